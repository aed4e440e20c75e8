"""The fold: which kinds of events each stream may hold, and how they become its state.

Fails at import when a kind lacks its meaning or its name, or is there twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from cs_tui.core import (
    access,
    agent,
    article,
    asking,
    bulletin,
    classification,
    complaint,
    contact,
    content,
    customer,
    defect,
    erasing,
    evidence,
    five_steps,
    followup,
    gap,
    handover,
    hold,
    joining,
    lesson,
    listening,
    moves,
    note,
    offer,
    one_customer,
    preshift,
    promise,
    raising,
    reassignment,
    receipt,
    reflection,
    shift,
    solution,
    survey,
    undo,
    verification,
)
from cs_tui.core.case import MOVES, Case
from cs_tui.core.events import Body, Event, Opened, Sealed, unseal, unseal_opened
from cs_tui.core.ports import Instant
from cs_tui.core.state import State, Void, change
from cs_tui.texts import Words

MEANING: Final = 15
"""Raised when a fold gives another state for the same events."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One family of streams: the state before its first event, and the kinds it may hold."""

    initial: State
    kinds: Mapping[str, type[Body]]


def kinds_of(*groups: Iterable[type[Body]]) -> dict[str, type[Body]]:
    """The table kind -> body of one stream.

    Raises `TypeError` for a kind that is doubled, empty or nameless.
    """
    table: dict[str, type[Body]] = {}
    for body in (body for group in groups for body in group):
        if body.kind in table:
            raise TypeError(f"kind {body.kind!r} is defined twice")
        if body.apply is Body.apply:
            raise TypeError(f"kind {body.kind!r} does not say what it does")
        if not hasattr(body, "called"):
            raise TypeError(f"kind {body.kind!r} has no name for people")
        table[body.kind] = body
    return table


_HANDED: Final = (*handover.EVENTS, *erasing.SHIFT_EVENTS)

STREAMS: Final[Mapping[str, Stream]] = {
    "case": Stream(
        Case(),
        kinds_of(
            moves.EVENTS,
            contact.EVENTS,
            note.EVENTS,
            classification.EVENTS,
            promise.EVENTS,
            complaint.EVENTS,
            evidence.EVENTS,
            followup.EVENTS,
            survey.EVENTS,
            offer.EVENTS,
            reassignment.EVENTS,
            receipt.EVENTS,
            raising.EVENTS,
            listening.EVENTS,
            solution.EVENTS,
            five_steps.EVENTS,
            verification.EVENTS,
            article.CASE_EVENTS,
            customer.CASE_EVENTS,
            asking.EVENTS,
            joining.EVENTS,
            erasing.CASE_EVENTS,
            hold.EVENTS,
            undo.EVENTS,
        ),
    ),
    "article": Stream(article.Article(), kinds_of(article.EVENTS)),
    "shift": Stream(
        shift.Shift(),
        kinds_of(shift.EVENTS, preshift.EVENTS, _HANDED, reflection.EVENTS, undo.EVENTS),
    ),
    "defect": Stream(defect.Defect(), kinds_of(defect.EVENTS)),
    "gap": Stream(gap.Gap(), kinds_of(gap.EVENTS, erasing.GAP_EVENTS)),
    "private": Stream(reflection.Diary(), kinds_of(reflection.PRIVATE_EVENTS)),
    "bulletin": Stream(bulletin.Bulletin(), kinds_of(bulletin.EVENTS)),
    "lesson": Stream(lesson.Lesson(), kinds_of(lesson.EVENTS)),
    "agent": Stream(agent.Agent(), kinds_of(agent.EVENTS)),
    "customer": Stream(
        customer.Record(),
        kinds_of(customer.EVENTS, one_customer.EVENTS, erasing.CUSTOMER_EVENTS),
    ),
    "access": Stream(access.Access(), kinds_of(access.EVENTS, erasing.ACCESS_EVENTS)),
    "content": Stream(content.Content(), kinds_of(content.EVENTS)),
}

KINDS: Final = {kind: body for family in STREAMS.values() for kind, body in family.kinds.items()}


def version_of(streams: Mapping[str, Stream]) -> int:
    """A number for what these streams make of their events: of `MEANING` and the kinds they read.

    A kind that is new is read where an older program had to leave it aside.
    """
    known = sorted(
        f"{name}/{kind} {body.v}"
        for name, one in streams.items()
        for kind, body in one.kinds.items()
    )
    return crc32(f"{MEANING} {known}".encode()) & 0x7FFF_FFFF


