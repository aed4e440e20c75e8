"""Projections made anew from the log, and the proof that they equal it."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from cs_tui.core import fold
from cs_tui.sqlite import Connection, Row, hasty, tx
from cs_tui.store import projection
from cs_tui.store.folding import folded_ahead, helpers_for
from cs_tui.store.tables import TABLES

STREAMS_AT_ONCE = 200
"""So many streams are refolded in one transaction, that a save waits for it a moment only."""


def stale(conn: Connection) -> bool:
    """Whether a projection was written by another version of the fold."""
    oldest, newest = conn.execute(
        "SELECT (SELECT min(fold_v) FROM docs), (SELECT max(fold_v) FROM docs)"
    ).fetchone()
    return oldest is not None and (oldest, newest) != (fold.FOLD_VERSION, fold.FOLD_VERSION)


def rebuild(conn: Connection, *, helpers: int | None = None) -> Generator[int, None, None]:
    """Refolds every stream, a batch a step; yields how many are done so far.

    Where it pays, or `helpers` says how many, processes fold ahead; what they folded before
    somebody else wrote is folded again here, under the lock.
    """
    done = 0
    batches = _batches(conn)
    untouched = _mark(conn)
    spans = [(batch[0], batch[-1]) for batch in batches]
    helping = helpers_for(len(spans)) if helpers is None else helpers
    for batch, span, ahead in zip(batches, spans, folded_ahead(conn, spans, helping), strict=True):
        with _uncollected(), hasty(conn), tx(conn):
            if ahead is None or _mark(conn) != untouched:
                ahead = projection.folded_between(conn, *span)
            written = conn.total_changes
            projection.put_between(conn, *span, ahead)
            untouched = untouched._replace(here=untouched.here + conn.total_changes - written)
        done += len(batch)
        yield done


class _Mark(NamedTuple):
    """Changes when somebody writes: another connection, or whoever else uses this one."""

    elsewhere: int
    here: int


def _mark(conn: Connection) -> _Mark:
    (elsewhere,) = conn.execute("PRAGMA data_version").fetchone()
    return _Mark(elsewhere, conn.total_changes)


def _batches(conn: Connection) -> list[list[str]]:
    """The streams in batches of one family, each as long as a save may have to wait."""
    return [
        names[start : start + STREAMS_AT_ONCE]
        for names in (list(streams) for _, streams in groupby(_streams(conn), key=fold.family))
        for start in range(0, len(names), STREAMS_AT_ONCE)
    ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """A fold makes no cycles; looking for some in all that was read costs a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def differing(conn: Connection) -> list[str]:
    """The streams whose rows, in any table, are not what their events fold to."""
    return [stream for stream in _streams(conn) if _found(conn, stream) != _wanted(conn, stream)]


def _streams(conn: Connection) -> list[str]:
    """Every stream that has events, or a row in a table."""
    names = {row[0] for row in conn.execute("SELECT DISTINCT stream FROM events")}
    names |= {row[0] for row in conn.execute("SELECT stream FROM docs")}
    for family, tables in TABLES.items():
        for table in tables[1:]:
            keys = conn.execute(f'SELECT DISTINCT "{table.key}" FROM {table.name}')
            names |= {f"{family}/{key}" for (key,) in keys}
    # In the order of SQLite's own comparison, by which a batch is cut out again.
    return sorted(names, key=str.encode)


def _wanted(conn: Connection, stream: str) -> dict[str, list[Row]]:
    events = projection.events_of(conn, stream)
    rows = projection.projected(stream, fold.fold(stream, events)) if events else {}
    return {table: sorted(made) for table, made in rows.items() if made}


def _found(conn: Connection, stream: str) -> dict[str, list[Row]]:
    tables = projection.tables_of(stream)
    rows = {table.name: table.rows(conn, stream, stream) for table in tables}
    return {table: found for table, found in rows.items() if found}
