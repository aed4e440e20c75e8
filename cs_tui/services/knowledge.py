"""Knowledge: imported, kept findable, searched while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.core.article import Article
from cs_tui.errors import NotFound
from cs_tui.services.article_import import Tally, write_articles
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads, searches
from cs_tui.store import articles
from cs_tui.store.articles import Listed
from cs_tui.store.reader import Reader
from cs_tui.texts import Lang, Words

if TYPE_CHECKING:
    from cs_tui.content import ArticleRow
    from cs_tui.kb.search import KnowledgeIndex

INDEXED_AT_ONCE = 500

MOST_HIDDEN = 200
"""So many hits more are asked for where articles have expired; no query fits more of them."""

NO_SUCH_ARTICLE = Words(zh="没有这条知识：{article}", en="there is no such article: {article}")


@dataclass(frozen=True, slots=True)
class Found:
    """An article that fits what was typed."""

    id: str
    external: str
    title: str
    lang: str
    cat: str
    score: float
    matched: str


class Knowledge:
    """Verbs on articles. The index belongs to the search lane and is opened at its first use."""

    def __init__(self, kit: Kit, index_file: Path, reader: Reader) -> None:
        self._kit = kit
        self._file = index_file
        self._reader = reader
        """On a connection of the search lane's own."""
        self._index: KnowledgeIndex | None = None
        self._seen: tuple[int, int] | None = None
        self._latest = 0

    def write(self, rows: Iterable[ArticleRow], source: str = "import") -> Iterator[Tally]:
        """Imports articles in batches; the same ones twice make no event."""
        return write_articles(self._kit, rows, source)

    @searches
    def search(
        self, query: str, k: int = 10, *, lang: Lang | None = None, ticket: int = 0
    ) -> list[Found]:
        """The articles that fit best and hold at this minute.

        Given up, empty, when a later `ticket` was drawn.
        """
        index = self._ready()
        hidden = self._reader.articles_not_holding(self._kit.clock())
        found = index.search(
            query,
            k + min(len(hidden), MOST_HIDDEN),
            lang=lang,
            cancelled=lambda: bool(ticket) and ticket != self._latest,
        )
        hits = [hit for hit in found if hit.id not in hidden][:k]
        external = self._reader.externals([hit.id for hit in hits])
        return [
            Found(
                hit.id,
                external.get(hit.id, ""),
                hit.title,
                hit.lang,
                hit.cat,
                hit.score,
                hit.matched,
            )
            for hit in hits
        ]

    def ticket(self) -> int:
        """Draws the number of a query; searches with an earlier one are given up."""
        self._latest += 1
        return self._latest

    @searches
    def refresh(self) -> int:
        """Brings the index to the state of the log; how many articles it holds."""
        return self._ready().count()

    @searches
    def warm(self) -> None:
        """Loads the tables for traditional characters and pinyin before they are needed."""
        self._ready().warm()

    @reads
    def article(self, article_id: str) -> Article:
        """One article. Raises `NotFound`."""
        found = self._kit.reader.article(article_id)
        if found is None:
            raise NotFound(NO_SUCH_ARTICLE.fill(article=article_id))
        return found

    @reads
    def latest(self, most: int, lang: Lang | None = None) -> tuple[tuple[Listed, ...], int]:
        """The articles revised last, and how many there are in all; in one language if named."""
        conn = self._kit.reader.conn
        return articles.latest(conn, lang=lang, most=most), articles.count(conn, lang=lang)

    def _ready(self) -> KnowledgeIndex:
        if self._index is None:
            from cs_tui.kb.index_file import open_index

            self._index, _ = open_index(self._file)
        version = self._version()
        if version != self._seen:
            self._catch_up(self._index)
            self._seen = version
        return self._index

    def _version(self) -> tuple[int, int]:
        return (self._reader.data_version(), self._reader.last_seq())

    def _catch_up(self, index: KnowledgeIndex) -> None:
        from cs_tui.kb.search import Entry

        wanted, have = self._reader.article_stamps(), index.stamps()
        index.remove([gone for gone in have if gone not in wanted])
        stale = [one for one, stamp in wanted.items() if have.get(one) != stamp]
        for start in range(0, len(stale), INDEXED_AT_ONCE):
            articles = map(self._reader.article, stale[start : start + INDEXED_AT_ONCE])
            index.put(
                Entry(
                    id=a.id,
                    title=a.title,
                    body=a.body,
                    aliases=a.wordings,
                    lang=a.lang,
                    cat=a.cat,
                    stamp=a.stamp,
                )
                for a in articles
                if a is not None
            )
