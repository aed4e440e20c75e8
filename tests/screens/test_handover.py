"""F6: what I hand over, item by item; what others handed over, read and signed."""

from __future__ import annotations

import pytest

from cs_tui.core import handover
from cs_tui.core.act import Act
from cs_tui.core.agent import Agent as Colleague
from cs_tui.core.agent import AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.case import Case
from cs_tui.core.handover_state import Item
from cs_tui.core.moves import CaseOpened
from cs_tui.core.offer import offer
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Ctx
from cs_tui.core.shift import Shift, ShiftOpened, stream_of
from cs_tui.services.field_names import NOTE
from tests.driver import (
    HOSTILE,
    HOUR_MS,
    MORNING,
    NARROW,
    WIDE,
    Profile,
    at_desk,
)

SUBJECTS = {
    "zh": ("催发货", "等客户发照片", "投诉快递员态度"),
    "en": ("chase dispatch", "waits for a photo", "complaint about the courier"),
}
PROMISE = {"zh": "18:30 回电告知到货", "en": "call back by 18:30 about stock"}
IF = {
    "zh": "如果 16:00 还没到货，就换同款",
    "en": "if stock is late at 16:00, offer a substitute",
}


def owned(profile: Profile) -> list[Case]:
    """Three cases of mine: one with a promise, two without."""
    with profile.program(at=MORNING - HOUR_MS) as desk:
        cases = [profile.case(desk, subject) for subject in SUBJECTS[profile.lang]]
        due_at = MORNING + 8 * HOUR_MS
        desk.run_now(desk.promises.make, cases[0].id, PROMISE[profile.lang], due_at)
    return cases


def colleague(profile: Profile, actor: str, name: str, role: Role = Role.AGENT) -> None:
    """Somebody else works here too."""
    with profile.program() as desk:
        ctx = Ctx(MORNING - HOUR_MS, "admin", desk.kit.new_id)
        with desk.kit.log.act(agent_stream(actor), ctx, Colleague) as act:
            act.add(AgentRegistered(role=role, teams=("desk",), name=name))


def handed_over_by(profile: Profile, actor: str, name: str, state: str = "催发货") -> None:
    """A colleague's shift of today with a handover."""
    colleague(profile, actor, name)
    with profile.program() as desk:
        ctx = Ctx(MORNING - HOUR_MS, actor, desk.kit.new_id)
        day = desk.run_now(desk.kit.day)
        with desk.kit.log.act(stream_of(f"{actor}:{day}"), ctx, Shift) as act:
            act.add(ShiftOpened(day=day))
            _gives(act, state)


def _gives(act: Act[Shift], state: str) -> None:
    item = Item(
        case="elsewhere",
        number="B2001",
        severity="urgent",
        state=state,
        next=state,
        next_due_at=MORNING + HOUR_MS,
        contingency=state,
        written=True,
    )
    handover.give(act, Target(teams=("desk",), roles=("lead",)), (item,))


def case_of(profile: Profile, case_id: str) -> Case:
    with profile.program() as desk:
        return desk.run_now(desk.cases.view, case_id).case


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_handover_has_drafted_itself(profile: Profile, size: tuple[int, int]) -> None:
    owned(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f6")
        await agent.golden(f"handover-{profile.lang}-{size[0]}")


def handed_to_me(profile: Profile, subject: str, note: str) -> str:
    """A colleague's case, handed over to whoever of the team comes next; its id."""
    colleague(profile, "chen", "陈宇")
    with profile.program() as desk:
        case_id = desk.kit.new_id()
        ctx = Ctx(MORNING - HOUR_MS, "chen", desk.kit.new_id)
        with desk.kit.log.act(f"case/{case_id}", ctx, Case) as act:
            day = desk.run_now(desk.kit.day)
            act.add(CaseOpened(number="B2001", team="desk", day=day, owner="chen", subject=subject))
            offer(act, Target(teams=("desk",)), "handover", HOUR_MS, note=note)
    return case_id


async def test_what_is_handed_to_me_is_taken_or_sent_back(profile: Profile) -> None:
    owned(profile)
    case_id = handed_to_me(profile, SUBJECTS[profile.lang][0], IF[profile.lang])
    async with at_desk(profile) as agent:
        await agent.presses("f6")
        await agent.golden(f"handover-to-me-{profile.lang}-130")
        await agent.presses("enter", "1")
        await agent.is_told("B2001")
    assert case_of(profile, case_id).owner == "me"


async def test_sent_back_it_goes_with_its_reason(zh: Profile) -> None:
    case_id = handed_to_me(zh, HOSTILE, HOSTILE)
    async with at_desk(zh, size=NARROW) as agent:
        await agent.presses("f6", "enter", "2")
        await agent.types("不是我们组的")
        await agent.presses("enter")
        await agent.is_told("B2001 已退回 陈宇")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))
    case = case_of(zh, case_id)
    assert (case.owner, case.offers[-1].said) == ("chen", "不是我们组的")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_with_nothing_to_hand_over_it_says_so(
    profile: Profile, size: tuple[int, int]
) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f6")
        await agent.golden(f"handover-empty-{profile.lang}-{size[0]}")


async def test_one_open_item_is_handed_over_with_two_keys(profile: Profile) -> None:
    _, stable, _ = owned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f6", "2")
        await agent.is_told(stable.number)
    given = case_of(profile, stable.id)
    assert given.offer is not None
    assert (given.offer.why, given.offer.to.roles) == ("handover", ("lead",))
    assert given.owner == given.offer.by


async def test_a_risky_one_with_three_and_what_to_do_if(profile: Profile) -> None:
    risky, *_ = owned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f6", "1")
        await agent.types(IF[profile.lang])
        await agent.presses("enter")
        await agent.is_told(risky.number)
    given = case_of(profile, risky.id)
    assert given.offer is not None
    assert IF[profile.lang] in given.offer.note


