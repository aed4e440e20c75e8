"""F7 at the end of the day: reflection, defects, and handing over and leaving, at any time."""

from __future__ import annotations

import pytest

from tests.driver import HOSTILE, NARROW, WIDE, Profile, at_desk
from tests.screens.test_handover import case_of, owned

WELL = {
    "zh": "二次来电先为失约道歉",
    "en": "second contacts: apologise for the broken promise first",
}
HARD = {"zh": "两篇知识的转账时限不一致", "en": "two articles disagree on transfer times"}
ANSWER = {"zh": "以两天为准，已改", "en": "two days is right; corrected"}


def events(profile: Profile, family: str) -> list[str]:
    """The kinds of the events in all streams of a family, as they stand in the log."""
    with profile.program() as desk:
        rows = desk.kit.log.conn.execute(
            "SELECT kind FROM events WHERE stream LIKE ? ORDER BY seq", (f"{family}/%",)
        )
        return [row[0] for row in rows]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_day_is_looked_back_on(profile: Profile, size: tuple[int, int]) -> None:
    lang = profile.lang
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f7", "ctrl+o", "4", "2")
        await agent.types(WELL[lang])
        await agent.presses("enter")
        await agent.types(HARD[lang])
        await agent.presses("enter", "ctrl+o", "5", "1")
        await agent.types(HARD[lang])
        await agent.presses("enter")
        await agent.is_told("K-101")
        await agent.presses("ctrl+o", "7", "1", "1")
        await agent.types(ANSWER[lang])
        await agent.presses("enter")
        await agent.golden(f"looking-back-{lang}-{size[0]}")


async def test_what_is_for_oneself_is_a_private_stream(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f7", "ctrl+o", "4", "1", "enter")
        await agent.types(HARD[profile.lang])
        await agent.presses("enter")
        await agent.sees(HARD[profile.lang])
    assert events(profile, "private") == ["reflected_privately"]
    assert "reflected" not in events(profile, "shift")


async def test_escape_on_the_way_writes_nothing(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f7", "ctrl+o", "4", "1", "escape")
        await agent.presses("ctrl+o", "5", "1", "escape")
    assert events(zh, "private") == []
    assert events(zh, "defect") == []


async def test_a_defect_of_an_article_names_the_article(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f7", "ctrl+o", "5")
        await agent.types("退款")
        await agent.presses("enter")
        await agent.types("时限写错了")
        await agent.presses("enter")
        await agent.is_told("K-101")
    with zh.program() as desk:
        [defect] = desk.run_now(desk.defects.mine)
        assert desk.run_now(desk.knowledge.article, defect.article).id == defect.article


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_one_leaves_and_what_nobody_accepted_stays(
    profile: Profile, size: tuple[int, int]
) -> None:
    risky, *rest = owned(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f7", "ctrl+n")
        await agent.is_told(risky.number)
        await agent.presses("end")
        await agent.golden(f"left-{profile.lang}-{size[0]}")
    assert [case_of(profile, one.id).offer is not None for one in (risky, *rest)] == [
        False,
        True,
        True,
    ]
    assert all(case_of(profile, one.id).owner == "me" for one in (risky, *rest))
    assert events(profile, "shift")[-1] == "shift_closed"


async def test_a_second_ctrl_n_leaves_the_program(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f7", "ctrl+n")
        await agent.is_told("再按 Ctrl+N 退出程序")
        agent.app.simulate_key("ctrl+n")
        await agent.until(lambda: agent.app._exit, "end of the program")


async def test_who_comes_back_goes_on_with_the_same_shift(zh: Profile) -> None:
    with zh.program() as desk:
        desk.run_now(desk.leaving.leave)
        left = desk.run_now(desk.shifts.now)
        back = desk.run_now(desk.shifts.be, "available")
    assert left.closed_at is not None
    assert (back.id, back.opened_at, back.closed_at) == (left.id, left.opened_at, None)
    assert back.state == "available"


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    with profile.program() as desk:
        desk.run_now(desk.reflections.share, HOSTILE, HOSTILE)
        made = desk.run_now(desk.defects.report, HOSTILE)
        desk.run_now(desk.defects.answer, made.id, "fixed", HOSTILE)
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        desk.run_now(desk.handovers.give, case.id, desk.run_now(desk.handovers.pool))
    async with at_desk(profile) as agent:
        await agent.presses("f7")
        await agent.sees("[/x][b]a[/i]")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))
