"""A handover over the real hub: agent to agent, read and signed by the lead; nobody loses a case.

What a person keeps to themselves never reaches the hub, not one byte of it.
"""

from __future__ import annotations

import random
from pathlib import Path

from cs_tui.core.agent import Role
from cs_tui.core.events import event
from cs_tui.core.handover import HandoverSigned
from cs_tui.core.offer_state import Target
from cs_tui.ids import Uuid7
from cs_tui.services.cases import Cases
from cs_tui.services.front import Front
from cs_tui.services.handover import Entry, Handovers
from cs_tui.services.kit import Kit, PolicyBook
from cs_tui.services.leaving import Leaving
from cs_tui.services.offers import Offers
from cs_tui.services.reflection import Defects, Reflections
from cs_tui.services.shift import Shifts
from cs_tui.sqlite import MEMORY
from cs_tui.store.drafts import Drafts
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader
from tests.server.floor import Desk, Floor
from tests.server.test_with_terminal import Terminal, hub_docs

SECRET = "今天很累，想请假一周"


class Person(Terminal):
    """Somebody with the services of the desk on a log that syncs with the hub."""

    def __init__(self, desk: Desk, name: str, path: Path = MEMORY) -> None:
        super().__init__(desk, path)
        me = desk.me
        profile = Profile(
            actor=me.actor,
            name=name,
            role=me.role,
            teams=",".join(me.teams),
            prefix=me.prefix,
            hub_url="https://hub.test",
        )
        reader = Reader(self.conn)
        self.kit = Kit(
            log=self.log,
            drafts=Drafts(self.conn),
            reader=reader,
            own=reader,
            profile=profile,
            clock=desk.floor.moment,
            monotonic=desk.floor.moment,
            new_id=Uuid7(),
            policies=PolicyBook(),
            rng=random.Random(7),
        )
        front = Front(self.kit)
        self.shifts, self.cases = Shifts(self.kit, front), Cases(self.kit)
        self.offers = Offers(self.kit)
        self.handovers = Handovers(self.kit, self.shifts)
        self.leaving = Leaving(self.kit, self.shifts, front, self.handovers)
        self.reflections = Reflections(self.kit, self.shifts)
        self.defects = Defects(self.kit)

    @property
    def actor(self) -> str:
        """Who it is."""
        return self.desk.me.actor

    def entries(self) -> dict[str, Entry]:
        """My handover by case."""
        sheet = self.handovers.mine(self.handovers.stream())
        return {one.item.case: one for one in sheet.entries}


async def person(floor: Floor, name: str, role: Role = Role.AGENT) -> Person:
    """Somebody on duty, with what the hub lets them see."""
    found = Person(await floor.desk(name, role=role), name)
    await found.syncs()
    found.shifts.begin()
    return found


async def all_sync(*people: Person) -> None:
    """Everybody sends what they did, then everybody gets what the others did."""
    for _ in range(2):
        for one in people:
            await one.syncs()


def owner_everywhere(case_id: str, *people: Person) -> set[str | None]:
    """Who owns the case, by every log."""
    return {one.log.case(case_id).owner for one in people}


async def test_from_agent_to_agent_and_the_lead_signs(floor: Floor) -> None:
    lin, chen = await person(floor, "lin"), await person(floor, "chen")
    lead = await person(floor, "zhao", Role.LEAD)
    case = lin.cases.open_call().id
    lin.handovers.give(case, Target(person=chen.actor))
    await all_sync(lin, chen, lead)
    assert owner_everywhere(case, lin, chen, lead) == {lin.actor}

    [offered] = chen.offers.to_me()
    assert (offered.case, offered.offer.why) == (case, "handover")
    chen.offers.accept(case)
    await all_sync(chen, lin, lead)
    assert owner_everywhere(case, lin, chen, lead) == {chen.actor}

    [shift] = lead.handovers.book("lin")
    stream = f"shift/{shift.id}"
    lead.handovers.comment(stream, "已看，注意 16:00")
    lead.handovers.sign(stream)
    await all_sync(lead, lin, chen)
    signed = lin.handovers.of(stream).handover.signed
    assert signed is not None
    assert signed.by == lead.actor
    for one in (lin, chen, lead):
        assert one.docs() == await hub_docs(floor, one.desk)


