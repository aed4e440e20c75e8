"""The knowledge search everyone else talks to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_tui import pinyin
from cs_tui.kb import index, index_write, lookup, normalise, ranking, terms
from cs_tui.kb.index_write import Entry
from cs_tui.kb.recent import Recent

if TYPE_CHECKING:
    from cs_tui.kb.index import Stored
    from cs_tui.kb.lookup import Among, Shares
    from cs_tui.sqlite import Connection

__all__ = ["Entry", "Hit", "KnowledgeIndex", "can_be_sought"]

QUERY_LIMIT = 256
FILTERS_KEPT = 8
LEANING = 0.6
"""What being of the category a text is surely about adds to the score that orders entries. At 0.6
the very wording of an article of another category still comes first."""


def can_be_sought(query: str) -> bool:
    """Whether there is anything in a query to look up: a letter, a digit, a character."""
    return bool(terms.of_query(normalise.normalise(query, QUERY_LIMIT)))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits. `score` is 0..1, `matched` the title or alias that fitted best."""

    id: str
    title: str
    score: float
    lang: str
    cat: str
    matched: str


class KnowledgeIndex:
    """Finds entries by any wording. One connection, used by one thread at a time."""

    def __init__(self, conn: Connection) -> None:
        """Raises `RebuildNeeded` when the file is damaged or of another format."""
        index.prepare(conn)
        self._conn = conn
        self._allowed: dict[lookup.Only, lookup.Allowed | None] = {}
        """Which entries filters leave; what was looked up once serves every key that follows."""
        self._recent = Recent()
        self._written = 0

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, or replace those with the same id; the old wording no longer finds them."""
        with index.damage_noticed():
            self._forget()
            index_write.put(self._conn, entries)

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; unknown ids do not matter."""
        with index.damage_noticed():
            self._forget()
            index_write.remove(self._conn, ids)

    def count(self) -> int:
        """How many entries can be found."""
        with index.damage_noticed():
            return index.count(self._conn)

    def stamps(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """The stamp of these entries by id, of every one where none are named: to see what is
        missing, stale or gone."""
        with index.damage_noticed():
            return index.stamps(self._conn, ids)

    def warm(self) -> None:
        """Load the tables for traditional characters and pinyin now, not at the first query."""
        normalise.warm()
        pinyin.warm()

    def among(self, ids: Iterable[str]) -> Among:
        """These entries, for searches among them until one of them is put or removed."""
        with index.damage_noticed():
            return lookup.among(self._conn, ids)

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        lang: str | None = None,
        cat: str | None = None,
        channel: str | None = None,
        among: Among | None = None,
        leaning: Mapping[str, float] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Hit]:
        """The `k` entries that fit best, best first; empty for an empty query or when cancelled.

        With `lang` only entries of that language or of none, with `cat` only those of that
        category, with `channel` only those for it or for every one, with `among` only those.
        `leaning` tells how surely the text is about a category (0..1): of what the words find,
        its entries come earlier. Any text is a safe query; what is beyond 256 characters is not
        looked at. Raises `RebuildNeeded` when the file is damaged.
        """
        text = normalise.normalise(query, QUERY_LIMIT)
        stop = cancelled or (lambda: False)
        only = lookup.Only(lang, cat, channel, among)
        with index.damage_noticed(), index.snapshot(self._conn):
            allowed = self._left_by(only)
            wanted = terms.of_query(text)
            found = lookup.candidates(self._conn, wanted, allowed, stop, self._recent)
            entries = self._recent.stored(self._conn, found.shares)
            if stop():
                return []
            ranked = _ranked(ranking.Asked.of(text, found.worth), entries, found.shares)
            if leaning:
                ranked.sort(key=lambda one: -one[0] - LEANING * leaning.get(one[1].cat, 0.0))
            del ranked[k:]
            if stop():
                return []
            shown = index.shown(self._conn, [entry.number for _, entry, _ in ranked])
        return [
            Hit(
                id=entry.id,
                title=shown[entry.number][0],
                score=score,
                lang=entry.lang,
                cat=entry.cat,
                matched=shown[entry.number][at],
            )
            for score, entry, at in ranked
        ]

    def _forget(self) -> None:
        """What was read before does not hold any more."""
        self._allowed.clear()
        self._recent = Recent()

    def _left_by(self, only: lookup.Only) -> lookup.Allowed | None:
        """The entries that a filter leaves; None for all."""
        written = index.written_elsewhere(self._conn)
        if written != self._written:
            self._forget()
            self._written = written
        elif len(self._allowed) > FILTERS_KEPT:
            self._allowed.clear()
        if only not in self._allowed:
            self._allowed[only] = lookup.allowed(self._conn, only)
        return self._allowed[only]


def _ranked(
    asked: ranking.Asked, entries: list[Stored], found: dict[int, Shares]
) -> list[tuple[float, Stored, int]]:
    """Score 0..1, entry, and which of its wordings fitted best; the best entry first."""
    if not entries:
        return []
    top = {channel: max(one[channel] for one in found.values()) for channel in lookup.WEIGHTS}
    ranked = []
    for entry in entries:
        fit, at = ranking.closest(asked, entry.wordings)
        ranked.append((fit + ranking.leading(found[entry.number], top), entry, at))
    ranked.sort(key=lambda one: (-one[0], one[1].id))
    _, best, at = ranked[0]
    whole = ranking.attainable(asked, best.wordings[at])
    return [(min(1.0, score / whole), entry, at) for score, entry, at in ranked]
