"""F8: a lead sees what goes wrong next and who holds it, and gives a case to somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core import complaint, offer, survey
from cs_tui.core.case import Case, Customer
from cs_tui.core.classification import Classified
from cs_tui.core.moves import Claimed
from cs_tui.core.ports import Ctx
from cs_tui.core.promise import promise
from cs_tui.core.shift import AgentStateSet, Shift, ShiftOpened
from cs_tui.core.shift import stream_of as shift_stream
from cs_tui.core.survey import SurveyAsked
from cs_tui.desk import Desk
from cs_tui.screens.floor import FloorScreen
from cs_tui.services.floor import Lag
from cs_tui.sync.wire import Staff, StaffDevice, StaffPerson
from tests.driver import HOSTILE, HOUR_MS, MINUTE_MS, MORNING, NARROW, WIDE, Profile, at_desk
from tests.screens.days import CHATS, work_through
from tests.screens.passing import MEI, NAMES, ctx, given, staffed

TEXTS = {
    "zh": (("赵先生", "退款没有到账"), ("李女士", "订单还没发货"), ("陈女士", "补发的包裹没到")),
    "en": (("Mr Zhao", "refund missing"), ("Ms Li", "not shipped"), ("Ms Chen", "second parcel")),
}
WHY = {"zh": "梅芳去开会", "en": "Mei is in a meeting"}
TO_LOGISTICS = offer.to_team("logistics")


def on_duty(desk: Desk, person: str, *states: AgentStateSet) -> None:
    """A colleague's desk says who is there and how."""

    def begin() -> None:
        stream = shift_stream(f"{person}:{desk.kit.day()}")
        with desk.kit.log.act(stream, ctx(desk, person), Shift) as act:
            act.add(ShiftOpened(day=desk.kit.day()))
            for state in states:
                act.add(state)

    desk.run_now(begin)


def held(desk: Desk, profile: Profile, person: str, which: int, due_ms: int) -> Case:
    """A case of a colleague's with a promise."""
    name, text = TEXTS[profile.lang][which]
    customer = Customer(name=name, phone="13800138000")
    case = desk.run_now(
        desk.cases.open, channel="chat", text=text, answered=False, customer=customer
    )

    def claims() -> None:
        with desk.kit.log.case_act(case.id, ctx(desk, person)) as act:
            act.add(Claimed(agent=person))
            promise(act, text, MORNING + due_ms, form="callback")

    desk.run_now(claims)
    return case


def claimed(desk: Desk, case: Case, person: str) -> None:
    """Somebody takes a case."""
    with desk.kit.log.case_act(case.id, ctx(desk, person)) as act:
        act.add(Claimed(agent=person))


def unhappy(profile: Profile, desk: Desk) -> None:
    """Colleagues' cases: a complaint nobody answered in time, and a low rating."""
    complains = held(desk, profile, MEI, 2, 30 * HOUR_MS)
    rates = held(desk, profile, "zhou", 0, 30 * HOUR_MS)

    def told() -> None:
        sla, calendar = desk.kit.policy().sla, desk.kit.calendar()
        early = Ctx(now=MORNING - 240 * HOUR_MS, actor=MEI, new_id=desk.kit.new_id)
        with desk.kit.log.case_act(complains.id, early) as act:
            act.add(Classified(field="nature", value="complaint"))
            complaint.begin(act, sla.complaint, calendar)
        with desk.kit.log.case_act(rates.id, ctx(desk, "zhou")) as act:
            act.add(SurveyAsked(survey="s1", channel="chat", agent="zhou", day=desk.kit.day()))
            survey.answer(act, 1, "channel", "", sla.followup, calendar)

    desk.run_now(told)


def busy(profile: Profile) -> list[Case]:
    """A morning: two are on, one too long on a break, one case late, one soon, one untaken."""
    staffed(profile, lead=True)
    with profile.program(at=MORNING - HOUR_MS) as desk:
        on_duty(desk, MEI, AgentStateSet(state="break", reason="rest"))
        on_duty(desk, "zhou")
        late = held(desk, profile, MEI, 0, -12 * MINUTE_MS)
        soon = held(desk, profile, "zhou", 1, 40 * MINUTE_MS)
        untaken = given(profile, desk, TO_LOGISTICS)
    with profile.program(at=MORNING - 10 * MINUTE_MS) as desk:
        name, text = TEXTS[profile.lang][2]
        desk.run_now(
            desk.cases.open,
            channel="email",
            text=text,
            answered=False,
            customer=Customer(name=name, phone="13800138000"),
        )
    return [late, soon, untaken]


