"""Which cases a person said what they are about, and how they ended."""

from __future__ import annotations

from cs_tui.core.erasing import CaseErased
from cs_tui.sqlite import Connection

# An act that is taken back may have been one of them; a case that came back was not solved.
_TELLING = "('classified', 'case_resolved', 'case_reopened', 'undone')"


def latest(conn: Connection, most: int) -> list[str]:
    """The cases with a category that changed last, the latest last."""
    rows = conn.execute(
        "SELECT id FROM cases WHERE leaf IS NOT NULL ORDER BY updated_at DESC, id LIMIT ?", (most,)
    )
    return [str(row[0]) for row in rows][::-1]


def erased_since(conn: Connection, seq: int) -> bool:
    """Whether a customer was erased from a case after this place in the log."""
    row = conn.execute(
        "SELECT 1 FROM events WHERE seq > ? AND kind = ? LIMIT 1", (seq, CaseErased.kind)
    ).fetchone()
    return row is not None


def since(conn: Connection, seq: int, most: int) -> list[tuple[int, str]]:
    """Where the log tells of it after `seq`, at most so many: (seq, case), in order."""
    rows = conn.execute(
        f"SELECT seq, substr(stream, 6) FROM events WHERE seq > ? AND kind IN {_TELLING} "
        "AND stream LIKE 'case/%' AND verdict IS NOT 'refused' ORDER BY seq LIMIT ?",
        (seq, most),
    )
    return [(int(row[0]), str(row[1])) for row in rows]
