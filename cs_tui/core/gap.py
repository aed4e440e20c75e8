"""What knowledge does not answer yet: searches that found nothing or came to nothing.

A gap is a stream of its own, `gap/<key>`, made from the folded wording, so that the same question
asked at ten desks is one gap. What is kept of a search has no name, number or address in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import ClassVar, Final, Literal

from cs_tui.core.events import Body, Event, PersonalText, SafeText
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import LEFT_OUT, unreachable
from cs_tui.core.state import Quoting, change
from cs_tui.core.text import one_line
from cs_tui.texts import Words
from cs_tui.texts import gap as texts

Missed = Literal["nothing", "given_up"]
"""Nothing was found, or what was found was not used."""
Standing = Literal["open", "drafted", "aside"]

MOST_WORDINGS: Final = 5
MOST_CASES: Final = 200
"""So many cases are told apart; what is over is not counted."""
LONGEST: Final = 120
SHORTEST: Final = 2


class Gap(Quoting):
    """The fold of `gap/<key>`."""

    id: str = ""
    wordings: tuple[str, ...] = ()
    """How it was asked, the latest last."""
    lang: str = ""
    cat: str = ""
    cases: tuple[str, ...] = ()
    """The cases in front while it was asked."""
    nothing: int = 0
    given_up: int = 0
    first_at: Instant = 0
    last_at: Instant = 0
    standing: Standing = "open"
    article: str = ""
    """The article that was drafted to close it, or whose rewriting was looked into."""
    reason: str = ""
    decided_at: Instant | None = None
    decided_by: str = ""


class GapMet(Body):
    """Somebody searched knowledge for it in vain."""

    kind: ClassVar[str] = "gap_met"
    called: ClassVar[Words] = texts.GAP_MET
    how: Missed
    asked: PersonalText = ""
    lang: SafeText = ""
    cat: SafeText = ""
    case: str = ""

    def apply(self, gap: Gap, event: Event) -> Gap:
        others = tuple(one for one in gap.wordings if one != self.asked)
        kept = (*others, self.asked)[-MOST_WORDINGS:] if self.asked else gap.wordings
        known = not self.case or self.case in gap.cases or len(gap.cases) >= MOST_CASES
        return change(
            gap,
            id=event.stream.partition("/")[2],
            wordings=kept,
            lang=self.lang or gap.lang,
            cat=self.cat or gap.cat,
            cases=gap.cases if known else (*gap.cases, self.case),
            nothing=gap.nothing + (self.how == "nothing"),
            given_up=gap.given_up + (self.how == "given_up"),
            first_at=min(gap.first_at or event.at, event.at),
            last_at=max(gap.last_at, event.at),
        )


class GapDrafted(Body):
    """An article was begun that is to answer it."""

    kind: ClassVar[str] = "gap_drafted"
    called: ClassVar[Words] = texts.GAP_DRAFTED
    article: str

    def blocked(self, gap: Gap, event: Event) -> Words | None:
        return texts.DRAFTED_ALREADY if gap.standing == "drafted" else None

    def apply(self, gap: Gap, event: Event) -> Gap:
        return _decided(gap, event, "drafted", article=self.article)


class GapSetAside(Body):
    """It needs no article, and why."""

    kind: ClassVar[str] = "gap_set_aside"
    called: ClassVar[Words] = texts.GAP_SET_ASIDE
    reason: PersonalText = ""
    article: str = ""
    """The article whose rewriting was looked into; empty for a search."""

    def apply(self, gap: Gap, event: Event) -> Gap:
        return _decided(gap, event, "aside", article=self.article, reason=self.reason)


def _decided(gap: Gap, event: Event, standing: Standing, *, article: str, reason: str = "") -> Gap:
    return change(
        gap,
        id=event.stream.partition("/")[2],
        standing=standing,
        article=article,
        reason=reason,
        decided_at=event.at,
        decided_by=event.actor,
    )


def unnamed(asked: str, personal: Iterable[str] = ()) -> str:
    """What was searched for without what may name a person; empty where little is left.

    Taken out are card and ID numbers, what `personal` names (the customer in front), numbers of
    four digits and more, and addresses of e-mail.
    """
    said = unreachable(one_line(asked))
    for name in personal:
        if len(name.strip()) > 1:
            said = re.sub(re.escape(name.strip()), LEFT_OUT, said, flags=re.IGNORECASE)
    said = one_line(said)[:LONGEST]
    return said if sum(one.isalpha() for one in said) >= SHORTEST else ""


def key_of(folded: str) -> str:
    """The key of a gap: the first 128 bits of SHA-256 over its folded wording, in hexadecimal."""
    return hashlib.sha256(folded.encode()).hexdigest()[:32]


def stream_of(key: str) -> str:
    """The stream of a gap."""
    return f"gap/{key}"


MEETING: Final = frozenset({GapMet.kind})
"""What everybody may record; decisions are for those who answer for knowledge."""

EVENTS: tuple[type[Body], ...] = (GapMet, GapDrafted, GapSetAside)
