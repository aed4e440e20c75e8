"""What happens when a customer gets in touch, and which waiting case is served next.

Decided by the hub; a desk that works alone decides with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cs_tui.core import moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer
from cs_tui.core.contact import ContactOpened, MessageIn
from cs_tui.core.ports import Instant
from cs_tui.texts import Lang, Words
from cs_tui.texts import rules as texts

SUBJECT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """A contact or a further message from outside, with what policy says about it."""

    channel: str
    conversation: str
    text: str
    lang: Lang
    team: str
    day: str
    customer: Customer
    priority: int = 3
    first_due_at: Instant | None = None
    next_due_at: Instant | None = None


def open_case(act: Act[Case], arrival: Arrival, number: str, *, owner: str | None = None) -> None:
    """A new case with its first contact and message.

    `owner` is set when an agent opens it (a phone call): then the contact counts as answered.
    """
    act.add(
        moves.CaseOpened(
            number=number,
            team=arrival.team,
            day=arrival.day,
            lang=arrival.lang,
            priority=arrival.priority,
            owner=owner,
            subject=_subject(arrival.text),
            customer=arrival.customer,
        )
    )
    contact = act.ctx.new_id()
    act.add(
        ContactOpened(
            contact=contact,
            channel=arrival.channel,
            conversation=arrival.conversation,
            day=arrival.day,
            inbound=True,
            answered=owner is not None,
            first_due_at=arrival.first_due_at,
        )
    )
    if arrival.text:
        _say(act, contact, arrival)


def continue_case(act: Act[Case], arrival: Arrival) -> None:
    """A further message joins its contact and wakes a case that waited or was resolved."""
    contact = act.state.current
    if contact is None:
        contact_id = act.ctx.new_id()
        act.add(
            ContactOpened(
                contact=contact_id,
                channel=arrival.channel,
                conversation=arrival.conversation,
                day=arrival.day,
            )
        )
    else:
        contact_id = contact.id
    _say(act, contact_id, arrival)
    moves.resume(act, "customer")


def _say(act: Act[Case], contact: str, arrival: Arrival) -> None:
    act.add(
        MessageIn(
            message=act.ctx.new_id(),
            contact=contact,
            text=arrival.text,
            next_due_at=arrival.next_due_at,
        )
    )


def _subject(text: str) -> str:
    return " ".join(text.split())[:SUBJECT_LENGTH]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting case, as the choice of the next one sees it."""

    case: str
    priority: int
    due_at: Instant | None
    opened_at: Instant
    lang: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The case to be served, and why this one."""

    case: str
    why: Words


def choose(waiting: Iterable[Waiting], langs: Iterable[str], now: Instant) -> Chosen | None:
    """The case to serve next: by priority class, then SLA time left, then waiting time.

    Only languages the agent speaks count, unless nothing else waits. Ties are decided by the id,
    so every process chooses alike. The routing order is DOMAIN D6.
    """
    spoken = set(langs)
    best = min(
        waiting,
        key=lambda item: (
            item.lang not in spoken,
            item.priority,
            item.due_at if item.due_at is not None else item.opened_at + _UNHURRIED_MS,
            item.opened_at,
            item.case,
        ),
        default=None,
    )
    if best is None:
        return None
    if best.due_at is not None and best.due_at < now:
        return Chosen(best.case, texts.SERVED_LATE)
    return Chosen(best.case, texts.SERVED_FIRST)


_UNHURRIED_MS = 24 * 3600 * 1000
