"""Projections made anew from the log, and the proof that they equal it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from cs_tui.core import fold
from cs_tui.core.state import State
from cs_tui.server.storage import projection
from cs_tui.server.storage.conn import Conn

AT_ONCE: Final = 200
"""Streams in one transaction."""


def rebuild_stale(conn: Conn, transaction: Callable[[], AbstractContextManager[object]]) -> int:
    """Refolds every stream that another version of the fold projected; how many."""
    rows = conn.execute(
        "SELECT stream, last_seq, received_at FROM streams WHERE fold_v <> ?", (fold.FOLD_VERSION,)
    ).fetchall()
    for start in range(0, len(rows), AT_ONCE):
        with transaction():
            some = rows[start : start + AT_ONCE]
            projection.write(
                conn, [(stream, refolded(conn, stream), seq, at) for stream, seq, at in some]
            )
    return len(rows)


def refolded(conn: Conn, stream: str) -> State:
    """What the events of a stream fold to."""
    return fold.fold(stream, projection.events_of(conn, stream))


def differing(conn: Conn) -> list[str]:
    """The streams whose projection is not what their events fold to; empty when all agree."""
    logged = {row[0] for row in conn.execute("SELECT DISTINCT stream FROM events")}
    projected = {row[0] for row in conn.execute("SELECT stream FROM streams")}
    return [
        stream
        for stream in sorted(logged | projected)
        if projection.load(conn, stream) != refolded(conn, stream)
    ]
