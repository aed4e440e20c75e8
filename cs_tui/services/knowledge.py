"""Knowledge: imported, kept findable, searched while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.core.article import Article
from cs_tui.core.ports import Instant
from cs_tui.errors import NotFound
from cs_tui.services.article_import import Tally, write_articles
from cs_tui.services.filters import EVERYTHING, MINUTE_MS, Filters
from cs_tui.services.kit import Kit
from cs_tui.services.knowledge_index import Following
from cs_tui.services.lanes import reads, searches
from cs_tui.store import articles, found
from cs_tui.store.articles import Wanted
from cs_tui.store.reader import Reader
from cs_tui.texts import Lang, Words

if TYPE_CHECKING:
    from cs_tui.content import ArticleRow
    from cs_tui.kb.lookup import Among
    from cs_tui.kb.search import Hit, KnowledgeIndex

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
        self._reader = reader
        """On a connection of the search lane's own."""
        self._following = Following(index_file, reader, kit.clock)
        self._seen: tuple[int, int] | None = None
        self._among: tuple[object, Among | None] = (None, None)
        """The fresh articles that were asked for last, and what they were asked by."""
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
        only: Filters = EVERYTHING,
        *,
        leaning: Mapping[str, float] | None = None,
        ticket: int = 0,
    ) -> list[Found]:
        """The articles that fit best and hold at this minute, of those that are asked for.

        Those of a category the text is surely about (`leaning`, 0..1) come earlier. Given up,
        empty, when a later `ticket` was drawn.
        """
        index, conn = self._ready(), self._reader.conn
        hidden = self._reader.articles_not_holding(self._kit.clock())
        hits = index.search(
            query,
            k + min(len(hidden), MOST_HIDDEN),
            lang=only.lang,
            cat=only.cat,
            channel=only.channel,
            among=self._fresh(index, only) if only.fresh else None,
            leaning=leaning,
            cancelled=lambda: bool(ticket) and ticket != self._latest,
        )
        hits = [hit for hit in hits if hit.id not in hidden][:k]
        marks = found.marks(conn, [hit.id for hit in hits])
        return [_found(hit, marks[hit.id], self._since) for hit in hits if hit.id in marks]

    def _fresh(self, index: KnowledgeIndex, only: Filters) -> Among | None:
        """The entries that are fresh; looked up once a minute while nothing changes."""
        now = self._kit.clock()
        after = only.changed_after(now, self._since)
        minute = now // MINUTE_MS
        asked = (only.fresh, after, minute, self._following.number)
        if self._among[0] != asked:
            conn = self._reader.conn
            ids = found.for_review(conn, now) if after is None else found.changed_since(conn, after)
            self._among = asked, index.among(ids)
        return self._among[1]

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

    def leave(self) -> None:
        """The desk is closed: an index that is being made is left as far as it is."""
        self._following.leaving = True

    @reads
    def article(self, article_id: str) -> Article:
        """One article as it reads now. Raises `NotFound`."""
        article = self._kit.reader.article(article_id)
        if article is None:
            raise NotFound(NO_SUCH_ARTICLE.fill(article=article_id))
        return article.reads_at(self._kit.clock())

    @reads
    def latest(
        self, most: int, only: Filters = EVERYTHING, *, first: Lang = "zh"
    ) -> tuple[tuple[Found, ...], int]:
        """The articles revised last of those that are asked for, and how many there are in all.

        Those in the language `first` stand before the others.
        """
        reader, now = self._kit.reader, self._kit.clock()
        conn = reader.conn
        since = found.left_at(conn, self._kit.profile.actor, self._kit.day_from(reader))
        wanted = Wanted(
            now,
            only.lang,
            only.cat,
            only.channel,
            only.changed_after(now, since),
            now if only.fresh == "due" else None,
        )
        listed = articles.latest(conn, wanted, first=first, most=most)
        marks = found.marks(conn, [one.id for one in listed])
        rows = tuple(
            _marked(one.id, one.title, one.lang, one.cat, marks[one.id], since)
            for one in listed
            if one.id in marks
        )
        return rows, articles.count(conn, wanted)

    def _ready(self) -> KnowledgeIndex:
        index = self._following.ready()
        version = (self._reader.data_version(), self._reader.last_seq())
        if version != self._seen:
            today = self._kit.day_from(self._reader)
            self._since = found.left_at(self._reader.conn, self._kit.profile.actor, today)
            self._seen = version
        return index


def _found(hit: Hit, mark: found.Mark, since: Instant | None) -> Found:
    known = _marked(hit.id, hit.title, hit.lang, hit.cat, mark, since)
    return replace(known, score=hit.score, matched=hit.matched)


def _marked(
    article: str, title: str, lang: str, cat: str, mark: found.Mark, since: Instant | None
) -> Found:
    return Found(
        id=article,
        external=mark.external,
        title=title,
        lang=lang,
        cat=cat,
        score=0.0,
        matched=title,
        state=mark.state,
        solved=mark.solved,
        new=since is not None and mark.changed_at > since,
    )
