"""The fold: total in any order, equal from the bytes, and nothing in it vanishes."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core import fold, moves, note
from cs_tui.core.case import Case
from cs_tui.core.events import Body, Event, event, seal
from cs_tui.core.note import NoteAdded
from cs_tui.core.state import State, change
from cs_tui.core.undo import Undone
from tests import histories
from tests.make import LIN, Story, ctx, in_status, opened, salt

STREAMS = [f"{family}/c1" for family in fold.STREAMS]


def any_history() -> st.SearchStrategy[tuple[str, list[Event]]]:
    return st.sampled_from(STREAMS).flatmap(
        lambda stream: st.tuples(st.just(stream), histories.events(stream))
    )


def with_unknown(family: str) -> st.SearchStrategy[Body | None]:
    return st.none() | histories.bodies(family)


@given(any_history())
def test_any_order_of_events_folds_to_a_state_that_survives_its_json(
    history: tuple[str, list[Event]],
) -> None:
    stream, events = history

    state = fold.fold(stream, events)

    assert type(state).model_validate_json(state.model_dump_json()) == state


@given(any_history())
def test_the_fold_of_the_bytes_is_the_fold_of_the_events(
    history: tuple[str, list[Event]],
) -> None:
    stream, events = history

    read = [fold.read(seal(one, salt())) for one in events]

    assert read == events
    assert fold.fold(stream, read) == fold.fold(stream, events)


@given(any_history())
def test_a_blocked_event_stands_in_void_and_changes_nothing_else(
    history: tuple[str, list[Event]],
) -> None:
    stream, events = history
    state = fold.initial(stream)
    for one in events:
        reason, before = fold.blocked(state, one), state

        state = fold.evolve(state, one)

        if reason is None:
            assert state.void == before.void
        else:
            assert [(v.event, v.reason) for v in state.void[len(before.void) :]] == [
                (one.id, reason)
            ]
            assert change(state, void=before.void) == before


@given(histories.events("case/c1"))
def test_every_event_counts_is_void_or_was_undone(events: list[Event]) -> None:
    state = fold.fold("case/c1", events)

    void = {entry.event for entry in state.void}
    undone = {
        (one.body.undone, one.actor)
        for one in events
        if isinstance(one.body, Undone) and one.id not in void
    }
    left = [
        one
        for one in events
        if one.id not in void
        and (one.act, one.actor) not in undone
        and not isinstance(one.body, Undone)
    ]
    assert change(fold.fold("case/c1", left), void=()) == change(state, void=())


@given(histories.events("case/c1", with_unknown))
def test_what_this_version_cannot_read_is_folded_around_and_marked(events: list[Event]) -> None:
    state = fold.fold("case/c1", events)
    without = fold.fold("case/c1", [one for one in events if one.body is not None])

    assert state.newer == any(one.body is None for one in events)
    undoes_unknown = {one.act for one in events if one.body is None}
    if not any(isinstance(e.body, Undone) and e.body.undone in undoes_unknown for e in events):
        assert change(state, newer=False) == without


def test_a_stream_of_an_unknown_family_is_read_around() -> None:
    unknown = seal(event("ritual/x", NoteAdded(done="x"), ctx(), act="a"), salt())

    state = fold.fold("ritual/x", [fold.read(unknown)])

    assert state == State(newer=True)


def test_a_kind_is_known_in_its_own_stream_only() -> None:
    strayed = seal(event("shift/s1", NoteAdded(done="x"), ctx(), act="a"), salt())

    assert fold.read(strayed).body is None
    assert fold.fold("shift/s1", [fold.read(strayed)]).newer


def test_an_undone_act_leaves_no_trace_but_in_the_log() -> None:
    story = opened(owner=LIN, by=LIN)
    before = story.case
    act = story.act()
    note.write(act, done="写错了")
    moves.wait_for_customer(act)
    story.add(act)

    story.tell(Undone(undone=act.id))

    assert story.case == before
    assert len(story.events) == 6


def test_a_kind_named_twice_stops_the_program_at_its_start() -> None:
    with pytest.raises(TypeError, match="note_added.*twice"):
        fold.kinds_of((NoteAdded,), (NoteAdded,))


def test_a_kind_without_a_meaning_stops_the_program_at_its_start() -> None:
    class Empty(Body):
        kind: ClassVar[str] = "empty"

    with pytest.raises(TypeError, match="'empty' does not say what it does"):
        fold.kinds_of((NoteAdded, Empty))


def test_a_kind_without_a_name_for_people_stops_the_program_at_its_start() -> None:
    class Nameless(Body):
        kind: ClassVar[str] = "nameless"

        def apply(self, state: Any, event: Event) -> Any:
            return state

    with pytest.raises(TypeError, match="'nameless' has no name for people"):
        fold.kinds_of((NoteAdded, Nameless))


def test_a_kind_of_two_streams_stops_the_program_at_its_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = fold.Stream(Case(), fold.kinds_of((NoteAdded,)))
    monkeypatch.setattr(fold, "STREAMS", {**fold.STREAMS, "other": both})

    with pytest.raises(TypeError, match="two streams"):
        fold._complete()


def test_an_event_that_moves_but_has_no_move_stops_the_program_at_its_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Vanished(Body):
        kind: ClassVar[str] = "vanished"

        def apply(self, state: Any, event: Event) -> Any:
            return state

    monkeypatch.setattr(moves, "EVENTS", (*moves.EVENTS, Vanished))

    with pytest.raises(TypeError, match="vanished"):
        fold._complete()


def test_a_changed_copy_knows_only_the_fields_there_are() -> None:
    case = in_status(Case().status).case

    assert change(case, unread=7).unread == 7
    assert case.unread == 1
    with pytest.raises(TypeError, match="Case has no field statuz"):
        change(case, statuz="active")


def test_a_changed_copy_is_like_one_that_was_made_whole() -> None:
    story = Story()
    made = Case(id="c1", unread=2, void=())

    changed = change(change(Case(), id="c1"), unread=2)

    assert changed == made
    assert changed.model_dump_json() == made.model_dump_json()
    assert story.case == Case()


def test_a_kind_that_is_new_or_reads_otherwise_asks_for_a_rebuild(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fewer = {name: one for name, one in fold.STREAMS.items() if name != "gap"}
    assert fold.version_of(fold.STREAMS) == fold.FOLD_VERSION
    assert fold.version_of(fewer) != fold.FOLD_VERSION

    monkeypatch.setattr(NoteAdded, "v", NoteAdded.v + 1)
    assert fold.version_of(fold.STREAMS) != fold.FOLD_VERSION
