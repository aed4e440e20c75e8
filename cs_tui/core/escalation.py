"""Escalation and transfer: who else must act, why, and what they need to know (DOMAIN D4.4).

Functional (other skills are needed) and hierarchical (more authority is needed) are two questions
apart: a reason may mean both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.core import moves, offer
from cs_tui.core.act import Act
from cs_tui.core.case import PAUSED, Case
from cs_tui.core.moves import WaitingInternalSet
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Instant
from cs_tui.core.promise import promise
from cs_tui.errors import Refused
from cs_tui.texts import Lang
from cs_tui.texts import escalation as texts


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a case goes up: its id, what is needed, and the tier that usually has it."""

    id: str
    functional: bool
    hierarchical: bool
    tier: int


REASONS: Final = (
    Reason("authority", functional=False, hierarchical=True, tier=3),
    Reason("skill", functional=True, hierarchical=False, tier=2),
    Reason("system", functional=True, hierarchical=False, tier=2),
    Reason("policy", functional=False, hierarchical=True, tier=3),
    Reason("asked", functional=False, hierarchical=True, tier=3),
    Reason("repeated", functional=True, hierarchical=True, tier=3),
    Reason("safety", functional=True, hierarchical=True, tier=3),
    Reason("public", functional=True, hierarchical=True, tier=4),
)
"""In the order of their digits; what they are called stands in `texts.escalation`."""


def reason_of(reason_id: str) -> Reason:
    """The reason. Raises `Refused` for an id that is none of ours."""
    for reason in REASONS:
        if reason.id == reason_id:
            return reason
    known = ", ".join(reason.id for reason in REASONS)
    raise Refused(texts.NO_SUCH_REASON.fill(given=reason_id, known=known))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody else is asked to do, and what they are told of it."""

    to: Target
    note: str
    promised_at: Instant | None = None
    """When the customer was told to hear of it; None when nothing was said."""


def escalate(act: Act[Case], reason_id: str, asked: Asked, accept_within_ms: int) -> str:
    """Offers the case upward and lets it wait; the id of the offer.

    The time the customer was told becomes a promise of whoever escalates. Raises `Refused`.
    """
    reason = reason_of(reason_id)
    _wait(act, asked, escalates=True)
    return offer.offer(
        act,
        asked.to,
        "escalation",
        accept_within_ms,
        reason=reason.id,
        functional=reason.functional,
        hierarchical=reason.hierarchical,
        told=asked.promised_at is not None,
        note=asked.note,
        promised_at=asked.promised_at,
    )


def transfer(act: Act[Case], asked: Asked, accept_within_ms: int) -> str:
    """Offers a case to an equal, who goes on with it; the id of the offer.

    Without a promised time the customer is still waiting: then the case stays active, and its
    clock runs. Raises `Refused`.
    """
    if asked.promised_at is not None:
        _wait(act, asked, escalates=False)
    return offer.offer(
        act,
        asked.to,
        "transfer",
        accept_within_ms,
        told=asked.promised_at is not None,
        note=asked.note,
        promised_at=asked.promised_at,
    )


def summary(case: Case, issue: str, done: str, lang: Lang) -> str:
    """What the receiver needs, written beforehand: what happened, tried, demanded, promised.

    `issue` and `done` are what stands in the note; the customer's first words stand in for a note
    that says nothing.
    """
    owed = [one.what for one in case.promises if one.open and one.what]
    parts = (
        (texts.HAPPENED, issue or case.subject),
        (texts.TRIED, done),
        (texts.DEMAND, case.subject if issue and issue != case.subject else ""),
        (texts.PROMISED_BEFORE, owed[-1] if owed else ""),
    )
    return "\n".join(words.say(lang, text=text) for words, text in parts if text.strip())


def _wait(act: Act[Case], asked: Asked, *, escalates: bool) -> None:
    if act.state.status in PAUSED:
        moves.resume(act, "agent")
    if asked.promised_at is not None:
        promise(act, texts.PROMISE.say(_spoken(act.state)), asked.promised_at, form="message")
    act.add(
        WaitingInternalSet(
            seen=act.state.last_in,
            target=" ".join(asked.to.addresses),
            promised_at=asked.promised_at,
            escalates=escalates,
        )
    )


def _spoken(case: Case) -> Lang:
    return "en" if case.lang == "en" else "zh"
