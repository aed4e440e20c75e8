"""The simulated floor in front of a real hub: a living queue, answers that reach customers."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from cs_tui.core.case import Case, Status
from cs_tui.core.contact import front, reply
from cs_tui.core.contact_state import Delivery, Message
from cs_tui.core.metrics.day import day_figures
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.shift import Shift
from cs_tui.demo.arrivals import Arrivals
from cs_tui.demo.floor import Floor
from cs_tui.demo.link import Link
from cs_tui.demo.people import COLLEAGUES
from cs_tui.errors import Offline
from tests.demo.hall import Hall, hall
from tests.demo.people import story
from tests.server.floor import NEW_ID, Desk, folded

MINUTE = 60_000


def said(case: Case, side: str) -> list[Message]:
    return [message for message in case.messages if message.side == side]


async def served(desk: Desk) -> Case:
    """The newcomer is served a case and has it in front."""
    answer = await desk.next()
    case = folded(answer.changes)
    act = desk.act_on(case)
    front(act, case.day)
    await desk.push(act.events)
    return act.state


async def writes(desk: Desk, case: Case, text: str) -> None:
    """The newcomer answers in a case."""
    act = desk.act_on(case)
    reply(act, text, grace_s=0, spoken=False)
    await desk.push(act.events)


async def test_within_three_seconds_six_customers_wait(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        await floor.passes(3_000, beat=250)
        cases = await floor.cases()

    assert len(cases) == 6
    assert {case.lang for case in cases} == {"zh", "en"}
    assert len({case.contacts[0].channel for case in cases}) >= 3
    assert all(case.customer.name and case.subject for case in cases)


async def test_a_customer_hears_the_answer_and_answers_it(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        newcomer = await floor.newcomer()
        await floor.passes(3_000)
        case = await served(newcomer)
        await writes(newcomer, case, "请问是什么时候下的单呢？")
        before = len(said(case, "customer"))
        await floor.passes(MINUTE)
        case = await newcomer.case(case.id)

    assert said(case, "agent")[0].delivery is Delivery.DELIVERED
    assert len(said(case, "customer")) > before


@dataclass(frozen=True)
class Morning:
    """Four minutes of a floor nobody sits in front of."""

    cases: list[Case]
    waiting: list[int]
    """How many waited, every fifteen seconds."""


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    async def watched() -> Morning:
        waiting: list[int] = []
        async with hall(tmp_path_factory.mktemp("hall")) as floor:
            await floor.passes(5_000)
            for _ in range(16):
                await floor.passes(15_000, beat=1_000)
                cases = await floor.cases()
                waiting.append(sum(case.status is Status.NEW for case in cases))
        return Morning(cases, waiting)

    return asyncio.run(watched())


def solved(cases: list[Case]) -> list[Case]:
    return [case for case in cases if case.status is Status.RESOLVED]


def test_colleagues_work_the_queue_down_but_never_empty_it(morning: Morning) -> None:
    # Both may see six waiting at the same moment, and each takes one.
    assert min(morning.waiting) >= 4
    assert len(solved(morning.cases)) >= 4
    assert len({case.owner for case in solved(morning.cases)}) == 2


async def test_a_colleague_takes_a_case_only_while_more_than_five_wait(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        await floor.passes(1_000, beat=250)
        colleague = floor.crew.colleagues[0]
        owners: list[int] = []
        for waiting in (5, 6):
            floor.hub.moment.passes(10_000)
            await colleague.tick(floor.hub.moment.now, waiting)
            owners.append(sum(case.owner is not None for case in await floor.cases()))

    assert owners == [0, 1]


async def test_a_colleague_who_did_not_hear_which_case_it_is_takes_no_second_one(
    tmp_path: Path,
) -> None:
    async with hall(tmp_path) as floor:
        await floor.passes(3_000, beat=250)
        colleague = floor.crew.colleagues[0]
        floor.line.loses_next.add("/v1/next")
        floor.hub.moment.passes(10_000)
        with pytest.raises(Offline):
            await colleague.tick(floor.hub.moment.now, 6)
        floor.hub.moment.passes(10_000)
        await colleague.tick(floor.hub.moment.now, 6)

        assert sum(case.owner is not None for case in await floor.cases()) == 1


async def test_every_colleague_is_on_duty_today(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        await floor.passes(2_000)
        shifts = await floor.folded("shift")

    assert len({one.agent for one in shifts if isinstance(one, Shift)}) == COLLEAGUES + 1
    assert {one.state for one in shifts if isinstance(one, Shift)} == {"available"}


def test_nothing_a_colleague_does_is_void_or_in_conflict(morning: Morning) -> None:
    assert [case.number for case in morning.cases if case.void or case.conflicts] == []


def test_what_a_colleague_resolves_is_filed_answered_and_timed(morning: Morning) -> None:
    for case in solved(morning.cases):
        assert case.resolution is not None
        assert all((case.classification.nature, case.classification.leaf, case.note.done))
        assert said(case, "agent")
        assert 0 < case.contacts[0].front_ms < 2 * MINUTE


async def everything_said(floor: Hall) -> dict[str, list[str]]:
    """What customers said in each conversation, as the hub has it."""
    return {
        case.contacts[0].conversation: [message.text for message in said(case, "customer")]
        for case in await floor.cases()
    }


def test_what_a_colleague_resolves_tells_a_lead_how_long_each_step_took(morning: Morning) -> None:
    cases = solved(morning.cases)
    contacts = [one for case in cases for one in contact_facts(case)]
    day = day_figures(contacts, [case_facts(one) for one in cases], None, cases[0].day)
    assert all(0 < sum(one.steps_ms) <= (one.handle_ms or 0) for one in contacts)
    for row in day.channels:
        told = {one.metric: one.n for one in row.steps if one.n}
        assert set(told) == {"step_contact", "step_needs", "step_execute"}
        assert set(told.values()) == {row.counts.taken.n}


async def test_lost_answers_double_nothing_and_lose_nothing(tmp_path: Path) -> None:
    async with hall(tmp_path, loses=0.3) as floor:
        await floor.passes(4 * MINUTE, beat=1_000)
        heard = await everything_said(floor)
        cases = await floor.cases()
        customers = {one.conversation: one for one in floor.crew.floor.customers}

    counted = {name: customer.said for name, customer in customers.items() if customer.said}
    # The very last line may have reached the hub while its answer was lost.
    assert all(len(heard[name]) - count in (0, 1) for name, count in counted.items())
    assert all(len(texts) == len(set(texts)) for texts in heard.values())
    assert [case.void for case in cases if case.void] == []
    assert len(solved(cases)) >= 2


class Unlucky(random.Random):
    """Draws the lowest number each time a range is asked for."""

    def randrange(self, *args: int, **kwargs: int) -> int:  # type: ignore[override]
        return 0


async def answered_on(channel: str, floor: Hall) -> tuple[Case, int]:
    """A case on a channel after one answer of ours, and how many lines its customer then said."""
    newcomer = await floor.newcomer()
    one = story(channel=channel, opening=[{"text": "你好"}])
    rng = Unlucky(3)
    alone = Floor(
        Link(floor.client, floor.staffed.service),
        Arrivals([one], rng, floor.hub.moment.now, "zh"),
        rng,
        NEW_ID,
    )
    await alone.tick(floor.hub.moment.now, 0)
    case = await served(newcomer)
    await writes(newcomer, case, "请问订单号？")
    for _ in range(30):
        floor.hub.moment.passes(1_000)
        await alone.tick(floor.hub.moment.now, 99)
    return await newcomer.case(case.id), alone.customers[0].said


async def test_an_email_that_bounces_says_why_and_is_not_heard(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        case, lines = await answered_on("email", floor)

    [answer] = said(case, "agent")
    assert answer.delivery is Delivery.FAILED
    assert "退信" in answer.problem
    assert lines == 1


async def test_a_chat_message_always_arrives(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        case, lines = await answered_on("chat", floor)

    [answer] = said(case, "agent")
    assert answer.delivery is Delivery.DELIVERED
    assert lines == 2


async def test_a_floor_that_is_turned_away_writes_down_why_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with hall(tmp_path, service="wrong") as floor:
        await floor.passes(10_000)

        assert await floor.cases() == []
    assert len(floor.crew.colleagues) == COLLEAGUES + 1
    assert "/v1/intake: 401" in capsys.readouterr().err
