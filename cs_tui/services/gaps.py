"""What knowledge lacks: recorded where a search came to nothing, ranked for who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core.act import Act
from cs_tui.core.article import Article, ArticleRevised, article_id
from cs_tui.core.article import stream_of as article_stream
from cs_tui.core.gap import Gap, GapDrafted, GapMet, GapSetAside, key_of, stream_of, unnamed
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.seeking import InVain
from cs_tui.core.text import one_line
from cs_tui.errors import Refused
from cs_tui.services.authoring import OWN
from cs_tui.services.content import must_write
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import gaps as lists
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import gap as texts

MOST: Final = 2_000
"""So many gaps are compared with each other; the oldest are left out."""
AGAIN_MS: Final = 10 * 60_000
"""A search without a case in front that is tried again so soon is the same one."""
OF_ARTICLE: Final = "a-"
"""Begins the key of what was decided about an article that is rewritten."""
FAINT: Final = 2
"""So often something must have been found and not used, where no customer stood behind it."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that knowledge lacks, however it was put."""

    title: str
    gaps: tuple[str, ...]
    """The keys of what was searched for; empty for an article that is rewritten."""
    article: str
    """The article that is rewritten; empty for a search."""
    wordings: tuple[str, ...]
    lang: str
    cat: str
    cases: tuple[str, ...]
    customers: int
    nothing: int
    given_up: int
    last_at: Instant

    @property
    def key(self) -> str:
        """What it is known by in a list."""
        return self.article or self.gaps[0]

    @property
    def rank(self) -> tuple[int, int, int, Instant]:
        """More customers first, then what is found less, then the latest."""
        return self.customers, self.nothing, self.given_up, self.last_at

    @property
    def tells(self) -> bool:
        """Whether it says enough to be shown."""
        return bool(self.customers or self.nothing or self.given_up >= FAINT)


