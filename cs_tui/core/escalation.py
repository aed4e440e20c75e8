"""Escalation and transfer: who else must act, why, and what they need to know (DOMAIN D4.4).

Functional (another skill is needed) and hierarchical (another authority is) are kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core import moves, offer
from cs_tui.core.act import Act
from cs_tui.core.case import PAUSED, Case
from cs_tui.core.moves import WaitingInternalSet
from cs_tui.core.offer_state import Target
from cs_tui.core.policy import Policy
from cs_tui.core.policy.reasons import EscalationReason
from cs_tui.core.ports import Instant
from cs_tui.core.promise import promise
from cs_tui.errors import Refused
from cs_tui.texts import Lang
from cs_tui.texts import escalation as texts


def reason_of(policy: Policy, reason_id: str) -> EscalationReason:
    """The reason. Raises `Refused` for an id that is none of ours."""
    for reason in policy.reasons.escalations:
        if reason.id == reason_id:
            return reason
    known = ", ".join(reason.id for reason in policy.reasons.escalations)
    raise Refused(texts.NO_SUCH_REASON.fill(given=reason_id, known=known))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody else is asked to do, and what they are told of it."""

    to: Target
    note: str
    promised_at: Instant | None = None
    """When the customer was told to hear of it; None when nothing was said."""
    record: Lang = "zh"
    """The language that the promise is put down in: that of who passes the case on."""


def escalate(act: Act[Case], reason: EscalationReason, asked: Asked, accept_within_ms: int) -> str:
    """Offers the case upward and lets it wait; the id of the offer.

    The time the customer was told becomes a promise of whoever escalates. Raises `Refused`.
    """
    _wait(act, asked, escalates=True)
    return offer.offer(
        act,
        asked.to,
        "escalation",
        accept_within_ms,
        reason=reason.id,
        functional=reason.kind == "functional",
        hierarchical=reason.kind == "hierarchical",
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
        promise(act, texts.PROMISE.say(asked.record), asked.promised_at, form="message")
    act.add(
        WaitingInternalSet(
            seen=act.state.last_in,
            target=" ".join(asked.to.addresses),
            promised_at=asked.promised_at,
            escalates=escalates,
        )
    )
