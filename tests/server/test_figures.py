"""The figures of a day: computed by the terminal's own function over the hub's facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from cs_tui.case_sql import DAYS_CASES, DAYS_CONTACTS
from cs_tui.content import load_documents
from cs_tui.core.act import Act
from cs_tui.core.agent import Role
from cs_tui.core.case import Case
from cs_tui.core.contact import front, park, reply
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.metrics.day import DayFigures, day_figures
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.metrics.fcr import FirstContacts, days_to_judge, first_contacts, of_one_customer
from cs_tui.core.metrics.proportions import Share
from cs_tui.core.one_customer import CustomerMerged
from cs_tui.core.policy import policy_from
from cs_tui.core.preshift import NoticeChecked
from cs_tui.core.shift import Shift, stream_of
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.sqlite import MEMORY, connect, migrate
from cs_tui.store import customers
from cs_tui.store.reader import Reader
from tests.server.floor import Client, Desk, Floor
from tests.server.pushing import made
from tests.server.test_intake import resolved
from tests.server.test_with_terminal import Terminal

FIGURES = TypeAdapter(DayFigures)
Facts = tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]
DAY_MS = 24 * 3_600_000


async def day_of(floor: Floor) -> str:
    """The shift day of now."""
    return await floor.hub.read(lambda session: floor.hub.reckoning(session).day(floor.moment.now))


async def rows(floor: Floor, day: str) -> Facts:
    """What the hub computes the figures of a day from."""
    return await floor.hub.read(lambda session: session.queue.facts(day))


async def asked(client: Client, **query: str) -> DayFigures:
    """The figures as the hub tells them."""
    answer = await client.http.get("/v1/figures", params=query)
    assert answer.status_code == 200, answer.text
    return FIGURES.validate_json(answer.content)


async def answered(floor: Floor, desk: Desk, after_ms: int) -> Case:
    """Takes the next case and answers it."""
    served = await desk.next()
    assert served.case is not None
    act = desk.act_on(await floor.case(served.case))
    front(act, await day_of(floor))
    await desk.push(act.events)
    floor.moment.passes(after_ms)
    act = desk.act_on(await floor.case(served.case))
    reply(act, "在的", grace_s=0, spoken=False)
    park(act, after_ms)
    await desk.push(act.events)
    return await floor.case(served.case)


async def test_the_first_answers_to_a_notices_check_count_for_who_gave_them(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    lead = await floor.desk("chen", role=Role.LEAD)
    day = await day_of(floor)
    for name, desk, right in (
        ("lin", lin, (True, False)),
        ("lin", lin, (True, True)),
        ("wang", wang, (True, True)),
    ):
        act = Act(stream_of(f"{name}:{day}"), Shift(), desk.ctx)
        act.add(NoticeChecked(bulletin="n1", version=1, nth=1, picks=(0, 0), right=right))
        await desk.push(act.events)
    team, mine = (await asked(lead)).mastery, (await asked(lin, actor="lin")).mastery
    assert (team.hits, team.n, mine.hits, mine.n) == (3, 4, 1, 2)


async def test_they_equal_the_terminals_function_over_all_cases(floor: Floor) -> None:
    chat = floor.channel()
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    lead = await floor.desk("chen", role=Role.LEAD)
    case_ids = [(await floor.writes(chat, "在吗", conversation=f"c{n}")).case for n in range(5)]
    await answered(floor, lin, 30_000)
    await answered(floor, lin, 90_000)
    case = await answered(floor, wang, 45_000)
    day = await day_of(floor)
    await resolved(floor, wang, case.id, day)

    cases = [await floor.case(case_id) for case_id in case_ids]
    contacts = [facts for one in cases for facts in contact_facts(one)]
    rows = [case_facts(one) for one in cases]
    team = await asked(lead)
    assert replace(team, first_contacts=None) == day_figures(contacts, rows, None, day)
    assert team.first_contacts == first_contacts(
        contacts, rows, policy_from(load_documents()).taxonomy, day, floor.moment()
    )
    assert (team.first_contacts.unknown, team.first_contacts.gross.n) == (5, 0)
    for name in ("lin", "wang"):
        assert await asked(lead, actor=name) == day_figures(contacts, rows, name, day)
    mine = await asked(lin, actor="lin")
    (row,) = mine.channels
    assert (row.channel, row.counts.taken.n, row.first_response.n) == ("chat", 2, 2)
    assert (await asked(lead)).total.resolved.cases == (case.id,)


async def test_a_share_comes_with_its_interval_from_the_hub_and_from_the_desk(
    floor: Floor,
) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    lead, day = await floor.desk("chen", role=Role.LEAD), await day_of(floor)
    for n in range(10):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
        case = await answered(floor, lin, 90_000 if n == 3 else 30_000)
        await resolved(floor, lin, case.id, day)
    terminal = Terminal(lin)
    await terminal.syncs()
    (there,) = (await asked(lead, day=day)).channels
    contacts, cases = Reader(terminal.conn).day_facts(day)
    (here,) = day_figures(contacts, cases, None, day).channels
    assert there == here
    assert there.turns_in_time.interval == Share(10, 10).interval
    assert (there.first_in_time.hits, there.first_in_time.n) == (9, 10)
    assert there.first_in_time.interval == pytest.approx((0.596, 0.982), abs=0.0005)


async def test_who_came_again_was_not_solved_at_the_first_contact(floor: Floor) -> None:
    """Two customers; one of them comes back two days later, about the same thing."""
    chat, lin = floor.channel(), await floor.desk("lin")
    lead, day = await floor.desk("chen", role=Role.LEAD), await day_of(floor)
    first = {}
    for phone in ("13800138000", "13911112222"):
        first[phone] = await floor.writes(chat, "还没到", phone, customer={"phone": phone})
        await resolved(floor, lin, first[phone].case, day)
    young = (await asked(lead, day=day)).first_contacts
    assert young is not None
    assert (young.gross.n, young.censored, young.repeats) == (0, 2, 0)

    floor.moment.passes(2 * DAY_MS)
    again = await floor.writes(chat, "怎么还没到", "c9", customer={"phone": "13800138000"})
    await resolved(floor, lin, again.case, await day_of(floor))
    floor.moment.passes(6 * DAY_MS)
    judged = (await asked(lead, day=day)).first_contacts
    assert judged is not None
    assert (judged.gross.hits, judged.gross.n, judged.repeats) == (1, 2, 0)
    assert judged.gross.missed == (first["13800138000"].case,)
    assert (await asked(lead, day=day, actor="lin")).first_contacts is None


async def test_of_two_merged_records_one_customer_came_again_here_and_at_the_hub(
    floor: Floor,
) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    lead, day = await floor.desk("chen", role=Role.LEAD), await day_of(floor)
    terminal, came = Terminal(lin), []
    for phone in ("13800138000", "13911112222", "13933334444"):
        taken = await floor.writes(chat, "还没到", phone, customer={"phone": phone})
        came.append((await resolved(floor, lin, taken.case, day)).customer_id)
        floor.moment.passes(DAY_MS)
    floor.moment.passes(8 * DAY_MS)
    taxonomy = policy_from(load_documents()).taxonomy

    async def judged() -> FirstContacts:
        await terminal.syncs()
        there = (await asked(lead, day=day)).first_contacts
        contacts, cases = Reader(terminal.conn).facts_between(*days_to_judge(day))
        whose = of_one_customer(cases, customers.merged(terminal.conn))
        here = first_contacts(contacts, whose, taxonomy, day, floor.moment())
        assert there == here
        return here

    assert (await judged()).gross.hits == 1
    for given_up, into in ((came[0], came[1]), (came[1], came[2])):
        event = made(lin, record_stream(given_up), CustomerMerged(into=into))
        assert [one.status for one in (await lin.push([event])).results] == ["accepted"]
    assert (await judged()).gross.hits == 0


async def test_who_still_waits_since_yesterday_is_on_todays_list(floor: Floor) -> None:
    chat, lead = floor.channel(), await floor.desk("chen", role=Role.LEAD)
    waiting = await floor.writes(chat, "在吗")
    floor.moment.passes(DAY_MS)
    figures = await asked(lead)
    assert [one.case for one in figures.unanswered] == [waiting.case]
    assert (await asked(lead, day="2020-01-01")).unanswered == ()


async def test_the_terminal_computes_them_from_the_same_rows(floor: Floor) -> None:
    """Over two days: answered, resolved on the next day, and still waiting."""
    chat, lin = floor.channel(), await floor.desk("lin")
    terminal = Terminal(lin)
    for n in range(4):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
    first, _ = await answered(floor, lin, 30_000), await answered(floor, lin, 60_000)
    before = await day_of(floor)
    floor.moment.passes(DAY_MS)
    today = await day_of(floor)
    await floor.writes(chat, "在吗", conversation="c9")
    await resolved(floor, lin, first.id, today)
    await terminal.syncs()

    for day, waiting in ((before, 2), (today, 3)):
        theirs = await rows(floor, day)
        contacts, cases = Reader(terminal.conn).day_facts(day)
        assert {one.contact: one for one in contacts} == {one.contact: one for one in theirs[0]}
        assert {one.case: one for one in cases} == {one.case: one for one in theirs[1]}
        for agent in (None, "lin"):
            here = day_figures(contacts, cases, agent, day)
            assert here == day_figures(theirs[0], theirs[1], agent, day)
        assert len(day_figures(contacts, cases, None, day).unanswered) == waiting
    figures = day_figures(contacts, cases, "lin", today)
    assert [(row.channel, row.counts.resolved.n) for row in figures.channels] == [("chat", 1)]


async def test_what_the_customer_opens_again_tomorrow_takes_nothing_from_today(
    floor: Floor,
) -> None:
    """Taken on Monday, resolved on Tuesday, opened again and resolved anew on Wednesday."""
    chat, lin = floor.channel(), await floor.desk("lin")
    lead, terminal = await floor.desk("chen", role=Role.LEAD), Terminal(lin)
    await floor.writes(chat, "还没到", "c1")
    case = await answered(floor, lin, 30_000)
    floor.moment.passes(DAY_MS)
    tuesday = await day_of(floor)
    await resolved(floor, lin, case.id, tuesday)
    before = await asked(lead, day=tuesday)

    floor.moment.passes(DAY_MS)
    wednesday = await day_of(floor)
    assert (await floor.writes(chat, "还是没到", "c1")).case == case.id
    await resolved(floor, lin, case.id, wednesday)
    await terminal.syncs()

    assert (await asked(lead, day=tuesday)).total.resolved == before.total.resolved
    for day in (tuesday, wednesday):
        assert (await asked(lead, day=day)).total.resolved.cases == (case.id,)
        here = day_figures(*Reader(terminal.conn).day_facts(day), None, day)
        assert here == day_figures(*await rows(floor, day), None, day)
        assert here.total.resolved.n == 1


@pytest.mark.parametrize("query", [DAYS_CONTACTS, DAYS_CASES])
def test_a_days_figures_cost_a_day_and_not_the_years_before(query: str) -> None:
    conn = connect(MEMORY)
    migrate(conn, MIGRATIONS)
    plan = conn.execute(f"EXPLAIN QUERY PLAN {query}", ("2026-09-21",)).fetchall()
    conn.close()
    assert any("SEARCH" in row[3] for row in plan)
    assert not any("SCAN" in row[3] for row in plan)


async def test_one_sees_ones_own_figures_and_only_some_see_those_of_others(floor: Floor) -> None:
    lin = await floor.desk("lin")
    assert (await asked(lin, actor="lin")).agent == "lin"
    for query in ({"actor": "wang"}, {}):
        answer = await lin.http.get("/v1/figures", params=query)
        assert answer.status_code == 403


@pytest.mark.parametrize("day", ["today", "2026-9-1", "2026-09-21; drop"])
async def test_a_day_that_is_none_is_refused(floor: Floor, day: str) -> None:
    lead = await floor.desk("chen", role=Role.LEAD)
    assert (await lead.http.get("/v1/figures", params={"day": day})).status_code == 422
