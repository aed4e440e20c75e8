"""What screens read: cases, articles, documents, figures, and my last act."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.case_sql import DAYS_CASES, DAYS_CONTACTS
from cs_tui.core import intake, note
from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.article import ArticleArchived, ArticleRevised
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactFronted, ContactParked, MessageOut
from cs_tui.core.content import ContentRevised
from cs_tui.core.events import event
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.moves import Claimed
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.store.drafts import Draft, Drafts
from cs_tui.store.exchange import Exchange, TurnedDown
from cs_tui.store.log import Log
from cs_tui.store.reader import Reader
from cs_tui.texts import Words
from tests.make import (
    DAY,
    HOUR,
    LIN,
    MEI,
    NOW,
    Story,
    append,
    arrival,
    ctx,
    in_status,
    log,
    new_id,
    resolved,
    store,
)


def with_case(status: Status = Status.ACTIVE) -> tuple[Log, Reader, Case]:
    target = log()
    story = in_status(status)
    append(target, story.events)
    return target, Reader(target.conn), story.case


def test_a_case_reads_as_its_events_fold() -> None:
    _, reader, case = with_case()

    assert reader.case("c1") == case
    assert reader.state("case/c1") == case
    assert reader.case("c9") is None


def articles() -> tuple[Log, Reader]:
    target = log()
    for key, external in (("a1", "K1"), ("a2", "K2"), ("a3", "")):
        story = Story(f"article/{key}")
        story.tell(ArticleRevised(title=f"文章{key}", external=external))
        if key == "a2":
            story.tell(ArticleArchived())
        append(target, story.events)
    return target, Reader(target.conn)


def test_articles_are_read_by_their_id_and_by_the_id_they_came_with() -> None:
    _, reader = articles()
    found = reader.article("a1")

    assert found is not None
    assert found.title == "文章a1"
    assert (reader.article("a9"), reader.article_by_external("K9")) == (None, None)
    assert reader.article_by_external("K2") == "a2"
    assert reader.externals(["a1", "a3", "a9"]) == {"a1": "K1", "a3": ""}
    assert reader.externals([]) == {}


def test_the_index_is_compared_by_the_stamps_of_what_is_published() -> None:
    target, reader = articles()
    before = reader.article_stamps(NOW)
    revised = event(
        "article/a1", ArticleRevised(title="新", base_rev=1), ctx(), act="a", id="event-new"
    )

    append(target, [revised])

    assert set(before) == {"a1", "a3"}
    assert reader.article_stamps(NOW) == {**before, "a1": "event-new"}


def test_content_documents_are_read_by_name_and_their_stamp_changes_with_them() -> None:
    target = log()
    reader = Reader(target.conn)
    stamps = [reader.content_stamp()]
    for name, base in (("sla", 0), ("taxonomy", 0), ("sla", 1)):
        told = ContentRevised(base_rev=base, doc={"rev": base})
        append(target, [event(f"content/{name}", told, ctx(), act="a")])
        stamps.append(reader.content_stamp())
    append(target, in_status(Status.NEW).events)
    append(target, [event("contents/x", NoteAdded(), ctx(), act="a")])

    assert {name: one.doc for name, one in reader.documents().items()} == {
        "sla": {"rev": 1},
        "taxonomy": {"rev": 0},
    }
    assert len(set(stamps)) == 4
    assert reader.content_stamp() == stamps[-1]


@pytest.mark.parametrize("asked", ["documents", "content_stamp"])
def test_content_is_read_without_reading_the_whole_log(asked: str) -> None:
    """The policy is asked for at every verb, beside half a million events."""
    target = log()
    said: list[str] = []
    target.conn.set_trace_callback(said.append)

    getattr(Reader(target.conn), asked)()

    target.conn.set_trace_callback(None)
    (query,) = said
    plan = " ".join(row[3] for row in target.conn.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "SEARCH" in plan
    assert "SCAN" not in plan


def test_the_states_of_a_family_are_read_together() -> None:
    target = log()
    for who in (MEI, LIN):
        told = AgentRegistered(role=Role.AGENT, teams=("desk",), name=who)
        append(target, [event(f"agent/{who}", told, ctx(), act="a")])
    append(target, in_status(Status.NEW).events)

    people = Reader(target.conn).states("agent/")

    assert [one.name for one in people if isinstance(one, Agent)] == [LIN, MEI]


def test_the_figures_of_a_day_are_those_of_the_folded_cases() -> None:
    target, reader, _ = with_case(Status.RESOLVED)
    story = in_status(Status.RESOLVED)
    here = story.case.contacts[0].id
    target = log()
    reader = Reader(target.conn)
    story.tell(ContactFronted(contact=here, day=DAY))
    story.tell(ContactParked(contact=here, duration_ms=5000))
    append(target, story.events)

    contacts, cases = reader.day_facts(DAY)

    assert contacts == list(contact_facts(story.case))
    assert cases == [case_facts(story.case)]
    assert reader.day_facts("2026-05-30") == ([], [])


BEFORE = "2026-05-28"


def came(target: Log, case: str, day: str, *, answered: bool = False) -> Story:
    """A case of Lin's whose contact came on a day; Lin has answered it, or has not."""
    story = Story(f"case/{case}")
    act = story.act(HUB)
    intake.open_case(act, arrival(day=day), case)
    story.add(act)
    story.tell(Claimed(agent=LIN), HUB)
    contact = story.case.contacts[0].id
    if answered:
        story.tell(MessageOut(message=new_id(), contact=contact, text="在的"), LIN)
    append(target, story.events)
    return story