async def test_ctrl_z_takes_it_back_while_nobody_has_accepted(zh: Profile) -> None:
    _, stable, _ = owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "2")
        await agent.sees("已交出 1")
        await agent.presses("ctrl+z")
        await agent.is_told(stable.number)
        agent.misses("已交出 1")
    assert case_of(zh, stable.id).offer is None


async def test_an_item_is_written_line_by_line(profile: Profile) -> None:
    risky, *_ = owned(profile)
    said = IF[profile.lang]
    async with at_desk(profile) as agent:
        await agent.presses("f6", "enter")
        await agent.golden(f"handover-form-{profile.lang}", panel=True)
        await agent.types(said)
        await agent.presses("ctrl+s")
        await agent.is_told(risky.number)
        await agent.sees({"zh": "写全 1/3", "en": "written 1/3"}[profile.lang])
        await agent.presses("1")
        await agent.is_told({"zh": "接收前仍归你", "en": "yours till accepted"}[profile.lang])


async def test_a_time_that_is_none_is_said_and_nothing_is_lost(zh: Profile) -> None:
    owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "down", "enter", "tab", "tab")
        await agent.types("等照片")
        await agent.presses("escape", "enter")
        await agent.sees("等照片")
        await agent.presses("tab")
        await agent.types("soon")
        await agent.presses("ctrl+s")
        await agent.sees("不是时间")


def on_disk(profile: Profile, case: Case) -> dict[str, str]:
    """What another program finds of an item that is being typed."""
    with profile.program() as desk:
        return desk.run_now(desk.handovers.typed, case.id)


async def test_an_item_being_typed_is_on_disk_before_the_form_is_left(zh: Profile) -> None:
    _, second, _ = owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "down", "enter", "tab", "tab")
        await agent.types("等照片")
        await agent.until(lambda: "等照片" in on_disk(zh, second).values(), "draft")
        # The desk ends here as if it were killed: nobody leaves the form.
        assert agent.app.screen_stack[-1].is_modal
    async with at_desk(zh) as agent:
        await agent.presses("f6", "down", "enter")
        await agent.sees("等照片")
        await agent.presses("ctrl+s")
        await agent.is_told(second.number)
    assert on_disk(zh, second) == {}


async def test_ctrl_z_takes_back_all_that_was_handed_over_at_once(zh: Profile) -> None:
    owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "ctrl+o", "5")
        await agent.sees("已交出 2")
        await agent.presses("ctrl+z")
        await agent.is_told("交出交接")
        agent.misses("已交出")


async def test_what_is_left_out_says_why(profile: Profile) -> None:
    _, second, _ = owned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f6", "down", "ctrl+o", "3")
        await agent.types("mine")
        await agent.presses("enter")
        await agent.is_told(second.number)
        await agent.sees({"zh": "不交接 1", "en": "Left out 1"}[profile.lang])


async def test_everything_at_once_names_what_cannot_go_yet(zh: Profile) -> None:
    risky, *_ = owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "ctrl+o", "5")
        await agent.is_told("已交出 2 条给 下一班")
        await agent.is_told(f"{risky.number} 是加急或需关注的")
        await agent.sees("未定 1")


async def test_it_can_go_to_one_colleague(zh: Profile) -> None:
    colleague(zh, "chen", "陈宇")
    _, stable, _ = owned(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f6", "ctrl+o", "4")
        await agent.types("陈")
        await agent.presses("enter")
        await agent.sees("交给 陈宇")
        await agent.presses("2")
        await agent.sees("等陈宇接收")
    offer = case_of(zh, stable.id).offer
    assert offer is not None
    assert offer.to.person == "chen"


async def test_the_lead_reads_comments_and_signs(profile: Profile) -> None:
    handed_over_by(profile, "chen", "陈宇")
    async with at_desk(profile, size=NARROW) as agent:
        await agent.presses("f6", "ctrl+o", "6")
        await agent.types("chen")
        await agent.presses("enter", "ctrl+o", "7")
        await agent.types("OK")
        await agent.presses("enter", "ctrl+o", "8")
        await agent.golden(f"handover-read-{profile.lang}-80")
        await agent.presses("ctrl+o", "9")
        await agent.golden(f"handover-versions-{profile.lang}", panel=True)
        await agent.presses("escape", "escape")
        await agent.sees({"zh": "手上没有要交接的", "en": "nothing of yours"}[profile.lang])


async def test_somebody_elses_is_not_changed(zh: Profile) -> None:
    handed_over_by(zh, "chen", "陈宇")
    async with at_desk(zh) as agent:
        await agent.presses("f6", "ctrl+o", "6", "enter", "1", "ctrl+o", "5")
        await agent.is_told("只能批注和签字")


async def test_mine_is_not_signed_by_me(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f6", "ctrl+o", "8")
        await agent.is_told("先在交接本里打开")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    handed_over_by(profile, "chen", HOSTILE, HOSTILE)
    with profile.program() as desk:
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        desk.run_now(desk.cases.keep_drafts, case.id, {NOTE["issue"]: (HOSTILE, None)})
        desk.run_now(desk.cases.save, case.id)
        desk.run_now(desk.promises.make, case.id, HOSTILE, MORNING + HOUR_MS)
    async with at_desk(profile) as agent:
        await agent.presses("f6")
        await agent.sees("[/x][b]a[/i] [@click=app.quit]x[/]")
        await agent.presses("enter", "escape", "1")
        await agent.types("[/b]")
        await agent.presses("enter", "ctrl+o", "6", "enter", "ctrl+o", "9")
        await agent.sees("[/x][b]a[/i]")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))
