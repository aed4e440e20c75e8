"""F7: the day in figures; by channel, never pooled, small counts as counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from cs_tui.errors import Offline
from cs_tui.services.hub import HubLine
from cs_tui.services.wrapup import DayView
from cs_tui.store.profile import Profile as Person
from cs_tui.texts import Lang, Words
from tests.driver import (
    HOSTILE,
    HOUR_MS,
    MINUTE_MS,
    MORNING,
    NARROW,
    WIDE,
    Agent,
    Profile,
    at_desk,
    copy_home,
)
from tests.screens.days import CALLS, CHATS, MAILS, Worked, wait, work_through


@pytest.fixture(scope="module")
def days(
    homes: Callable[[Lang], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[Lang, Path]:
    """Four calls, eleven chats, two mails, a promise kept late and a mail unanswered, twice."""
    folders: dict[Lang, Path] = {}
    for lang in get_args(Lang):
        folder = tmp_path_factory.mktemp("day") / "home"
        _a_day(copy_home(homes(lang), folder, lang))
        folders[lang] = folder
    return folders


@pytest.fixture(params=["zh", "en"])
def day(request: pytest.FixtureRequest, days: dict[Lang, Path], tmp_path: Path) -> Profile:
    """A profile with that day behind it, in each language."""
    return copy_home(days[request.param], tmp_path / "home", request.param)


@pytest.fixture
def zh_day(days: dict[Lang, Path], tmp_path: Path) -> Profile:
    """The same in Chinese."""
    return copy_home(days["zh"], tmp_path / "home", "zh")


def _a_day(profile: Profile) -> None:
    work_through(profile, *CALLS, *CHATS, *MAILS)
    with profile.program(at=MORNING - 30 * MINUTE_MS) as desk:
        case = profile.case(desk, name="赵先生")
        desk.run_now(desk.promises.make, case.id, "回电", MORNING - 10 * MINUTE_MS)
    with profile.program() as desk:
        [owed] = desk.run_now(desk.promises.ledger)
        desk.run_now(desk.promises.keep, owed.case, owed.promise)
    wait(profile, "email", 50 * MINUTE_MS)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_channel_stands_for_itself(day: Profile, size: tuple[int, int]) -> None:
    async with at_desk(day, size=size) as agent:
        await agent.presses("f7")
        await agent.golden(f"wrapup-{day.lang}-{size[0]}")


async def test_a_narrow_screen_scrolls_to_the_rest(day: Profile) -> None:
    async with at_desk(day, size=NARROW) as agent:
        await agent.presses("f7", "end")
        await agent.golden(f"wrapup-end-{day.lang}-80")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_day_without_contacts_says_so(profile: Profile, size: tuple[int, int]) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f7")
        await agent.golden(f"wrapup-empty-{profile.lang}-{size[0]}")


async def test_the_screen_shows_the_figures_of_the_core(zh_day: Profile) -> None:
    with zh_day.program() as desk:
        view: DayView = desk.run_now(desk.wrapup.view, desk.run_now(desk.kit.day))
    chat = next(row for row in view.figures.channels if row.channel == "chat")
    assert (chat.counts.taken.n, chat.first_response.median) == (11, 25_000)
    assert chat.first_response.p90 == 29_000
    async with at_desk(zh_day) as agent:
        await agent.presses("f7")
        row = next(line for line in agent.screen.splitlines() if line.strip().startswith("在线"))
        assert row.split()[:8] == ["在线", "11", "11", "11", "0", "11", "0:25", "0:29"]


async def test_below_ten_there_is_no_nine_of_ten(zh_day: Profile) -> None:
    async with at_desk(zh_day) as agent:
        await agent.presses("f7")
        row = next(line for line in agent.screen.splitlines() if line.strip().startswith("电话"))
        assert row.split()[5:8] == ["4", "0:08", "-"]


async def test_what_each_figure_means_is_one_act_away(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f7", "ctrl+o", "3")
        await agent.sees({"zh": "分渠道计", "en": "By channel"}[profile.lang])
        await agent.presses("escape")
        agent.misses({"zh": "分渠道计", "en": "By channel"}[profile.lang])


async def test_the_figures_can_be_copied_bare(zh_day: Profile) -> None:
    async with at_desk(zh_day) as agent:
        await agent.presses("f7", "ctrl+o", "2")
        await agent.is_told("已复制")
        copied = agent.app.clipboard
        assert "在线" in copied
        assert "按时兑现 0/1" in copied
        assert all(line == line.rstrip() for line in copied.splitlines())


class Hub(HubLine):
    """A hub that has so many of the day's events, or is out of reach."""

    def __init__(self, made: int, lacking: int | None) -> None:
        # No line is opened: only the answer about the day is asked of it.
        self.status = None
        self.made, self.lacking = made, lacking
        self.since: list[int] = []

    async def stop(self) -> None:
        """There is no line to end."""

    async def check_day(self, since: int) -> tuple[int, int]:
        self.since.append(since)
        if self.lacking is None:
            raise Offline(Words(zh="连不上服务器", en="cannot reach the hub"))
        return self.made, self.lacking


async def joined(agent: Agent, hub: Hub) -> None:
    """From now on this desk has that hub."""
    kit = agent.app.desk.kit
    kit.profile = Person(actor="me", name=kit.profile.name, hub_url="https://hub.example")
    agent.app.desk.hub = hub
    await agent.presses("f7")


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (0, "服务器有今天的全部 412 条记录"),
        (3, "服务器还缺 3"),
        (None, "没有核对成：连不上服务器"),
    ],
)
async def test_the_hub_says_whether_it_has_the_day(
    zh: Profile, lacking: int | None, said: str
) -> None:
    hub = Hub(412, lacking)
    async with at_desk(zh) as agent:
        await joined(agent, hub)
        await agent.sees(said)
        opened_at = agent.app.desk.run_now(agent.app.desk.shifts.now).opened_at
        assert hub.since == [opened_at]


async def test_it_is_asked_again_on_demand_and_not_at_every_record(zh: Profile) -> None:
    hub = Hub(412, 3)
    async with at_desk(zh) as agent:
        await joined(agent, hub)
        await agent.sees("服务器还缺 3 条")
        await agent.app._changed()
        await agent.settles()
        assert len(hub.since) == 1
        hub.lacking = 0
        await agent.presses("ctrl+o", "1")
        await agent.sees("服务器有今天的全部 412 条记录")
        assert len(hub.since) == 2


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    wait(profile, "email", 50 * MINUTE_MS, name=HOSTILE)
    async with at_desk(profile) as agent:
        await agent.presses("f7")
        await agent.sees("A1001")
        assert "\x1b" not in agent.screen


async def test_today_stands_beside_the_own_last_shifts(zh: Profile) -> None:
    """Nine shifts whose chats took six minutes, and one today whose chats took twenty."""
    for ago in range(9, 0, -1):
        usual = [Worked("chat", (20 + n % 3) * 1000, (6 + ago % 2) * MINUTE_MS) for n in range(10)]
        work_through(zh, *usual, since=MORNING - ago * 24 * HOUR_MS - 2 * HOUR_MS)
    work_through(zh, *[Worked("chat", 21_000, 20 * MINUTE_MS) for _ in range(10)])
    async with at_desk(zh) as agent:
        await agent.presses("f7")
        await agent.sees("和自己最近 20 个班次比")
        rows = agent.screen.splitlines()
        assert any("在线 首次响应" in row and "和平时一样" in row for row in rows)
        assert any("在线 处理时长" in row and "有变化：平时" in row for row in rows)
