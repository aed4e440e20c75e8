"""What lists show, filter and sort by: columns derived from a case, alike on terminal and hub."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cs_tui.core.case import PAUSED, Case, Status
from cs_tui.core.contact_state import Contact
from cs_tui.core.ports import Instant
from cs_tui.core.raising import raised_at
from cs_tui.core.retention import kept_as
from cs_tui.core.silence import word_at


class CaseRow(NamedTuple):
    """One line of a list of cases."""

    id: str
    number: str
    status: str
    owner: str | None
    team: str
    channel: str
    conversation: str
    lang: str
    name: str
    phone: str
    grade: str
    order_no: str
    subject: str
    leaf: str | None
    priority: int
    urgency: str
    expectation: str
    complexity: str
    emotion: str
    unread: int
    front: bool
    ours_last: bool
    due_at: Instant | None
    """When the next answer is due; None when nothing is owed but promises."""
    promise_at: Instant | None
    """When the earliest open promise is due."""
    complaint_at: Instant | None
    """When a customer who complains must hear the next thing; None without an open complaint."""
    owed_at: Instant | None
    """When the first of its follow-ups is due: promises, complaint and scheduled act included."""
    survey_at: Instant | None
    """When the customer was asked to rate."""
    opened_at: Instant
    updated_at: Instant
    over: bool
    customer_id: str
    """Whose record it belongs to; empty while nobody knows."""
    offered_to: str
    """Whom the open offer reaches, each address between two spaces; empty when there is none."""
    given_by: str
    """Who has offered it so far, each between two spaces."""
    accept_by_at: Instant | None
    """Until when the open offer should be accepted by whom it reaches now."""
    skill: str
    was_owner: str | None
    """Who had it before it went back to its queue."""
    overdue: bool
    """The hub recorded that nobody accepted it in time, and it goes on to nobody by itself."""
    raise_at: Instant | None
    """From when on the answer that is due is raised to the lead while nobody works on it."""
    raised_at: Instant | None
    """When the lead was told of the answer that is due."""
    word_at: Instant | None
    """When the last word came of a case that somebody took over; None where that is nothing to
    wait for."""
    erased: bool
    """Its customer was erased: it names nobody any more."""
    closed_at: Instant | None
    """When it was over for good."""
    kept_as: str
    """The nature by which it is kept: a complaint's once somebody complained in it."""
    linked: str | None
    """The case, over by then, that this one goes on from."""


def case_row(case: Case) -> CaseRow:
    """The columns of a case."""
    contact, offer = case.current, case.offer
    owed = [promise.due_at for promise in case.promises if promise.open]
    return CaseRow(
        id=case.id,
        number=case.number,
        status=case.status.value,
        owner=case.owner,
        team=case.team,
        channel=contact.channel if contact else "",
        conversation=contact.conversation if contact else "",
        lang=case.lang,
        name=case.customer.name,
        phone=case.customer.phone,
        grade=case.customer.grade,
        order_no=case.customer.order_no,
        subject=case.subject,
        leaf=case.classification.leaf,
        priority=case.priority,
        urgency=case.classification.urgency,
        expectation=case.classification.expectation,
        complexity=case.classification.complexity,
        emotion=case.classification.emotion,
        unread=case.unread,
        front=case.fronted is not None,
        ours_last=case.ours_was_last,
        due_at=_due(case, contact),
        promise_at=min(owed, default=None),
        complaint_at=case.complaint.due_at if case.complaint else None,
        owed_at=owed_at(case),
        survey_at=case.survey.asked_at if case.survey else None,
        opened_at=case.opened_at,
        updated_at=case.updated_at,
        over=case.status.over,
        customer_id=case.customer_id,
        offered_to=_spaced(offer.to.addresses) if offer else "",
        given_by=_spaced(dict.fromkeys(one.by for one in case.offers)),
        accept_by_at=offer.lapses_at if offer else None,
        skill=case.needs,
        was_owner=case.was_owner,
        overdue=offer is not None and not offer.goes_on,
        raise_at=_raise_at(case, contact),
        raised_at=raised_at(case, _due(case, contact)),
        word_at=word_at(case),
        erased=case.erased_at is not None,
        closed_at=case.closed_at,
        kept_as=kept_as(case),
        linked=case.linked,
    )


def _spaced(names: Iterable[str]) -> str:
    return "".join(f" {name} " for name in names)


def owed_at(case: Case) -> Instant | None:
    """When the first thing on the list of follow-ups is due; None when it owes nothing there."""
    due = [one.due_at for one in case.promises if one.open]
    due += [one.due_at for one in case.followups if one.open]
    complaint = case.complaint.due_at if case.complaint else None
    scheduled = case.scheduled_at if case.status is Status.SCHEDULED else None
    return min([*due, *(at for at in (complaint, scheduled) if at is not None)], default=None)


def answer_due(case: Case) -> Instant | None:
    """When the next answer, or the next act that has a time, is due; None when nothing is."""
    return _due(case, case.current)


def _raise_at(case: Case, contact: Contact | None) -> Instant | None:
    if contact is None or case.status not in _ANSWERED:
        return None
    first = contact.inbound and contact.first_reply_at is None
    if (contact.first_due_at if first else contact.next_due_at) is None:
        return None
    ats = contact.first_raise_ats if first else contact.next_raise_ats
    return ats[case.priority - 1] if 0 < case.priority <= len(ats) else None


_ANSWERED = (Status.NEW, Status.ACTIVE)
"""Where an answer is ours to give, and nobody else's turn."""


def _due(case: Case, contact: Contact | None) -> Instant | None:
    if case.status.over:
        return None
    if case.status in PAUSED and case.status is not Status.WAITING_CUSTOMER:
        return case.scheduled_at
    if contact is None:
        return None
    if contact.inbound and contact.first_reply_at is None:
        return contact.first_due_at
    return contact.next_due_at
