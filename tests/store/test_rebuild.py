"""A rebuild gives the same rows, and a row that is not what the events fold to is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.core import fold
from cs_tui.core.article import ArticleRevised
from cs_tui.core.case import Status
from cs_tui.core.contact import MessageIn
from cs_tui.core.events import Event
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.sqlite import Connection, Row, tx
from cs_tui.store.log import Log
from cs_tui.store.rebuild import STREAMS_AT_ONCE, differing, rebuild, stale
from cs_tui.store.tables import TABLES
from tests import histories
from tests.make import Story, append, in_status, log

NAMES = sorted({table.name for tables in TABLES.values() for table in tables})


def everything(conn: Connection) -> dict[str, list[Row]]:
    return {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in NAMES}


def rebuilt(conn: Connection) -> dict[str, list[Row]]:
    for _ in rebuild(conn):
        pass
    return everything(conn)


def filled() -> Log:
    target = log()
    append(target, in_status(Status.RESOLVED).events)
    story = Story("article/a1")
    story.tell(ArticleRevised(title="物流", external="K1"))
    append(target, story.events)
    return target


ANY_LOG = st.tuples(
    *(histories.events(f"{family}/c1") for family in fold.STREAMS), histories.events("case/c2")
)


@settings(max_examples=60)
@given(ANY_LOG)
def test_after_any_history_every_row_is_what_its_events_fold_to(
    streams: tuple[list[Event], ...],
) -> None:
    target = log()
    for number, events in enumerate(streams):
        for told in events:
            unique = Event(
                f"{number}-{told.id}",
                told.stream,
                told.kind,
                told.v,
                told.act,
                told.actor,
                told.at,
                told.skew_ms,
                told.body,
            )
            append(target, [unique])

    assert differing(target.conn) == []
    before = everything(target.conn)
    assert rebuilt(target.conn) == before


def test_what_comes_under_an_act_after_its_undo_is_projected_as_it_folds() -> None:
    story, target = in_status(Status.ACTIVE), log()
    told = story.tell(NoteAdded(done="x"))
    story.tell(Undone(undone=told.act))
    story.tell(NoteAdded(done="y"), act=told.act)
    for one in story.events:
        append(target, [one])

    assert differing(target.conn) == []


TAMPERED = {
    "a document": (
        "UPDATE docs SET doc = json_set(doc, '$.number', 'B7') WHERE stream LIKE 'case/%'"
    ),
    "a count of void events": "UPDATE docs SET void = 1 WHERE stream LIKE 'case/%'",
    "a version of the fold": "UPDATE docs SET fold_v = 0 WHERE stream LIKE 'case/%'",
    "a column of a list": "UPDATE cases SET priority = 1",
    "a lost row of a list": "DELETE FROM cases",
    "a figure of a contact": "UPDATE contact_facts SET facts = json_set(facts, '$.hold_ms', 9)",
    "a contact that never was": "INSERT INTO contact_facts VALUES ('c1', 'x', 'd', 0, '{}')",
    "a figure of a case": "UPDATE case_facts SET owner = 'mei'",
    "a lost document": "DELETE FROM docs WHERE stream LIKE 'case/%'",
    "a lost event": "DELETE FROM events WHERE kind = 'claimed'",
}


@pytest.mark.parametrize("planted", TAMPERED.values(), ids=TAMPERED)
def test_a_tampered_row_is_found_and_put_right(planted: str) -> None:
    target = filled()
    assert differing(target.conn) == []

    target.conn.execute(planted)

    assert differing(target.conn) == ["case/c1"]
    rebuilt(target.conn)
    assert differing(target.conn) == []


def test_a_tampered_article_is_found_and_put_right() -> None:
    target = filled()

    target.conn.execute("UPDATE articles SET title = 'x'")

    assert differing(target.conn) == ["article/a1"]
    rebuilt(target.conn)
    assert differing(target.conn) == []


def test_rows_that_no_event_explains_are_found_and_removed() -> None:
    target = filled()
    before = everything(target.conn)

    target.conn.execute("INSERT INTO docs VALUES ('case/ghost', '{}', 0, 0, 1)")
    target.conn.execute(
        "INSERT INTO articles VALUES ('ghost', '', '', '', '', 'published', '', '', 0, '', "
        "NULL, NULL, NULL, 0, 0, 0, '', '', '', NULL)"
    )

    assert differing(target.conn) == ["article/ghost", "case/ghost"]
    assert rebuilt(target.conn) == before


def test_projections_of_another_fold_are_stale_until_they_are_rebuilt() -> None:
    target = filled()
    assert not stale(target.conn)
    assert not stale(log().conn)

    for other in (fold.FOLD_VERSION - 1, fold.FOLD_VERSION + 1):
        target.conn.execute("UPDATE docs SET fold_v = ? WHERE stream LIKE 'case/%'", (other,))
        assert stale(target.conn)
        rebuilt(target.conn)
        assert not stale(target.conn)


def test_a_stale_document_is_not_believed_and_an_append_to_it_counts_once() -> None:
    target = log()
    story = in_status(Status.ACTIVE)
    append(target, story.events)
    target.conn.execute("UPDATE docs SET fold_v = 0, doc = '{}'")
    assert target.case("c1") == story.case

    told = story.tell(MessageIn(message="m2", contact=story.case.contacts[0].id, text="在吗"), HUB)
    append(target, [told])

    assert target.case("c1") == story.case
    assert target.case("c1").unread == 2
    assert differing(target.conn) == []


def test_a_rebuild_says_how_far_it_is_and_lets_saves_in_between() -> None:
    target = log()
    for number in range(STREAMS_AT_ONCE + 5):
        story = Story(f"article/a{number}")
        story.tell(ArticleRevised(title="x"))
        append(target, story.events)
    append(target, in_status(Status.NEW).events)

    steps = []
    for done in rebuild(target.conn):
        steps.append(done)
        with tx(target.conn):
            assert target.conn.in_transaction

    assert steps == [STREAMS_AT_ONCE, STREAMS_AT_ONCE + 5, STREAMS_AT_ONCE + 6]
    assert differing(target.conn) == []
