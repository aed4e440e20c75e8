"""One transaction of the hub in SQL, on whichever engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cs_tui.server.storage.conn import Conn, Locks, NoLocks, Rows
from cs_tui.server.storage.doors import SqlDoors
from cs_tui.server.storage.hooks import SqlHooks
from cs_tui.server.storage.log import SqlLog
from cs_tui.server.storage.people import SqlPeople
from cs_tui.server.storage.queue import SqlQueue


class SqlSession:
    """`storage.ports.Session` on one connection."""

    def __init__(self, conn: Conn, locks: Locks | None = None) -> None:
        self.conn = conn
        self._locks = locks or NoLocks()
        self.log = SqlLog(conn, self._locks)
        self.queue = SqlQueue(conn, self._locks)
        self.doors = SqlDoors(conn)
        self.people = SqlPeople(conn)
        self.hooks = SqlHooks(conn)

    def meta(self, key: str) -> str | None:
        """A value the hub keeps about itself."""
        row = self.conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keeps such a value."""
        self.conn.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def ask(self, sql: str, values: Sequence[Any], /) -> Rows:
        """What a statement that terminal and hub have in common finds."""
        return self.conn.execute(sql, values)

    def alone(self, name: str) -> None:
        """Waits until nobody else does what goes by this name, and keeps it so."""
        self._locks.alone(name)

    def only(self, name: str) -> bool:
        """Whether nobody else does what goes by this name; then it is kept so."""
        return self._locks.only(name)
