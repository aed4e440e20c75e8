"""The book of handovers: shifts that gave one, the latest first."""

from __future__ import annotations

from typing import Final

from cs_tui.core.shift import Shift
from cs_tui.sqlite import Connection

MOST: Final = 500
_MINE: Final = "SELECT id FROM cases WHERE owner = ? AND (over = 0 OR promise_at IS NOT NULL)"
_BOOK: Final = (
    "SELECT doc FROM docs WHERE stream > 'shift/' AND stream < 'shift0' "
    "AND json_array_length(doc, '$.handover.versions') > 0 "
    "ORDER BY doc ->> 'day' DESC, doc ->> 'opened_at' DESC LIMIT ?"
)


def owed_by(conn: Connection, actor: str) -> list[str]:
    """The cases a person must hand over or leave out: open ones, and those with open promises."""
    return [row[0] for row in conn.execute(_MINE, (actor,))]


def book(conn: Connection, *, most: int = MOST) -> list[Shift]:
    """The shifts of everybody in this log that gave a handover."""
    return [Shift.model_validate_json(row[0]) for row in conn.execute(_BOOK, (most,))]
