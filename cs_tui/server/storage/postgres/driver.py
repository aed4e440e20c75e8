"""PostgreSQL as we use it: connect, and statements as the shared SQL writes them.

The only module that imports the driver, which comes with `pip install 'cs-tui[postgres]'`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast
from urllib.parse import urlsplit

from cs_tui.errors import BadFile, Unavailable, UsageError
from cs_tui.server.storage.conn import Rows
from cs_tui.server.storage.postgres.tables import TYPES
from cs_tui.texts import postgres as texts

try:
    import psycopg
    from psycopg import errors
    from psycopg.types.numeric import Int8Dumper
except ImportError as error:
    raise UsageError(texts.NO_DRIVER) from error

Raw: TypeAlias = psycopg.Connection[tuple[Any, ...]]
Notify: TypeAlias = psycopg.Notify

SCOPE: Final = "main"
"""The organisation a hub serves, where its address names no other."""

CONNECT_S: Final = 10
REPEATED: Final = 2
"""A statement is kept by the server when it comes for this time. Whether it is planned once and for
all or each time the server chooses by what it knows of the tables: to plan each time made a push
a fifth dearer."""

Error = psycopg.Error
_SETTLE: Final = (
    "SELECT set_config('cs_tui.scope', "
    "coalesce(nullif(current_setting('cs_tui.scope', true), ''), ?), false), "
    "set_config('search_path', 'cs_tui', false)"
)

READ_ONLY: Final = errors.ReadOnlySqlTransaction
"""The server stores nothing any more: another one took over from it."""
AWAY: Final = (psycopg.OperationalError, psycopg.InterfaceError, READ_ONLY)
"""The server is gone, or the connection to it is, or it is not the one that stores."""
MET: Final = (
    errors.UniqueViolation,
    errors.DeadlockDetected,
    errors.LockNotAvailable,
    errors.SerializationFailure,
)
"""What a transaction that met another one fails with: run again, it finds what that one stored."""


class Connection:
    """`storage.conn.Conn` on a connection of the driver."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.scope = ""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Runs one statement."""
        asked, given = gathered(sql, values)
        return self.raw.execute(native(asked), given or None)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> None:
        """Runs one INSERT for all of these rows; no two of them have the same key."""
        columns = list(zip(*rows, strict=True))
        if columns:
            self.raw.execute(together(sql), [array(one) for one in columns])

    @property
    def lost(self) -> bool:
        """Whether the connection is of no use any more."""
        return self.raw.closed

    def close(self) -> None:
        """Ends it."""
        self.raw.close()


_LIST: Final = re.compile(r" IN \((\?(?:, ?\?)*)\)")


def gathered(sql: str, values: Sequence[Any]) -> tuple[str, Sequence[Any]]:
    """A statement with each of its lists as one value: to plan `IN` with a hundred of them took a
    tenth of the time of a push, and as many as there are make another statement each time."""
    lists = _lists_in(sql)
    given: list[Any] = []
    taken = 0
    for place, count in lists:
        some = values[place : place + count]
        kind = "bigint" if isinstance(some[0], int) else "text"
        sql = _LIST.sub(f" = ANY(?::{kind}[])", sql, count=1)
        given += [*values[taken:place], array(some)]
        taken = place + count
    return sql, [*given, *values[taken:]] if lists else values


@lru_cache(maxsize=512)
def _lists_in(sql: str) -> tuple[tuple[int, int], ...]:
    """Where the values of each list begin, and how many there are."""
    found = _LIST.finditer(sql)
    return tuple((sql.count("?", 0, one.start()), one[1].count("?")) for one in found)


def array(values: Sequence[object]) -> str:
    """Values of one column as PostgreSQL reads an array: the driver asks each of them for its type,
    which took half the time of a push. Raises `TypeError` for what no column holds."""
    kinds = set(map(type, values))
    if kinds == {str}:
        # All of them escaped at once; between two stands what no text in a column can hold.
        joined = _BETWEEN.join(cast("Sequence[str]", values))
        if joined.count(_BETWEEN) == len(values) - 1:
            return f'{{"{_escaped(joined).replace(_BETWEEN, _APART)}"}}'
    if kinds == {int}:
        return f"{{{','.join(map(str, values))}}}"
    return f"{{{','.join(map(_element, values))}}}"


_BETWEEN, _APART = "\0", '","'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _element(value: object) -> str:
    if isinstance(value, str):
        return f'"{_escaped(value)}"'
    if value is None:
        return "NULL"
    if isinstance(value, int):  # a truth value is one too, and read as such
        return str(int(value))
    if isinstance(value, bytes):
        return f'"\\\\x{value.hex()}"'
    raise TypeError(f"no column holds a {type(value).__name__}")


@lru_cache(maxsize=512)
def native(sql: str) -> bytes:
    """A statement of the shared SQL as PostgreSQL reads it.

    Every key begins with the scope there, so what may conflict with it does too.
    """
    said = sql.replace("ON CONFLICT (", "ON CONFLICT (scope, ").replace(" IN ()", " IN (NULL)")
    count = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"${found[1] or count}"

    return re.sub(r"\?(\d*)", numbered, said).encode()


_INSERT: Final = re.compile(r"INSERT INTO (\w+) \(([^)]*)\) VALUES \(([^)]*)\)")


@lru_cache(maxsize=64)
def together(sql: str) -> bytes:
    """An INSERT of one row as one of many, which are given column by column."""
    found = _INSERT.match(sql)
    if found is None:
        raise ValueError(sql)
    table, types = found[1], TYPES[found[1]]
    values = dict(zip(found[2].split(", "), found[3].split(", "), strict=True))
    given = [name for name, value in values.items() if value == "?"]
    chosen = ", ".join(name if value == "?" else value for name, value in values.items())
    arrays = ", ".join(f"?::{types[name]}[]" for name in given)
    return native(
        f"INSERT INTO {table} ({found[2]}) SELECT {chosen} "
        f"FROM unnest({arrays}) AS given({', '.join(given)}){sql[found.end() :]}"
    )


def connect(url: str) -> Connection:
    """A connection that sees one scope alone; each statement is a transaction until one begins.

    The address may name another scope: `?options=-c cs_tui.scope%3Dnight`, encoded.
    Raises `Unavailable` when the server does not answer, `BadFile` when it does not let us in.
    """
    place = shown(url)
    try:
        raw = psycopg.connect(
            url,
            autocommit=True,
            connect_timeout=CONNECT_S,
            prepare_threshold=REPEATED,
            cursor_factory=psycopg.RawCursor,
            application_name="cs_tui",
        )
    except errors.OperationalError as error:
        why = str(error).strip().splitlines()[-1]
        raise Unavailable(texts.NO_SERVER.fill(place=place, why=why)) from error
    except psycopg.Error as error:
        raise BadFile(texts.BAD_ADDRESS.fill(place=place, why=error)) from error
    raw.adapters.register_dumper(int, Int8Dumper)
    conn = Connection(raw)
    (conn.scope, *_) = conn.execute(_SETTLE, (SCOPE,)).fetchone()
    return conn


def shown(url: str) -> str:
    """An address without what must not be read by others."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{where}{parts.path}"
