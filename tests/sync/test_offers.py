"""Three desks and the hub that is shipped: a case goes up and back, and never lacks an owner."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest

from cs_tui.core import escalation, fold, offer, shift
from cs_tui.core.act import Act
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, Status
from cs_tui.core.escalation import Asked
from cs_tui.core.offer_state import Target
from cs_tui.core.shift import Shift
from cs_tui.server.bootstrap import open_hub
from cs_tui.store import offers, projection, rebuild
from cs_tui.texts import offers as texts
from tests.server.floor import Floor, Moment, means
from tests.sync.desk import Desk
from tests.sync.real import Terminals, cases

MINUTE = 60_000
LEADS = Target(roles=("lead",), tier=3)


class Three:
    """Lin and Wang, agents, and Zhou, their lead."""

    def __init__(self, floor: Floor, terminals: Terminals) -> None:
        self.floor, self._terminals = floor, terminals
        self.desks: dict[str, Desk] = {}

    async def sit_down(self) -> None:
        """Everybody enrols and has the log."""
        for name, role in (("lin", Role.AGENT), ("wang", Role.AGENT), ("zhou", Role.LEAD)):
            self.desks[name] = await self._terminals.joins(name, role)
        await self.sync()

    async def sync(self, *names: str) -> None:
        """These desks sync, else all of them, twice, so that everybody has everything."""
        for name in names or (*self.desks, *self.desks):
            await self.desks[name].syncs()

    async def passes(self, ms: int) -> None:
        """Time goes by everywhere."""
        self.floor.moment.passes(ms)
        for desk in self.desks.values():
            desk.clock.now += ms
        await self.floor.hub.tick()

    def says(self, name: str, case_id: str, what: Callable[[Act[Case]], object]) -> None:
        """Somebody acts on a case at their own desk."""
        self.desks[name].does(case_id, what)

    def case(self, name: str, case_id: str) -> Case:
        """The case as somebody has it."""
        return self.desks[name].log.case(case_id)

    async def offers(self, to: Target) -> str:
        """Lin passes a case of hers on; everybody with a right to it knows."""
        case_id = self.desks["lin"].opens()
        asked = Asked(to, "查件", None)
        self.says("lin", case_id, lambda act: escalation.transfer(act, asked, 15 * MINUTE))
        await self.sync()
        return case_id

    def owners(self, case_id: str) -> set[str | None]:
        """Who owned the case after each event that happened to it, in the hub's order."""
        conn = self.desks["lin"].conn
        events = projection.events_of(conn, f"case/{case_id}")
        found = set()
        for end in range(1, len(events) + 1):
            state = fold.fold(f"case/{case_id}", events[:end])
            assert isinstance(state, Case)
            found.add(state.owner)
        return found

    def agree(self) -> bool:
        """Everybody reads the same, and what they read is what their log says."""
        read = [cases(desk) for desk in self.desks.values()]
        differing = [one for desk in self.desks.values() for one in rebuild.differing(desk.conn)]
        return all(one == read[0] for one in read) and differing == []


@pytest.fixture
async def three(tmp_path: Path) -> AsyncIterator[Three]:
    path, moment = tmp_path / "hub.db", Moment()
    hub = open_hub(path, means(moment))
    terminals = Terminals(Floor(hub, moment, path))
    made = Three(terminals.floor, terminals)
    await made.sit_down()
    yield made
    await terminals.close()
    hub.close()


async def test_to_the_lead_and_back_with_the_answer(three: Three) -> None:
    case_id = await three.offers(LEADS)
    zhou = three.desks["zhou"]
    (waiting,) = offers.offered_to(zhou.conn, "zhou", ("role:lead",))
    assert (waiting.case, waiting.owner, waiting.offer.note) == (case_id, "lin", "查件")

    three.says("zhou", case_id, offer.accept)
    await three.sync()
    assert three.case("lin", case_id).owner == "zhou"
    three.says("zhou", case_id, lambda act: offer.answer(act, "同意补偿"))
    await three.sync()

    back = three.case("lin", case_id)
    assert (back.owner, back.offers[0].said) == ("lin", "同意补偿")
    assert three.owners(case_id) == {"lin", "zhou"}
    assert three.agree()


