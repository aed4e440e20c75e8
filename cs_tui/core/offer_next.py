"""Where an offer goes that nobody accepts in time: on to others, so that it is never stuck."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cs_tui.core.case import Case
from cs_tui.core.offer import LEAD
from cs_tui.core.offer_state import Offer, Target
from cs_tui.texts import Words
from cs_tui.texts import offers as texts

MOST_ASKED: Final = 3
"""An offer goes on to so many people by name, one after the other; then it stays with all."""


def next_after(offer: Offer, team: str) -> Target | None:
    """Whom an offer reaches that nobody accepted in time: it goes on, so that it is not stuck.

    From one person to the case's whole team and its leads; from teams or roles to the leads too.
    None where the leads have it already.
    """
    to = offer.to
    alone = to.person and not to.teams and not to.roles
    teams = (team,) if alone and team else to.teams
    roles = tuple(dict.fromkeys((*to.roles, LEAD)))
    going_on = Target(teams=teams, roles=roles, tier=to.tier)
    return None if going_on == to else going_on


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on duty whom an offer reaches."""

    person: str
    role: str
    langs: tuple[str, ...]
    skills: tuple[str, ...]
    load: int
    """How many conversations they hold."""


def next_person(case: Case, offer: Offer, people: Iterable[Candidate]) -> tuple[str, Words] | None:
    """Who is asked next by name, and why: by skill, language, load; leads after all others.

    Nobody is asked twice, nor who gives it away or owns it; None when nobody is left, or
    `MOST_ASKED` were asked.
    """
    before = {offer.by, case.owner, offer.to.person, *(one.person for one in offer.asked)}
    left = [one for one in people if one.person not in before]
    if not left or len(offer.asked) >= MOST_ASKED:
        return None
    best = min(
        left,
        key=lambda one: (
            one.role == LEAD,
            bool(case.needs) and case.needs not in one.skills,
            case.lang not in one.langs,
            one.load,
            one.person,
        ),
    )
    if case.needs and case.needs in best.skills:
        return best.person, texts.ASKED_SKILLED.fill(n=best.load)
    words = texts.ASKED_SPEAKS if case.lang in best.langs else texts.ASKED_FREE
    return best.person, words.fill(n=best.load)
