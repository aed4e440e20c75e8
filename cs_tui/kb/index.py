"""The index file: what is kept of each entry, and whether the file can be used at all.

The file is derived from the log. One of another format or a damaged one is never repaired:
`RebuildNeeded` asks the owner to throw it away and put every entry again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_tui.errors import BadFile
from cs_tui.sqlite import Error, tx
from cs_tui.texts import Words

if TYPE_CHECKING:
    from cs_tui.sqlite import Connection

FORMAT = f"5 {sys.byteorder}"
"""To be raised whenever `terms`, `normalise` or the tables change: old files are then rebuilt."""

_SCHEMA = (
    "create table meta (name text primary key, value text not null) without rowid",
    # `wordings` are the normalised title and aliases, one a line, and `body` the normalised body:
    # what the entry was indexed under. `body` is last so that reading the others skips it.
    "create table entry (number integer primary key, id text not null unique, stamp text not null,"
    " lang text not null, cat text not null, channels text not null, shown text not null,"
    " wordings text not null, body text not null)",
    "create table posting (term text not null, segment integer not null, offsets blob not null,"
    " primary key (term, segment)) without rowid",
)
_DAMAGED = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_REBUILD = Words(
    zh="知识搜索索引不可用，知识内容本身没有丢失；索引会从记录重建，期间搜索结果可能不全。",
    en="The knowledge search index cannot be used. No knowledge is lost: the index is rebuilt"
    " from the records; until then a search may miss articles.",
)


class RebuildNeeded(BadFile):
    """The index file is damaged or of another format: delete it and put every entry again."""

    def __init__(self) -> None:
        super().__init__(_REBUILD)


@dataclass(frozen=True, slots=True)
class Stored:
    """One entry as it is compared: `wordings` are its title and aliases, normalised."""

    number: int
    id: str
    lang: str
    cat: str
    wordings: list[str]


def prepare(conn: Connection) -> None:
    """Make the tables of a new file, or check those of an old one. Raises `RebuildNeeded`."""
    with damage_noticed():
        # 16 MB of pages: a query touches a few hundred, the next keystroke mostly the same.
        conn.execute("pragma cache_size = -16000")
        # What a power cut takes back is missing from the stamps and put again from the log.
        conn.execute("pragma synchronous = normal")
        tables = {name for (name,) in conn.execute("select name from sqlite_master")}
        if not tables:
            with tx(conn):
                for statement in _SCHEMA:
                    conn.execute(statement)
                conn.execute("insert into meta values ('format', ?), ('count', '0')", [FORMAT])
            return
        if not {"meta", "entry", "posting"} <= tables or _meta(conn, "format") != FORMAT:
            raise RebuildNeeded


@contextmanager
def damage_noticed() -> Iterator[None]:
    """Turns "this file is damaged", from the driver or from `connect`, into `RebuildNeeded`.

    Other errors pass.
    """
    try:
        yield
    except (Error, BadFile) as error:
        cause = error if isinstance(error, Error) else error.__cause__
        if getattr(cause, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            raise RebuildNeeded from error
        raise


@contextmanager
def snapshot(conn: Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever another connection writes meanwhile."""
    conn.execute("begin")
    try:
        yield
    finally:
        conn.execute("rollback")


def written_elsewhere(conn: Connection) -> int:
    """Changes when another connection or process has written to the file."""
    (found,) = conn.execute("pragma data_version").fetchone()
    return int(found)


def count(conn: Connection) -> int:
    """How many entries can be found."""
    return int(_meta(conn, "count"))


def add_to_count(conn: Connection, more: int) -> None:
    """Entries came (or went, if negative)."""
    conn.execute("update meta set value = value + ? where name = 'count'", [more])


def stamps(conn: Connection, ids: Iterable[str] | None = None) -> dict[str, str]:
    """The stamp of these entries by their id, of every one where none are named."""
    if ids is None:
        return dict(conn.execute("select id, stamp from entry"))
    named = "select id, stamp from entry where id in (select value from json_each(?))"
    return dict(conn.execute(named, [json.dumps(list(ids))]))


def numbers(conn: Connection, ids: Iterable[str]) -> list[int]:
    """The numbers of these entries; unknown ids have none."""
    rows = conn.execute(
        "select number from entry where id in (select value from json_each(?))",
        [json.dumps(list(ids))],
    )
    return [number for (number,) in rows]


def stored(conn: Connection, numbers: Iterable[int]) -> list[Stored]:
    """What these entries are compared by."""
    rows = conn.execute(
        "select number, id, lang, cat, wordings from entry"
        " where number in (select value from json_each(?))",
        [json.dumps(list(numbers))],
    )
    return [
        Stored(number, id_, lang, cat, wordings.split("\n"))
        for number, id_, lang, cat, wordings in rows
    ]


def shown(conn: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Title and aliases of these entries as people wrote them."""
    rows = conn.execute(
        "select number, shown from entry where number in (select value from json_each(?))",
        [json.dumps(list(numbers))],
    )
    return {number: json.loads(text) for number, text in rows}


def _meta(conn: Connection, name: str) -> str:
    row = conn.execute("select value from meta where name = ?", [name]).fetchone()
    if row is None:
        raise RebuildNeeded
    return str(row[0])
