"""How offers are told: to whom, how they stand, who opened them, how long they wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cs_tui.core.text import one_line
from cs_tui.texts import Lang
from cs_tui.texts import passing as texts
from cs_tui.widgets import timing

if TYPE_CHECKING:
    from cs_tui.core.offer_state import Offer, Target


def whom(to: Target, names: Mapping[str, str]) -> str:
    """What the receiver is called; `names` holds people by id and `team:..`, `tier:..` besides."""
    if to.person:
        teams = (names.get(f"team:{team}", team) for team in to.teams)
        return one_line("、".join((names.get(to.person, to.person), *teams)))
    if to.tier is not None:
        return one_line(names.get(f"tier:{to.tier}", f"T{to.tier}"))
    return one_line("、".join(names.get(f"team:{team}", team) for team in to.teams))


def standing(offer: Offer, now: int) -> str:
    """How an offer stands, with `late` for one nobody accepted in time."""
    return "late" if offer.late(now) else offer.standing


def seen(offer: Offer, names: Mapping[str, str], now: int, lang: Lang) -> str:
    """Who opened it first, when, and how many did; that nobody has while it still waits."""
    if not offer.seen:
        return texts.NOT_SEEN.say(lang) if offer.open else ""
    first = offer.seen[0]
    who = one_line(names.get(first.by, first.by))
    words = texts.SEEN if len(offer.seen) == 1 else texts.SEEN_MORE
    return words.say(lang, who=who, time=timing.day_clock(first.at, now), n=len(offer.seen))


def waited(offer: Offer, now: int, lang: Lang) -> str:
    """How long it has waited for an answer; empty once somebody has it or it is over."""
    return texts.AGED.say(lang, time=timing.roughly(now - offer.at, lang)) if offer.open else ""
