"""Time that runs out: each desk says so by itself; what the lead was told stands on F3 and F8."""

from __future__ import annotations

from cs_tui.core.case import Case, Customer
from cs_tui.core.ports import HUB
from cs_tui.core.raising import TimeRaised
from cs_tui.core.rows import answer_due
from tests.driver import NARROW, Profile, at_desk
from tests.screens.passing import ctx

NEAR_MS = 50_000
"""More than four fifths of the minute in which a chat gets its first answer."""


def waits(profile: Profile) -> Case:
    """A chat that nobody has taken, and most of whose time is gone."""
    with profile.program() as desk:
        customer = Customer(name="赵先生", phone="13800138000")
        case = desk.run_now(
            desk.cases.open, channel="chat", text="退款", answered=False, customer=customer
        )
    profile.clock.goes_on(NEAR_MS)
    return case


def told(profile: Profile, case: Case) -> None:
    """The hub has told the lead."""
    with profile.program() as desk:

        def raises() -> None:
            due_at = answer_due(case)
            assert due_at is not None
            with desk.kit.log.case_act(case.id, ctx(desk, HUB)) as act:
                act.add(TimeRaised(due_at=due_at))

        desk.run_now(raises)


async def test_a_desk_on_its_own_says_what_is_nearly_due(profile: Profile) -> None:
    waits(profile)
    async with at_desk(profile) as agent:
        await agent.sees({"zh": "快到时限", "en": "nearly due"}[profile.lang])
        agent.misses({"zh": "已上报", "en": "lead told"}[profile.lang])


async def test_what_the_lead_was_told_stands_in_the_queue_and_on_the_floor(
    profile: Profile,
) -> None:
    told(profile, waits(profile))
    words = {"zh": ("已上报", "上报：没有人处理"), "en": ("lead told", "nobody works on it")}
    mark, row = words[profile.lang]
    async with at_desk(profile) as agent:
        await agent.sees(mark)
        await agent.presses("f8", "1")
        await agent.sees(row)


async def test_the_row_of_the_floor_fits_where_there_is_little_room(zh: Profile) -> None:
    told(zh, waits(zh))
    async with at_desk(zh, size=NARROW) as agent:
        await agent.presses("f8", "1")
        await agent.sees("上报：没有人处理", "赵先生")
