"""Records that needed a person and were dealt with: they stay in the log and leave the lists."""

from __future__ import annotations

import json
from typing import Final

from cs_tui.core.events import Sealed
from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection

OPEN: Final = "NOT EXISTS (SELECT 1 FROM dealt_with WHERE event = {event})"
"""The part of a condition that leaves out what was dealt with."""


def deal_with(conn: Connection, event: str, at: Instant) -> None:
    """A person dealt with this record. Called inside a transaction."""
    conn.execute("INSERT OR IGNORE INTO dealt_with (event, at) VALUES (?, ?)", (event, at))


def refused(conn: Connection, event: str) -> tuple[Sealed, str] | None:
    """A record the hub would not take, and the field it named; None when it is none (any more)."""
    row = conn.execute(
        "SELECT id, stream, kind, v, act, actor, at, skew_ms, fact, personal, problem "
        f"FROM events WHERE id = ? AND verdict = 'refused' AND {OPEN.format(event='events.id')}",
        (event,),
    ).fetchone()
    if row is None:
        return None
    return Sealed(*row[:-1]), str(json.loads(row[-1] or "{}").get("field", ""))
