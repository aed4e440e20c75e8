"""The log comes in: stored once, in one order, and refused only for what is no event of theirs."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable

import pytest

from cs_tui.core.agent import AgentRegistered, Role
from cs_tui.core.article import ArticleProposed, ArticleRevised, ArticleWorded
from cs_tui.core.case import Case, Customer
from cs_tui.core.contact import Delivered, DeliveryFailed, MessageOut, MessageSent
from cs_tui.core.content import ContentRevised
from cs_tui.core.events import Body, Event, Sealed, seal
from cs_tui.core.lesson import LessonForgotten, LessonGiven
from cs_tui.core.moves import CaseClosed, CaseOpened, CaseResolved, Claimed
from cs_tui.core.note import NoteAdded
from cs_tui.core.reflection import ReflectedPrivately
from cs_tui.core.shift import ShiftOpened
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.ids import salt
from cs_tui.server.storage import chain
from cs_tui.server.storage.rebuild import differing
from cs_tui.sync.wire import MAX_BYTES, MAX_EVENTS, Missing, line
from tests.server.floor import NEW_ID, Floor
from tests.server.pushing import alone, made, opened


def changed(sealed: Sealed, **envelope: object) -> bytes:
    """The line of an event whose envelope was meddled with."""
    fact = json.dumps(json.loads(sealed.fact) | envelope).encode()
    return line(sealed._replace(fact=fact))


def sealed(one: Event) -> Sealed:
    """An event in its bytes."""
    return seal(one, salt())


async def test_events_get_the_next_seqs_without_a_gap_in_the_order_they_came(floor: Floor) -> None:
    lin = await floor.desk("lin")
    first = opened(lin)
    notes = [made(lin, first.stream, NoteAdded(issue=str(n))) for n in range(5)]
    pushed = await lin.push([first, *notes], packed=True)
    seqs = [result.seq for result in pushed.results]
    start = seqs[0] or 0
    assert seqs == list(range(start, start + 6))
    assert await floor.seqs() == list(range(1, start + 6))


async def test_a_repeated_push_answers_duplicate_with_the_first_seq(floor: Floor) -> None:
    lin = await floor.desk("lin")
    one = sealed(opened(lin))
    (first,) = (await lin.push([one])).results
    (again,) = (await lin.push([one])).results
    assert (first.status, again.status) == ("accepted", "duplicate")
    assert (again.seq, again.received_at) == (first.seq, first.received_at)


async def test_the_same_event_twice_in_one_push_is_stored_once(floor: Floor) -> None:
    lin = await floor.desk("lin")
    one = sealed(opened(lin))
    results = (await lin.push([one, one])).results
    assert [result.status for result in results] == ["accepted", "duplicate"]
    assert results[0].seq == results[1].seq


async def test_the_same_id_with_another_hash_is_refused_and_alarmed(
    floor: Floor, caplog: pytest.LogCaptureFixture
) -> None:
    lin = await floor.desk("lin")
    one = opened(lin)
    await lin.push([one])
    with caplog.at_level(logging.WARNING, logger="cs_tui.hub"):
        verdict = await alone(lin, one._replace(at=one.at + 1))
    assert verdict.status == "refused"
    assert one.id in caplog.text
    case = await floor.case(one.stream.partition("/")[2])
    assert case.opened_at == one.at


async def test_a_bad_line_never_costs_the_batch(floor: Floor) -> None:
    lin = await floor.desk("lin")
    first, last = opened(lin), opened(lin)
    named = changed(sealed(opened(lin)), at="yesterday")
    body = b"".join(
        (line(sealed(first)), b"{not json\n", b"\xff\xfe\n", b"[1]\n", named, line(sealed(last)))
    )
    results = (await lin.push_raw(body)).results
    assert [result.status for result in results] == ["accepted", "refused", "accepted"]
    assert (results[0].id, results[2].id) == (first.id, last.id)


async def test_the_bytes_come_out_as_they_went_in(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    note = made(lin, start.stream, NoteAdded(issue="客户说“坏了” 😀"))
    sent = [sealed(start), sealed(note)]
    await lin.push(sent)
    seen = {c.event.fact: c.event.personal for c in (await lin.pull()).changes}
    for one in sent:
        assert seen[one.fact.decode()] == (one.personal.decode() if one.personal else None)


async def test_a_rule_of_the_business_never_refuses_it_makes_void(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    ended = CaseResolved(
        nature="ask", leaf="URGE", outcome="solved", day="2026-09-21", line="done", seen=None
    )
    results = (await lin.push([start, made(lin, start.stream, ended)])).results
    assert [result.status for result in results] == ["accepted", "accepted"]
    case = await floor.case(start.stream.partition("/")[2])
    assert [void.kind for void in case.void] == ["case_resolved"]


async def test_a_case_of_another_team_is_out_of_reach(floor: Floor) -> None:
    lin, far = await floor.desk("lin"), await floor.desk("far", teams=("night",))
    start = opened(lin)
    await lin.push([start])
    assert (await alone(far, made(far, start.stream, NoteAdded(issue="x")))).status == "refused"
    assert (await alone(far, opened(far, team="desk"))).status == "refused"
    assert (await alone(far, opened(far, team="night"))).status == "accepted"


async def test_a_refused_event_delays_nothing_but_what_it_began(floor: Floor) -> None:
    far = await floor.desk("far", teams=("night",))
    bad, good = opened(far, team="desk"), opened(far, team="night")
    follows = made(far, bad.stream, NoteAdded(issue="x"))
    results = (await far.push([bad, follows, good])).results
    assert [result.status for result in results] == ["refused", "refused", "accepted"]


async def test_nobody_speaks_for_somebody_else(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    for actor in ("lin", "hub"):
        verdict = await alone(wang, opened(wang)._replace(actor=actor))
        assert verdict.status == "refused"
    assert (await lin.pull()).changes[-1].event.fact.find('"actor":"wang"') == -1


@pytest.mark.parametrize(
    "body",
    [
        Claimed(agent="wang"),
        MessageSent(message="m1"),
        Delivered(message="m1"),
        DeliveryFailed(message="m1"),
        CaseClosed(),
    ],
)
async def test_nobody_records_what_only_the_hub_decides(floor: Floor, body: Body) -> None:
    lin = await floor.desk("lin")
    start = opened(lin, owner="lin")
    results = (await lin.push([start, made(lin, start.stream, body)])).results
    assert [result.status for result in results] == ["accepted", "refused"]


async def test_private_streams_never_enter_the_hub(floor: Floor) -> None:
    lin = await floor.desk("lin")
    verdict = await alone(
        lin, made(lin, "private/lin", ReflectedPrivately(day="2026-11-24", hard="tired"))
    )
    assert verdict.status == "refused"
    assert verdict.problem is not None
    assert "私人" in verdict.problem.words.zh


@pytest.mark.parametrize(
    ("role", "stream", "allowed"),
    [
        (Role.AGENT, "content/shop", False),
        (Role.LEAD, "content/shop", True),
        (Role.AGENT, "article/a1", False),
        (Role.LEAD, "article/a1", True),
        (Role.LEAD, "agent/new", False),
        (Role.ADMIN, "agent/new", True),
        (Role.QA, "case/c9", False),
    ],
)
async def test_content_and_people_are_changed_by_those_in_charge(
    floor: Floor, role: Role, stream: str, *, allowed: bool
) -> None:
    desk = await floor.desk("kim", role=role)
    bodies: dict[str, Body] = {
        "content": ContentRevised(base_rev=9, doc={}),
        "article": ArticleRevised(title="t"),
        "agent": AgentRegistered(role=Role.AGENT, teams=("desk",), name="New"),
        "case": CaseOpened(number="B1", team="desk", day="2026-09-21"),
    }
    verdict = await alone(desk, made(desk, stream, bodies[stream.partition("/")[0]]))
    assert verdict.status == ("accepted" if allowed else "refused")


async def test_nobody_writes_into_the_shift_or_the_access_of_another(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    assert (await alone(lin, made(lin, "shift/s1", ShiftOpened(day="d")))).status == "accepted"
    for stream in ("shift/s1", "access/lin/2026-09-21"):
        verdict = await alone(wang, made(wang, stream, ShiftOpened(day="d")))
        assert verdict.status == "refused"


async def test_who_had_the_right_when_it_happened_may_still_send_it(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    wang = await floor.desk("wang")
    await wang.push([opened(wang)])
    offline = made(lin, start.stream, NoteAdded(issue="written offline"))
    floor.moment.passes(60_000)
    floor.code("lin", teams=("night",))
    results = (await lin.push([start, offline])).results
    assert [result.status for result in results] == ["accepted", "accepted"]
    assert (await alone(lin, opened(lin))).status == "refused"


@pytest.mark.parametrize(
    "meddled",
    [
        {"id": ""},
        {"id": "x" * 200},
        {"id": "a b"},
        {"stream": "case"},
        {"stream": "case/../x"},
        {"stream": "case/a\u0000b"},
        {"kind": "Case Opened"},
        {"act": ""},
        {"v": 0},
        {"v": 2**70},
        {"at": -1},
        {"at": 2**70},
        {"at": 2**52},
        {"skew_ms": 2**70},
        {"body": {"number": "B1", "team": "desk", "day": "d", "priority": 10**30}},
        {"body": {"number": "B1", "team": "desk", "day": "d", "priority": 1e300}},
        {"body": {"number": "B1", "team": "desk"}},
        {"body": {"number": "B1", "team": "desk", "day": "d", "colour": "red"}},
        {"body": json.loads("[" * 40 + "]" * 40)},
        {"body": {"number": "B\u0000", "team": "desk", "day": "d"}},
        {"body": {"number": "B1", "team": "de\u0000sk", "day": "d"}},
        {"kind": "article_revised"},
    ],
)
async def test_what_no_honest_terminal_makes_is_refused_not_stored(
    floor: Floor, meddled: dict[str, object]
) -> None:
    lin = await floor.desk("lin")
    before = await floor.seqs()
    answer = await lin.push_raw(changed(sealed(opened(lin)), **meddled))
    assert all(result.status == "refused" for result in answer.results)
    assert await floor.seqs() == before


@pytest.mark.parametrize(
    "raw",
    [
        b'{"fact": ' + b"[" * 100_000 + b"\n",
        b'{"fact": "' + b"[" * 5_000 + b"]" * 5_000 + b'"}\n',
        b'{"fact": "{\\"id\\": NaN}"}\n',
        b'{"fact": "{\\"id\\": \\"\\\\ud800\\"}"}\n',
        b'{"fact": 5}\n',
        b"null\n",
        b"\x00\n",
    ],
)
async def test_hostile_lines_are_passed_over(floor: Floor, raw: bytes) -> None:
    lin = await floor.desk("lin")
    good = opened(lin)
    results = (await lin.push_raw(raw + line(sealed(good)))).results
    assert [(r.id, r.status) for r in results if r.status == "accepted"] == [(good.id, "accepted")]


async def test_an_unknown_kind_is_kept_for_newer_readers(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = sealed(opened(lin))
    newer = changed(start, id=NEW_ID(), kind="case_gilded", v=1)
    results = (await lin.push_raw(line(start) + newer)).results
    assert [result.status for result in results] == ["accepted", "accepted"]
    assert (await floor.case(start.stream.partition("/")[2])).newer


async def test_too_many_events_or_bytes_are_refused_whole(floor: Floor) -> None:
    lin = await floor.desk("lin")
    many = b"{}\n" * (MAX_EVENTS + 1)
    assert (await lin.http.post("/v1/push", content=many)).status_code == 413
    huge = b"x" * (MAX_BYTES + 1)
    assert (await lin.http.post("/v1/push", content=huge)).status_code == 413


async def test_desks_that_push_at_once_get_one_order_without_gaps(floor: Floor) -> None:
    desks = [await floor.desk(f"agent-{n}") for n in range(6)]
    starts = [opened(desk) for desk in desks]
    pushes = [
        desk.push([start, *(made(desk, start.stream, NoteAdded(issue=str(n))) for n in range(20))])
        for desk, start in zip(desks, starts, strict=True)
    ]
    await asyncio.gather(*pushes)
    seqs = await floor.seqs()
    assert seqs == list(range(1, len(seqs) + 1))


async def test_the_hub_says_which_events_it_has_not(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    await lin.push([start])
    asked = Missing(ids=(start.id, "never-sent"))
    assert (await lin.post("/v1/missing", Missing, asked)).ids == ("never-sent",)


async def test_two_notes_of_two_people_both_stay(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    start = opened(lin)
    await lin.push([start])
    await wang.push([made(wang, start.stream, NoteAdded(issue="by wang"))])
    await lin.push([made(lin, start.stream, NoteAdded(done="by lin"))])
    case = await floor.case(start.stream.partition("/")[2])
    assert isinstance(case, Case)
    assert (case.note.issue, case.note.done) == ("by wang", "by lin")


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize(
    "body",
    [
        lambda text: MessageOut(message="m1", contact="c1", text=text),
        lambda text: NoteAdded(issue=text),
        lambda text: CaseOpened(number="B1", team="desk", day="d", customer=Customer(name=text)),
    ],
)
async def test_free_text_is_as_long_as_the_core_allows_and_no_longer(
    floor: Floor, body: Callable[[str], Body], over: int
) -> None:
    lin = await floor.desk("lin")
    start = opened(lin, owner="lin")
    said = made(lin, start.stream, body("好" * (LONGEST_TEXT + over)))
    results = (await lin.push([start, said])).results
    assert [one.status for one in results] == ["accepted", "refused" if over else "accepted"]
    if over:
        assert results[1].problem is not None
        assert "20,001" in results[1].problem.words.en


async def test_knowledge_may_be_longer_than_what_one_person_says(floor: Floor) -> None:
    lead = await floor.desk("lead", role=Role.LEAD)
    long = ArticleRevised(title="t", body="好" * (LONGEST_TEXT + 1))
    assert (await alone(lead, made(lead, "article/a1", long))).status == "accepted"


async def test_agents_propose_articles_and_add_wordings_but_do_not_revise(floor: Floor) -> None:
    lin = await floor.desk("lin")
    proposed = made(lin, "article/p1", ArticleProposed(title="能不能开纸质发票"))
    worded = made(lin, "article/p1", ArticleWorded(wording="纸质票"))
    revised = made(lin, "article/p1", ArticleRevised(title="别的", base_rev=1))
    results = (await lin.push([proposed, worded, revised])).results
    assert [one.status for one in results] == ["accepted", "accepted", "refused"]


async def test_what_another_version_projected_a_moment_ago_is_folded_anew(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    await lin.push([start])
    floor.changes(f"UPDATE streams SET doc = '{{}}', fold_v = 1 WHERE stream = '{start.stream}'")
    await lin.push([made(lin, start.stream, NoteAdded(next="回访"))])

    case_id = start.stream.partition("/")[2]
    found = await floor.case(case_id)
    assert (found.id, found.note.next) == (case_id, "回访")
    assert floor.looks(differing) == []


async def test_what_a_lesson_quoted_is_erased_for_everybody_once_it_is_forgotten(
    floor: Floor,
) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    body = LessonGiven(scope="own", count=1, tickets=(("陈女士的猫", "cats"),))
    given = made(lead, "lesson/l1", body)
    forgotten = made(lead, "lesson/l1", LessonForgotten())
    await lead.push([given])
    stored = floor.hub.do(lambda work: work.session.log.stream("lesson/l1"))
    assert stored[0].sealed.personal is not None
    await lead.push([forgotten])
    stored = floor.hub.do(lambda work: work.session.log.stream("lesson/l1"))
    assert [one.sealed.id for one in stored] == [given.id, forgotten.id]
    assert [one.sealed.personal for one in stored] == [None, None]
    assert floor.looks(chain.verify) == []