class Gaps:
    """Verbs on what knowledge lacks."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def missed(self, search: InVain, case_id: str | None = None) -> Gap | None:
        """Records a search in vain; None where it holds nothing that may be kept, or is known."""
        from cs_tui.kb.near import letters

        kit = self._kit
        case = kit.own.case(case_id) if case_id else None
        customer = case.customer if case else None
        personal = (customer.name, customer.phone, customer.order_no) if customer else ()
        asked = unnamed(search.asked, personal)
        if not asked:
            return None
        with kit.log.act(stream_of(key_of(letters(asked))), kit.ctx(), Gap) as act:
            known = act.state.cases if case else ()
            lately = not case and kit.clock() - act.state.last_at < AGAIN_MS
            if not lately and (case is None or case.id not in known):
                leaf = case.classification.leaf if case else None
                act.add(
                    GapMet(
                        how=search.how,
                        asked=asked,
                        lang=self._lang(asked),
                        cat=leaf or "",
                        case=case.id if case else "",
                    )
                )
        return act.state

    @reads
    def cards(self, most: int = 50) -> tuple[Card, ...]:
        """What knowledge lacks, what most customers asked for first."""
        from cs_tui.kb.gaps import grouped

        conn = self._kit.reader.conn
        found = [one for one in lists.searches(conn, most=MOST) if self._open(one)]
        found.sort(key=lambda one: (-len(one.cases), -one.nothing, one.id))
        titles = [one.wordings[-1] if one.wordings else "" for one in found]
        cards = [self._card([found[at] for at in places]) for places in grouped(titles)]
        cards += [
            self._rewritten(one)
            for one in lists.rewritten(conn, most=most)
            if not self._looked_into(one)
        ]
        return tuple(sorted((one for one in cards if one.tells), key=lambda one: one.rank)[::-1])[
            :most
        ]

    @reads
    def answers(self, card: Card, most: int = 3) -> tuple[tuple[str, str], ...]:
        """The number of a case and what was said in it, for an article that is rewritten."""
        told: list[tuple[str, str]] = []
        for case_id in card.cases[-most:] if card.article else ():
            case = self._kit.reader.case(case_id)
            used = [one.at for one in case.citations if one.article == card.article] if case else []
            if case is None or not used:
                continue
            said = [one.text for one in case.messages if one.side == "agent" and one.at >= used[-1]]
            if said:
                told.append((case.number, unnamed(said[0], (case.customer.name,))))
        return tuple(told)

    def draft(self, card: Card) -> Article:
        """Begins the article that is to answer a card, in the customers' words; not found yet.

        Raises `Refused` for a person who may not, and where somebody did meanwhile.
        """
        self._check()
        kit, ctx = self._kit, self._kit.ctx()
        external = ctx.new_id()
        article = article_id(OWN, external)
        said = ArticleRevised(
            title=card.title,
            aliases=card.wordings,
            lang=card.lang,
            cat=card.cat,
            external=external,
            source=OWN,
            draft=True,
        )

        def decided() -> list[Act[Article] | Act[Gap]]:
            begun: list[Act[Article] | Act[Gap]] = [Act(article_stream(article), Article(), ctx)]
            begun[0].add(said)
            for key in card.gaps:
                act = Act(stream_of(key), kit.log.state(stream_of(key), Gap), ctx)
                if act.state.standing == "drafted" and self._waits(act.state):
                    raise Refused(texts.DRAFTED_ALREADY)
                if act.state.standing != "drafted":
                    act.add(GapDrafted(article=article))
                begun.append(act)
            return begun

        kit.log.append_decided(lambda: [event for act in decided() for event in act.events])
        return kit.log.state(article_stream(article), Article)

    def set_aside(self, card: Card, reason: str) -> None:
        """It needs no article. Raises `Refused` without a reason, or for a person who may not."""
        self._check()
        why = one_line(redact(reason).text)
        if not why:
            raise Refused(texts.REASON_NEEDED)
        kit, ctx = self._kit, self._kit.ctx()
        keys = card.gaps or (f"{OF_ARTICLE}{card.article}",)

        def decided() -> list[Act[Gap]]:
            acts = [Act(stream_of(key), kit.log.state(stream_of(key), Gap), ctx) for key in keys]
            for act in acts:
                act.add(GapSetAside(reason=why, article=card.article))
            return acts

        kit.log.append_decided(lambda: [event for act in decided() for event in act.events])

    def _card(self, gaps: Sequence[Gap]) -> Card:
        cases = tuple(dict.fromkeys(case for one in gaps for case in one.cases))
        wordings = tuple(dict.fromkeys(text for one in gaps for text in reversed(one.wordings)))
        written = [one for one in wordings if self._lang(one) == "zh" or " " in one]
        return Card(
            title=(written or list(wordings) or [""])[0],
            gaps=tuple(one.id for one in gaps),
            article="",
            wordings=wordings,
            lang=next((one.lang for one in gaps if one.lang), "zh"),
            cat=next((one.cat for one in gaps if one.cat), ""),
            cases=cases,
            customers=lists.customers(self._kit.reader.conn, cases),
            nothing=sum(one.nothing for one in gaps),
            given_up=sum(one.given_up for one in gaps),
            last_at=max(one.last_at for one in gaps),
        )

    def _rewritten(self, one: lists.Rewritten) -> Card:
        return Card(
            title=one.title,
            gaps=(),
            article=one.article,
            wordings=(),
            lang=one.lang,
            cat=one.cat,
            cases=one.cases,
            customers=lists.customers(self._kit.reader.conn, one.cases),
            nothing=0,
            given_up=0,
            last_at=one.last_at,
        )

    def _open(self, gap: Gap) -> bool:
        """Nobody decided about it, or it is asked again though what was drafted is published."""
        return gap.standing == "open" or (gap.standing == "drafted" and not self._waits(gap))

    def _waits(self, gap: Gap) -> bool:
        at = lists.published_at(self._kit.reader.conn, gap.article)
        return at is None or gap.last_at <= at

    def _looked_into(self, one: lists.Rewritten) -> bool:
        """Whether somebody decided about it after the last answer was rewritten."""
        gap = self._kit.reader.state(stream_of(f"{OF_ARTICLE}{one.article}"))
        return isinstance(gap, Gap) and (gap.decided_at or 0) >= one.last_at

    def _lang(self, asked: str) -> str:
        """The language of a wording: Chinese with a Han character, else that of the person."""
        if any("\u3400" <= one <= "\u9fff" for one in asked):
            return "zh"
        return "en" if self._kit.profile.lang == "en" or " " in asked else "zh"

    def _check(self) -> None:
        must_write(self._kit.profile, admin_texts.NOT_YOURS)
