"""The question for the next case, kept until it was answered: a lost answer is asked for again.

The id of the question becomes the id of the claim, so the hub gives the same case for a repeat.
"""

from __future__ import annotations

from typing import Final

from cs_tui.sqlite import Connection, tx
from cs_tui.store import profile

ASKED: Final = "next_asked"
"""The value of the profile that holds the id of an unanswered question."""


class Asking:
    """The open question of this desk, on the writing connection."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def with_id(self, new_id: str) -> tuple[str, str | None]:
        """The id to ask the hub with, `new_id` unless an earlier question was never answered.

        When the claim of that question has come by another road (a pull), its case is returned
        beside it: it needs no asking, unless it was worked on already.
        """
        with tx(self._conn):
            kept = profile.get(self._conn, ASKED)
            row = self._conn.execute("SELECT stream FROM events WHERE id = ?", (kept,)).fetchone()
            if kept and row is None:
                return kept, None
            profile.put(self._conn, ASKED, new_id)
            if row is None:
                return new_id, None
            case = str(row[0]).partition("/")[2]
            return new_id, case if self._untouched(case) else None

    def answered(self) -> None:
        """An answer came."""
        with tx(self._conn):
            profile.put(self._conn, ASKED, "")

    def _untouched(self, case: str) -> bool:
        """Whether the case is mine and open, and never stood in front of me."""
        me = profile.get(self._conn, "actor")
        found = self._conn.execute(
            "SELECT 1 FROM cases WHERE id = ? AND owner = ? AND over = 0 AND NOT EXISTS (SELECT 1 "
            "FROM events WHERE stream = ? AND kind = 'contact_fronted' AND actor = ?)",
            (case, me, f"case/{case}", me),
        ).fetchone()
        return found is not None
