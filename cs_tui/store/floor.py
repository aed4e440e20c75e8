"""The floor, as a lead looks over it: everybody's shifts, what waits, what is due next, by whom."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Literal

from cs_tui.core.ports import Instant
from cs_tui.core.shift import Shift
from cs_tui.sqlite import Connection

MOST: Final = 60
"""So many rows of a list are shown; whoever must act on more acts on these first."""

Owes = Literal["answer", "promise", "complaint"]


@dataclass(frozen=True, slots=True)
class Held:
    """How much one person has in hand."""

    open: int = 0
    """Open cases, those that wait for others included."""
    active: int = 0
    """Those on which it is this person's turn."""
    front: int = 0
    late: int = 0
    """Those on which an answer or a promise is overdue."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for anybody on one channel."""

    channel: str
    n: int
    oldest_at: Instant
    due_at: Instant | None


@dataclass(frozen=True, slots=True)
class Breach:
    """Something due on a case, and who holds it."""

    case: str
    number: str
    status: str
    owner: str | None
    channel: str
    name: str
    phone: str
    subject: str
    raised_at: Instant | None
    """When the lead was told that nobody works on it."""
    owes: Owes
    due_at: Instant


_HELD: Final = """
SELECT owner, count(*), sum(status = 'active'), sum(front),
    sum(min(coalesce(due_at, 9e15), coalesce(promise_at, 9e15)) < ?)
FROM cases INDEXED BY cases_held WHERE over = 0 AND owner IS NOT NULL GROUP BY owner
"""
_WAITING: Final = """
SELECT channel, count(*), min(opened_at), min(due_at)
FROM cases WHERE status = 'new' GROUP BY channel ORDER BY min(coalesce(due_at, 9e15)), channel
"""
_SOON: Final[dict[Owes, str]] = {
    "answer": "due_at FROM cases WHERE due_at IS NOT NULL AND over = 0 ORDER BY due_at",
    "promise": "promise_at FROM cases WHERE promise_at IS NOT NULL AND over = 0 "
    "ORDER BY promise_at",
    "complaint": "complaint_at FROM cases WHERE complaint_at IS NOT NULL ORDER BY complaint_at",
}
COLUMNS: Final = ", ".join(field.name for field in fields(Breach)[1:-2])
"""Of a case, between its id and what is due on it."""
_SHIFTS: Final = "SELECT docs.doc FROM shifts JOIN docs ON docs.stream = 'shift/' || shifts.id"


def held(conn: Connection, now: Instant) -> dict[str, Held]:
    """How much every person has in hand."""
    return {row[0]: Held(*row[1:]) for row in conn.execute(_HELD, (now,))}


def waiting(conn: Connection) -> tuple[Waits, ...]:
    """What waits, channel by channel, the most urgent first."""
    return tuple(Waits(*row) for row in conn.execute(_WAITING))


def breaches(conn: Connection, *, most: int = MOST) -> tuple[Breach, ...]:
    """What is due next on open cases, late ones first; a case stands once, with what is first."""
    found: dict[str, Breach] = {}
    for owes, query in _SOON.items():
        for row in conn.execute(f"SELECT id, {COLUMNS}, '{owes}', {query} LIMIT ?", (most,)):
            one = Breach(*row)
            before = found.get(one.case)
            if before is None or one.due_at < before.due_at:
                found[one.case] = one
    return tuple(sorted(found.values(), key=lambda one: (one.due_at, one.number))[:most])


def on_shift(conn: Connection) -> list[Shift]:
    """The shifts that were begun and not closed, the earliest first."""
    return _shifts(conn, "shifts.open = 1 ORDER BY shifts.opened_at, shifts.id", MOST * 4)


def unsigned(conn: Connection, *, most: int = MOST) -> list[Shift]:
    """The shifts whose latest handover no lead has signed yet, the oldest first."""
    return _shifts(conn, "shifts.unsigned_at IS NOT NULL ORDER BY shifts.unsigned_at", most)


def _shifts(conn: Connection, which: str, most: int) -> list[Shift]:
    rows = conn.execute(f"{_SHIFTS} WHERE {which} LIMIT ?", (most,))
    return [Shift.model_validate_json(row[0]) for row in rows]
