"""The hub's store call on PostgreSQL, in turn with COPY of the same rows into tables alike.

The rows of the run stay in a scope of their own in that database; drop the database afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from benchmarks.figures import tell
from benchmarks.hub import AT_ONCE, NEW_ID, PROJECTED, TEAM, batches, registered, timed
from cs_tui.core.agent import Role
from cs_tui.core.events import Sealed
from cs_tui.core.permission import Actor
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.push import accept
from cs_tui.server.sanity import read_lines
from cs_tui.server.storage.postgres import driver
from cs_tui.server.storage.postgres.schema import TABLES_IN
from cs_tui.sync import wire

BARE = "cs_tui_bare"
WARM = 5
"""Pushes before the first that counts. Then the tables are looked at, as a server does by itself
within a minute: of tables it knows nothing about it believes what is far from true."""
TABLES = {"events": "id", **PROJECTED}


def own_scope(url: str) -> str:
    """The address of a scope that no run used before."""
    return f"{url}?options={quote(f'-c cs_tui.scope=bench-{NEW_ID()}')}"


def store_call(url: str, count: int) -> None:
    """Push by push, each followed by its own rows copied into tables of the same shape."""
    hub = open_hub(url)
    registered(hub, "lin")
    beside = driver.connect(url)
    _same_tables(beside)
    actor = Actor("lin", Role.AGENT, (TEAM,))
    for batch in islice(batches("lin"), WARM):
        hub.do(partial(accept, actor=actor, lines=read_lines(b"".join(map(wire.line, batch)))))
    beside.execute("ANALYZE")
    writer, copier = Spent(_backends(beside) - {_own(beside)}), Spent({_own(beside)})
    for batch in islice(batches("lin"), count):
        lines = read_lines(b"".join(map(wire.line, batch)))
        writer.on(partial(hub.do, partial(accept, actor=actor, lines=lines)))
        rows = {table: _rows(beside, table, batch) for table in TABLES}
        copier.on(partial(_copy, beside, rows))
    beside.close()
    hub.close()
    events = count * AT_ONCE
    tell("store call on PostgreSQL, events a second", f"{events / writer.wall:.0f}")
    tell("the same rows by COPY", f"{events / copier.wall:.0f}")
    tell("store call beside COPY", f"{copier.wall / writer.wall:.2f}", ">= 0.4")
    if writer.cpu and copier.cpu:
        tell("the same in processor time of both sides", f"{copier.cpu / writer.cpu:.2f}")


class Spent:
    """What jobs cost: time, and processor time here and in these processes of the server."""

    def __init__(self, backends: set[int]) -> None:
        self.wall = 0.0
        self.cpu = 0.0
        self._backends = backends

    def on(self, job: Callable[[], object]) -> None:
        """Runs it and adds what it cost."""
        before = self._cpu()
        self.wall += timed(job)
        self.cpu += self._cpu() - before

    def _cpu(self) -> float:
        """Seconds; of the server only where it runs on this machine."""
        return time.process_time() + sum(
            _cpu_of(Path(f"/proc/{one}/schedstat")) for one in self._backends
        )


def _cpu_of(file: Path) -> float:
    return int(file.read_text().split()[0]) / 1e9 if file.exists() else 0.0


def _backends(conn: driver.Connection) -> set[int]:
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    return {row[0] for row in conn.execute(asked)}


def _own(conn: driver.Connection) -> int:
    return int(conn.execute("SELECT pg_backend_pid()").fetchone()[0])


def _same_tables(conn: driver.Connection) -> None:
    conn.execute(f"DROP SCHEMA IF EXISTS {BARE} CASCADE")
    conn.execute(f"CREATE SCHEMA {BARE}")
    for table in TABLES:
        conn.execute(f"CREATE TABLE {BARE}.{table} (LIKE {TABLES_IN}.{table} INCLUDING ALL)")


def _rows(conn: driver.Connection, table: str, batch: Sequence[Sealed]) -> list[tuple[object, ...]]:
    """What the hub has written into a table for a push."""
    streams = list(dict.fromkeys(one.stream for one in batch))
    names = {
        "events": [one.id for one in batch],
        "streams": streams,
    }.get(table, [one.partition("/")[2] for one in streams])
    key = TABLES[table]
    return conn.execute(f'SELECT * FROM {table} WHERE "{key}" = ANY(?)', (names,)).fetchall()


def _copy(conn: driver.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    conn.execute("BEGIN")
    for table, made in rows.items():
        with (
            conn.raw.cursor() as cursor,
            cursor.copy(f"COPY {BARE}.{table} FROM STDIN".encode()) as copying,
        ):
            for row in made:
                copying.write_row(row)
    conn.execute("COMMIT")