def test_earlier_days_are_read_as_far_as_the_figures_of_a_day_need_them() -> None:
    target = log()
    came(target, "waits", BEFORE)
    came(target, "answered", BEFORE, answered=True)
    came(target, "today", DAY)
    late = came(target, "late", BEFORE, answered=True)
    append(target, [late.tell(resolved(late.case))])

    contacts, cases = Reader(target.conn).day_facts(DAY)
    contacts_before, cases_before = Reader(target.conn).day_facts(BEFORE)

    assert sorted(one.case for one in contacts) == ["late", "today", "waits"]
    assert sorted(one.case for one in cases) == ["late", "today"]
    assert sorted(one.case for one in contacts_before) == ["answered", "late", "waits"]
    assert sorted(one.case for one in cases_before) == ["answered", "late", "waits"]


@pytest.mark.parametrize("query", [DAYS_CONTACTS, DAYS_CASES])
def test_the_figures_of_a_day_cost_a_day_and_not_the_years_before(query: str) -> None:
    rows = log().conn.execute(f"EXPLAIN QUERY PLAN {query}", (DAY,)).fetchall()

    assert any("SEARCH" in row[3] for row in rows)
    assert not any("SCAN" in row[3] for row in rows)


def test_drafts_are_read_beside_their_case() -> None:
    target, reader, _ = with_case()
    kept = Draft("case/c1", "done", "写到一半", None, NOW)

    Drafts(target.conn).save([kept])

    assert reader.drafts("c1") == {"done": kept}


def said(target: Log, text: str, by: str = LIN, at: int = NOW) -> str:
    told = event("case/c1", NoteAdded(done=text), ctx(by, at), act=new_id())
    append(target, [told])
    return told.act


def test_my_last_act_is_the_latest_that_changed_a_case() -> None:
    target, reader, case = with_case()
    assert reader.last_act(LIN, NOW - HOUR) is None
    said(target, "a")
    last = said(target, "b")
    said(target, "c", MEI)
    looked = event(
        "case/c1", ContactFronted(contact=case.contacts[0].id, day=DAY), ctx(), act="look"
    )
    append(target, [looked])

    assert reader.last_act(LIN, NOW - HOUR) == ("case/c1", last)
    assert reader.last_act(LIN, NOW + 1) is None


def test_what_was_undone_or_refused_is_passed_over() -> None:
    target, reader, _ = with_case()
    first, second, third = (said(target, text) for text in "abc")
    undoing = event("case/c1", Undone(undone=third), ctx(), act="undo")
    append(target, [undoing])
    assert reader.last_act(LIN, 0) == ("case/c1", second)

    no = Words(zh="不", en="no")
    (refused,) = target.conn.execute("SELECT id FROM events WHERE act = ?", (second,)).fetchone()
    Exchange(target.conn).settle([TurnedDown(refused, no)])
    assert reader.last_act(LIN, 0) == ("case/c1", first)

    Exchange(target.conn).settle([TurnedDown(undoing.id, no)])
    assert reader.last_act(LIN, 0) == ("case/c1", third)


def test_a_reader_sees_what_was_committed_and_notices_that_it_changed(tmp_path: Path) -> None:
    target = log(store(tmp_path / "desk.db"))
    reader = Reader(sqlite.connect(tmp_path / "desk.db", readonly=True))
    before, empty = reader.data_version(), reader.last_seq()

    append(target, in_status(Status.ACTIVE).events)

    assert reader.data_version() != before
    assert (empty, reader.last_seq()) == (0, 4)
    with target.case_act("c1", ctx()) as act:
        note.write(act, done="noch nicht")
        found = reader.case("c1")
        assert found is not None
        assert found.note.done == ""


def test_the_skew_of_the_clock_is_known_once_it_was_measured() -> None:
    target = log()
    reader = Reader(target.conn)
    assert reader.skew_ms() is None

    Exchange(target.conn).remember(skew_ms=-40)

    assert reader.skew_ms() == -40
