"""Who gets what: nobody waits for ever, nothing lands on somebody who is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cs_tui.core import moves
from cs_tui.core.agent import AgentLeft, Role
from cs_tui.core.case import Status
from cs_tui.core.intake import RISES_MS, SAME_TIME_MS, Waiting, choose
from cs_tui.core.moves import CaseOpened, Claimed, Released
from cs_tui.core.offer import accept, answer, offer, to_person, to_team
from cs_tui.core.shift import LONGEST_MS, AgentStateSet, ShiftClosed, ShiftOpened
from cs_tui.server.enrolment import register
from cs_tui.server.expiry import alarm_offers
from cs_tui.server.storage import Stored
from cs_tui.server.storage.conn import Conn, Rows
from cs_tui.server.storage.session import SqlSession
from cs_tui.server.work import Work
from cs_tui.sync.wire import PersonAsked, StaffPerson, line
from cs_tui.texts import rules as texts
from tests.server.floor import NEW_ID, Desk, Floor, connection_of
from tests.server.pushing import alone, made, opened
from tests.server.test_push import changed, sealed

HOUR = 3_600_000


async def begins(desk: Desk, day: str = "2026-09-21") -> None:
    """On duty."""
    shift = f"shift/{desk.me.actor}:{day}"
    assert (await alone(desk, made(desk, shift, ShiftOpened(day=day)))).status == "accepted"


async def ends(desk: Desk, day: str = "2026-09-21") -> None:
    """Off duty."""
    desk.floor.moment.passes(1)
    shift = f"shift/{desk.me.actor}:{day}"
    assert (await alone(desk, made(desk, shift, ShiftClosed()))).status == "accepted"


async def parked(floor: Floor, desk: Desk) -> str:
    """A case of this person's in which the next word is the customer's."""
    taken = await floor.writes(floor.channel(), "在吗")
    assert (await desk.next()).case == taken.case
    act = desk.act_on(await floor.case(taken.case))
    act.add(moves.WaitingCustomerSet(seen=act.state.last_in))
    await desk.push(act.events)
    return taken.case


async def kinds(floor: Floor, case_id: str) -> list[str]:
    """What happened in a case."""
    stream = f"case/{case_id}"
    stored: list[Stored] = await floor.hub.read(lambda session: session.log.stream(stream))
    return [one.sealed.kind for one in stored]


async def test_a_customer_who_writes_again_finds_who_is_there(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    for desk in (lin, wang):
        await begins(desk)
    case_id = await parked(floor, lin)
    await ends(lin)
    await floor.writes(floor.channel(), "还没好", "c1")
    waiting = await floor.case(case_id)
    assert (waiting.status, waiting.owner, waiting.was_owner) == (Status.NEW, None, "lin")
    assert (await wang.next()).case == case_id
    taken = await floor.case(case_id)
    assert (taken.owner, taken.void) == ("wang", ())


async def test_a_customer_who_writes_again_finds_the_same_person_while_they_are_there(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    await begins(lin)
    case_id = await parked(floor, lin)
    await floor.writes(floor.channel(), "还没好", "c1")
    case = await floor.case(case_id)
    assert (case.status, case.owner) == (Status.ACTIVE, "lin")


async def test_who_never_began_a_shift_is_not_held_to_be_away(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case_id = await parked(floor, lin)
    await floor.writes(floor.channel(), "还没好", "c1")
    assert (await floor.case(case_id)).owner == "lin"


async def test_cases_of_somebody_who_left_come_back_when_the_customer_does(floor: Floor) -> None:
    lin, _ = await floor.desk("lin"), await floor.desk("wang")
    case_id = await parked(floor, lin)
    floor.hub.do(lambda work: work.decide([work.event("agent/lin", AgentLeft())]))
    await floor.writes(floor.channel(), "还没好", "c1")
    assert (await floor.case(case_id)).status is Status.NEW


async def test_nothing_goes_to_a_queue_that_nobody_serves(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case_id = await parked(floor, lin)
    floor.hub.do(lambda work: work.decide([work.event("agent/lin", AgentLeft())]))
    await floor.writes(floor.channel(), "还没好", "c1")
    assert (await floor.case(case_id)).owner == "lin"


async def test_a_person_cannot_put_a_case_back(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case_id = await parked(floor, lin)
    assert (await alone(lin, made(lin, f"case/{case_id}", Released()))).status == "refused"


async def test_what_was_mine_before_is_mine_again_and_says_so(floor: Floor) -> None:
    wang = await floor.desk("wang")
    await begins(wang)
    case_id = await parked(floor, wang)
    await ends(wang)
    await floor.writes(floor.channel(), "还没好", "c1")
    await begins(wang)
    assert (await wang.next()).case == case_id
    claim = (await floor.hub.read(lambda session: session.log.stream(f"case/{case_id}")))[-1]
    assert texts.SERVED_BEFORE.zh in claim.sealed.fact.decode()


def waiting(case: str, priority: int, due_at: int, was_owner: str | None = None) -> Waiting:
    return Waiting(case, priority, due_at, 0, "zh", was_owner)


@pytest.mark.parametrize("priority", [2, 3, 4])
def test_nothing_waits_for_ever_behind_what_is_more_urgent(priority: int) -> None:
    patient = waiting("patient", priority, 0)
    for now in range(0, 10 * RISES_MS, RISES_MS // 2):
        urgent = waiting("urgent", 1, now + 1)
        chosen = choose([patient, urgent], ["zh"], now)
        assert chosen is not None
        if chosen.case == "patient":
            assert chosen.why == texts.SERVED_RISEN
            return
    raise AssertionError("it waits for ever")


def test_continuity_counts_among_what_is_due_at_the_same_time() -> None:
    items = [waiting("fresh", 3, 10), waiting("mine", 3, 20, "lin"), waiting("hers", 3, 5, "wang")]
    for present, expected in (((), "mine"), (("wang",), "mine")):
        chosen = choose(items, ["zh"], 0, actor="lin", present=present)
        assert chosen is not None
        assert chosen.case == expected
    others = choose(items[::2], ["zh"], 0, actor="lin", present=("wang",))
    away = choose(items[::2], ["zh"], 0, actor="lin")
    assert others is not None
    assert away is not None
    assert (others.case, away.case) == ("fresh", "hers")
    later = [waiting("mine", 3, SAME_TIME_MS, "lin"), waiting("fresh", 3, 0)]
    first = choose(later, ["zh"], 0, actor="lin")
    assert first is not None
    assert first.case == "fresh"


async def test_the_hub_finds_who_waits_longest_behind_a_crowd_of_urgent_ones(floor: Floor) -> None:
    lin = await floor.desk("lin")
    patient = await floor.writes(floor.channel(), "不急", "patient")
    floor.moment.passes(48 * HOUR)
    crowd = [
        CaseOpened(number=f"Z{n}", team="desk", day="2026-09-23", priority=1) for n in range(60)
    ]
    floor.hub.do(lambda work: work.decide([work.event(f"case/{NEW_ID()}", one) for one in crowd]))
    assert (await lin.next()).case == patient.case


async def test_every_assignment_says_why(floor: Floor) -> None:
    lin = await floor.desk("lin")
    named = await floor.writes(floor.channel(), "在吗", "c1")
    await lin.next(case=named.case)
    stored = await floor.hub.read(lambda session: session.log.stream(f"case/{named.case}"))
    claims = [one.sealed for one in stored if one.sealed.kind == Claimed.kind]
    assert texts.SERVED_BY_NAME.zh in claims[0].fact.decode()


async def test_an_offer_that_one_person_leaves_lying_goes_on_to_the_team(floor: Floor) -> None:
    lin, wang, mei = [await floor.desk(name) for name in ("lin", "wang", "mei")]
    case_id = await parked(floor, lin)
    act = lin.act_on(await floor.case(case_id))
    offer(act, to_person("wang"), "handover", 60_000)
    await lin.push(act.events)
    floor.moment.passes(60_001)
    await floor.hub.tick()
    case = await floor.case(case_id)
    assert case.offer is not None
    assert set(case.offer.to.addresses) == {"team:desk", "role:lead"}
    accepting = mei.act_on(case)
    accept(accepting)
    await mei.push(accepting.events)
    assert (await floor.case(case_id)).owner == "mei"
    assert wang.me.actor == "wang"


async def goes_on(floor: Floor) -> None:
    """A quarter of an hour passes."""
    floor.moment.passes(15 * 60_000 + 1)
    await floor.hub.tick()


async def test_an_offer_nobody_accepts_asks_one_after_the_other_by_skill_and_load(
    floor: Floor,
) -> None:
    names = ("lin", "wang", "mei", "zhao", "off")
    lin, *others = [await floor.desk(name) for name in names]
    for desk in (lin, *others[:-1]):
        await begins(desk)
    floor.hub.do(
        lambda work: register(work, "zhao", "Zhao", Role.AGENT, ("desk",), ("zh",), ("lamps",))
    )
    case_id = (await floor.writes(floor.channel(), "灯坏了", "c1", skill="lamps")).case
    await lin.next(case=case_id)
    await floor.writes(floor.channel(), "你好", "c2")
    await others[0].next()
    act = lin.act_on(await floor.case(case_id))
    offer(act, to_team("desk"), "transfer", 15 * 60_000)
    await lin.push(act.events)

    asked = []
    for _ in range(4):
        await goes_on(floor)
        case = await floor.case(case_id)
        (given,) = case.offers
        assert given.late(floor.moment.now)
        assert set(given.to.addresses) >= {"team:desk", "role:lead"}
        asked.append(given.to.person)
    assert asked == ["zhao", "mei", "wang", None]
    assert [one.why.zh for one in given.asked][:2] == [
        "会这项技能，手上 0 单",
        "会客户的语言，手上 0 单",
    ]
    before = await floor.seqs()
    await goes_on(floor)
    assert await floor.seqs() == before
    accepting = others[0].act_on(case)
    accept(accepting)
    await others[0].push(accepting.events)
    assert (await floor.case(case_id)).owner == "wang"


async def test_what_is_given_back_to_somebody_who_went_home_goes_to_the_queue(
    floor: Floor,
) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    for desk in (lin, wang):
        await begins(desk)
    case_id = (await floor.writes(floor.channel(), "在吗")).case
    await lin.next()
    act = lin.act_on(await floor.case(case_id))
    offer(act, to_person("wang"), "escalation", 60_000)
    await lin.push(act.events)
    await ends(lin)
    act = wang.act_on(await floor.case(case_id))
    accept(act)
    answer(act, "已查清，明天到")
    await wang.push(act.events)
    case = await floor.case(case_id)
    assert (case.status, case.owner, case.was_owner) == (Status.NEW, None, "lin")


@pytest.mark.parametrize("how", ["offline", "never ended"])
async def test_who_closed_the_desk_or_never_ended_the_shift_is_not_there(
    floor: Floor, how: str
) -> None:
    lin = await floor.desk("lin")
    await begins(lin)
    case_id = await parked(floor, lin)
    if how == "offline":
        shift = "shift/lin:2026-09-21"
        assert (await alone(lin, made(lin, shift, AgentStateSet(state="offline")))).status
    else:
        floor.moment.passes(LONGEST_MS + 1)
    await floor.writes(floor.channel(), "还没好", "c1")
    case = await floor.case(case_id)
    assert (case.owner, case.was_owner) == (None, "lin")
    assert [one.why.zh for one in case.assigned] == [
        texts.SERVED_FIRST.zh,
        texts.RELEASED["absent"].zh,
    ]


async def test_a_scheduled_case_comes_up_when_its_time_has_come(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case_id = (await floor.writes(floor.channel(), "明天打给我")).case
    await lin.next()
    act = lin.act_on(await floor.case(case_id))
    until = floor.moment.now + HOUR
    act.add(moves.CaseScheduled(seen=act.state.last_in, until=until))
    await lin.push(act.events)
    for passing, status in ((HOUR - 1, Status.SCHEDULED), (1, Status.ACTIVE)):
        floor.moment.passes(passing)
        await floor.hub.tick()
        assert (await floor.case(case_id)).status is status
    before = await floor.seqs()
    await floor.hub.tick()
    assert await floor.seqs() == before


async def test_a_scheduled_case_a_newer_version_wrote_in_hides_none_that_comes_up(
    floor: Floor,
) -> None:
    lin, chat, cases = await floor.desk("lin"), floor.channel(), []
    for n in range(2):
        cases.append((await floor.writes(chat, "明天打给我", conversation=f"c{n}")).case)
        await lin.next()
        act = lin.act_on(await floor.case(cases[-1]))
        act.add(moves.CaseScheduled(seen=act.state.last_in, until=floor.moment.now + HOUR + n))
        await lin.push(act.events)
    start = sealed(opened(lin))
    await lin.push_raw(
        line(start) + changed(start, id=NEW_ID(), stream=f"case/{cases[0]}", kind="case_gilded")
    )
    floor.moment.passes(HOUR + 1)
    now = floor.moment.now
    assert await floor.hub.read(lambda session: session.queue.come(now, 1)) == cases[1:]
    await floor.hub.tick()
    stands = [(await floor.case(one)).status for one in cases]
    assert stands == [Status.SCHEDULED, Status.ACTIVE]


async def test_what_needs_a_skill_goes_to_who_has_it_and_yet_waits_for_nobody_in_vain(
    floor: Floor,
) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    floor.hub.do(
        lambda work: register(work, "wang", "Wang", Role.AGENT, ("desk",), ("zh",), ("lamps",))
    )
    chat = floor.channel()
    lamp = await floor.writes(chat, "灯坏了", "c1", skill="lamps")
    floor.moment.passes(1_000)
    plain = await floor.writes(chat, "你好", "c2")
    second = await floor.writes(chat, "灯又坏了", "c3", skill="lamps")
    assert (await lin.next()).case == plain.case
    assert (await wang.next()).case == lamp.case
    assert (await lin.next()).case == second.case


async def test_a_change_of_name_keeps_the_skills(floor: Floor) -> None:
    chief = await floor.desk("chief", role=Role.ADMIN)
    skilled = PersonAsked(name="Mei", role="agent", teams=("desk",), skills=("lamps",))
    mei = await chief.post("/v1/people", StaffPerson, skilled)
    renamed = PersonAsked(id=mei.id, name="Mei Li", role="agent", teams=("desk",))
    after = await chief.post("/v1/people", StaffPerson, renamed)
    assert (after.name, after.skills) == ("Mei Li", ("lamps",))


async def test_who_is_there_and_what_they_hold_is_asked_once_however_many_offers_are_late(
    floor: Floor,
) -> None:
    desks = [await floor.desk(name) for name in ("lin", "wang", "mei", "zhao")]
    for desk in desks:
        await begins(desk)
    chat = floor.channel()
    for n in range(3):
        case_id = (await floor.writes(chat, "在吗", f"c{n}")).case
        await desks[0].next(case=case_id)
        act = desks[0].act_on(await floor.case(case_id))
        offer(act, to_team("desk"), "transfer", 60_000)
        await desks[0].push(act.events)
    floor.moment.passes(60_000)
    asked: list[str] = []

    def job(work: Work) -> int:
        counted = SqlSession(Counted(connection_of(work.session), asked))
        return alarm_offers(replace(work, session=counted))

    assert floor.hub.do(job) == 3
    assert len([sql for sql in asked if "owner, count(*)" in sql or "count(*) FROM" in sql]) == 1
    assert len([sql for sql in asked if "FROM duty" in sql]) == 1


class Counted:
    """A connection that keeps what it was asked."""

    def __init__(self, conn: Conn, asked: list[str]) -> None:
        self._conn, self._asked = conn, asked

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        self._asked.append(sql)
        return self._conn.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        return self._conn.executemany(sql, rows)
