"""Which engine a database is on: a file, or an address of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from cs_tui.errors import BadFile
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.ports import Store
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.server.storage.sqlite import SqliteStore
from cs_tui.sqlite import MEMORY, close, connect, migrate
from cs_tui.sqlite import version as sqlite_version
from cs_tui.texts import postgres as texts

CHANGES: Final = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")
"""How a statement begins that is a part of a migration."""

Place: TypeAlias = Path | str
"""A file of SQLite, or an address of PostgreSQL."""


def open_store(place: Place) -> Store:
    """Opens the database of a hub, made when missing.

    Raises `BadFile` for what is no database of ours, `Unavailable` for a server that does not
    answer, `UsageError` where PostgreSQL's driver is not installed.
    """
    if isinstance(place, Path):
        return SqliteStore(place)
    from cs_tui.server.storage.postgres.store import PostgresStore

    return PostgresStore(place)


@contextmanager
def looked_at(place: Place) -> Iterator[Conn]:
    """An unchanging view of a database beside the hubs that serve it; nothing is changed.

    Raises `BadFile` for what cannot be read, `Unavailable` for a server that does not answer.
    """
    if isinstance(place, Path):
        file = connect(place, readonly=True)
        try:
            file.execute("BEGIN")
            yield file
        finally:
            close(file)
        return
    from cs_tui.server.storage.postgres import driver

    conn = driver.connect(place)
    try:
        conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield conn
    except driver.Error as error:
        raise BadFile(texts.BAD_ADDRESS.fill(place=driver.shown(place), why=error)) from error
    finally:
        conn.close()


def version(place: Place) -> int:
    """How many migrations a database has; 0 for a new one."""
    if isinstance(place, Path):
        if not place.exists():
            return 0
        file = connect(place, readonly=True)
        try:
            return sqlite_version(file)
        finally:
            close(file)
    from cs_tui.server.storage.postgres import driver, schema

    conn = driver.connect(place)
    try:
        return schema.version(conn)
    finally:
        conn.close()


def tried(place: Place) -> list[str]:
    """The schema migrations that are due, tried and taken back: what they would run.

    A file that is not there yet has everything due.
    """
    if isinstance(place, Path):
        return _tried_on(place)
    from cs_tui.server.storage.postgres import driver, schema

    conn = driver.connect(place)
    try:
        return schema.migrate(conn, dry=True)
    finally:
        conn.close()


def _tried_on(file: Path) -> list[str]:
    """On a copy in memory: migrations of SQLite end with a version in the file."""
    said: list[str] = []
    conn = connect(MEMORY)
    try:
        if file.exists():
            source = connect(file, readonly=True)
            try:
                source.backup(conn)
            finally:
                close(source)
        conn.set_trace_callback(said.append)
        migrate(conn, MIGRATIONS)
    finally:
        close(conn)
    return [" ".join(one.split()) for one in said if one.split()[0] in CHANGES]
