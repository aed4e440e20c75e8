"""Projections made anew from the log, and the proof that they equal it."""

from __future__ import annotations

from typing import Final

from cs_tui.core import fold
from cs_tui.server.storage import projection
from cs_tui.sqlite import Connection, tx

AT_ONCE: Final = 200
"""Streams in one transaction."""


def rebuild_stale(conn: Connection) -> int:
    """Refolds every stream that another version of the fold projected; how many."""
    rows = conn.execute(
        "SELECT stream, last_seq, received_at FROM streams WHERE fold_v <> ?", (fold.FOLD_VERSION,)
    ).fetchall()
    for start in range(0, len(rows), AT_ONCE):
        with tx(conn):
            for stream, seq, received_at in rows[start : start + AT_ONCE]:
                state = fold.fold(stream, projection.events_of(conn, stream))
                projection.write(conn, stream, state, seq, received_at)
    return len(rows)


def differing(conn: Connection) -> list[str]:
    """The streams whose projection is not what their events fold to; empty when all agree."""
    logged = {row[0] for row in conn.execute("SELECT DISTINCT stream FROM events")}
    projected = {row[0] for row in conn.execute("SELECT stream FROM streams")}
    return [
        stream
        for stream in sorted(logged | projected)
        if projection.load(conn, stream) != fold.fold(stream, projection.events_of(conn, stream))
    ]
