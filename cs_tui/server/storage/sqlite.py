"""The hub's database on SQLite: one writing connection, a few that only read."""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from cs_tui.core.erasing import DECIDED
from cs_tui.core.events import Sealed
from cs_tui.server.storage.grouped import Outcome, one_by_one, the_only
from cs_tui.server.storage.projection import SEALED
from cs_tui.server.storage.rebuild import rebuild_stale
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.server.storage.session import SqlSession
from cs_tui.sqlite import (
    RINSED_AT_ONCE,
    Connection,
    Error,
    close,
    connect,
    is_of_the_disk,
    mark_erased,
    migrate,
    rinse,
    tx,
)

READERS: Final = 3

WAL_PAGES: Final = 4000
"""So many pages gather beside the file before they are written into it: 16 MB. A page that many
pushes touch is then written once for them all."""

T = TypeVar("T")


class SqliteStore:
    """Opens the file, made when missing. Raises `BadFile` when it is not a hub's database.

    `write` belongs to one thread at a time; `read` may run on as many as there are readers.
    """

    def __init__(self, path: Path, readers: int = READERS) -> None:
        self._writer = connect(path)
        self._writer.execute(f"PRAGMA wal_autocheckpoint={WAL_PAGES}").fetchall()
        migrate(self._writer, MIGRATIONS)
        rebuild_stale(self._writer, partial(tx, self._writer))
        # A hub that was killed may have erased what still stands in the file beside this one.
        self._rinse(None)
        self._readers: queue.SimpleQueue[Connection] = queue.SimpleQueue()
        self._count = readers
        for _ in range(readers):
            self._readers.put(connect(path, readonly=True))

    def write(self, job: Callable[[SqlSession], T]) -> T:
        """Runs a job as one transaction."""
        return the_only(self.write_all([job]))

    def write_all(self, jobs: Sequence[Callable[[SqlSession], T]]) -> list[Outcome[T]]:
        """Runs jobs one after the other in one transaction: one wait for the disk for all."""
        sessions: list[SqlSession] = []

        def begun() -> SqlSession:
            sessions.append(SqlSession(self._writer))
            return sessions[-1]

        with tx(self._writer) as conn:
            done = one_by_one(jobs, begun, conn, alive=lambda: conn.in_transaction)
            if any(one.log.erased for one in sessions):
                mark_erased(conn)
        if self._writer.erased:
            self._rinse(RINSED_AT_ONCE)
        return done

    def _rinse(self, most_bytes: int | None) -> None:
        try:
            rinse(self._writer, most_bytes=most_bytes)
        except Error as error:
            # What was decided stands; a disk without room for a second file is asked again.
            if not is_of_the_disk(error):
                raise

    def listen(self, heard: Callable[[int], None], said: Callable[[str], None]) -> None:
        """Nobody tells of what another program wrote into the file: the hub looks by itself."""

    def say(self, what: str) -> None:
        """One process serves a file: nobody else is there."""

    def read(self, job: Callable[[SqlSession], T]) -> T:
        """Runs a job on one unchanging view."""
        conn = self._readers.get()
        try:
            conn.execute("BEGIN")
            try:
                return job(SqlSession(conn))
            finally:
                conn.execute("COMMIT")
        finally:
            self._readers.put(conn)

    def close(self) -> None:
        """Ends every connection; waits for readers that are still at work."""
        for _ in range(self._count):
            self._readers.get().close()
        close(self._writer)


def rinsed(path: Path) -> bool:
    """Leaves no byte of what was erased in a hub's file, however long that takes; False while
    others read, then it is to be tried again.

    Who writes meanwhile waits as long as a `FileLock` waits, 15 seconds, and is refused with
    `InUse` after that: a file of some gigabytes takes longer, and desks send again what they could
    not. Raises `BadFile`, `InUse` or `Error`.
    """
    conn = connect(path)
    try:
        return rinse(conn)
    finally:
        close(conn)


def erasures_of(path: Path) -> list[Sealed]:
    """The events of a hub's file that erased customers. Raises `BadFile` or `Error`."""
    conn = connect(path, readonly=True)
    try:
        marks = ",".join("?" * len(DECIDED))
        rows = conn.execute(
            f"SELECT {SEALED} FROM events WHERE kind IN ({marks}) ORDER BY seq", sorted(DECIDED)
        )
        return [Sealed(*row) for row in rows]
    finally:
        conn.close()


def meta_of(path: Path, key: str) -> str | None:
    """What a hub's file says of itself; nothing is changed. Raises `BadFile` or `Error`."""
    conn = connect(path, readonly=True)
    try:
        return SqlSession(conn).meta(key)
    finally:
        conn.close()
