"""A case: one customer's problem, and the one table of the moves it may make.

Status is judged by category, never by name. Nothing leaves closed, merged or cancelled: a late
reply opens a linked case.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from cs_tui.core.article import Citation
from cs_tui.core.asking import Asked
from cs_tui.core.classification import Classification
from cs_tui.core.complaint_state import Complaint
from cs_tui.core.contact_state import Contact, Message
from cs_tui.core.events import SafeText
from cs_tui.core.five_steps_state import Skipped, Step, added_up
from cs_tui.core.followup import FollowUp
from cs_tui.core.hold import Held
from cs_tui.core.note import Note
from cs_tui.core.offer_state import Offer
from cs_tui.core.ports import Instant
from cs_tui.core.promise import Promise
from cs_tui.core.raise_state import Raise
from cs_tui.core.solution import Solution
from cs_tui.core.state import Frozen, Quoting
from cs_tui.core.survey import Survey
from cs_tui.core.tie import Tie
from cs_tui.core.verification import Checked
from cs_tui.texts import Words


class Status(StrEnum):
    """Where a case stands."""

    NEW = "new"
    ACTIVE = "active"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_INTERNAL = "waiting_internal"
    SCHEDULED = "scheduled"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MERGED = "merged"

    @property
    def final(self) -> bool:
        """Nothing leaves this status."""
        return self in FINAL

    @property
    def over(self) -> bool:
        """Nobody works on it now; only `resolved` may come back."""
        return self in FINAL or self is Status.RESOLVED


FINAL: Final = frozenset({Status.CLOSED, Status.CANCELLED, Status.MERGED})
PAUSED: Final = frozenset({Status.WAITING_CUSTOMER, Status.WAITING_INTERNAL, Status.SCHEDULED})
WORKED: Final = PAUSED | {Status.ACTIVE}
OPEN: Final = WORKED | {Status.NEW}


class Move(NamedTuple):
    """From which statuses an event may move a case, and to which."""

    froms: frozenset[Status]
    to: Status


MOVES: Final[dict[str, Move]] = {
    "claimed": Move(frozenset({Status.NEW}), Status.ACTIVE),
    "released": Move(frozenset({Status.ACTIVE}), Status.NEW),
    "waiting_customer_set": Move(frozenset({Status.ACTIVE}), Status.WAITING_CUSTOMER),
    "waiting_internal_set": Move(frozenset({Status.ACTIVE}), Status.WAITING_INTERNAL),
    "case_scheduled": Move(frozenset({Status.ACTIVE}), Status.SCHEDULED),
    "case_resumed": Move(PAUSED, Status.ACTIVE),
    "case_resolved": Move(WORKED, Status.RESOLVED),
    "case_reopened": Move(frozenset({Status.RESOLVED}), Status.ACTIVE),
    "case_closed": Move(frozenset({Status.RESOLVED}), Status.CLOSED),
    "case_cancelled": Move(OPEN, Status.CANCELLED),
    "case_merged": Move(OPEN, Status.MERGED),
}


class Customer(Frozen):
    """What a contact told us of the customer; empty where it did not."""

    ref: SafeText = ""
    name: SafeText = ""
    phone: SafeText = ""
    order_no: SafeText = ""
    grade: SafeText = ""


NO_ACTION: Final = "no_action"
"""The outcome of a case that needed none: it is not among the resolved."""


class Resolution(Frozen):
    """How a case ended."""

    outcome: str
    line: str
    day: str
    by: str
    at: Instant
    due_at: Instant | None = None
    """By when it had to be solved, as reckoned then; None where nothing was set."""


class Assigned(Frozen):
    """Who the hub gave it to and why, or why it went back to its queue."""

    at: Instant
    agent: str | None
    why: Words


class Case(Quoting):
    """Everything that is known of one case: the fold of `case/<id>`."""

    id: str = ""
    number: str = ""
    status: Status = Status.NEW
    owner: str | None = None
    """The one accountable person; None while the queue owns it."""
    was_owner: str | None = None
    """Who had it before it went back to its queue."""
    team: str = ""
    priority: int = 3
    lang: str = "zh"
    skill: str = ""
    """What its agent should be able to do by the channel it came by; empty: nothing was said."""
    subject: str = ""
    asked_again: tuple[Asked, ...] = ()
    """What the customer had to tell although we knew it."""
    opened_at: Instant = 0
    opened_by: str = ""
    day: str = ""
    linked: str | None = None
    customer: Customer = Customer()
    customer_id: str = ""
    """Whose record this is; empty while nobody knows."""
    contacts: tuple[Contact, ...] = ()
    messages: tuple[Message, ...] = ()
    unread: int = 0
    note: Note = Note()
    noted_at: Instant | None = None
    """When it was last written in."""
    classification: Classification = Classification()
    understood_at: Instant | None = None
    """When the customer confirmed our wording of the problem."""
    skipped: tuple[Skipped, ...] = ()
    """The steps that were left out, with why."""
    checks: tuple[Checked, ...] = ()
    """How it was checked who the customer is, the latest last."""
    solutions: tuple[Solution, ...] = ()
    """Every option that was offered, the latest last."""
    promises: tuple[Promise, ...] = ()
    citations: tuple[Citation, ...] = ()
    complaint: Complaint | None = None
    followups: tuple[FollowUp, ...] = ()
    survey: Survey | None = None
    offers: tuple[Offer, ...] = ()
    """Every time it was offered to somebody else, the latest last."""
    raises: tuple[Raise, ...] = ()
    """Every time it was raised to the lead or to a higher class, the latest last."""
    scheduled_at: Instant | None = None
    waiting_since: Instant | None = None
    waiting_for: str = ""
    paused: tuple[tuple[Instant, Instant], ...] = ()
    """From when to when it was the customer's turn."""
    claimed_at: Instant | None = None
    assigned: tuple[Assigned, ...] = ()
    """Each time it was served to somebody or went back to its queue, the latest last."""
    resolution: Resolution | None = None
    undone: tuple[Resolution, ...] = ()
    """How it had ended before it was opened again, oldest first: those days keep their figures."""
    reopened: int = 0
    escalated: bool = False
    """It waited for somebody else of ours at least once."""
    cancelled: str | None = None
    merged_into: str | None = None
    merged_number: str = ""
    """The number of the case it goes on in."""
    ties: tuple[Tie, ...] = ()
    """Cases that were merged into this one, or linked with it."""
    updated_at: Instant = 0
    held: Held | None = None
    """Why nothing of it may be erased; None where it may when its time is over."""
    closed_at: Instant | None = None
    """When it was over for good."""
    erased_at: Instant | None = None
    """When its customer was erased from it: since then it names and quotes nobody."""

    @property
    def endings(self) -> tuple[Resolution, ...]:
        """Every way it ended so far, the one that holds last."""
        return self.undone if self.resolution is None else (*self.undone, self.resolution)

    @property
    def erased_wholly(self) -> bool:
        """Of a case whose customer was erased, every word."""
        return self.erased_at is not None

    @property
    def stream(self) -> str:
        """The stream this case is the fold of."""
        return stream_of(self.id)

    def contact(self, contact_id: str) -> Contact | None:
        """One contact of it."""
        # Asked for every event that is folded; a generator costs three times as much.
        for contact in self.contacts:
            if contact.id == contact_id:
                return contact
        return None

    def message(self, message_id: str) -> Message | None:
        """One message in it."""
        return next((said for said in self.messages if said.id == message_id), None)

    @property
    def needs(self) -> str:
        """What its next agent should be able to do, by its complexity, else by its leaf or channel;
        empty: anybody of the team."""
        named = self.classification
        return named.hard_skill or named.skill or self.skill

    @property
    def offer(self) -> Offer | None:
        """The offer that waits to be accepted, if one does."""
        if self.status.over or not self.offers:
            return None
        return self.offers[-1] if self.offers[-1].open else None

    def offer_of(self, offer_id: str) -> Offer | None:
        """One offer of it."""
        return next((offer for offer in self.offers if offer.id == offer_id), None)

    @property
    def current(self) -> Contact | None:
        """The contact that answers go to: the one in front, else the one the customer last used.

        While an agent is on the phone, a chat message of the same case does not take the answer.
        """
        if len(self.contacts) < 2:
            return self.contacts[0] if self.contacts else None
        used = {contact.id: contact.opened_at for contact in self.contacts}
        for said in self.messages:
            if said.side == "customer" and said.contact in used:
                used[said.contact] = max(used[said.contact], said.at)
        front = self.fronted
        return front or max(reversed(self.contacts), key=lambda contact: used[contact.id])

    @property
    def steps_ms(self) -> dict[Step, int]:
        """How long its agents were at each of the five steps, as far as their desks told."""
        told: dict[Step, int] = {}
        for contact in self.contacts:
            told = added_up(told, contact.steps_ms)
        return told

    @property
    def solution(self) -> Solution | None:
        """The option that is neither declined nor carried out, if there is one."""
        return self.solutions[-1] if self.solutions and self.solutions[-1].open else None

    @property
    def waits_since(self) -> Instant | None:
        """Since when it is the customer's turn; None while it is ours.

        Not before the span before it ended: hub and desk wrote them down, each by its own clock.
        """
        if self.status is not Status.WAITING_CUSTOMER or self.waiting_since is None:
            return None
        return max(self.waiting_since, self.paused[-1][1] if self.paused else self.opened_at)

    def paused_until(self, at: Instant) -> tuple[tuple[Instant, Instant], ...]:
        """The spans in which it was the customer's turn, with the one that ends at this instant.

        In order, and they do not overlap.
        """
        since = self.waits_since
        return self.paused if since is None or since > at else (*self.paused, (since, at))

    @property
    def last_in(self) -> str | None:
        """The id of the customer's latest message."""
        return next((said.id for said in reversed(self.messages) if said.side == "customer"), None)

    @property
    def ours_was_last(self) -> bool:
        """Whether the last word was ours, and a person's."""
        sides = (said.side for said in reversed(self.messages) if said.human)
        return next(sides, "customer") == "agent"

    @property
    def fronted(self) -> Contact | None:
        """The contact that stands in front of its agent."""
        for contact in self.contacts:
            if contact.fronted_at is not None:
                return contact
        return None


def stream_of(case_id: str) -> str:
    """The stream of a case."""
    return f"case/{case_id}"
