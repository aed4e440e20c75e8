"""Projections made anew from the log, and the proof that they equal it."""

from __future__ import annotations

from collections.abc import Iterator

from cs_tui.core import fold
from cs_tui.sqlite import Connection, tx
from cs_tui.store import projection

STREAMS_AT_ONCE = 200
"""So many streams are refolded in one transaction, that a save waits for it a moment only."""


def stale(conn: Connection) -> bool:
    """Whether a projection was written by another version of the fold."""
    row = conn.execute(
        "SELECT 1 FROM docs WHERE fold_v <> ? LIMIT 1", (fold.FOLD_VERSION,)
    ).fetchone()
    return row is not None


def rebuild(conn: Connection) -> Iterator[int]:
    """Refolds every stream, a batch a step; yields how many are done so far."""
    streams = [row[0] for row in conn.execute("SELECT DISTINCT stream FROM events")]
    for start in range(0, len(streams), STREAMS_AT_ONCE):
        batch = streams[start : start + STREAMS_AT_ONCE]
        with tx(conn):
            for stream in batch:
                projection.refold(conn, stream)
        yield start + len(batch)


def differing(conn: Connection) -> list[str]:
    """The streams whose projection is not what their events fold to; empty when all agree."""
    found: list[str] = []
    streams = {row[0] for row in conn.execute("SELECT DISTINCT stream FROM events")}
    projected = {row[0] for row in conn.execute("SELECT stream FROM docs")}
    for stream in sorted(streams | projected):
        events = projection.events_of(conn, stream)
        if projection.load(conn, stream) != fold.fold(stream, events):
            found.append(stream)
    return found
