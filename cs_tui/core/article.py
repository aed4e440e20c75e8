"""Knowledge: articles as whole revisions, and their use in a case.

An article is what KCS v6 asks for: the issue in the customer's words (title and aliases), the
environment, the resolution (body) and the cause; how far it can be trusted, who may see it, who
answers for it, how long it holds. A use belongs to the case, so that no article grows for ever.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, Literal

from cs_tui.core.events import Body, Event, SafeText
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, State, change
from cs_tui.texts import Words
from cs_tui.texts import article as texts

if TYPE_CHECKING:
    from cs_tui.core.case import Case

Confidence = Literal["wip", "published", "validated", "archived"]
"""Work in progress, published and not validated, validated, archived (KCS v6)."""

Audience = Literal["inside", "outside"]
"""For us alone, or fit to be sent to customers as it stands."""


UNTIL_THEN = "~"
"""Ends the stamp of how an article reads until its latest revision is due, where one event made
both."""


class Citation(Frozen):
    """An article that was used in a case."""

    article: str
    by: str
    at: Instant
    kept_percent: int | None = None
    """How much of its text the answer kept, in percent; None where that is not known."""


class ArticleUsed(Body):
    """An agent answered from an article."""

    kind: ClassVar[str] = "article_used"
    called: ClassVar[Words] = texts.ARTICLE_USED
    article: str
    rank: int | None = None
    """Its place among what was shown (0 = first); None when it was opened otherwise."""
    shown: tuple[str, ...] = ()
    kept_percent: int | None = None
    """How much of its text the answer kept, in percent; None where it was not put in."""

    def apply(self, case: Case, event: Event) -> Case:
        used = Citation(
            article=self.article, by=event.actor, at=event.at, kept_percent=self.kept_percent
        )
        return change(case, citations=(*case.citations, used))


class Article(State):
    """One article: the fold of `article/<id>`."""

    id: str = ""
    external: str = ""
    """The id it was imported with."""
    source: str = ""
    title: str = ""
    """The issue, in the customer's words."""
    body: str = ""
    """The resolution."""
    environment: str = ""
    """Where it applies: product, channel, version, region."""
    cause: str = ""
    aliases: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    """Wordings of customers that agents added and no author has weighed yet."""
    lang: str = ""
    cat: str = ""
    pair: str = ""
    """Shared by the same article in the other language."""
    audience: Audience = "inside"
    channels: tuple[str, ...] = ()
    """The channels it is for; every one where none is named."""
    owner: str = ""
    """Who answers for it: a person's id or a team's name."""
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    """From this instant on it does not hold any more."""
    review_at: Instant | None = None
    origin: str = ""
    """The place its text was taken from: a file and its lines."""
    rev: int = 0
    state: Literal["wip", "published", "archived"] = "published"
    validated: bool = False
    """A reviewer looked at this very wording."""
    changed_at: Instant = 0
    changed_by: str = ""
    stamp: str = ""
    """The event that made this wording: what the search index is compared by."""
    rivals: tuple[str, ...] = ()
    """Revisions whose base was stale: a reviewer decides about them, with the next revision."""
    case: str = ""
    """The case it was proposed from."""
    before: Article | None = None
    """How it reads until `valid_from`, where its latest revision is not due yet."""

    def reads_at(self, at: Instant) -> Article:
        """The article as it reads at this instant: a revision that is not due yet is not shown."""
        waits = self.before is not None and self.valid_from is not None and self.valid_from > at
        return self.before if waits and self.before and self.state == "published" else self

    @property
    def before_stamp(self) -> str:
        """The stamp of how it reads until its latest revision is due; empty where it is."""
        return self.before.stamp if self.before else ""

    @property
    def before_title(self) -> str:
        """Its title until then."""
        return self.before.title if self.before else ""

    @property
    def before_to(self) -> Instant | None:
        """From this instant on it does not hold as it reads until then."""
        return self.before.valid_to if self.before else None

    @property
    def on_channels(self) -> str:
        """The channels it is for, each between blanks; empty for every one."""
        return f" {' '.join(self.channels)} " if self.channels else ""

    @property
    def confidence(self) -> Confidence:
        """How far it can be trusted."""
        return "validated" if self.state == "published" and self.validated else self.state

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every other way to ask for it, those of agents last."""
        known = {alias.casefold() for alias in self.aliases}
        return (*self.aliases, *(one for one in self.worded if one.casefold() not in known))

    @property
    def contested(self) -> int:
        """How many revisions had no effect because their base was stale."""
        return len(self.rivals)

    @property
    def unweighed(self) -> int:
        """How many wordings of agents no author has weighed yet."""
        return len(self.worded)

    def holds_at(self, at: Instant) -> bool:
        """Whether customers may be answered from it at this instant."""
        now = self.reads_at(at)
        begun = now.valid_from is None or now.valid_from <= at
        return now.state == "published" and begun and not now.expired_at(at)

    def expired_at(self, at: Instant) -> bool:
        """Whether its time is over at this instant."""
        return self.valid_to is not None and self.valid_to <= at


class ArticleText(Body):
    """What an article says, whole."""

    title: SafeText
    body: SafeText = ""
    environment: SafeText = ""
    cause: SafeText = ""
    aliases: tuple[SafeText, ...] = ()
    lang: str = ""
    cat: SafeText = ""
    pair: SafeText = ""
    audience: Audience = "inside"
    channels: tuple[SafeText, ...] = ()
    owner: SafeText = ""
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    review_at: Instant | None = None
    origin: SafeText = ""
    external: SafeText = ""
    source: SafeText = ""


SAID = tuple(ArticleText.model_fields)
"""The fields of an article that somebody writes."""


def _said(article: Article, text: ArticleText, event: Event) -> Article:
    """The article with another wording of everything."""
    said = {name: getattr(text, name) for name in SAID}
    return change(
        article,
        id=event.stream.partition("/")[2],
        rev=article.rev + 1,
        validated=False,
        changed_at=event.at,
        changed_by=event.actor,
        stamp=event.id,
        **said,
    )


class ArticleRevised(ArticleText):
    """The whole article as it reads from now on. Knowledge is public, so nothing is personal."""

    kind: ClassVar[str] = "article_revised"
    called: ClassVar[Words] = texts.ARTICLE_REVISED
    base_rev: int = 0
    """The revision its author saw."""
    draft: bool = False
    """It is not to be found yet: work in progress."""
    weighed: tuple[SafeText, ...] = ()
    """Wordings added by agents that the author took over or left out."""

    def blocked(self, article: Article, event: Event) -> Words | None:
        if self.draft and article.rev and article.state == "published":
            return texts.ALREADY_PUBLISHED
        return None

    def apply(self, article: Article, event: Event) -> Article:
        if self.base_rev != article.rev:
            return change(article, rivals=(*article.rivals, event.id))
        return change(
            _said(article, self, event),
            state="wip" if self.draft else "published",
            before=self._until_then(article, event),
            rivals=(),
            worded=tuple(one for one in article.worded if one not in self.weighed),
        )

    def _until_then(self, article: Article, event: Event) -> Article | None:
        """How it reads until this revision is due; None where it is due or nothing holds now."""
        begins = self.valid_from
        if begins is None or begins <= event.at or not article.rev:
            return None
        if not article.holds_at(event.at):
            return None
        held = article.reads_at(event.at)
        ends = begins if held.valid_to is None else min(begins, held.valid_to)
        return change(held, valid_to=ends, before=None, void=(), rivals=())


class ArticleProposed(ArticleText):
    """Somebody who answers customers wrote down what was missing; it is not to be found yet."""

    kind: ClassVar[str] = "article_proposed"
    called: ClassVar[Words] = texts.ARTICLE_PROPOSED
    case: str = ""
    """The case that asked for it."""

    def blocked(self, article: Article, event: Event) -> Words | None:
        return texts.PROPOSED_TWICE if article.rev else None

    def apply(self, article: Article, event: Event) -> Article:
        return change(_said(article, self, event), state="wip", case=self.case)


class ArticleWorded(Body):
    """A customer asked for it in other words: from now on these find it too."""

    kind: ClassVar[str] = "article_worded"
    called: ClassVar[Words] = texts.ARTICLE_WORDED
    wording: SafeText

    def blocked(self, article: Article, event: Event) -> Words | None:
        if not article.rev:
            return texts.NO_SUCH_ARTICLE
        known = {one.casefold() for one in (article.title, *article.wordings)}
        return texts.WORDED_ALREADY if self.wording.casefold() in known else None

    def apply(self, article: Article, event: Event) -> Article:
        worded = (*article.worded, self.wording)
        before = article.before
        if before is not None:
            before = change(before, worded=worded, stamp=f"{event.id}{UNTIL_THEN}")
        return change(article, worded=worded, stamp=event.id, before=before)


class ArticleReviewed(Body):
    """A reviewer vouches for a revision, and says when it is to be looked at again."""

    kind: ClassVar[str] = "article_reviewed"
    called: ClassVar[Words] = texts.ARTICLE_REVIEWED
    rev: int
    """The revision that was looked at."""
    review_at: Instant | None = None

    def blocked(self, article: Article, event: Event) -> Words | None:
        if article.state != "published" or not article.rev:
            return texts.NOT_PUBLISHED
        return texts.REVISED_MEANWHILE if article.rev != self.rev else None

    def apply(self, article: Article, event: Event) -> Article:
        return change(article, validated=True, review_at=self.review_at)


class ArticleArchived(Body):
    """The article is no longer valid: not found any more, kept for history."""

    kind: ClassVar[str] = "article_archived"
    called: ClassVar[Words] = texts.ARTICLE_ARCHIVED

    def apply(self, article: Article, event: Event) -> Article:
        return change(article, state="archived", changed_at=event.at, stamp=event.id)


CASE_EVENTS: tuple[type[Body], ...] = (ArticleUsed,)
EVENTS: tuple[type[Body], ...] = (
    ArticleRevised,
    ArticleProposed,
    ArticleWorded,
    ArticleReviewed,
    ArticleArchived,
)


def article_id(source: str, external: str) -> str:
    """The id of what `source` calls `external`: the same for ever, on every machine.

    The first 128 bits of SHA-256 over both, in hexadecimal.
    """
    return hashlib.sha256(f"{source}\n{external}".encode()).hexdigest()[:32]


def stream_of(article_id: str) -> str:
    """The stream of an article."""
    return f"article/{article_id}"
