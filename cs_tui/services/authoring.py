"""Knowledge written and corrected at the desk: drafts kept like a case's, whole revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cs_tui.core.article import Article, ArticleArchived, ArticleRevised, article_id, stream_of
from cs_tui.core.privacy import redact
from cs_tui.errors import NotFound, Refused
from cs_tui.services.content import may_write
from cs_tui.services.kit import Kit
from cs_tui.store.drafts import Draft
from cs_tui.texts import Lang
from cs_tui.texts import admin as texts

FIELDS: Final = ("title", "aliases", "cat", "body")
"""What an author writes. Aliases stand one on a line."""

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
            for field, saved in _saved(now).items()
        }
        bases = [draft.base for draft in drafts.values() if draft.base]
        base = int(bases[0]) if bases else now.rev
        return Sheet(article, now.lang or lang, base, now.state, values, bool(drafts))

    def keep(self, sheet: Sheet, values: Mapping[str, str]) -> None:
        """Keeps what is typed, without card and ID numbers; what reads as saved is no draft."""
        saved = _saved(self._article(sheet.id))
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

    def publish(self, sheet: Sheet, values: Mapping[str, str]) -> Article:
        """The article reads like this from now on; its drafts are forgotten.

        Raises `Refused` without a title, for a person who may not, and when somebody else revised
        it meanwhile: the drafts stay.
        """
        self._check()
        clean = {field: redact(values[field]).text.strip() for field in FIELDS}
        if not clean["title"]:
            raise Refused(texts.TITLE_NEEDED)
        ctx = self._kit.ctx()
        external = "" if sheet.id else ctx.new_id()
        stream = stream_of(sheet.id or article_id(OWN, external))
        with self._kit.log.act(stream, ctx, Article) as act:
            now = act.state
            if now.rev != sheet.base_rev:
                raise Refused(texts.ARTICLE_REVISED.fill(rev=now.rev))
            aliases = (line.strip() for line in clean["aliases"].splitlines())
            act.add(
                ArticleRevised(
                    title=clean["title"],
                    body=clean["body"],
                    aliases=tuple(alias for alias in aliases if alias),
                    lang=now.lang or sheet.lang,
                    cat=clean["cat"],
                    pair=now.pair,
                    external=now.external or external,
                    source=now.source or OWN,
                    base_rev=sheet.base_rev,
                )
            )
            self._kit.drafts.done(_place(sheet.id, sheet.lang))
        return act.state

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

    def _check(self) -> None:
        if not may_write(self._kit.profile):
            raise Refused(texts.NOT_YOURS)


def _place(article: str, lang: str) -> str:
    return stream_of(article or f"{NEW}-{lang}")


def _saved(now: Article) -> dict[str, str]:
    return {
        "title": now.title,
        "aliases": "\n".join(now.aliases),
        "cat": now.cat,
        "body": now.body,
    }
