"""What happens when a customer gets in touch, and which waiting case is served next.

Decided by the hub; a desk that works alone decides with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from cs_tui.core import moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.contact import Contact, ContactEnded, ContactOpened, MessageIn
from cs_tui.core.ports import Instant
from cs_tui.core.thanks import only_thanks
from cs_tui.texts import Lang, Words
from cs_tui.texts import rules as texts

SUBJECT_LENGTH = 60

AT_REST: Final = frozenset({Status.SCHEDULED, Status.RESOLVED, Status.CLOSED})
"""Where thanks alone change nothing: the time of the next act stands, what is solved stays so."""

UNHURRIED_MS = 24 * 3600 * 1000
"""What has no due time is served as if it were due so long after it came. The SQL orders of desk
and hub say the same; `tests/store/test_board.py` and `tests/server/test_next.py` hold them to it.
"""


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
    customer_id: str = ""
    priority: int = 3
    first_due_at: Instant | None = None
    next_due_at: Instant | None = None


def open_case(
    act: Act[Case],
    arrival: Arrival,
    number: str,
    *,
    owner: str | None = None,
    linked: str | None = None,
) -> None:
    """A new case with its first contact and message.

    `owner` is set when an agent opens it (a phone call): then the contact counts as answered.
    `linked` is the id of the ended case that this one continues.
    """
    act.add(
        moves.CaseOpened(
            number=number,
            team=arrival.team,
            day=arrival.day,
            lang=arrival.lang,
            priority=arrival.priority,
            linked=linked,
            owner=owner,
            subject=_subject(arrival.text),
            customer=arrival.customer,
            customer_id=arrival.customer_id or None,
        )
    )
    contact = _open_contact(act, arrival, answered=owner is not None)
    if arrival.text:
        _say(act, contact, arrival)


def continue_case(act: Act[Case], arrival: Arrival) -> None:
    """A further message joins its conversation and wakes a case that waited or was resolved.

    It joins the latest contact of its conversation, whatever other contact was opened since; a
    conversation that is new to the case, or whose contact has ended, opens one. Raises `Refused`
    when that is needed and the case has ended for good. Thanks alone are joined and move nothing:
    see `asks_nothing`.
    """
    latest, contact = _latest(act.state, arrival), _contact_of(act.state, arrival)
    if latest is not None and asks_nothing(act.state, arrival):
        _say(act, latest.id, replace(arrival, next_due_at=None))
        return
    if contact is not None:
        _say(act, contact.id, arrival)
        moves.resume(act, "customer")
        return
    # A resolved case takes no new contact before it is open again.
    moves.resume(act, "customer")
    _say(act, _open_contact(act, arrival), arrival)


def leave(act: Act[Case], arrival: Arrival) -> None:
    """The customer has left: put the receiver down, closed the window. Wakes no case."""
    contact = _contact_of(act.state, arrival)
    if contact is not None:
        act.add(ContactEnded(contact=contact.id))


def asks_nothing(case: Case, arrival: Arrival) -> bool:
    """Whether the message only says thanks in a case that rests; it is shown as unread."""
    known = _latest(case, arrival) is not None
    return known and case.status in AT_REST and only_thanks(arrival.text)


def _contact_of(case: Case, arrival: Arrival) -> Contact | None:
    """The contact that a message of this conversation joins: the latest, unless it has ended."""
    latest = _latest(case, arrival)
    return None if latest is None or latest.ended_at is not None else latest


def _latest(case: Case, arrival: Arrival) -> Contact | None:
    """The latest contact of the same conversation; ids of conversations are a channel's own."""
    same = (arrival.channel, arrival.conversation)
    return next(
        (one for one in reversed(case.contacts) if (one.channel, one.conversation) == same), None
    )


def _open_contact(act: Act[Case], arrival: Arrival, *, answered: bool = False) -> str:
    contact = act.ctx.new_id()
    act.add(
        ContactOpened(
            contact=contact,
            channel=arrival.channel,
            conversation=arrival.conversation,
            day=arrival.day,
            answered=answered,
            first_due_at=arrival.first_due_at,
        )
    )
    return contact


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
            item.due_at if item.due_at is not None else item.opened_at + UNHURRIED_MS,
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
