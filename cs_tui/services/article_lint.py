"""What is wrong with knowledge as it stands: one finding after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from cs_tui.core.article import Article
from cs_tui.core.article_links import circles, only_link, to_articles, unsafe
from cs_tui.services.kit import Kit
from cs_tui.services.knowledge import Knowledge
from cs_tui.store import articles
from cs_tui.store.reader import Reader

Kind = Literal[
    "broken_link",
    "unsafe_link",
    "circle",
    "empty",
    "no_language",
    "no_twin",
    "expired",
    "unreachable",
    "same_answer",
]

AMONG: Final = 5
"""An article is reached by its own title when it is among so many."""
AT_ONCE: Final = 50
_SAME_FROM: Final = 12
"""Characters; shorter answers may well be the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with an article."""

    article: str
    external: str
    title: str
    kind: Kind
    about: str = ""
    """What it is about: a link, the title of another article, a circle of ids."""


@dataclass(slots=True)
class _Seen:
    """What is known of the articles that were looked at."""

    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    only: dict[str, str] = field(default_factory=dict)
    titles: dict[str, Article] = field(default_factory=dict)


class ArticleLint:
    """Looks through every article; on the connection of the search lane."""

    def __init__(self, kit: Kit, knowledge: Knowledge, reader: Reader) -> None:
        self._kit = kit
        self._knowledge = knowledge
        self._reader = reader

    def findings(self) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """How many were looked at, and what was found since the last time; to be stepped on the
        search lane."""
        seen, count, after = _Seen(), 0, ""
        while ids := articles.ids_after(self._reader.conn, after, lang=None, most=AT_ONCE):
            after = ids[-1]
            found: list[Finding] = []
            for key in ids:
                article = self._reader.article(key)
                if article is not None and article.state != "archived":
                    found += self._of(article, seen)
            count += len(ids)
            yield count, tuple(found)
        yield count, tuple(self._circles(seen))

    def _of(self, article: Article, seen: _Seen) -> Iterator[Finding]:
        yield from _by_itself(article, self._kit.clock())
        for named in to_articles(article.body):
            if not self._is_there(named):
                yield _finding(article, "broken_link", named)
        if article.state != "published":
            return
        if article.lang and not articles.twin(self._reader.conn, article.id, article.pair):
            yield _finding(article, "no_twin")
        if not article.expired_at(self._kit.clock()) and not self._finds_itself(article):
            yield _finding(article, "unreachable")
        yield from _same_answer(article, seen)
        target = only_link(article.body)
        if target:
            seen.only[article.id] = self._id_of(target)
            seen.titles[article.id] = article

    def _circles(self, seen: _Seen) -> Iterator[Finding]:
        for circle in circles(seen.only):
            first = seen.titles[circle[0]]
            yield _finding(first, "circle", " > ".join(seen.titles[one].title for one in circle))

    def _finds_itself(self, article: Article) -> bool:
        hits = self._knowledge.search(article.title, AMONG)
        return any(hit.id == article.id for hit in hits)

    def _is_there(self, named: str) -> bool:
        found = self._reader.article(self._id_of(named))
        return found is not None and found.state != "archived"

    def _id_of(self, named: str) -> str:
        return self._reader.article_by_external(named) or named


def _by_itself(article: Article, now: int) -> Iterator[Finding]:
    if not article.body.strip():
        yield _finding(article, "empty")
    if not article.lang:
        yield _finding(article, "no_language")
    if article.state == "published" and article.expired_at(now):
        yield _finding(article, "expired")
    for target in unsafe(article.body):
        yield _finding(article, "unsafe_link", target)


def _same_answer(article: Article, seen: _Seen) -> Iterator[Finding]:
    said = "".join(one for one in article.body.casefold() if one.isalnum())
    if len(said) < _SAME_FROM:
        return
    other = seen.answers.setdefault((article.lang, said), article.title)
    if other is not article.title:
        yield _finding(article, "same_answer", other)


def _finding(article: Article, kind: Kind, about: str = "") -> Finding:
    return Finding(article.id, article.external, article.title, kind, about)
