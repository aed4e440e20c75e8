"""The hub's database on SQLite: one writing connection, a few that only read."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from cs_tui.server.storage.doors import SqliteDoors
from cs_tui.server.storage.hooks import SqlHooks
from cs_tui.server.storage.log import SqliteLog
from cs_tui.server.storage.people import SqlitePeople
from cs_tui.server.storage.queue import SqliteQueue
from cs_tui.server.storage.rebuild import rebuild_stale
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.sqlite import Connection, close, connect, migrate, tx

READERS: Final = 3

T = TypeVar("T")


class SqliteSession:
    """One transaction on one connection."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self.log = SqliteLog(conn)
        self.queue = SqliteQueue(conn)
        self.doors = SqliteDoors(conn)
        self.people = SqlitePeople(conn)
        self.hooks = SqlHooks(conn)

    def meta(self, key: str) -> str | None:
        """A value the hub keeps about itself."""
        row = self._conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keeps such a value."""
        self._conn.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


class SqliteStore:
    """Opens the file, made when missing. Raises `BadFile` when it is not a hub's database.

    `write` belongs to one thread at a time; `read` may run on as many as there are readers.
    """

    def __init__(self, path: Path, readers: int = READERS) -> None:
        self._writer = connect(path)
        migrate(self._writer, MIGRATIONS)
        rebuild_stale(self._writer)
        self._readers: queue.SimpleQueue[Connection] = queue.SimpleQueue()
        self._count = readers
        for _ in range(readers):
            self._readers.put(connect(path, readonly=True))

    def write(self, job: Callable[[SqliteSession], T]) -> T:
        """Runs a job as one transaction."""
        with tx(self._writer) as conn:
            return job(SqliteSession(conn))

    def read(self, job: Callable[[SqliteSession], T]) -> T:
        """Runs a job on one unchanging view."""
        conn = self._readers.get()
        try:
            conn.execute("BEGIN")
            try:
                return job(SqliteSession(conn))
            finally:
                conn.execute("COMMIT")
        finally:
            self._readers.put(conn)

    def close(self) -> None:
        """Ends every connection; waits for readers that are still at work."""
        for _ in range(self._count):
            self._readers.get().close()
        close(self._writer)


def meta_of(path: Path, key: str) -> str | None:
    """What a hub's file says of itself; nothing is changed. Raises `BadFile` or `Error`."""
    conn = connect(path, readonly=True)
    try:
        return SqliteSession(conn).meta(key)
    finally:
        conn.close()