async def test_who_may_not_read_the_shift_still_reads_what_was_said_of_the_case(
    floor: Floor,
) -> None:
    lin, chen = await person(floor, "lin"), await person(floor, "chen")
    case = lin.cases.open_call().id
    lin.handovers.give(case, Target(person=chen.actor), contingency="如果没到货，就换同款")
    await all_sync(lin, chen)
    assert chen.handovers.book() == ()
    [offered] = chen.offers.to_me()
    assert "如果没到货，就换同款" in offered.offer.note


async def test_nobody_there_it_stays_the_givers_and_the_agent_leaves(floor: Floor) -> None:
    lin, lead = await person(floor, "lin"), await person(floor, "zhao", Role.LEAD)
    case = lin.cases.open_call().id
    left = lin.leaving.leave()
    await all_sync(lin, lead)
    assert left.shift.closed_at is not None
    assert owner_everywhere(case, lin, lead) == {lin.actor}
    limit = lead.kit.policy().limits.offer_accept_ms
    floor.moment.passes(limit + 1)
    assert [one.case for one in lead.offers.overdue()] == [case]
    chen = await person(floor, "chen")
    assert [one.case for one in chen.offers.to_me()] == [case]


async def test_one_that_is_sent_back_is_the_givers_again_with_the_reason(floor: Floor) -> None:
    lin, chen = await person(floor, "lin"), await person(floor, "chen")
    case = lin.cases.open_call().id
    lin.handovers.give(case, Target(person=chen.actor))
    await all_sync(lin, chen)
    chen.offers.decline(case, "不是我们组的")
    await all_sync(chen, lin)
    entry = lin.entries()[case]
    assert not entry.given
    assert entry.offer is not None
    assert entry.offer.said == "不是我们组的"
    assert owner_everywhere(case, lin, chen) == {lin.actor}


async def test_an_agent_cannot_sign_for_the_lead(floor: Floor) -> None:
    lin, chen = await person(floor, "lin"), await person(floor, "chen")
    lin.handovers.give(lin.cases.open_call().id, Target(person=chen.actor))
    await lin.syncs()
    stream, ctx = lin.handovers.stream(), chen.kit.ctx()
    forged = event(stream, HandoverSigned(version=1), ctx, act=ctx.new_id())
    pushed = await chen.desk.push([forged])
    assert [one.status for one in pushed.results] == ["refused"]
    await lin.syncs()
    assert lin.handovers.of(stream).handover.signed is None


async def test_what_is_private_never_reaches_the_hub(floor: Floor) -> None:
    lin = await person(floor, "lin")
    lin.reflections.keep("", SECRET)
    lin.reflections.share("二次来电先道歉", "")
    await all_sync(lin)
    stream, day = lin.handovers.stream(), lin.kit.day()
    shared, private = lin.reflections.of(stream, day)
    assert (shared.well, private.hard) == ("二次来电先道歉", SECRET)
    stored = b"".join(path.read_bytes() for path in _files(floor.path))
    assert "二次来电先道歉".encode() in stored
    assert SECRET.encode() not in stored
    assert b"private/" not in stored
    assert b"reflected_privately" not in stored


def _files(database: Path) -> list[Path]:
    """The database of the hub with what SQLite keeps beside it."""
    return sorted(database.parent.glob(f"{database.name}*"))


async def test_a_defect_is_reported_seen_by_the_lead_and_answered(floor: Floor) -> None:
    lin, lead = await person(floor, "lin"), await person(floor, "zhao", Role.LEAD)
    reported = lin.defects.report("两篇知识的转账时限不一致")
    assert reported.number.startswith("K-")
    await all_sync(lin, lead)
    [waiting] = lead.defects.open()
    lead.defects.answer(waiting.id, "fixed", "以 2 天为准，已改")
    await all_sync(lead, lin)
    [mine] = lin.defects.mine()
    assert (mine.standing, mine.answer) == ("fixed", "以 2 天为准，已改")
    assert mine.answered_by == lead.actor


async def test_another_agent_cannot_answer_it(floor: Floor) -> None:
    lin, chen = await person(floor, "lin"), await person(floor, "chen")
    reported = lin.defects.report("两篇知识不一致")
    await all_sync(lin, chen)
    assert not chen.defects.may_answer
    chen.defects.answer(reported.id, "declined", "不改")
    report = await chen.syncs()
    assert report.refused == 1
    await lin.syncs()
    assert [one.standing for one in lin.defects.mine()] == ["open"]
