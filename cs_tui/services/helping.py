"""What everybody may do for knowledge: add a customer's wording, propose what was missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cs_tui.core.article import Article, ArticleProposed, ArticleWorded, article_id, stream_of
from cs_tui.core.case import Case
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound, Refused
from cs_tui.services.authoring import FIELDS, OWN, written_fields
from cs_tui.services.kit import Kit
from cs_tui.store.drafts import Draft
from cs_tui.store.log import NO_SUCH_CASE
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import article as texts

LONGEST_WORDING: Final = 200
"""Characters of one wording: a longer one is a story and finds nothing."""

MOST_WORDINGS: Final = 50
"""So many wait for an author; more would say that nobody weighs them."""


class Helping:
    """Verbs on articles for those who answer customers from them."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def word(self, article: str, wording: str) -> Article:
        """From now on these words find the article too. Raises `Refused`, `NotFound`."""
        said = one_line(redact(wording).text)
        if not said:
            raise Refused(texts.WORDING_NEEDED)
        if len(said) > LONGEST_WORDING:
            raise Refused(texts.WORDING_TOO_LONG.fill(most=LONGEST_WORDING))
        with self._kit.log.act(stream_of(article), self._kit.ctx(), Article) as act:
            if not act.state.id:
                raise NotFound(admin_texts.NO_SUCH_ARTICLE.fill(article=article))
            if act.state.unweighed >= MOST_WORDINGS:
                raise Refused(texts.MANY_WORDINGS.fill(n=act.state.unweighed))
            act.add(ArticleWorded(wording=said))
        return act.state

    def drafted(self, case_id: str) -> dict[str, str]:
        """The fields a case fills of the article that was missing: the customer's words, the answer
        that was given. Name, phone and order of the customer are taken out.

        Raises `NotFound`.
        """
        case = self._kit.own.case(case_id)
        if case is None:
            raise NotFound(NO_SUCH_CASE.fill(case=case_id))
        asked = [one.text for one in case.messages if one.side == "customer" and one.text]
        told = [one.text for one in case.messages if one.side == "agent" and one.text]
        first = asked[0] if asked else case.subject
        parts = {
            "title": case.note.issue or first,
            "aliases": first if case.note.issue else "",
            "body": case.note.done or (told[-1] if told else ""),
            "cat": case.classification.leaf or "",
        }
        clean = {name: _unnamed(text, case) for name, text in parts.items()}
        clean["title"] = one_line(clean["title"])[:LONGEST_WORDING]
        clean["aliases"] = one_line(clean["aliases"])[:LONGEST_WORDING]
        return clean

    def open(self, case_id: str = "") -> tuple[dict[str, str], bool]:
        """What a proposal begins with, and whether it was begun before.

        It begins with what the case says already, where one is named. Raises `NotFound`.
        """
        begun = self._kit.drafts.of(_place(case_id))
        values = {**dict.fromkeys(FIELDS, ""), "audience": "inside"}
        values |= self.drafted(case_id) if case_id else {}
        return values | {field: draft.text for field, draft in begun.items()}, bool(begun)

    def asked(self, case_id: str) -> str:
        """What the customer of a case asked last, without what names them. Raises `NotFound`."""
        case = self._kit.own.case(case_id)
        if case is None:
            raise NotFound(NO_SUCH_CASE.fill(case=case_id))
        said = [one.text for one in case.messages if one.side == "customer" and one.text]
        return one_line(_unnamed(said[-1] if said else case.subject, case))[:LONGEST_WORDING]

    def keep(self, case_id: str, values: Mapping[str, str]) -> None:
        """Keeps what is typed, without card and ID numbers."""
        at, place = self._kit.clock(), _place(case_id)
        self._kit.drafts.save(Draft(place, field, text, None, at) for field, text in values.items())

    def forget(self, case_id: str) -> None:
        """Throws the draft of a proposal away."""
        place = _place(case_id)
        self._kit.drafts.save(Draft(place, field, "", None, 0) for field in FIELDS)

    def propose(self, values: Mapping[str, str], lang: str, case_id: str = "") -> Article:
        """Hands an article in for review; until then it is work in progress. Raises `Refused`."""
        kit = self._kit
        ctx = kit.ctx()
        external = ctx.new_id()
        said = written_fields(values, kit.policy().calendar.time_zone)
        stream = stream_of(article_id(OWN, external))
        with kit.log.act(stream, ctx, Article) as act:
            act.add(
                ArticleProposed.model_validate(
                    {**said, "lang": lang, "external": external, "source": OWN, "case": case_id}
                )
            )
            kit.drafts.done(_place(case_id))
        return act.state


def _place(case_id: str) -> str:
    return stream_of(f"proposal-{case_id}" if case_id else "proposal")


def _unnamed(text: str, case: Case) -> str:
    """The text without secrets and without what names this customer."""
    said = redact(text).text
    customer = case.customer
    for personal in (customer.phone, customer.order_no, customer.name):
        if len(personal.strip()) > 1:
            said = said.replace(personal.strip(), "…")
    return said
