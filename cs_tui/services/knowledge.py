"""Knowledge: imported, kept findable, searched while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.core.article import Article
from cs_tui.core.ports import Instant
from cs_tui.errors import NotFound
from cs_tui.services.article_import import Tally, write_articles
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads, searches
from cs_tui.store import articles, found
from cs_tui.store.articles import Listed
from cs_tui.store.reader import Reader
from cs_tui.texts import Lang, Words

if TYPE_CHECKING:
    from cs_tui.content import ArticleRow
    from cs_tui.kb.search import Hit, KnowledgeIndex

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
    state: str = "published"
    """How far it can be trusted: `core.article.Confidence`."""
    solved: int = 0
    """In how many cases that were resolved it was cited."""
    new: bool = False
    """It reads as it does since this person's last shift."""


class Knowledge:
    """Verbs on articles. The index belongs to the search lane and is opened at its first use."""

    def __init__(self, kit: Kit, index_file: Path, reader: Reader) -> None:
        self._kit = kit
        self._file = index_file
        self._reader = reader
        """On a connection of the search lane's own."""
        self._index: KnowledgeIndex | None = None
        self._seen: tuple[int, int] | None = None
        self._since: Instant | None = None
        """When this person left their last shift."""
        self._latest = 0

    def write(self, rows: Iterable[ArticleRow], source: str = "import") -> Iterator[Tally]:
        """Imports articles in batches; the same ones twice make no event."""
        return write_articles(self._kit, rows, source)

    @searches
    def search(
        self,
        query: str,
        k: int = 10,
        *,
        lang: Lang | None = None,
        cat: str | None = None,
        new: bool = False,
        ticket: int = 0,
    ) -> list[Found]:
        """The articles that fit best and hold at this minute.

        With `lang` and `cat` only those of a language, of a category, with `new` those that
        changed since the last shift. Given up, empty, when a later `ticket` was drawn.
        """
        index, conn = self._ready(), self._reader.conn
        hidden = self._reader.articles_not_holding(self._kit.clock())
        hits = index.search(
            query,
            k + min(len(hidden), MOST_HIDDEN),
            lang=lang,
            cat=cat,
            ids=found.changed_since(conn, self._since or 0) if new else None,
            cancelled=lambda: bool(ticket) and ticket != self._latest,
        )
        hits = [hit for hit in hits if hit.id not in hidden][:k]
        marks = found.marks(conn, [hit.id for hit in hits])
        return [_found(hit, marks[hit.id], self._since) for hit in hits if hit.id in marks]

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
        article = self._kit.reader.article(article_id)
        if article is None:
            raise NotFound(NO_SUCH_ARTICLE.fill(article=article_id))
        return article

    @reads
    def latest(
        self, most: int, lang: Lang | None = None, *, first: Lang = "zh"
    ) -> tuple[tuple[Listed, ...], int]:
        """The articles revised last, and how many there are in all; in one language if named.

        Those in the language `first` stand before the others.
        """
        conn = self._kit.reader.conn
        found = articles.latest(conn, lang=lang, first=first, most=most)
        return found, articles.count(conn, lang=lang)

    def _ready(self) -> KnowledgeIndex:
        if self._index is None:
            from cs_tui.kb.index_file import open_index

            self._index, _ = open_index(self._file)
        version = self._version()
        if version != self._seen:
            self._catch_up(self._index)
            today = self._kit.day_from(self._reader)
            self._since = found.left_at(self._reader.conn, self._kit.profile.actor, today)
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


def _found(hit: Hit, mark: found.Mark, since: Instant | None) -> Found:
    return Found(
        id=hit.id,
        external=mark.external,
        title=hit.title,
        lang=hit.lang,
        cat=hit.cat,
        score=hit.score,
        matched=hit.matched,
        state=mark.state,
        solved=mark.solved,
        new=since is not None and mark.changed_at > since,
    )
