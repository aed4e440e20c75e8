"""F4: what I owe, the late first, done with one key and taken back with another."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case
from cs_tui.core.contact import MessageIn
from cs_tui.core.ports import HUB, Ctx
from cs_tui.core.promise import PromiseKind
from tests.driver import (
    HOSTILE,
    HOUR_MS,
    MINUTE_MS,
    MORNING,
    NARROW,
    WIDE,
    Profile,
    at_desk,
)

TEXTS = {
    "zh": (
        ("赵先生", "退款到账确认", "核实退款到账并回电"),
        ("李女士", "订单还没发货", "催发货并告知结果"),
        ("陈女士", "补发包裹", "签收后回电确认"),
    ),
    "en": (
        ("Mr Zhao", "refund not received", "check the refund and call back"),
        ("Ms Li", "order not shipped", "chase dispatch and write the result"),
        ("Ms Chen", "replacement parcel", "confirm after delivery"),
    ),
}
DUE: tuple[tuple[int, PromiseKind], ...] = (
    (-12 * MINUTE_MS, "callback"),
    (4 * MINUTE_MS, "message"),
    (50 * HOUR_MS, "action"),
)


def promised(profile: Profile) -> list[str]:
    """Three promises: late, soon, later; the numbers of their cases."""
    numbers = []
    with profile.program(at=MORNING - 5 * HOUR_MS) as desk:
        for (name, subject, what), (due_ms, form) in zip(TEXTS[profile.lang], DUE, strict=True):
            case = profile.case(desk, subject, name=name)
            desk.run_now(desk.promises.make, case.id, what, MORNING + due_ms, form)
            numbers.append(case.number)
    return numbers


def case_of(profile: Profile, number: str) -> Case:
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        return desk.run_now(desk.cases.view, row.id).case


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_late_stand_first_and_say_so(profile: Profile, size: tuple[int, int]) -> None:
    promised(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f4")
        await agent.golden(f"followups-{profile.lang}-{size[0]}")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_with_nothing_owed_it_says_how_a_promise_is_made(
    profile: Profile, size: tuple[int, int]
) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f4")
        await agent.golden(f"followups-empty-{profile.lang}-{size[0]}")


async def test_space_keeps_the_highlighted_one_and_ctrl_z_takes_it_back(profile: Profile) -> None:
    first, *_ = promised(profile)
    what = TEXTS[profile.lang][0][2]
    async with at_desk(profile) as agent:
        await agent.presses("f4", "space")
        agent.misses(what)
        await agent.is_told("Ctrl+Z")
        await agent.presses("ctrl+z")
        await agent.sees(what)
        await agent.presses("space")
    [promise] = case_of(profile, first).promises
    assert promise.kept_at == MORNING


async def test_a_digit_keeps_the_one_it_stands_at(profile: Profile) -> None:
    _, second, _ = promised(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "2")
        await agent.is_told(second)
    assert not case_of(profile, second).promises[0].open


async def test_a_full_width_digit_does_the_same(zh: Profile) -> None:
    *_, third = promised(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "３")
        await agent.is_told(third)
    assert not case_of(zh, third).promises[0].open


async def test_enter_opens_the_case_at_the_desk(profile: Profile) -> None:
    _, second, _ = promised(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "down", "enter")
        assert agent.mode == "desk"
        await agent.sees(f"{second} ")
        row = next(row for row in agent.app.board.mine if row.front)
        assert row.number == second


async def test_what_no_longer_stands_is_dropped_with_its_reason(profile: Profile) -> None:
    first, *_ = promised(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "ctrl+o", "3")
        await agent.types("客户已撤回 13800138000")
        await agent.presses("enter")
        await agent.is_told(first)
        agent.misses(TEXTS[profile.lang][0][2])
        await agent.presses("ctrl+z")
        await agent.sees(TEXTS[profile.lang][0][2])


async def test_an_act_without_a_promise_says_what_to_do(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", "2")
        await agent.is_told("先用方向键选一条")


async def test_the_clock_goes_on_while_one_looks(zh: Profile) -> None:
    promised(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4")
        await agent.sees("已超时 1", "剩 4:00")
        zh.clock.goes_on(5 * MINUTE_MS)
        await agent.sees("已超时 2", "超 17 分")


async def test_a_promise_made_elsewhere_is_there_on_coming_back(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f4")
        await agent.sees("没有待跟进的")
        await agent.presses("escape")
        promised(zh)
        await agent.presses("f4")
        await agent.sees("核实退款到账并回电")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    with profile.program() as desk:
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        desk.run_now(desk.promises.make, case.id, HOSTILE, MORNING + HOUR_MS)
    async with at_desk(profile) as agent:
        await agent.presses("f4")
        await agent.sees("[/x][b]a[/i] [@click=app.quit]x[/]")
        await agent.presses("space")
        await agent.is_told("[/x][b]a[/i]")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))


FOLLOWUP = {"zh": "确认退款到账", "en": "ask whether the refund came"}


def planned(profile: Profile) -> str:
    """A follow-up on a resolved case and nothing else; the number of the case."""
    with profile.program(at=MORNING - HOUR_MS) as desk:
        case = profile.case(desk, TEXTS[profile.lang][0][1], name=TEXTS[profile.lang][0][0])
        desk.run_now(desk.followups.plan, case.id, "t1", FOLLOWUP[profile.lang])
        desk.run_now(
            desk.cases.keep_drafts,
            case.id,
            {
                field: (text, None)
                for field, text in {
                    "reply": "ok",
                    "note.done": "ok",
                    "nature": "help",
                    "leaf": "REFTRK",
                    "outcome": "solved",
                }.items()
            },
        )
        seen = desk.run_now(desk.cases.view, case.id).case.last_in
        desk.run_now(desk.queue.finish, case.id, seen)
    return case.number


def everything(profile: Profile) -> None:
    """One of each thing that is due, beside the promises."""
    promised(profile)
    planned(profile)
    with profile.program(at=MORNING - 3 * HOUR_MS) as desk:
        name, subject, what = TEXTS[profile.lang][1]
        case = profile.case(desk, subject, name=name)
        desk.run_now(desk.complaints.receive, case.id, what, "", "complex")
        later = profile.case(desk, subject, name=name)
        desk.run_now(desk.followups.snooze, later.id, MORNING + HOUR_MS)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_promises_follow_ups_complaints_and_what_is_put_off_stand_in_one_list(
    profile: Profile, size: tuple[int, int]
) -> None:
    everything(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f4", "down", "down", "down")
        await agent.golden(f"followups-all-{profile.lang}-{size[0]}")


async def test_a_follow_up_not_reached_is_offered_again_until_the_last_try(
    profile: Profile,
) -> None:
    number = planned(profile)
    async with at_desk(profile) as agent:
        for tries in (1, 2, 3):
            await agent.presses("f4", "ctrl+o", "4")
            [one] = case_of(profile, number).followups
            assert one.tries == tries
        agent.misses(FOLLOWUP[profile.lang])
    assert one.outcome == "not_reached"


async def test_a_confirmed_follow_up_is_done_with_a_digit(profile: Profile) -> None:
    number = planned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "1")
        await agent.is_told(number)
    assert [one.outcome for one in case_of(profile, number).followups] == ["confirmed"]


async def test_who_is_not_satisfied_opens_the_case_again(profile: Profile) -> None:
    number = planned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "ctrl+o", "5")
        await agent.types("still nothing")
        await agent.presses("enter")
        await agent.is_told(number)
    case = case_of(profile, number)
    assert (case.status, case.reopened) == ("active", 1)
    assert [one.note for one in case.followups] == ["still nothing"]


async def test_what_is_due_is_put_off_with_three_keys(profile: Profile) -> None:
    number = planned(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4")
        await agent.presses("ctrl+o", "6", "3")
        await agent.is_told(number)
    [one] = case_of(profile, number).followups
    assert one.due_at == MORNING + 2 * HOUR_MS


@pytest.mark.parametrize(("digit", "kind"), [("6", "followup"), ("9", "put off"), ("1", "promise")])
async def test_a_callback_a_follow_up_and_putting_off_take_three_keys_at_the_desk(
    profile: Profile, digit: str, kind: str
) -> None:
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "2", digit)
        if kind == "promise":
            await agent.presses("ctrl+s")
    after = case_of(profile, case.number)
    done = {
        "followup": [one.plan for one in after.followups] == ["t1"],
        "put off": (after.status, after.scheduled_at) == ("scheduled", MORNING + 2 * HOUR_MS),
        "promise": len(after.promises) == 1,
    }
    assert done[kind]


async def test_a_complaint_in_the_list_is_gone_on_with_at_the_desk(zh: Profile) -> None:
    with zh.program(at=MORNING - HOUR_MS) as desk:
        case = zh.case(desk)
        desk.run_now(desk.complaints.receive, case.id, "退款", "", "simple")
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", "4")
        await agent.is_told("这一项不是回访")
        await agent.presses("space")
        assert agent.mode == "desk"
        await agent.sees("投诉  受理")


async def test_thanks_on_a_resolved_case_stand_unread_in_mine_until_they_were_seen(
    zh: Profile,
) -> None:
    number = planned(zh)
    with zh.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        assert number not in [one.number for one in desk.run_now(desk.queue.board).mine]
        with desk.kit.log.case_act(row.id, Ctx(MORNING, HUB, desk.kit.new_id)) as act:
            contact = act.state.contacts[0].id
            act.add(MessageIn(message="thanks", contact=contact, text="好的谢谢"))
        [one] = desk.run_now(desk.queue.board).mine
        assert (one.number, one.unread, one.status) == (number, 1, "resolved")
        desk.run_now(desk.queue.put_in_front, row.id)
        assert desk.run_now(desk.queue.board).mine == ()
