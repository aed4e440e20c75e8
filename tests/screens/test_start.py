"""The first start: every way to begin, by keys alone, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cs_tui.bootstrap import rename
from cs_tui.desk import Desk
from cs_tui.errors import UsageError
from cs_tui.screens.start import Begin
from cs_tui.texts import Lang, Words
from tests.driver import NARROW, WIDE, Agent, Profile, at_desk, copy_home, make_home

BROKEN = Words(zh="这不是完整的登记码", en="this is not a whole enrolment code")


@dataclass
class Hub:
    """Takes one code; everything else is broken."""

    profile: Profile
    good: str = "good-code"
    codes: list[str] = field(default_factory=list)

    async def enrol(self, code: str, lang: Lang) -> None:
        """What joining does to the profile on disk."""
        self.codes.append(code)
        if code.strip() != self.good:
            raise UsageError(BROKEN)
        other = self.profile.open()
        rename(other, name="Chen Yu", lang=lang)
        other.close()


def named(desk: Desk, name: str, lang: Lang) -> None:
    rename(desk, name=name, lang=lang)


@pytest.fixture(scope="module")
def unnamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile as plain commands leave it that were used before any first start."""
    return make_home(tmp_path_factory.mktemp("unnamed") / "home", "zh", name="")


@pytest.fixture
def new(unnamed: Path, tmp_path: Path) -> Profile:
    """A profile whose person was never asked."""
    return copy_home(unnamed, tmp_path / "home", "zh")


@asynccontextmanager
async def first_start(
    profile: Profile, *, size: tuple[int, int] = WIDE, hub: Hub | None = None
) -> AsyncIterator[Agent]:
    begin = Begin(alone=named, enrol=(hub or Hub(profile)).enrol)
    async with at_desk(profile, size=size, begin=begin) as agent:
        await agent.sees("Choose your language")
        yield agent


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_until_a_language_is_chosen_both_stand_there(
    new: Profile, size: tuple[int, int]
) -> None:
    async with first_start(new, size=size) as agent:
        await agent.sees("请选择语言", "1 中文", "2 English")
        await agent.golden(f"start-language-{size[0]}")


@pytest.mark.parametrize(("digit", "lang"), [("1", "zh"), ("2", "en")])
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_ways_to_begin_are_told_in_the_chosen_language(
    new: Profile, digit: str, lang: Lang, size: tuple[int, int]
) -> None:
    async with first_start(new, size=size) as agent:
        await agent.presses(digit)
        await agent.golden(f"start-how-{lang}-{size[0]}")


async def test_it_begins_where_there_was_nothing_at_all(tmp_path: Path) -> None:
    async with first_start(Profile(tmp_path / "home", "en")) as agent:
        await agent.presses("2", "3")
        await agent.types("Lin")
        await agent.presses("enter")
        await agent.sees("Lin not on duty")


async def test_alone_takes_a_name_and_opens_the_desk(new: Profile) -> None:
    async with first_start(new) as agent:
        await agent.presses("1", "3")
        await agent.types("林晓")
        await agent.presses("enter")
        await agent.sees("林晓 未上岗", "仅本机", "系统自检")
    with new.program() as desk:
        assert (desk.kit.profile.name, desk.kit.profile.lang) == ("林晓", "zh")


async def test_arrows_and_enter_do_what_digits_do(new: Profile) -> None:
    async with first_start(new) as agent:
        await agent.presses("down", "enter", "down", "down", "enter")
        await agent.types("Lin")
        await agent.presses("enter")
        await agent.sees("Lin not on duty", "System checks")


async def test_a_name_is_asked_for_until_there_is_one(new: Profile) -> None:
    async with first_start(new) as agent:
        await agent.presses("2", "3", "enter")
        await agent.sees("please write a name")
        await agent.types("a" * 41)
        agent.misses("please write a name")
        await agent.presses("enter")
        await agent.sees("at most 40 characters")


async def test_a_broken_code_is_told_in_place_and_stays_to_be_mended(new: Profile) -> None:
    hub = Hub(new)
    async with first_start(new, hub=hub) as agent:
        await agent.presses("2", "2")
        await agent.pastes("good-")
        await agent.presses("enter")
        await agent.sees(BROKEN.en, "good-")
        await agent.golden("start-broken-code-en")
        await agent.types("code")
        await agent.presses("enter")
        await agent.sees("Chen Yu not on duty")
    assert hub.codes == ["good-", "good-code"]


async def test_what_was_typed_is_still_there_after_going_back(new: Profile) -> None:
    async with first_start(new) as agent:
        await agent.presses("1", "2")
        await agent.pastes("half a code")
        await agent.presses("escape", "escape", "1", "2")
        await agent.sees("half a code")


async def test_an_empty_code_is_not_sent(new: Profile) -> None:
    hub = Hub(new)
    async with first_start(new, hub=hub) as agent:
        await agent.presses("1", "2", "enter")
        await agent.sees("还没有粘贴登记码")
    assert hub.codes == []


@pytest.mark.parametrize(("digit", "demo"), [("1", True), ("0", False)])
async def test_a_demo_or_leaving_ends_the_desk_and_writes_nothing(
    new: Profile, digit: str, demo: bool
) -> None:
    async with first_start(new) as agent:
        await agent.presses("1")
        agent.app.simulate_key(digit)
        await agent.until(lambda: agent.app._exit, "end")
        assert agent.app.wants_demo is demo
    with new.program() as desk:
        assert desk.kit.profile.name == ""
        (shifts,) = desk.kit.log.conn.execute(
            "SELECT count(*) FROM events WHERE stream LIKE 'shift/%'"
        ).fetchone()
        assert shifts == 0


async def test_a_person_with_a_name_is_never_asked(profile: Profile) -> None:
    begin = Begin(alone=named, enrol=Hub(profile).enrol)
    async with at_desk(profile, begin=begin) as agent:
        agent.misses("Choose your language")


async def test_a_name_with_markup_is_only_a_name(new: Profile) -> None:
    async with first_start(new) as agent:
        await agent.presses("2", "3")
        await agent.pastes("[/x] \x1b]52;c;aGk=\x07")
        await agent.presses("enter")
        await agent.sees("[/x]")
        assert "\x1b" not in agent.screen
