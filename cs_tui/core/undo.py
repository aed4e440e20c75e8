"""Undo: an act is taken back by an event that names it; the fold then leaves its events out.

Allowed for one's own acts of this shift while nothing outside followed from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from cs_tui.core.events import Body, Event
from cs_tui.core.state import State
from cs_tui.texts import Words, erasing
from cs_tui.texts import rules as texts
from cs_tui.texts import undo as names

LONGEST_SHIFT_MS: Final = 16 * 3600 * 1000


class Undone(Body):
    """Takes one act back."""

    kind: ClassVar[str] = "undone"
    called: ClassVar[Words] = names.UNDONE
    undone: str
    """The act that is taken back."""

    def apply(self, state: State, event: Event) -> State:
        return state

    def kept(self, state: State, event: Event) -> Words | None:
        return texts.UNDO_IS_FINAL


def blocked(state: State, undo: Event, done: Sequence[Event]) -> Words | None:
    """Why the act whose events are `done` cannot be undone in this state; None when it can."""
    if not done:
        return texts.NOTHING_TO_UNDO
    if state.erased_wholly:
        return erasing.FOR_GOOD
    if any(event.actor != undo.actor for event in done):
        return texts.NOT_YOUR_ACT
    if undo.at - done[0].at > LONGEST_SHIFT_MS:
        return texts.UNDO_TOO_LATE
    reasons = (event.body.kept(state, event) if event.body else texts.NEWER for event in done)
    return next((reason for reason in reasons if reason is not None), None)


EVENTS: tuple[type[Body], ...] = (Undone,)
