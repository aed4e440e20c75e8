"""Edits of a field by several people: who wins, and what a person must choose.

An edit carries the value its author saw. It applies when nobody else changed the field since, or
wanted the same; otherwise it is kept as a conflict, one per field and author.
"""

from __future__ import annotations

from cs_tui.core.events import Event
from cs_tui.core.state import Conflict


def merged(current: str | None, seen: str | None, wanted: str | None, *, own: bool = False) -> bool:
    """Whether an edit from `seen` to `wanted` may replace `current`.

    `own` says that its author also gave the field its present value: nobody meets a conflict with
    oneself, whatever was on screen when the key was pressed.
    """
    return own or current in (seen, wanted)


def with_conflict(
    conflicts: tuple[Conflict, ...],
    event: Event,
    field: str,
    *,
    seen: str | None,
    current: str | None,
    wanted: str | None,
) -> tuple[Conflict, ...]:
    """The conflicts after this one was met: it replaces an earlier one of the same author."""
    others = tuple(c for c in conflicts if (c.field, c.actor) != (field, event.actor))
    new = Conflict(
        field=field,
        event=event.id,
        actor=event.actor,
        base=seen,
        current=current,
        wanted=wanted,
    )
    return (*others, new)


def without_conflict(
    conflicts: tuple[Conflict, ...], event: Event, field: str
) -> tuple[Conflict, ...]:
    """The conflicts after this author's edit of the field was applied."""
    return tuple(c for c in conflicts if (c.field, c.actor) != (field, event.actor))