FOLD_VERSION: Final = version_of(STREAMS)
"""Another number whenever events may fold to another state: projections are rebuilt then."""


def _complete() -> None:
    # One act may write to a case and to a shift, so both can take it back.
    own = [kind for one in STREAMS.values() for kind in one.kinds if kind != undo.Undone.kind]
    if len(own) != len(set(own)):
        raise TypeError("a kind belongs to two streams")
    unmoved = MOVES.keys() - STREAMS["case"].kinds.keys()
    if unmoved:
        raise TypeError(f"moves without an event: {sorted(unmoved)}")
    moving = {body.kind for body in moves.EVENTS} - MOVES.keys() - {moves.CaseOpened.kind}
    if moving:
        raise TypeError(f"events without a move: {sorted(moving)}")


_complete()


def family(stream: str) -> str:
    """The family of a stream: `case` of `case/<id>`."""
    return stream.partition("/")[0]


def read(sealed: Sealed) -> Event:
    """The event in its bytes, by the kinds of its stream. Raises `BadEvent`."""
    return unseal(sealed, _kinds(sealed.stream))


def read_opened(one: Opened) -> Event:
    """As `read`, of bytes that were opened already. Raises `BadEvent`."""
    return unseal_opened(one, _kinds(one.sealed.stream))


def read_all(stream: str, sealed: Iterable[Sealed]) -> list[Event]:
    """The events of one stream. Raises `BadEvent`."""
    kinds = _kinds(stream)
    return [unseal(one, kinds) for one in sealed]


def _kinds(stream: str) -> Mapping[str, type[Body]]:
    known = STREAMS.get(family(stream))
    return known.kinds if known else {}


def initial(stream: str) -> State:
    """The state of a stream before its first event."""
    known = STREAMS.get(family(stream))
    return known.initial if known else State()


def blocked(state: State, event: Event) -> Words | None:
    """Why this event may not happen in this state; None when it may."""
    return event.body.blocked(state, event) if event.body else None


def evolve(state: State, event: Event) -> State:
    """The state after one event that is no undo. Total: it never raises.

    A blocked event changes nothing but stands in `void`; one that this version cannot read sets
    `newer`.
    """
    return _touched(*_after(state, event))


def _after(state: State, event: Event) -> tuple[State, Instant]:
    """The state after one event, and when that event took effect: 0 when it did not."""
    body = event.body
    if body is None:
        return (state if state.newer else change(state, newer=True)), 0
    reason = body.blocked(state, event)
    if reason is not None:
        return with_void(state, event, reason), 0
    after: State = body.apply(state, event)
    return after, event.at


def _touched(state: State, at: Instant) -> State:
    """The state that an event of this time took effect on."""
    if isinstance(state, Case) and state.updated_at < at:
        return change(state, updated_at=at)
    return state


def with_void(state: State, event: Event, reason: Words) -> State:
    """The state with one more event that had no effect."""
    entry = Void(
        event=event.id,
        act=event.act,
        actor=event.actor,
        kind=event.kind,
        at=event.at,
        reason=reason,
    )
    return change(state, void=(*state.void, entry))


def fold(stream: str, events: Sequence[Event]) -> State:
    """The state of a stream after all its events, in this order; undone acts are left out."""
    undone: dict[tuple[str, str], int] = {}
    while True:
        state, found = _pass(stream, events, undone)
        if found is None:
            return state
        undone |= found


def _pass(
    stream: str, events: Sequence[Event], undone: Mapping[tuple[str, str], int]
) -> tuple[State, dict[tuple[str, str], int] | None]:
    """Folds until an undo takes effect that was not known yet: whose act, and up to which place.

    An act is left out for its author alone: nobody's event vanishes through another's undo. An undo
    reaches what stands before it: what comes later under the same act is new.
    """
    state, touched_at = initial(stream), 0
    for position, event in enumerate(events):
        if isinstance(event.body, undo.Undone):
            act = event.body.undone, event.actor
            reached = undone.get(act, -1)
            done = [e for e in events[reached + 1 : position] if e.act == event.body.undone]
            if position <= reached or (act in undone and not done):
                continue
            reason = undo.blocked(state, event, done)
            if reason is None:
                return state, {act: position}
            state = with_void(state, event, reason)
        elif position > undone.get((event.act, event.actor), -1):
            state, at = _after(state, event)
            if at > touched_at:
                touched_at = at
    return _touched(state, touched_at), None
