"""What one transaction keeps for itself while other processes write too.

A stream is kept by its row, as every engine that speaks SQL can; work that has a name by an
advisory lock. Whoever holds the counter waits for nobody: all others wait for the counter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

from cs_tui.core import fold
from cs_tui.server.storage.postgres.driver import Connection

PATIENCE: Final = "20ms"
"""How long who holds the counter waits for anything else; then the transaction is run alone."""

_BEGIN: Final = (
    "INSERT INTO streams (stream, family, team, over, last_seq, received_at, doc, fold_v) "
    "SELECT one, split_part(one, '/', 1), '', false, 0, 0, '', ? "
    "FROM unnest(?::text[]) AS one ORDER BY one ON CONFLICT (stream) DO NOTHING"
)
_KEEP: Final = "SELECT stream FROM streams WHERE stream = ANY(?::text[]) ORDER BY stream FOR UPDATE"
_KEY: Final = "hashtextextended(current_setting('cs_tui.scope') || '/' || ?, 0)"
_ALL: Final = "writers"


class RowLocks:
    """`storage.conn.Locks` of one transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._kept: set[str] = set()

    def streams(self, names: Collection[str]) -> None:
        """Nobody else appends to these streams."""
        new = sorted(set(names) - self._kept)
        if new:
            self._conn.execute(_KEEP, (new,))
            self._kept |= set(new)

    def beginning(self, names: Collection[str]) -> None:
        """As `streams`, also for those that have no event yet."""
        wanted = sorted(names)
        if wanted:
            with self._conn.raw.pipeline():
                self._conn.execute(_BEGIN, (fold.FOLD_VERSION, wanted))
                self._conn.execute(_KEEP, (wanted,))
            self._kept |= set(wanted)

    def take(self, stream: str, *, patient: bool) -> bool:
        """Keeps the stream unless another transaction does."""
        how = "" if patient else " SKIP LOCKED"
        found = self._conn.execute(
            f"SELECT 1 FROM streams WHERE stream = ? FOR UPDATE{how}", (stream,)
        )
        return found.fetchone() is not None

    @contextmanager
    def counter(self) -> Iterator[None]:
        """Nobody else stores anything in the hub's order."""
        with self._conn.raw.pipeline():
            self._conn.execute("SELECT 1 FROM counter FOR UPDATE")
            self._conn.execute("SELECT set_config('lock_timeout', ?, true)", (PATIENCE,))
            yield

    def alone(self, name: str) -> None:
        """Nobody else does what goes by this name."""
        self._conn.execute(f"SELECT pg_advisory_xact_lock({_KEY})", (name,))

    def only(self, name: str) -> bool:
        """Whether nobody else does what goes by this name."""
        found = self._conn.execute(f"SELECT pg_try_advisory_xact_lock({_KEY})", (name,))
        return bool(found.fetchone()[0])


def beginning(*, alone: bool) -> str:
    """How every transaction that writes begins: beside the others, or with no other at all.

    READ COMMITTED: a statement that waited for another process sees what that one stored.
    """
    shared = "" if alone else "_shared"
    key = _KEY.replace("?", f"'{_ALL}'")
    return f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock{shared}({key})"