async def test_nobody_accepts_so_the_owner_stays_and_the_lead_is_alarmed(three: Three) -> None:
    case_id = await three.offers(offer.to_person("wang"))

    await three.passes(16 * MINUTE)
    await three.sync()

    for name in three.desks:
        case = three.case(name, case_id)
        assert case.owner == "lin"
        assert case.offers[0].overdue_at is not None
    (alarm,) = offers.overdue(three.desks["zhou"].conn, three.floor.moment.now)
    assert alarm.case == case_id
    assert three.agree()


async def test_two_accept_offline_and_one_has_it(three: Three) -> None:
    case_id = await three.offers(Target(teams=("desk",)))

    three.says("wang", case_id, offer.accept)
    three.says("zhou", case_id, offer.accept)
    assert three.case("wang", case_id).owner == "wang"
    assert three.case("zhou", case_id).owner == "zhou"
    await three.sync("zhou", "wang")
    await three.sync()

    for name in three.desks:
        case = three.case(name, case_id)
        assert case.owner == "zhou"
        assert [(void.actor, void.reason) for void in case.void] == [
            ("wang", texts.NO_LONGER["accepted"])
        ]
    assert three.owners(case_id) == {"lin", "zhou"}
    assert three.agree()


async def test_a_declined_case_is_the_givers_with_the_reason(three: Three) -> None:
    case_id = await three.offers(offer.to_person("wang"))

    three.says("wang", case_id, lambda act: offer.decline(act, "手上已满"))
    await three.sync()

    case = three.case("lin", case_id)
    assert (case.owner, case.offer) == ("lin", None)
    assert (case.offers[0].ended_by, case.offers[0].said) == ("wang", "手上已满")
    assert three.agree()


async def test_who_goes_off_duty_stays_the_owner_until_it_is_accepted(three: Three) -> None:
    lin = three.desks["lin"]
    case_id = await three.offers(offer.to_person("wang"))
    ctx = lin.ctx()
    with lin.log.act(shift.stream_of("s-lin"), ctx, Shift) as act:
        act.add(shift.ShiftOpened(day="2027-01-15"))
        act.add(shift.ShiftClosed())
    await three.sync()
    assert three.case("zhou", case_id).owner == "lin"

    three.says("wang", case_id, offer.accept)
    await three.sync()

    assert three.case("lin", case_id).owner == "wang"
    assert three.agree()


async def test_withdrawn_before_the_accept_arrives_the_case_stays(three: Three) -> None:
    case_id = await three.offers(offer.to_person("wang"))
    three.says("wang", case_id, offer.accept)
    three.says("lin", case_id, offer.withdraw)
    await three.sync("lin", "wang")
    await three.sync()

    case = three.case("wang", case_id)
    assert (case.owner, case.status) == ("lin", Status.ACTIVE)
    assert case.void[0].reason == texts.NO_LONGER["withdrawn"]
    assert three.agree()


async def test_later_words_of_the_customer_come_to_the_new_owner(three: Three) -> None:
    floor = three.floor
    chat = floor.channel()
    taken = await floor.writes(chat, "到哪了", "w1")
    claim = three.desks["lin"].ctx().new_id()
    await three.desks["lin"].gateway.next(claim, taken.case)
    await three.sync()
    to_wang = Asked(offer.to_person("wang"), "", None)
    three.says("lin", taken.case, partial(escalation.transfer, asked=to_wang, accept_within_ms=1))
    await three.sync()
    three.says("wang", taken.case, offer.accept)
    await three.sync()

    await floor.writes(chat, "还在吗", "w1")
    await three.sync()

    case = three.case("wang", taken.case)
    assert (case.owner, case.messages[-1].text) == ("wang", "还在吗")
    assert case.unread >= 1
