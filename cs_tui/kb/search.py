"""The knowledge search everyone else talks to."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from cs_tui.kb import index, index_postings, index_write, normalise, pinyin, ranking, terms
from cs_tui.kb.index_write import Entry

if TYPE_CHECKING:
    from cs_tui.kb.index import Stored
    from cs_tui.sqlite import Connection

__all__ = ["Entry", "Hit", "KnowledgeIndex"]

QUERY_LIMIT = 256
CANDIDATES = 100
CHANNELS = {
    "w": (1.0, 0.1, 12_000),
    "t": (0.35, 0.5, 8_400),
    "p": (0.6, 0.75, 8_400),
    "b": (0.3, 0.4, 4_000),
}
"""By channel: weight while candidates are looked up, weight in the order, postings read at most."""


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

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, or replace those with the same id; the old wording no longer finds them."""
        with index.damage_noticed():
            index_write.put(self._conn, entries)

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; unknown ids do not matter."""
        with index.damage_noticed():
            index_write.remove(self._conn, ids)

    def count(self) -> int:
        """How many entries can be found."""
        with index.damage_noticed():
            return index.count(self._conn)

    def stamps(self) -> dict[str, str]:
        """The stamp of every entry by id, to see what is missing, stale or gone."""
        with index.damage_noticed():
            return index.stamps(self._conn)

    def warm(self) -> None:
        """Load the tables for traditional characters and pinyin now, not at the first query."""
        normalise.warm()
        pinyin.warm()

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        lang: str | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Hit]:
        """The `k` entries that fit best, best first; empty for an empty query or when cancelled.

        With `lang` only entries of that language or of none. Any text is a safe query; what is
        beyond 256 characters is not looked at. Raises `RebuildNeeded` when the file is damaged.
        """
        text = normalise.normalise(query, QUERY_LIMIT)
        stop = cancelled or (lambda: False)
        with index.damage_noticed():
            found = self._look_up(terms.of_query(text), stop)
            if stop():
                return []
            entries = index.stored(self._conn, found, lang)
        if stop():
            return []
        return _ordered(text, entries, found)[:k]

    def _look_up(self, wanted: set[str], stop: Callable[[], bool]) -> dict[int, dict[str, float]]:
        total = index.count(self._conn)
        often = index_postings.frequencies(self._conn, wanted)
        chosen: list[str] = []
        spent = dict.fromkeys(CHANNELS, 0)
        for term in sorted(often, key=often.__getitem__):
            channel = term[0]
            spent[channel] += often[term]
            if spent[channel] <= CHANNELS[channel][2] or spent[channel] == often[term]:
                chosen.append(term)
        if stop():
            return {}
        rows = index_postings.read(self._conn, chosen)
        shares: dict[str, dict[int, float]] = {c: defaultdict(float) for c in CHANNELS}
        both: dict[int, float] = defaultdict(float)
        worth = {term: log(1 + total / often.get(term, 1)) for term in wanted}
        whole = {c: sum(worth[term] for term in wanted if term[0] == c) for c in CHANNELS}
        for term, segments in rows.items():
            channel = term[0]
            weight = worth[term] * CHANNELS[channel][0]
            share = worth[term] / whole[channel]
            into = shares[channel]
            for segment, offsets in segments:
                base = segment << index_postings.BITS
                for offset in offsets:
                    into[base + offset] += share
                    both[base + offset] += weight
        best = heapq.nlargest(CANDIDATES, both, key=both.__getitem__)
        return {n: {c: shares[c].get(n, 0.0) for c in CHANNELS} for n in best}


def _ordered(text: str, entries: list[Stored], found: dict[int, dict[str, float]]) -> list[Hit]:
    asked = ranking.Asked.of(text)
    tops = {c: max([one[c] for one in found.values()] + [0.5]) for c in CHANNELS}
    attainable = ranking.closeness(asked, text) + sum(
        order for channel, (_, order, _) in CHANNELS.items() if channel != "b"
    )
    hits = []
    for entry in entries:
        close = [
            0,
            *(
                at + 1
                for _, _, at in process.extract(
                    text, entry.wordings[1:], scorer=fuzz.ratio, limit=3
                )
            ),
        ]
        score, at = max((ranking.closeness(asked, entry.wordings[at]), -at) for at in close)
        score += sum(CHANNELS[c][1] * found[entry.number][c] / tops[c] for c in CHANNELS)
        hits.append(
            Hit(
                entry.id,
                entry.shown[0],
                min(1.0, score / attainable),
                entry.lang,
                entry.cat,
                entry.shown[-at],
            )
        )
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))
