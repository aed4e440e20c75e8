"""The log goes out: what happened after a cursor, or everything, as far as a person may see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core import fold
from cs_tui.core.agent import Agent
from cs_tui.core.permission import Actor, Thing, visible
from cs_tui.core.ports import Instant
from cs_tui.server.problems import Rejected
from cs_tui.server.serving import changes_of
from cs_tui.server.storage import Session, Sight, Stored
from cs_tui.sync.wire import MAX_EVENTS, Change, Seen
from cs_tui.texts import hub as texts

SCANNED: Final = 4 * MAX_EVENTS
"""So many events are looked at for one page, however few of them the person may see."""

LOOKED_AT: Final = 100
"""At least so many events are looked at together."""

PAGE_BYTES: Final = 1_000_000
"""A page ends with the event that passes this."""

CLOSED_KEPT_MS: Final = 90 * 24 * 3600 * 1000
"""Streams in which nothing happens any more are given out for so long after their last event."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of changes."""

    changes: tuple[Change, ...]
    added: tuple[tuple[Change, ...], ...]
    removed: tuple[str, ...]
    next: int
    more: bool


def page(session: Session, actor: Actor, cursor: int, limit: int) -> Leaf:
    """What happened after the cursor among what the person may see, in order.

    A stream that became visible on the way comes whole instead.
    """
    changes: list[Stored] = []
    whole: set[str] = set()
    reached, size = cursor, 0
    for one, sight in _scanned(session, actor, cursor, max(limit, LOOKED_AT)):
        if visible(actor, sight.thing):
            if _new_to(actor, sight, cursor):
                whole.add(sight.stream)
            else:
                changes.append(one)
            size += len(one.sealed.fact) + len(one.sealed.personal or b"")
        reached = one.seq
        if len(changes) >= limit or len(whole) >= limit or size > PAGE_BYTES:
            break
    gained, lost = _moved(session, actor, cursor, reached)
    # Who got a case sees whose it is, though nothing happened to that record just now.
    records = session.log.customers_since(cursor, reached, actor.id)
    gained |= {sight.stream for sight in records if _new_to(actor, sight, cursor)}
    return Leaf(
        changes=changes_of(session, changes),
        added=tuple(_whole(session, stream) for stream in sorted(whole | gained)),
        removed=tuple(sorted(lost)),
        next=reached,
        more=reached < session.log.last_seq(),
    )


def _scanned(
    session: Session, actor: Actor, cursor: int, at_once: int
) -> Iterator[tuple[Stored, Sight]]:
    """The events after the cursor, with how the person sees their streams; read so many at a time,
    for whoever sees all of them needs no more than a page."""
    left = SCANNED
    while left > 0:
        asked = min(at_once, left)
        some = session.log.after(cursor, asked)
        sights = session.log.sights({one.sealed.stream for one in some}, actor.id)
        for one in some:
            yield one, sights[one.sealed.stream]
        if len(some) < asked:
            return
        cursor, left = some[-1].seq, left - asked


def snapshot(
    session: Session, actor: Actor, token: str, now: Instant
) -> tuple[tuple[Change, ...], int, str | None]:
    """Whole visible streams, by name, a page of them; the cursor; and the token of the next page.

    The cursor was taken before the first page, so what happened since comes with the next pull.
    """
    cursor, after = _token(token) if token else (session.log.last_seq(), "")
    found: list[Change] = []
    size = 0
    while sights := session.log.sights_after(after, actor.id, MAX_EVENTS):
        for sight in sights:
            after = sight.stream
            if not visible(actor, sight.thing) or _stale(sight, now):
                continue
            stored = session.log.stream(sight.stream)
            found += changes_of(session, stored)
            size += sum(len(one.sealed.fact) + len(one.sealed.personal or b"") for one in stored)
            if len(found) >= MAX_EVENTS or size > PAGE_BYTES:
                return tuple(found), cursor, f"{cursor}:{after}"
    return tuple(found), cursor, None


def seen(session: Session) -> Seen:
    """The head of the log, for the desk to keep."""
    head = session.log.head()
    return Seen(seq=head.seq, head=head.head)


def _token(token: str) -> tuple[int, str]:
    cursor, _, after = token.partition(":")
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 15:
        raise Rejected(422, texts.BAD_PAGE, field="page")
    return int(cursor), after


def _stale(sight: Sight, now: Instant) -> bool:
    return sight.over and sight.received_at < now - CLOSED_KEPT_MS


def _new_to(actor: Actor, sight: Sight, cursor: int) -> bool:
    """Whether the stream became visible after the cursor, for a reason of the person's own."""
    if sight.since is None or sight.since <= cursor:
        return False
    bare = Thing(sight.thing.kind, sight.thing.team)
    return not visible(actor, bare)


def _moved(session: Session, actor: Actor, cursor: int, reached: int) -> tuple[set[str], set[str]]:
    """The streams that came into sight, and went out of it, with a change of one's teams."""
    own = session.log.stream(f"agent/{actor.id}")
    changed = [one.seq for one in own if cursor < one.seq <= reached]
    if not changed:
        return set(), set()
    before = _teams(own, cursor)
    after = _teams(own, reached)
    if before is None or after is None:
        return set(), set()
    gained = session.log.sights_of(after - before, actor.id)
    # What waits to be accepted by a team or role reaches who joins it.
    gained += session.log.sights_from(changed, actor.id)
    lost = session.log.sights_of(before - after, actor.id)
    return (
        {sight.stream for sight in gained if visible(actor, sight.thing)},
        {sight.stream for sight in lost if not visible(actor, sight.thing)},
    )


def _teams(own: Sequence[Stored], until: int) -> set[str] | None:
    """The teams after the events up to a seq; None before there was any."""
    events = [fold.read(one.sealed) for one in own if one.seq <= until]
    if not events:
        return None
    then = fold.fold(events[0].stream, events)
    return set(then.teams) if isinstance(then, Agent) else set()


def _whole(session: Session, stream: str) -> tuple[Change, ...]:
    return changes_of(session, session.log.stream(stream))
