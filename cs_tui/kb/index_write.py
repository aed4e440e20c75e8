"""Putting entries into the index and taking them out again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from cs_tui.kb import index, index_postings, terms
from cs_tui.kb.normalise import normalise, storable
from cs_tui.sqlite import tx

if TYPE_CHECKING:
    from cs_tui.sqlite import Connection

WORDING_LIMIT, ALIASES_LIMIT, BODY_LIMIT = 300, 50, 4_000
"""Characters of a title or alias, aliases of an entry, characters of a body that are indexed."""

_BATCH = 4_096
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the search needs it. `stamp` is the owner's: an event id or a content hash."""

    id: str
    title: str
    body: str = ""
    aliases: Sequence[str] = ()
    lang: str = ""
    cat: str = ""
    stamp: str = ""
    channels: Sequence[str] = ()
    """The channels it is for; every one where none is named."""


@dataclass(frozen=True, slots=True)
class _Known:
    number: int
    terms: set[str]


def put(conn: Connection, entries: Iterable[Entry]) -> None:
    """Add these entries, or replace those that have the same id. A transaction per 4,096."""
    for batch in _batches(entries):
        latest = {entry.id: entry for entry in batch}
        with tx(conn):
            _put(conn, latest)


def remove(conn: Connection, ids: Iterable[str]) -> None:
    """Take these entries out; ids that are not there do not matter."""
    for batch in _batches(ids):
        with tx(conn):
            known = _known(conn, batch)
            lost = index_postings.changes()
            for entry in known.values():
                index_postings.note(lost, entry.number, entry.terms)
            index_postings.take_away(conn, lost)
            conn.executemany("delete from entry where id = ?", [[id_] for id_ in known])
            index.add_to_count(conn, -len(known))


def _put(conn: Connection, entries: dict[str, Entry]) -> None:
    known = _known(conn, entries)
    (highest,) = conn.execute("select coalesce(max(number), 0) from entry").fetchone()
    gained, lost, rows = index_postings.changes(), index_postings.changes(), []
    for entry in entries.values():
        wordings = [normalise(text, WORDING_LIMIT) for text in _as_written(entry)]
        body = normalise(entry.body, BODY_LIMIT)
        channels = " ".join(entry.channels)
        now = _terms(wordings, body, entry.lang, entry.cat, channels)
        if entry.id in known:
            number, before = known[entry.id].number, known[entry.id].terms
        else:
            number = highest = highest + 1
            before = set()
        index_postings.note(gained, number, now - before)
        index_postings.note(lost, number, before - now)
        shown = storable(json.dumps(_as_written(entry), ensure_ascii=False))
        kept = (shown, "\n".join(wordings), body)
        rows.append((number, entry.id, entry.stamp, entry.lang, entry.cat, channels, *kept))
    index_postings.take_away(conn, lost)
    index_postings.add(conn, gained)
    conn.executemany("insert or replace into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    index.add_to_count(conn, len(entries) - len(known))


def _known(conn: Connection, ids: Iterable[str]) -> dict[str, _Known]:
    rows = conn.execute(
        "select id, number, wordings, body, lang, cat, channels from entry"
        " where id in (select value from json_each(?))",
        [json.dumps(list(ids))],
    )
    return {
        id_: _Known(number, _terms(wordings.split("\n"), body, lang, cat, channels))
        for id_, number, wordings, body, lang, cat, channels in rows
    }


def _as_written(entry: Entry) -> list[str]:
    return [entry.title, *entry.aliases[:ALIASES_LIMIT]]


def _terms(wordings: list[str], body: str, lang: str, cat: str, channels: str) -> set[str]:
    found = terms.of_body(body).union(*map(terms.of_text, wordings))
    found.update((terms.of_language(lang), terms.of_category(cat)))
    return found | terms.of_channels(channels.split())


def _batches(things: Iterable[_T]) -> Iterator[list[_T]]:
    source = iter(things)
    while batch := list(islice(source, _BATCH)):
        yield batch
