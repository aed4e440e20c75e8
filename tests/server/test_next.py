"""Serve-next: the most urgent case of one's teams, once, and the same again for the same id."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.case_sql import URGENCY
from cs_tui.core.agent import Role
from cs_tui.core.case import Status
from cs_tui.core.intake import UNHURRIED_MS, Waiting, choose
from cs_tui.core.rows import CaseRow
from cs_tui.server.storage.conn import NoLocks
from cs_tui.server.storage.queue import SqlQueue
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.sqlite import MEMORY, connect, migrate
from cs_tui.sync.wire import NextAsked, QueueState
from tests.server.floor import NEW_ID, Floor, folded


async def test_the_case_that_is_due_first_is_served_first(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    mail = await floor.writes(chat, "hello", conversation="m", channel="email")
    floor.moment.passes(1_000)
    first = await floor.writes(chat, "在吗", conversation="c1")
    floor.moment.passes(1_000)
    second = await floor.writes(chat, "你好", conversation="c2")
    served = [(await lin.next()).case for _ in range(4)]
    assert served == [first.case, second.case, mail.case, None]


async def test_a_language_the_agent_speaks_goes_first_but_nobody_is_left_waiting(
    floor: Floor,
) -> None:
    chat, kim = floor.channel(), await floor.desk("kim", langs=("en",))
    chinese = await floor.writes(chat, "在吗", conversation="c1")
    english = await floor.writes(chat, "hello", conversation="c2", lang="en")
    assert [(await kim.next()).case for _ in range(2)] == [english.case, chinese.case]


async def test_the_same_id_is_answered_with_the_same_case(floor: Floor) -> None:
    chat, lin = floor.channel(), await floor.desk("lin")
    for n in range(2):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
    claim = NEW_ID()
    first, again = await lin.next(claim), await lin.next(claim)
    assert first.case == again.case
    assert first.changes == again.changes
    assert (await lin.next()).case not in (None, first.case)


async def test_the_claim_has_the_clients_id_and_the_whole_stream_comes_with_it(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    await floor.writes(floor.channel(), "在吗")
    claim = NEW_ID()
    served = await lin.next(claim)
    assert f'"id":"{claim}"' in served.changes[-1].event.fact
    case = folded(served.changes)
    assert (case.owner, case.status, case.messages[0].text) == ("lin", Status.ACTIVE, "在吗")


async def test_two_who_ask_at_once_get_different_cases(floor: Floor) -> None:
    chat = floor.channel()
    desks = [await floor.desk(f"agent-{n}") for n in range(5)]
    for n in range(4):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
    served = await asyncio.gather(*(desk.next() for desk in desks))
    cases = [one.case for one in served]
    assert len(set(cases)) == 5
    assert cases.count(None) == 1


async def test_an_id_that_stands_for_something_else_is_a_conflict(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    await floor.writes(floor.channel(), "在吗")
    claim = NEW_ID()
    await lin.next(claim)
    answer = await wang.http.post("/v1/next", content=NextAsked(id=claim).model_dump_json())
    assert answer.status_code == 409


async def test_a_named_case_is_given_to_the_first_who_asks(floor: Floor) -> None:
    chat, lin, wang = floor.channel(), await floor.desk("lin"), await floor.desk("wang")
    await floor.writes(chat, "在吗", conversation="c1")
    wanted = await floor.writes(chat, "在吗", conversation="c2")
    assert (await lin.next(case=wanted.case)).case == wanted.case
    asked = NextAsked(id=NEW_ID(), case=wanted.case).model_dump_json()
    answer = await wang.http.post("/v1/next", content=asked)
    assert answer.status_code == 409
    assert "接走" in answer.json()["detail_zh"]


async def test_the_queue_of_another_team_is_not_served_from(floor: Floor) -> None:
    far = await floor.desk("far", teams=("night",))
    waiting = await floor.writes(floor.channel(), "在吗")
    assert (await far.next()).case is None
    asked = NextAsked(id=NEW_ID(), case=waiting.case).model_dump_json()
    assert (await far.http.post("/v1/next", content=asked)).status_code == 409


@pytest.mark.parametrize("role", [Role.QA, Role.TRAINER, Role.MANAGER])
async def test_who_works_on_no_queue_is_served_nothing(floor: Floor, role: Role) -> None:
    desk = await floor.desk("qi", role=role)
    answer = await desk.http.post("/v1/next", content=NextAsked(id=NEW_ID()).model_dump_json())
    assert answer.status_code == 403


@pytest.mark.parametrize("claim", ["", "a b", "x" * 300])
async def test_an_odd_id_is_refused(floor: Floor, claim: str) -> None:
    lin = await floor.desk("lin")
    answer = await lin.http.post("/v1/next", content=NextAsked(id=claim).model_dump_json())
    assert answer.status_code == 422


async def test_the_queue_says_how_much_waits_for_ones_teams_and_since_when(floor: Floor) -> None:
    chat = floor.channel()
    lin, far = await floor.desk("lin"), await floor.desk("far", teams=("night",))
    assert await lin.get("/v1/queue", QueueState) == QueueState(waiting=0, oldest_at=None)
    since = floor.moment.now
    for n in range(3):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
        floor.moment.passes(5_000)
    assert await lin.get("/v1/queue", QueueState) == QueueState(waiting=3, oldest_at=since)
    assert (await far.get("/v1/queue", QueueState)).waiting == 0


waiting_cases = st.lists(
    st.builds(
        Waiting,
        case=st.uuids().map(str),
        priority=st.integers(1, 4),
        due_at=st.none() | st.integers(0, 200_000_000),
        opened_at=st.integers(0, 100_000_000),
        lang=st.sampled_from(("zh", "en")),
    ),
    max_size=12,
    unique_by=lambda one: one.case,
)


@settings(deadline=None, max_examples=60)
@given(waiting_cases, st.sets(st.sampled_from(("zh", "en"))))
def test_the_database_puts_first_what_the_rule_would_choose(
    cases: list[Waiting], langs: set[str]
) -> None:
    conn = connect(MEMORY)
    migrate(conn, MIGRATIONS)
    blank = dict.fromkeys(CaseRow._fields, "") | {"status": "new", "team": "desk"}
    for name in ("unread", "front", "ours_last", "updated_at", "over", "overdue", "erased"):
        blank[name] = 0  # type: ignore[assignment]
    empty = ("promise_at", "complaint_at", "owed_at", "survey_at", "accept_by_at", "was_owner")
    for name in (*empty, "raise_at", "raised_at", "closed_at", "word_at", "linked"):
        blank[name] = None  # type: ignore[assignment]
    for one in cases:
        row = blank | {
            "id": one.case,
            "priority": one.priority,
            "due_at": one.due_at,
            "opened_at": one.opened_at,
            "lang": one.lang,
        }
        marks = ",".join("?" * (len(CaseRow._fields) + 1))
        names = ", ".join((*row, "received_at"))
        conn.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", (*row.values(), 0))
    plan = conn.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM cases WHERE status = 'new' AND team = 'desk' "
        f"ORDER BY {URGENCY} LIMIT 50"
    ).fetchall()
    assert all("TEMP B-TREE" not in row[3] for row in plan)
    queue = SqlQueue(conn, NoLocks())
    found = queue.waiting(["desk"], langs, 50) or queue.waiting(["desk"], (), 50)
    expected = choose(cases, langs, now=0)
    assert (found[0].case if found else None) == (expected.case if expected else None)
    conn.close()


def test_the_hubs_queue_and_the_core_agree_on_what_has_no_due_time() -> None:
    """A migration cannot read a constant of today; this holds the two together."""
    assert f"coalesce(due_at, opened_at + {UNHURRIED_MS})," in URGENCY


async def test_the_most_urgent_of_all_ones_teams_is_served_first(floor: Floor) -> None:
    chat, kim = floor.channel(), await floor.desk("kim", teams=("night", "desk"))
    first = await floor.writes(chat, "在吗", conversation="c1", team="desk")
    floor.moment.passes(1_000)
    second = await floor.writes(chat, "在吗", conversation="c2", team="night")
    assert [(await kim.next()).case for _ in range(2)] == [first.case, second.case]
