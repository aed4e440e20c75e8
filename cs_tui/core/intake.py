"""What happens when a customer gets in touch, and which waiting case is served next.

Decided by the hub; a desk that works alone decides with the same functions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from cs_tui.core import moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.contact import ContactEnded, ContactOpened, MessageIn
from cs_tui.core.contact_state import Contact
from cs_tui.core.ports import Instant
from cs_tui.core.thanks import only_thanks
from cs_tui.texts import Lang, Words
from cs_tui.texts import rules as texts

SUBJECT_LENGTH = 60

AT_REST: Final = frozenset({Status.SCHEDULED, Status.RESOLVED, Status.CLOSED})
"""Where thanks alone change nothing: the time of the next act stands, what is solved stays so."""

RISES_MS: Final = 2 * 3600 * 1000
"""A waiting case rises one priority class each time it is overdue for so long."""

STRANDED_MS: Final = RISES_MS
"""Overdue for so long, a case is everybody's: also of those who lack its language or skill."""

SAME_TIME_MS: Final = 5 * 60 * 1000
"""Cases that are due within the same span are due at the same time, as far as people matter."""

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
    skill: str = ""
    first_due_at: Instant | None = None
    next_due_at: Instant | None = None
    first_raise_ats: tuple[Instant, ...] = ()
    next_raise_ats: tuple[Instant, ...] = ()


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
            skill=arrival.skill,
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
        _say(act, latest.id, replace(arrival, next_due_at=None, next_raise_ats=()))
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
            first_raise_ats=arrival.first_raise_ats,
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
            next_raise_ats=arrival.next_raise_ats,
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
    was_owner: str | None = None
    """Who had it before, when it came back to the queue."""
    skill: str = ""
    """What is needed for it; empty: nothing that not everybody can do."""

    @property
    def reckoned_due(self) -> Instant:
        """When it is due; without a due time so long after it came."""
        return self.due_at if self.due_at is not None else self.opened_at + UNHURRIED_MS

    def stranded(self, now: Instant) -> bool:
        """Whether nobody who is good at it came in all that time."""
        return now - self.reckoned_due >= STRANDED_MS


@dataclass(frozen=True, slots=True)
class Chosen:
    """The case to be served, and why this one."""

    case: str
    why: Words


def choose(
    waiting: Iterable[Waiting],
    langs: Iterable[str],
    now: Instant,
    *,
    actor: str = "",
    present: Collection[str] = (),
    skills: Collection[str] = (),
) -> Chosen | None:
    """The case to serve next: by priority class, SLA time left, continuity, waiting time.

    Only what the agent has the language and the skill for counts, unless nothing else waits or it
    is stranded. A case rises one class for every two hours it is overdue: once it has risen to the
    top, only what was due before it, or in the same five minutes, is served before it, whoever
    asks; so none waits for ever, whatever arrives. Of cases due in the same five minutes the one
    that `actor` had before comes first, and one of somebody else who is `present` last. Ties are
    decided by the id, so every process chooses alike. The routing order is DOMAIN D6.
    """
    spoken = set(langs)
    best = min(
        waiting,
        key=lambda item: (
            not item.stranded(now) and bool(item.skill) and item.skill not in skills,
            not item.stranded(now) and item.lang not in spoken,
            _class(item, now),
            item.reckoned_due // SAME_TIME_MS,
            _continuity(item, actor, present),
            item.reckoned_due,
            item.opened_at,
            item.case,
        ),
        default=None,
    )
    return None if best is None else Chosen(best.case, _why(best, now, actor))


def _class(item: Waiting, now: Instant) -> int:
    overdue_ms = max(0, now - item.reckoned_due)
    return max(0, item.priority - overdue_ms // RISES_MS)


def _continuity(item: Waiting, actor: str, present: Collection[str]) -> int:
    if item.was_owner is None:
        return 1
    if item.was_owner == actor:
        return 0
    return 2 if item.was_owner in present else 1


def _why(item: Waiting, now: Instant, actor: str) -> Words:
    if actor and item.was_owner == actor:
        return texts.SERVED_BEFORE
    if _class(item, now) < item.priority:
        return texts.SERVED_RISEN
    overdue = item.due_at is not None and item.due_at < now
    return texts.SERVED_LATE if overdue else texts.SERVED_FIRST
