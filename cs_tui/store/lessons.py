"""Lessons in the log: which ones stand, and the tickets in them."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from cs_tui.core import fold
from cs_tui.core.events import Sealed
from cs_tui.core.lesson import Lesson, LessonForgotten, LessonGiven, Scope
from cs_tui.sqlite import Connection
from cs_tui.store import projection

_FIRST, _BEYOND = "lesson/", "lesson0"
_SEALED: Final = ", ".join(Sealed._fields)
_KINDS: Final = f"('{LessonGiven.kind}', '{LessonForgotten.kind}')"


def standing(conn: Connection, scope: Scope) -> list[str]:
    """The streams of the lessons that teach something, in an order that all desks share."""
    rows = conn.execute(
        "SELECT stream FROM docs WHERE stream > ? AND stream < ? ORDER BY stream",
        (_FIRST, _BEYOND),
    ).fetchall()
    known = ((str(row[0]), projection.load(conn, row[0])) for row in rows)
    return [
        stream
        for stream, one in known
        if isinstance(one, Lesson) and one.id and one.scope == scope and not one.forgotten
    ]


def tickets(conn: Connection, scope: Scope) -> list[tuple[str, str]]:
    """Every (text, label) of the lessons that stand."""
    wanted = set(standing(conn, scope))
    rows = conn.execute(
        f"SELECT {_SEALED} FROM events WHERE stream > ? AND stream < ? AND kind = ? "
        "AND verdict IS NOT 'refused' ORDER BY stream, seq",
        (_FIRST, _BEYOND, LessonGiven.kind),
    )
    found: list[tuple[str, str]] = []
    for stream, told in groupby(map(Sealed._make, rows), key=lambda one: one.stream):
        body = fold.read(next(told)).body
        if stream in wanted and isinstance(body, LessonGiven):
            found += body.tickets
    return found


def changed_since(conn: Connection, seq: int) -> bool:
    """Whether a lesson came or went after this place in the log."""
    row = conn.execute(
        f"SELECT 1 FROM events WHERE seq > ? AND kind IN {_KINDS} LIMIT 1", (seq,)
    ).fetchone()
    return row is not None
