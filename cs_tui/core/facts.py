"""The rows the figures are computed from, derived from a case: one a contact, one a case."""

from __future__ import annotations

from typing import Literal

from cs_tui.core.case import Case, Status
from cs_tui.core.contact import Contact, Message
from cs_tui.core.metrics import CaseFacts, ContactFacts
from cs_tui.core.ports import Instant

Outcome = Literal["handled", "no_action", "abandoned", "open"]


def contact_facts(case: Case) -> tuple[ContactFacts, ...]:
    """One row for each contact of the case.

    It counts for the agent who first had it in front, on that agent's shift day; first response is
    the first human answer (DOMAIN D2.1), null until there is one.
    """
    return tuple(_contact(case, contact) for contact in case.contacts)


def case_facts(case: Case) -> CaseFacts:
    """The row of the case itself."""
    made = case.promises
    resolution = case.resolution
    return CaseFacts(
        case=case.id,
        owner=case.owner or f"queue:{case.team}",
        day_opened=case.day,
        day_resolved=resolution.day if resolution else None,
        opened_at=case.opened_at,
        resolved_at=resolution.at if resolution else None,
        reopened=case.reopened,
        leaf=case.classification.leaf,
        nature=case.classification.nature,
        status=case.status.value,
        contacts=len(case.contacts),
        promises_made=len(made),
        promises_kept=sum(1 for p in made if p.kept_at is not None and p.kept_at <= p.due_at),
        promises_late=sum(1 for p in made if p.kept_at is not None and p.kept_at > p.due_at),
        escalated=case.status is Status.WAITING_INTERNAL,
        no_action=case.status is Status.CANCELLED,
        resolved_by=resolution.by if resolution else None,
    )


def _contact(case: Case, contact: Contact) -> ContactFacts:
    said = [message for message in case.messages if message.contact == contact.id]
    replied_at = _first_reply(contact, said)
    return ContactFacts(
        contact=contact.id,
        case=case.id,
        channel=contact.channel,
        agent=contact.agent,
        day=contact.agent_day or contact.day,
        created_at=contact.opened_at,
        first_human_reply_at=replied_at,
        answered_at=contact.answered_at,
        ended_at=contact.ended_at,
        frt_ms=replied_at - contact.opened_at if replied_at is not None else None,
        turn_ms=_turns(said),
        handle_ms=contact.front_ms if contact.front_ms else None,
        hold_ms=contact.hold_ms,
        outcome=_outcome(case, contact, replied_at),
        first_due_at=contact.first_due_at,
        first_met=_met(contact.first_due_at, replied_at),
        inbound=contact.inbound,
        quarantined=contact.quarantined,
    )


def _first_reply(contact: Contact, said: list[Message]) -> Instant | None:
    if contact.answered_at is not None:
        return contact.answered_at
    human = (m.at for m in said if m.side == "agent" and m.human)
    return next(human, None)


def _turns(said: list[Message]) -> tuple[int, ...]:
    """How long each turn waited, from its first unanswered message (DOMAIN D2.1, T1)."""
    turns: list[int] = []
    waiting_since: Instant | None = None
    for message in said:
        if message.side == "customer":
            waiting_since = waiting_since if waiting_since is not None else message.at
        elif waiting_since is not None and message.human:
            turns.append(message.at - waiting_since)
            waiting_since = None
    return tuple(turns)


def _outcome(case: Case, contact: Contact, replied_at: Instant | None) -> Outcome:
    if case.status is Status.CANCELLED:
        return "no_action"
    if replied_at is not None and not contact.fronted_at:
        return "handled"
    return "handled" if case.status.over else "open"


def _met(due_at: Instant | None, replied_at: Instant | None) -> bool | None:
    return None if due_at is None or replied_at is None else replied_at <= due_at
