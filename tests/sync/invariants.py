"""What must hold of desks and hub, each promise of the sync design by its number.

`ALWAYS` holds after every step, of every desk something happened to; `IN_THE_END` when the faults
are over and everybody had two rounds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Final

from cs_tui.core import fold
from cs_tui.core.events import Sealed
from cs_tui.store import rebuild
from cs_tui.store.drafts import Drafts
from cs_tui.store.sync_status import standing
from tests.sync.desk import Desk
from tests.sync.world import World

Check = Callable[[World, Desk], None]


def i1_append_and_projection_commit_together(world: World, desk: Desk) -> None:
    if not world.realigning(desk):
        assert rebuild.differing(desk.conn) == []


def i2_an_event_leaves_unsent_only_by_a_verdict_naming_its_id(world: World, desk: Desk) -> None:
    told = world.of(desk).told
    places = {
        change.seq: sealed for change, sealed in zip(world.hub.log, world.hub.sealed, strict=True)
    }
    rows = desk.conn.execute("SELECT id, server_seq, verdict, fact FROM events")
    for event_id, seq, verdict, fact in rows:
        if verdict is not None:
            assert event_id in told.refused
        elif seq is not None and not world.realigning(desk):
            assert event_id in told.settled
            there = places.get(seq)
            assert there is not None
            assert (there.id, there.fact) == (event_id, fact)


def i3_at_most_one_effect_per_id(world: World, desk: Desk) -> None:
    assert [event_id for event_id, n in Counter(world.hub.ids).items() if n > 1] == []


def i5_events_of_a_stream_apply_in_their_terminals_order(world: World, desk: Desk) -> None:
    place = {wired.id: at for at, wired in enumerate(world.hub.sealed)}
    last: dict[str, int] = {}
    for stream, event_id in desk.conn.execute("SELECT stream, id FROM events ORDER BY seq"):
        if desk.made(event_id) and event_id in place:
            assert last.get(stream, -1) < place[event_id]
            last[stream] = place[event_id]


def i6_the_hubs_order_has_no_gaps_and_is_the_order_of_commits(world: World, desk: Desk) -> None:
    assert [one.seq for one in world.hub.log] == list(range(1, len(world.hub.log) + 1))
    assert world.reader == world.hub.ids


def i7_nothing_before_the_cursor_is_missing(world: World, desk: Desk) -> None:
    if world.realigning(desk):
        return
    held = dict(desk.conn.execute("SELECT id, server_seq FROM events").fetchall())
    cursor = desk.exchange.state().cursor
    for change, sealed in zip(world.hub.log, world.hub.sealed, strict=True):
        if change.seq <= cursor and sealed.stream not in world.hub.removed:
            assert held.get(sealed.id) == change.seq


def i8_terminals_with_equal_cursors_are_equal_byte_for_byte(world: World, desk: Desk) -> None:
    if world.realigning(desk) or not _settled(desk):
        return
    cursor = desk.exchange.state().cursor
    for other in world.desks:
        same = other is not desk and other.exchange.state().cursor == cursor
        if same and not world.realigning(other) and _settled(other):
            assert _visible(world, other) == _visible(world, desk)


def i9_no_text_a_person_typed_is_unreachable(world: World, desk: Desk) -> None:
    memory = world.of(desk)
    kept = "\n".join(
        str(one) for one in desk.column("SELECT CAST(personal AS TEXT) FROM events") if one
    )
    if world.hub.removed:
        kept += "\n".join((one.personal or b"").decode() for one in world.hub.sealed)
    assert [text for text in memory.typed if text not in kept] == []
    drafts = Drafts(desk.conn)
    for (stream, name), text in memory.drafts.items():
        assert drafts.of(stream)[name].text == text


def i10_a_refused_event_delays_nothing(world: World, desk: Desk) -> None:
    """Holds after every round that went through."""
    assert desk.unsent == []


def i11_what_waits_was_refused_void_or_conflicting_is_counted(world: World, desk: Desk) -> None:
    now = standing(desk.conn, desk.name)
    assert now.waiting == len(desk.unsent)
    (refused,) = desk.column("SELECT count(*) FROM events WHERE verdict = 'refused'")
    assert now.refused == refused
    states = [json.loads(doc) for doc in desk.docs.values()]
    for part, counted in (("void", now.void), ("conflicts", now.conflicts)):
        mine = [one for state in states for one in state[part] if one["actor"] == desk.name]
        assert counted == len(mine)


def i12_a_deletion_is_applied_only_from_a_tombstone(world: World, desk: Desk) -> None:
    memory = world.of(desk)
    streams = {str(one) for one in desk.column("SELECT DISTINCT stream FROM events")}
    assert memory.streams - streams <= memory.told.removed
    memory.streams |= streams


def i14_a_local_version_never_goes_down(world: World, desk: Desk) -> None:
    memory, state = world.of(desk), desk.exchange.state()
    if state.epoch == memory.epoch and not world.realigning(desk):
        assert state.cursor >= memory.cursor
    memory.epoch, memory.cursor = state.epoch, state.cursor
    known = dict(desk.conn.execute("SELECT id, stream FROM events").fetchall())
    lost = memory.known.keys() - known.keys()
    assert {memory.known[one] for one in lost} <= memory.told.removed
    memory.known = known


def i4_every_event_that_was_not_refused_is_on_the_hub(world: World, desk: Desk) -> None:
    assert desk.unsent == []
    made = desk.column(
        "SELECT id FROM events WHERE stream LIKE 'case/%' AND verdict IS NOT 'refused'"
    )
    assert {one for one in made if desk.made(one)} <= set(world.hub.ids)
    assert not any(sealed.stream.startswith("private/") for sealed in world.hub.sealed)


def i7_a_desk_reads_as_the_hub_does(world: World, desk: Desk) -> None:
    streams: dict[str, list[Sealed]] = {}
    for sealed in world.hub.sealed:
        streams.setdefault(sealed.stream, []).append(sealed)
    folded = {
        stream: fold.fold(stream, [fold.read(sealed) for sealed in events]).model_dump_json()
        for stream, events in streams.items()
        if stream not in world.hub.removed
    }
    assert _visible(world, desk) == folded


def i13_one_person_alone_never_meets_a_conflict(world: World, desk: Desk) -> None:
    """Holds of a person with one terminal and a hub that refuses nothing."""
    assert desk.column("SELECT stream FROM docs WHERE conflicts > 0") == []


ALWAYS: Final[tuple[Check, ...]] = (
    i1_append_and_projection_commit_together,
    i2_an_event_leaves_unsent_only_by_a_verdict_naming_its_id,
    i3_at_most_one_effect_per_id,
    i5_events_of_a_stream_apply_in_their_terminals_order,
    i6_the_hubs_order_has_no_gaps_and_is_the_order_of_commits,
    i7_nothing_before_the_cursor_is_missing,
    i8_terminals_with_equal_cursors_are_equal_byte_for_byte,
    i9_no_text_a_person_typed_is_unreachable,
    i11_what_waits_was_refused_void_or_conflicting_is_counted,
    i12_a_deletion_is_applied_only_from_a_tombstone,
    i14_a_local_version_never_goes_down,
)
IN_THE_END: Final[tuple[Check, ...]] = (
    *ALWAYS,
    i4_every_event_that_was_not_refused_is_on_the_hub,
    i7_a_desk_reads_as_the_hub_does,
    i10_a_refused_event_delays_nothing,
)


def _settled(desk: Desk) -> bool:
    """Whether the desk holds exactly what its cursor says."""
    (last,) = desk.column("SELECT coalesce(max(server_seq), 0) FROM events")
    assert isinstance(last, int)
    return desk.unsent == [] and last <= desk.exchange.state().cursor


def _visible(world: World, desk: Desk) -> dict[str, str]:
    return {stream: doc for stream, doc in desk.docs.items() if stream not in world.hub.removed}
