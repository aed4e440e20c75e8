"""Projections: the rows of a stream are what its events fold to, however they were written."""

from __future__ import annotations

import pytest

from cs_tui import sqlite
from cs_tui.core.article import ArticleArchived, ArticleRevised
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactOpened
from cs_tui.core.events import Event, event, seal
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.core.rows import case_row
from cs_tui.core.undo import Undone
from cs_tui.store import finding, projection
from cs_tui.store.exchange import Exchange, TurnedDown
from cs_tui.store.log import Log
from cs_tui.store.rebuild import differing
from cs_tui.store.tables import CASES, TABLES
from cs_tui.texts import Words
from tests.make import DAY, LIN, Story, append, ctx, in_status, log, opened

NO = Words(zh="不行", en="no")


def tables(target: Log) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        table.name: target.conn.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
        for table in {table for tables in TABLES.values() for table in tables}
    }


@pytest.mark.parametrize("status", list(Status))
def test_every_column_of_a_list_is_the_one_of_the_folded_case(status: Status) -> None:
    target = log()
    story = in_status(status)
    append(target, story.events)

    target.conn.row_factory = None
    (found,) = target.conn.execute(f"SELECT {', '.join(CASES.columns)} FROM cases")

    row = case_row(story.case)
    columns = (getattr(row, name) for name in CASES.columns[:-1])
    assert found == (*columns, finding.sought(row))
    assert target.case("c1") == story.case


def test_events_one_by_one_come_to_the_same_as_all_at_once() -> None:
    one_by_one, at_once = log(), log()
    story = in_status(Status.RESOLVED)

    for told in story.events:
        append(one_by_one, [told])
    append(at_once, story.events)

    rows = "SELECT * FROM docs", "SELECT * FROM cases", "SELECT * FROM contact_facts"
    for query in rows:
        assert one_by_one.conn.execute(query).fetchall() == at_once.conn.execute(query).fetchall()


def test_an_undone_contact_leaves_the_facts() -> None:
    target = log()
    story = in_status(Status.ACTIVE)
    told = story.tell(ContactOpened(contact="call", channel="phone", conversation="t", day=DAY))
    append(target, story.events)
    assert tables(target)["contact_facts"] == 2

    append(target, [story.tell(Undone(undone=told.act))])

    assert tables(target)["contact_facts"] == 1
    assert differing(target.conn) == []


def refuse(target: Log, told: Event) -> None:
    Exchange(target.conn).settle([TurnedDown(told.id, NO)])


def test_a_case_whose_opening_was_refused_leaves_every_list() -> None:
    target = log()
    story = opened(owner=LIN, by=LIN)
    append(target, story.events)
    assert tables(target)["cases"] == 1

    refuse(target, story.events[0])

    assert tables(target) == {
        "docs": 1,
        "cases": 0,
        "contact_facts": 0,
        "case_facts": 0,
        "resolved_days": 0,
        "uses": 0,
        "articles": 0,
        "customers": 0,
        "readings": 0,
        "tries": 0,
        "shifts": 0,
    }
    assert differing(target.conn) == []


def test_a_stream_of_which_nothing_is_left_is_gone() -> None:
    target = log()
    story = opened(owner=LIN, by=LIN)
    append(target, story.events)

    for told in story.events:
        refuse(target, told)

    assert set(tables(target).values()) == {0}
    assert projection.load(target.conn, "case/c1") == Case()


def test_an_article_is_listed_while_it_has_words() -> None:
    target = log()
    story = Story("article/a1")
    revised = story.tell(ArticleRevised(title="物流", external="K1", lang="zh", cat="wl"))
    story.tell(ArticleArchived())
    append(target, story.events)
    found = target.conn.execute(
        "SELECT id, external, title, lang, cat, state, stamp FROM articles"
    ).fetchall()
    assert found == [("a1", "K1", "物流", "zh", "wl", "archived", story.events[1].id)]

    refuse(target, revised)

    assert tables(target)["articles"] == 0
    assert differing(target.conn) == []


def test_the_same_contact_in_two_cases_stops_neither() -> None:
    target = log()
    for case in ("c1", "c2"):
        story = Story(f"case/{case}")
        for told in opened().events:
            assert told.body is not None
            story.tell(told.body, HUB)
        append(target, story.events)

    story.tell(ContactOpened(contact="twin", channel="chat", conversation="w", day=DAY), HUB)
    twin = event("case/c1", story.events[-1].body or NoteAdded(), ctx(HUB), act="a")
    append(target, [story.events[-1], twin])

    assert tables(target)["contact_facts"] == 4
    assert differing(target.conn) == []


def test_void_and_conflicting_events_are_counted() -> None:
    target = log()
    story = in_status(Status.CLOSED)
    story.tell(ContactOpened(contact="late", channel="chat", conversation="w", day=DAY), HUB)
    append(target, story.events)

    found = target.conn.execute("SELECT void, conflicts FROM docs").fetchall()

    assert found == [(1, 0)]


def test_a_batch_touches_its_own_streams_alone() -> None:
    target = log()
    stories = {name: Story(f"case/{name}") for name in ("a", "b", "c")}
    for story in stories.values():
        for told in opened().events:
            assert told.body is not None
            story.tell(told.body, HUB)
        append(target, story.events)
    before = {name: target.case(name) for name in stories}
    target.conn.execute("UPDATE docs SET doc = '{}'")
    target.conn.execute("DELETE FROM cases")

    with sqlite.tx(target.conn):
        rows = projection.folded_between(target.conn, "case/a", "case/b")
        projection.put_between(target.conn, "case/a", "case/b", rows)

    assert (target.case("a"), target.case("b")) == (before["a"], before["b"])
    assert differing(target.conn) == ["case/c"]


def test_what_is_written_is_folded_from_the_bytes() -> None:
    story = in_status(Status.ACTIVE)
    sealed = [seal(one, "s") for one in story.events]
    target = log()
    append(target, story.events)

    assert projection.events_of(target.conn, "case/c1") == story.events
    assert [one.id for one in sealed] == [one.id for one in target.sealed("case/c1")]
