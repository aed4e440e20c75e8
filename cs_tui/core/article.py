"""Knowledge: articles as whole revisions, and their use in a case.

A use belongs to the case, so that no article grows for ever.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, Literal

from cs_tui.core.events import Body, Event, SafeText
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, State, change

if TYPE_CHECKING:
    from cs_tui.core.case import Case


class Citation(Frozen):
    """An article that was used in a case."""

    article: str
    by: str
    at: Instant


class ArticleUsed(Body):
    """An agent answered from an article."""

    kind: ClassVar[str] = "article_used"
    article: str
    rank: int | None = None
    """Its place among what was shown (0 = first); None when it was opened otherwise."""
    shown: tuple[str, ...] = ()

    def apply(self, case: Case, event: Event) -> Case:
        used = Citation(article=self.article, by=event.actor, at=event.at)
        return change(case, citations=(*case.citations, used))


class Article(State):
    """One article: the fold of `article/<id>`."""

    id: str = ""
    external: str = ""
    """The id it was imported with."""
    source: str = ""
    title: str = ""
    body: str = ""
    aliases: tuple[str, ...] = ()
    lang: str = ""
    cat: str = ""
    pair: str = ""
    """Shared by the same article in the other language."""
    rev: int = 0
    state: Literal["published", "archived"] = "published"
    changed_at: Instant = 0
    stamp: str = ""
    """The event that made this wording: what the search index is compared by."""
    rivals: tuple[str, ...] = ()
    """Revisions whose base was stale: a reviewer decides about them."""


class ArticleRevised(Body):
    """The whole article as it reads from now on. Knowledge is public, so nothing is personal."""

    kind: ClassVar[str] = "article_revised"
    title: SafeText
    body: SafeText = ""
    aliases: tuple[SafeText, ...] = ()
    lang: str = ""
    cat: SafeText = ""
    pair: str = ""
    external: str = ""
    source: str = ""
    base_rev: int = 0
    """The revision its author saw."""

    def apply(self, article: Article, event: Event) -> Article:
        if self.base_rev != article.rev:
            return change(article, rivals=(*article.rivals, event.id))
        return change(
            article,
            id=event.stream.partition("/")[2],
            external=self.external,
            source=self.source,
            title=self.title,
            body=self.body,
            aliases=self.aliases,
            lang=self.lang,
            cat=self.cat,
            pair=self.pair,
            rev=article.rev + 1,
            state="published",
            changed_at=event.at,
            stamp=event.id,
        )


class ArticleArchived(Body):
    """The article is no longer valid: not found any more, kept for history."""

    kind: ClassVar[str] = "article_archived"

    def apply(self, article: Article, event: Event) -> Article:
        return change(article, state="archived", changed_at=event.at, stamp=event.id)


CASE_EVENTS: tuple[type[Body], ...] = (ArticleUsed,)
EVENTS: tuple[type[Body], ...] = (ArticleRevised, ArticleArchived)


def article_id(source: str, external: str) -> str:
    """The id of what `source` calls `external`: the same for ever, on every machine.

    The first 128 bits of SHA-256 over both, in hexadecimal.
    """
    return hashlib.sha256(f"{source}\n{external}".encode()).hexdigest()[:32]


def stream_of(article_id: str) -> str:
    """The stream of an article."""
    return f"article/{article_id}"
