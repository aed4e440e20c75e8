"""Knowledge written and corrected at the desk: drafts kept like a case's, whole revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cs_tui.core.act import Act
from cs_tui.core.article import (
    SAID,
    Article,
    ArticleArchived,
    ArticleReviewed,
    ArticleRevised,
    article_id,
    stream_of,
)
from cs_tui.core.article_history import Version
from cs_tui.core.article_times import moment, written
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound, Refused
from cs_tui.services.content import may_write, must_write
from cs_tui.services.kit import Kit
from cs_tui.store.drafts import Draft
from cs_tui.texts import Lang
from cs_tui.texts import admin as texts
from cs_tui.texts import article as article_texts

FIELDS: Final = (
    "title",
    "aliases",
    "environment",
    "body",
    "cause",
    "owner",
    "valid_from",
    "valid_to",
    "review_at",
    "cat",
    "audience",
    "channels",
)
"""What an author writes. Aliases stand one on a line, channels between blanks; times as the site
writes them."""

TEXTS: Final = ("environment", "body", "cause", "owner")

NEW: Final = "new"
"""Stands for an article that has no id yet, one in each language."""

OWN: Final = "own"
"""The source of what is written here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as its author has it in front: what stands saved, and what is drafted."""

    id: str
    """Empty for a new one."""
    lang: Lang | str
    base_rev: int
    """The revision the author began from."""
    state: str
    values: Mapping[str, str]
    drafted: bool


class Authoring:
    """Verbs on articles for those who write them."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def open(self, article: str, lang: Lang) -> Sheet:
        """An article to be corrected, or the new one in a language where `article` is empty.

        Raises `Refused` for a person who may not, `NotFound` for an article that is not there.
        """
        self._check()
        now = self._article(article)
        if article and not now.id:
            raise NotFound(texts.NO_SUCH_ARTICLE.fill(article=article))
        drafts = self._kit.drafts.of(_place(article, lang))
        values = {
            field: drafts[field].text if field in drafts else saved
            for field, saved in self._saved(now).items()
        }
        bases = [draft.base for draft in drafts.values() if draft.base]
        base = int(bases[0]) if bases else now.rev
        return Sheet(article, now.lang or lang, base, now.confidence, values, bool(drafts))

    def keep(self, sheet: Sheet, values: Mapping[str, str]) -> None:
        """Keeps what is typed, without card and ID numbers; what reads as saved is no draft."""
        saved = self._saved(self._article(sheet.id))
        at = self._kit.clock()
        self._kit.drafts.save(
            Draft(
                _place(sheet.id, sheet.lang),
                field,
                "" if text == saved[field] else text,
                str(sheet.base_rev),
                at,
            )
            for field, text in values.items()
        )

    def publish(self, sheet: Sheet, values: Mapping[str, str], *, draft: bool = False) -> Article:
        """The article reads like this from now on; its drafts are forgotten.

        With `draft` it is kept for everybody to go on with, and not to be found yet. Raises
        `Refused` without a title, for a person who may not, for times that are none, and when
        somebody else revised it meanwhile: the drafts stay.
        """
        self._check()
        said = written_fields(values, self._zone)
        ctx = self._kit.ctx()
        external = "" if sheet.id else ctx.new_id()
        stream = stream_of(sheet.id or article_id(OWN, external))
        with self._kit.log.act(stream, ctx, Article) as act:
            now = act.state
            if now.rev != sheet.base_rev:
                raise Refused(texts.ARTICLE_REVISED.fill(rev=now.rev))
            whole = {
                **said,
                "lang": now.lang or sheet.lang,
                "pair": now.pair,
                "external": now.external or external,
                "source": now.source or OWN,
            }
            act.add(
                ArticleRevised.model_validate(
                    {**whole, "base_rev": sheet.base_rev, "draft": draft, "weighed": now.worded}
                )
            )
            self._kit.drafts.done(_place(sheet.id, sheet.lang))
        return act.state

    def confirm(self, article: str, rev: int, review: str = "") -> Article:
        """A reviewer vouches for this revision; `review` is the day it is to be looked at again.

        Raises `Refused` for a person who may not, for what is not published, and for a revision
        that is no longer the latest.
        """
        self._check()
        review_at = moment(review, self._zone)
        with self._kit.log.act(stream_of(article), self._kit.ctx(), Article) as act:
            act.add(ArticleReviewed(rev=rev, review_at=review_at))
        return act.state

    def restore(self, article: str, version: Version) -> Article:
        """The article reads again as it once did: a new revision, so that nothing is lost.

        What was only a draft is one again, where nothing is published now. Raises `Refused` for a
        person who may not.
        """
        self._check()
        with self._kit.log.act(stream_of(article), self._kit.ctx(), Article) as act:
            now, old = act.state, version.article
            said = {name: getattr(old, name) for name in SAID}
            said |= {"external": now.external, "source": now.source}
            draft = now.state != "published" and old.state == "wip"
            act.add(ArticleRevised.model_validate({**said, "base_rev": now.rev, "draft": draft}))
        return act.state

    def join(self, article: str, twin: str) -> tuple[Article, Article]:
        """Two articles say the same in two languages. Raises `Refused` where they cannot."""
        self._check()
        ctx, kit = self._kit.ctx(), self._kit
        one, other = (self._article(key) for key in (article, twin))
        if not (one.id and other.id) or one.lang == other.lang:
            raise Refused(texts.NO_TWINS)
        pair = one.pair or other.pair or one.id
        acts = [Act(stream_of(each.id), each, ctx) for each in (one, other) if each.pair != pair]
        for act in acts:
            said = {name: getattr(act.state, name) for name in SAID}
            revised = {**said, "pair": pair, "base_rev": act.state.rev}
            act.add(ArticleRevised.model_validate(revised))
        kit.log.append([event for act in acts for event in act.events])
        return self._article(article), self._article(twin)

    def archive(self, article: str) -> Article:
        """The article is no longer valid: kept for history, not found any more."""
        self._check()
        with self._kit.log.act(stream_of(article), self._kit.ctx(), Article) as act:
            if act.state.state == "archived":
                raise Refused(texts.ARCHIVED_ALREADY)
            act.add(ArticleArchived())
        return act.state

    def forget(self, sheet: Sheet) -> None:
        """Throws the drafts of an article away."""
        self._kit.drafts.save(
            Draft(_place(sheet.id, sheet.lang), field, "", None, 0) for field in FIELDS
        )

    def _article(self, article: str) -> Article:
        return self._kit.log.state(stream_of(article), Article) if article else Article()

    @property
    def _zone(self) -> str:
        return self._kit.policy().calendar.time_zone

    def _saved(self, now: Article) -> dict[str, str]:
        """What stands saved, as an author has it in front."""
        zone = self._zone
        return {
            **{name: getattr(now, name) for name in (*TEXTS, "cat", "audience")},
            "title": now.title,
            "aliases": "\n".join(now.wordings),
            "channels": " ".join(now.channels),
            "valid_from": written(now.valid_from, zone),
            "valid_to": written(now.valid_to, zone, last_day=True),
            "review_at": written(now.review_at, zone),
        }

    @property
    def may_write(self) -> bool:
        """Whether this person answers for knowledge."""
        return may_write(self._kit.profile)

    def _check(self) -> None:
        must_write(self._kit.profile, texts.NOT_YOURS)


def _place(article: str, lang: str) -> str:
    return stream_of(article or f"{NEW}-{lang}")


def written_fields(values: Mapping[str, str], zone: str) -> dict[str, object]:
    """What an author wrote, without secrets, as an article keeps it.

    Raises `Refused` without a title, for times that are none or that end before they begin.
    """
    clean = {field: redact(values.get(field, "")).text.strip() for field in FIELDS}
    if not clean["title"]:
        raise Refused(texts.TITLE_NEEDED)
    begins = moment(clean["valid_from"], zone)
    ends = moment(clean["valid_to"], zone, last_day=True)
    if begins is not None and ends is not None and ends <= begins:
        raise Refused(article_texts.ENDS_BEFORE_IT_BEGINS)
    aliases = (one_line(line) for line in clean["aliases"].splitlines())
    return {
        **{name: clean[name] for name in TEXTS},
        "title": one_line(clean["title"]),
        "aliases": tuple(dict.fromkeys(alias for alias in aliases if alias)),
        "cat": clean["cat"],
        "channels": tuple(clean["channels"].split()),
        "audience": "outside" if clean["audience"] == "outside" else "inside",
        "valid_from": begins,
        "valid_to": ends,
        "review_at": moment(clean["review_at"], zone),
    }
