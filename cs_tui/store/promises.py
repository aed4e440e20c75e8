"""The promise ledger, read from the projected documents: one row a promise that is still owed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection, Row
from cs_tui.store.board import MOST_ROWS


@dataclass(frozen=True, slots=True)
class Owed:
    """One open promise, and whose case it is on."""

    case: str
    number: str
    status: str
    channel: str
    name: str
    phone: str
    subject: str
    promise: str
    what: str
    form: str
    due_at: Instant
    made_by: str
    made_at: Instant
    due_confirmed: bool
    """False when the due time lies beyond the known business calendar."""


_OWED = """
SELECT cases.id, cases.number, cases.status, cases.channel, cases.name, cases.phone,
    cases.subject, owed.value ->> 'id', owed.value ->> 'what', owed.value ->> 'form',
    owed.value ->> 'due_at', owed.value ->> 'made_by', owed.value ->> 'made_at',
    owed.value ->> 'due_confirmed'
FROM cases JOIN docs ON docs.stream = 'case/' || cases.id,
    json_each(docs.doc, '$.promises') AS owed
WHERE cases.promise_at IS NOT NULL AND cases.owner = ?
    AND owed.value ->> 'kept_at' IS NULL AND owed.value ->> 'dropped_at' IS NULL
ORDER BY owed.value ->> 'due_at', cases.id LIMIT ?
"""


def owed(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> tuple[Owed, ...]:
    """What stands promised on the cases of a person, the earliest due first."""
    return tuple(map(_owed, conn.execute(_OWED, (actor, most))))


def _owed(row: Row) -> Owed:
    values = dict(zip(_FIELDS, row, strict=True))
    return Owed(**values | {"due_confirmed": bool(values["due_confirmed"])})


_FIELDS = tuple(field.name for field in fields(Owed))
