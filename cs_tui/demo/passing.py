"""What a simulated colleague does with cases that change hands: takes them, answers, passes on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cs_tui.core import contact, escalation, offer
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.core.offer_state import Offer, addresses_of
from cs_tui.core.ports import Instant
from cs_tui.sync.wire import Enrolled
from cs_tui.texts import Lang
from cs_tui.texts import demo as texts

NEWCOMER: Final = "newcomer"
"""The person in front of the demo."""

READS_MS: Final = 12_000
"""So long an offer is looked at before it is accepted."""
WORKS_MS: Final = 40_000
"""So long it takes to find the answer."""
EVERY: Final = 6
"""One in so many cases is passed on to the newcomer."""


def to_accept(cases: Iterable[Case], me: Enrolled, now: Instant) -> Case | None:
    """A case that was offered to this colleague a while ago."""
    own = set(addresses_of(me.actor, me.role, me.teams))
    for case in cases:
        waiting = case.offer
        if not case.id or waiting is None or waiting.by == me.actor or waiting.at + READS_MS > now:
            continue
        if not own.isdisjoint(waiting.to.addresses):
            return case
    return None


def to_answer(cases: Iterable[Case], me: Enrolled, now: Instant) -> Case | None:
    """A case that this colleague took over long enough ago to know the answer."""
    for case in cases:
        taken = taken_on(case, me.actor)
        if taken is not None and (taken.taken_at or 0) + WORKS_MS <= now:
            return case
    return None


def taken_on(case: Case, actor: str) -> Offer | None:
    """The escalation this colleague took over on a case, as long as it is not answered."""
    if case.owner != actor or case.status.over or case.offer is not None:
        return None
    mine = (one for one in reversed(case.offers) if one.taken_by == actor)
    return next((one for one in mine if one.standing == "accepted"), None)


def answer(act: Act[Case], record: Lang) -> None:
    """Says what came of it, and gives the case back."""
    offer.answer(act, texts.ANSWER.say(record))


def pass_on(act: Act[Case], accept_within_ms: int, record: Lang) -> None:
    """Passes a case on to the newcomer, with a word."""
    note = texts.PLEASE_GO_ON.say(record)
    escalation.transfer(act, Asked(offer.to_person(NEWCOMER), note), accept_within_ms)
    contact.park(act)
