"""The tables of a hub on PostgreSQL, one migration a version.

Every table has the scope, one organisation, and every key begins with it: an engine that spreads
tables over machines can spread them by it. The shared SQL knows no scope. It reads and writes views
of the same names, which show the rows of the connection's scope alone and fill it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from cs_tui.errors import BadFile
from cs_tui.server.storage.postgres.driver import Connection
from cs_tui.server.storage.postgres.tables import INDEXES, TABLES, Table
from cs_tui.texts import postgres as texts

TABLES_IN: Final = "cs_tui_data"
VIEWS_IN: Final = "cs_tui"
OURS: Final = "current_setting('cs_tui.scope')"
LOCK: Final = 7_230_470_018
"""The advisory lock under which one process at a time changes the schema."""

Step = Callable[[], Iterator[str]]


def _first() -> Iterator[str]:
    for table in TABLES:
        yield _table(table)
        yield _view(table.name)
    for name, table_name, columns, where in INDEXES:
        which = f" WHERE {where}" if where else ""
        yield f"CREATE INDEX {name} ON {TABLES_IN}.{table_name} (scope, {columns}){which}"
    yield (
        f"CREATE UNIQUE INDEX outbound_list ON {TABLES_IN}.outbound (scope, channel, n) "
        "WHERE n IS NOT NULL"
    )


def _table(table: Table) -> str:
    # Names and streams are compared byte by byte everywhere, whatever language the server speaks.
    columns = table.columns.replace(" TEXT", ' TEXT COLLATE "C"')
    unique = "".join(f", UNIQUE (scope, {column})" for column in table.unique)
    check = f", CHECK ({table.check})" if table.check else ""
    return (
        f"CREATE TABLE {TABLES_IN}.{table.name} ({columns}, "
        f'scope TEXT COLLATE "C" NOT NULL DEFAULT {OURS}, '
        f"PRIMARY KEY (scope, {table.key}){unique}{check})"
    )


def _view(name: str) -> str:
    return (
        f"CREATE VIEW {VIEWS_IN}.{name} AS SELECT * FROM {TABLES_IN}.{name} "
        f"WHERE scope = {OURS} WITH LOCAL CHECK OPTION"
    )


MIGRATIONS: Final[tuple[Step, ...]] = (_first,)


def migrate(conn: Connection, *, dry: bool = False) -> list[str]:
    """Brings the tables to their newest version in one transaction; the statements that did it.

    With `dry` all of it is tried and taken back. Raises `BadFile` for tables of a newer program.
    """
    conn.execute("BEGIN")
    try:
        conn.execute("SELECT pg_advisory_xact_lock(?)", (LOCK,))
        done = list(_pending(conn))
        for statement in done:
            conn.execute(statement)
        if not dry:
            _begin_scope(conn)
    except BaseException:
        if not conn.lost:
            conn.execute("ROLLBACK")
        raise
    conn.execute("ROLLBACK" if dry else "COMMIT")
    return done


def version(conn: Connection) -> int:
    """How many migrations were applied."""
    (there,) = conn.execute("SELECT to_regclass(?)", (f"{TABLES_IN}.migrations",)).fetchone()
    if there is None:
        return 0
    (found,) = conn.execute(
        f"SELECT coalesce(max(version), 0) FROM {TABLES_IN}.migrations"
    ).fetchone()
    return int(found)


def _pending(conn: Connection) -> Iterator[str]:
    found = version(conn)
    if found > len(MIGRATIONS):
        raise BadFile(texts.TOO_NEW.fill(found=found, known=len(MIGRATIONS)))
    if found == 0:
        yield f"CREATE SCHEMA IF NOT EXISTS {TABLES_IN}"
        yield f"CREATE SCHEMA IF NOT EXISTS {VIEWS_IN}"
        yield f"CREATE TABLE {TABLES_IN}.migrations (version INTEGER PRIMARY KEY)"
    for number, step in enumerate(MIGRATIONS[found:], start=found + 1):
        yield from step()
        yield f"INSERT INTO {TABLES_IN}.migrations (version) VALUES ({number})"


def _begin_scope(conn: Connection) -> None:
    """The counter of a scope that is new here."""
    conn.execute(
        "INSERT INTO counter (one, seq, head) VALUES (1, 0, ?) ON CONFLICT (one) DO NOTHING",
        (b"\x00" * 32,),
    )