def owner_of(profile: Profile, case: Case) -> str | None:
    with profile.program() as desk:
        return desk.run_now(desk.cases.view, case.id).case.owner


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("digit", "123457")
async def test_every_list_stands_under_its_digit(
    profile: Profile, size: tuple[int, int], digit: str
) -> None:
    busy(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f8", digit)
        await agent.golden(f"floor-{digit}-{profile.lang}-{size[0]}")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_silent_complaints_and_low_ratings_stand_together(
    profile: Profile, size: tuple[int, int]
) -> None:
    busy(profile)
    with profile.program(at=MORNING - HOUR_MS) as desk:
        unhappy(profile, desk)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f8", "6")
        await agent.golden(f"floor-6-{profile.lang}-{size[0]}")
        await agent.presses("down", "enter")
        assert agent.mode == "desk"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_who_holds_a_case_and_is_away_and_two_on_one_thing_stand_under_one_digit(
    profile: Profile, size: tuple[int, int]
) -> None:
    busy(profile)
    with profile.program(at=MORNING - HOUR_MS) as desk:
        for person in (MEI, "zhou", "hong"):
            case = held(desk, profile, person, 2, 30 * HOUR_MS)
            desk.run_now(desk.customers.edit_on, case.id, "order_no", "2026112000077")
        away = desk.run_now(
            desk.cases.open, channel="chat", text=TEXTS[profile.lang][1][1], answered=False
        )
        desk.run_now(claimed, desk, away, "hong")
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f8", "4")
        await agent.golden(f"floor-whose-{profile.lang}-{size[0]}")
        await agent.presses("down", "down", "enter")
        await agent.sees(away.number)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_quiet_floor_says_so(profile: Profile, size: tuple[int, int]) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f8")
        await agent.golden(f"floor-empty-{profile.lang}-{size[0]}")


async def test_four_keys_and_a_reason_give_a_case_to_somebody_else(profile: Profile) -> None:
    late, *_ = busy(profile)
    keys = ["ctrl+o", "2", "2"]
    async with at_desk(profile) as agent:
        await agent.presses("f8", *keys)
        await agent.types(WHY[profile.lang])
        await agent.presses("enter")
        await agent.is_told(late.number)
        await agent.sees(NAMES[profile.lang]["zhou"])
    assert len([*keys, "enter"]) <= 5
    assert owner_of(profile, late) == "zhou"


async def test_a_card_number_in_the_reason_is_never_written(zh: Profile) -> None:
    late, *_ = busy(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f8", "ctrl+o", "2", "1")
        await agent.types("客户卡号 4111111111111111")
        await agent.presses("enter")
        await agent.is_told(late.number)
    with zh.program() as desk:
        case = desk.run_now(desk.cases.view, late.id).case
    assert "4111111111111111" not in case.offers[-1].note


async def test_enter_opens_the_highlighted_case(zh: Profile) -> None:
    late, *_ = busy(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f8", "enter")
        assert agent.mode == "desk"
        await agent.sees(late.number)


async def test_a_figure_of_the_day_says_what_it_means_and_which_cases_are_behind_it(
    zh: Profile,
) -> None:
    staffed(zh, lead=True)
    work_through(zh, *CHATS[:2])
    async with at_desk(zh) as agent:
        await agent.presses("f8", "7")
        await agent.sees("首响达标 2/2", "重复询问 0/2", "接触用时")
        await agent.presses("down", "down", "down", "enter")
        await agent.sees("首次响应不晚于到期时间的接触", "工单：A1001 A1002")


async def test_a_day_that_the_hub_cannot_tell_is_not_made_up(zh: Profile) -> None:
    staffed(zh, lead=True)
    async with at_desk(zh) as agent:
        desk = agent.app.desk
        desk.kit.profile = replace(desk.kit.profile, hub_url="http://127.0.0.1:9", token="t")
        await agent.presses("f8", "7")
        await agent.sees("没有取到", "按 7 再看一次")
        assert "接入" not in agent.screen


async def test_a_full_width_digit_switches_too(zh: Profile) -> None:
    busy(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f8", "４")
        await agent.sees("没有接收")


async def test_rows_that_come_in_leave_the_highlight_on_its_case(zh: Profile) -> None:
    _, soon, _ = busy(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f8", "down")
        with zh.program(at=MORNING - HOUR_MS) as desk:
            new = held(desk, zh, MEI, 2, 20 * MINUTE_MS)
        await agent.app._changed()
        await agent.settles()
        await agent.sees(new.number)
        await agent.presses("ctrl+o", "2")
        await agent.sees(f"{soon.number} 改派给谁")


async def test_a_desk_that_has_not_synced_for_long_is_named(profile: Profile) -> None:
    busy(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f8", "2")
        devices = {MEI: (("B", 12 * MINUTE_MS), ("C", 400 * HOUR_MS)), "zhou": (("D", 4_000),)}
        staff = Staff(people=tuple(_person(one, had) for one, had in devices.items()))
        desk = agent.app.desk
        lags = await desk.run(desk.floor.lags, staff)
        assert lags == {MEI: (Lag("B", 12 * MINUTE_MS),), "zhou": ()}
        screen = agent.app.screen
        assert isinstance(screen, FloorScreen)
        screen._lags = lags
        screen.tick()
        await agent.golden(f"floor-lag-{profile.lang}-130")


def _person(id_: str, devices: tuple[tuple[str, int], ...]) -> StaffPerson:
    """Somebody with devices the hub has heard nothing of for so long."""
    return StaffPerson(
        id=id_,
        name=id_,
        role="agent",
        teams=("desk",),
        langs=("zh",),
        left=False,
        devices=tuple(
            StaffDevice(
                id=f"{id_}-{prefix}",
                label="laptop",
                prefix=prefix,
                enrolled_at=0,
                used_at=MORNING - ms,
                revoked_at=None,
            )
            for prefix, ms in devices
        ),
    )


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    staffed(profile, lead=True)
    with profile.program() as desk:
        case = given(profile, desk, TO_LOGISTICS, text=HOSTILE, name=HOSTILE, note=HOSTILE)
    async with at_desk(profile) as agent:
        await agent.presses("f8")
        await agent.sees("[/x][b]a[/i]", case.number)
        profile.clock.goes_on(20 * MINUTE_MS)
        await agent.presses("f3", "f8", "4")
        await agent.sees("[/x][b]a[/i]")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen)


async def test_the_language_switches_while_one_looks(zh: Profile) -> None:
    busy(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f8")
        await agent.sees("最急")
        await agent.speaks("en")
        await agent.sees("next", "staff")
