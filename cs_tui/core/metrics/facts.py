"""The rows the figures are computed from, derived from a case: one a contact, one a case."""

from __future__ import annotations

from cs_tui.core.case import Case, Status
from cs_tui.core.contact_state import Contact, Message
from cs_tui.core.five_steps_state import STEPS
from cs_tui.core.metrics import turns
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts, ContactOutcome, QuizFacts, Solved
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.shift import Shift


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
        escalated=case.escalated,
        no_action=case.status is Status.CANCELLED,
        resolved_by=resolution.by if resolution else None,
        resolved_met=None if resolution is None else _met(resolution.due_at, resolution.at),
        customer_id=case.customer_id,
        survey_channel=case.survey.channel if case.survey else None,
        survey_day=case.survey.day if case.survey else None,
        survey_agent=case.survey.agent if case.survey else None,
        survey_score=case.survey.score if case.survey else None,
        survey_at_once=case.survey.at_once if case.survey else None,
        undone=tuple(
            Solved(day=one.day, by=one.by, met=_met(one.due_at, one.at)) for one in case.undone
        ),
    )


def quiz_facts(shift_id: str, shift: Shift) -> tuple[QuizFacts, ...]:
    """One row for each try at a notice's check on this shift, `<agent>:<day>`."""
    agent, _, day = shift_id.rpartition(":")
    return tuple(
        QuizFacts(
            bulletin=one.bulletin,
            version=one.version,
            agent=agent,
            day=day,
            nth=one.nth,
            hits=sum(one.right),
            asked=len(one.right),
            at=one.at,
        )
        for one in shift.preshift.tried
    )


def _contact(case: Case, contact: Contact) -> ContactFacts:
    said = [_told(message) for message in case.messages if message.contact == contact.id]
    reply_ms = turns.first_response(
        contact.opened_at, opened_by_agent=not contact.inbound, messages=said
    )
    if contact.answered_at is not None:
        reply_ms = contact.answered_at - contact.opened_at
    replied_at = None if reply_ms is None else contact.opened_at + reply_ms
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
        frt_ms=reply_ms,
        turn_ms=tuple(turn.ms for turn in turns.turns(said) if turn.ms is not None),
        handle_ms=contact.front_ms or None,
        hold_ms=contact.hold_ms,
        outcome=_outcome(case, contact, replied_at),
        first_due_at=contact.first_due_at,
        first_met=_met(contact.first_due_at, replied_at),
        inbound=contact.inbound,
        quarantined=contact.quarantined,
        asked_again=sum(len(one.fields) for one in case.asked_again if one.contact == contact.id),
        complexity=case.classification.complexity,
        steps_ms=tuple(contact.steps_ms.get(step, 0) for step in STEPS if contact.steps_ms),
    )


def _told(message: Message) -> turns.Message:
    """A message as the rules of turns see it; what the hub says by itself answers nobody."""
    if message.side == "customer":
        return message.at, "customer"
    return message.at, "auto" if message.actor == HUB else "agent"


def _outcome(case: Case, contact: Contact, replied_at: Instant | None) -> ContactOutcome:
    if contact.abandoned:
        return "abandoned"
    if case.status is Status.CANCELLED:
        return "no_action"
    if case.status.over or (replied_at is not None and contact.fronted_at is None):
        return "handled"
    return "open"


def _met(due_at: Instant | None, replied_at: Instant | None) -> bool | None:
    return None if due_at is None or replied_at is None else replied_at <= due_at
