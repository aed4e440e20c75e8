"""The search index in step with the articles of the log, to the minute."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.core.ports import Clock, Instant
from cs_tui.store import articles
from cs_tui.store.reader import Reader

if TYPE_CHECKING:
    from cs_tui.kb.search import KnowledgeIndex

INDEXED_AT_ONCE: Final = 100
"""Who leaves while the first index is made waits for so many articles at most."""


class Following:
    """Opens the index at its first use, then puts what changed and what has become due."""

    def __init__(self, file: Path, reader: Reader, clock: Clock) -> None:
        self._file = file
        self._reader = reader
        self._clock = clock
        self._index: KnowledgeIndex | None = None
        self._at: Instant = 0
        self.number = 0
        """The last change of an article that the index holds."""
        self.leaving = False
        """Set when the desk is closed: the next start puts what is missing then."""

    def ready(self) -> KnowledgeIndex:
        """The index as the log stands now.

        All stamps are compared once, when it is opened; from then on the articles are looked at
        that changed, or whose latest revision became due.
        """
        number, now = articles.last_change(self._reader.conn), self._clock()
        if self._index is None:
            from cs_tui.kb.index_file import open_index

            self._index, _ = open_index(self._file)
            self._compare(self._index, now)
        elif number < self.number or now < self._at:
            self._compare(self._index, now)
        else:
            changed = set(articles.due_between(self._reader.conn, self._at, now))
            if number != self.number:
                changed |= set(articles.changed_after(self._reader.conn, self.number))
            self._follow(self._index, changed, now)
        self.number, self._at = number, now
        return self._index

    def _compare(self, index: KnowledgeIndex, now: Instant) -> None:
        wanted, have = self._reader.article_stamps(now), index.stamps()
        index.remove([gone for gone in have if gone not in wanted])
        self._put(index, [one for one, stamp in wanted.items() if have.get(one) != stamp], now)

    def _follow(self, index: KnowledgeIndex, changed: Iterable[str], now: Instant) -> None:
        ids = list(changed)
        for start in range(0, len(ids), INDEXED_AT_ONCE):
            some = ids[start : start + INDEXED_AT_ONCE]
            wanted = self._reader.article_stamps(now, some)
            have = index.stamps(some)
            index.remove([gone for gone in have if gone not in wanted])
            self._put(index, [one for one, said in wanted.items() if have.get(one) != said], now)

    def _put(self, index: KnowledgeIndex, stale: list[str], now: Instant) -> None:
        from cs_tui.kb.search import Entry

        for start in range(0, len(stale), INDEXED_AT_ONCE):
            if self.leaving:
                return
            found = map(self._reader.article, stale[start : start + INDEXED_AT_ONCE])
            index.put(
                Entry(
                    id=a.id,
                    title=a.title,
                    body=a.body,
                    aliases=a.wordings,
                    lang=a.lang,
                    cat=a.cat,
                    stamp=a.stamp,
                    channels=a.channels,
                )
                for a in (one.reads_at(now) for one in found if one is not None)
            )
