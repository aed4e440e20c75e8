"""Contacts and what was said in them: one case holds 1..n contacts on any channel.

A contact is one interaction on one channel; handling and response times belong to contacts,
resolution belongs to the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.contact_state import Contact, Delivery, Message
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.five_steps_state import Step, added_up, believed
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import contact as names
from cs_tui.texts import rules as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

LONGEST_MS = 8 * 3600 * 1000


class ContactOpened(Body):
    """A contact began: from outside through the hub, or by an agent (a phone call)."""

    kind: ClassVar[str] = "contact_opened"
    called: ClassVar[Words] = names.CONTACT_OPENED
    contact: str
    channel: str
    conversation: str
    day: str
    inbound: bool = True
    answered: bool = False
    first_due_at: Instant | None = None
    first_raise_ats: tuple[Instant, ...] = ()
    """For each class of priority, from when on the lead is told that nobody has answered."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.contact(self.contact) is not None:
            return texts.CONTACT_TWICE
        return texts.CASE_OVER if case.status.over else None

    def apply(self, case: Case, event: Event) -> Case:
        new = Contact(
            id=self.contact,
            channel=self.channel,
            conversation=self.conversation,
            opened_at=event.at,
            day=self.day,
            inbound=self.inbound,
            first_due_at=self.first_due_at,
            first_raise_ats=self.first_raise_ats,
            answered_at=event.at if self.answered else None,
            first_reply_at=event.at if self.answered else None,
        )
        return change(case, contacts=(*case.contacts, new))

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CAME_FROM_OUTSIDE if event.actor == HUB else None


class MessageIn(Body):
    """The customer wrote."""

    kind: ClassVar[str] = "message_in"
    called: ClassVar[Words] = names.MESSAGE_IN
    message: str
    contact: str
    text: PersonalText = ""
    next_due_at: Instant | None = None
    next_raise_ats: tuple[Instant, ...] = ()

    def apply(self, case: Case, event: Event) -> Case:
        said = Message(
            id=self.message,
            contact=self.contact,
            side="customer",
            actor=event.actor,
            at=event.at,
            text=self.text,
            delivery=Delivery.RECEIVED,
            act=event.act,
        )
        contact = case.contact(self.contact)
        seen = contact is not None and contact.fronted_at is not None
        due, raised = self.next_due_at, self.next_raise_ats
        if contact and contact.next_due_at:
            due, raised = contact.next_due_at, contact.next_raise_ats
        return change(
            case,
            contacts=_contacts(case, self.contact, next_due_at=due, next_raise_ats=raised),
            messages=(*case.messages, said),
            unread=case.unread if seen else case.unread + 1,
        )

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CAME_FROM_OUTSIDE


class MessageOut(Body):
    """We wrote, or said something on the phone. The hub delivers `grace_s` seconds later."""

    kind: ClassVar[str] = "message_out"
    called: ClassVar[Words] = names.MESSAGE_OUT
    message: str
    contact: str
    text: PersonalText = ""
    grace_s: int = 0
    spoken: bool = False

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.final or (case.status.over and event.actor != HUB):  # it invites to rate
            return texts.CASE_OVER
        return None if event.actor in (case.owner, HUB) else texts.NOT_YOURS

    def apply(self, case: Case, event: Event) -> Case:
        said = Message(
            id=self.message,
            contact=self.contact,
            side="agent",
            actor=event.actor,
            at=event.at,
            text=self.text,
            delivery=Delivery.SPOKEN if self.spoken else Delivery.WAITING,
            act=event.act,
        )
        messages = (*case.messages, said)
        if not said.human:
            return change(case, messages=messages)
        contact = case.contact(self.contact)
        first = (contact.first_reply_at if contact else None) or event.at
        answered = _contacts(case, self.contact, next_due_at=None, first_reply_at=first)
        return change(case, messages=messages, contacts=answered, unread=0)

    def kept(self, case: Case, event: Event) -> Words | None:
        said = case.message(self.message)
        left = said is not None and said.delivery in (Delivery.SENT, Delivery.DELIVERED)
        return texts.ALREADY_SENT if left else None


class MessageSent(Body):
    """The hub handed our message to its channel; from here on it cannot be taken back."""

    kind: ClassVar[str] = "message_sent"
    called: ClassVar[Words] = names.MESSAGE_SENT
    message: str

    def apply(self, case: Case, event: Event) -> Case:
        return _with_message(case, self.message, delivery=Delivery.SENT)


class Delivered(Body):
    """The channel says that our message arrived."""

    kind: ClassVar[str] = "delivered"
    called: ClassVar[Words] = names.DELIVERED
    message: str

    def apply(self, case: Case, event: Event) -> Case:
        return _with_message(
            case, self.message, delivery=Delivery.DELIVERED, delivered_at=event.at, problem=""
        )


class DeliveryFailed(Body):
    """The channel says that our message did not arrive."""

    kind: ClassVar[str] = "delivery_failed"
    called: ClassVar[Words] = names.DELIVERY_FAILED
    message: str
    problem: PersonalText = ""

    def apply(self, case: Case, event: Event) -> Case:
        return _with_message(case, self.message, delivery=Delivery.FAILED, problem=self.problem)


class ContactFronted(Body):
    """An agent has this contact in front from now on: handling time runs."""

    kind: ClassVar[str] = "contact_fronted"
    called: ClassVar[Words] = names.CONTACT_FRONTED
    contact: str
    day: str

    def apply(self, case: Case, event: Event) -> Case:
        contact = case.contact(self.contact)
        if contact is None:
            return case
        fronted = _contacts(
            case,
            self.contact,
            fronted_at=event.at,
            agent=contact.agent or event.actor,
            agent_day=contact.agent_day or self.day,
        )
        return change(case, contacts=fronted, unread=0)


class ContactParked(Body):
    """The contact is no longer in front. `duration_ms` comes from the monotonic clock."""

    kind: ClassVar[str] = "contact_parked"
    called: ClassVar[Words] = names.CONTACT_PARKED
    contact: str
    duration_ms: int | None = None
    seen: str | None = None
    """The customer's last message on the screen then, "" for none; None: nobody says."""
    steps_ms: dict[Step, int] | None = None
    """How long the case stood at each of the five steps meanwhile, as its agent saw it."""

    def apply(self, case: Case, event: Event) -> Case:
        contact = case.contact(self.contact)
        if contact is None or contact.fronted_at is None:
            return case
        lasted = _lasted(self.duration_ms, contact.fronted_at, event.at)
        parked = _contacts(
            case,
            self.contact,
            fronted_at=None,
            front_ms=contact.front_ms + (lasted or 0),
            steps_ms=added_up(contact.steps_ms, believed(self.steps_ms, lasted)),
            quarantined=contact.quarantined or lasted is None,
        )
        return change(case, contacts=parked, unread=max(case.unread, self._unseen(case)))

    def _unseen(self, case: Case) -> int:
        """Messages the hub had before it heard of this, and the desk only afterwards."""
        if self.seen is None:
            return 0
        said = [one.id for one in case.messages if one.side == "customer"]
        return len(said) - (said.index(self.seen) + 1 if self.seen in said else 0)


class HoldStarted(Body):
    """The customer was put on hold."""

    kind: ClassVar[str] = "hold_started"
    called: ClassVar[Words] = names.HOLD_STARTED
    contact: str

    def apply(self, case: Case, event: Event) -> Case:
        return _with_contact(case, self.contact, held_at=event.at)


class HoldEnded(Body):
    """The customer is back from hold."""

    kind: ClassVar[str] = "hold_ended"
    called: ClassVar[Words] = names.HOLD_ENDED
    contact: str
    duration_ms: int | None = None

    def apply(self, case: Case, event: Event) -> Case:
        contact = case.contact(self.contact)
        if contact is None or contact.held_at is None:
            return case
        lasted = _lasted(self.duration_ms, contact.held_at, event.at)
        return _with_contact(
            case,
            self.contact,
            held_at=None,
            hold_ms=contact.hold_ms + (lasted or 0),
            quarantined=contact.quarantined or lasted is None,
        )


class ContactEnded(Body):
    """The interaction is over (the receiver was put down, the visitor left)."""

    kind: ClassVar[str] = "contact_ended"
    called: ClassVar[Words] = names.CONTACT_ENDED
    contact: str

    def apply(self, case: Case, event: Event) -> Case:
        contact = case.contact(self.contact)
        if contact is None or contact.ended_at is not None:
            return case
        gone = contact.inbound and contact.agent is None and contact.first_reply_at is None
        return _with_contact(case, self.contact, ended_at=event.at, abandoned=gone)


def reply(act: Act[Case], text: str, *, grace_s: int, spoken: bool) -> str:
    """Answers in the latest contact; the id of the message.

    `grace_s` seconds long it can be taken back; `spoken` is said on the phone, not delivered.
    Raises `Refused` for an empty text, or where there is nothing to answer to.
    """
    contact = act.state.current
    if contact is None:
        raise Refused(texts.NO_CONTACT)
    if not text.strip():
        raise Refused(texts.EMPTY_REPLY)
    new = act.ctx.new_id()
    act.add(
        MessageOut(
            message=new,
            contact=contact.id,
            text=text.strip(),
            grace_s=0 if spoken else grace_s,
            spoken=spoken,
        )
    )
    return new


def front(act: Act[Case], day: str) -> bool:
    """Puts the latest contact in front of the acting agent; whether it did not stand there yet."""
    contact = act.state.current
    if contact is None or contact.fronted_at is not None:
        return False
    act.add(ContactFronted(contact=contact.id, day=day))
    return True


def park(
    act: Act[Case], duration_ms: int | None = None, steps_ms: dict[Step, int] | None = None
) -> None:
    """Takes the contact away from the front, if one stands there; `steps_ms` is how long the case
    stood at each step, where that is known."""
    contact = act.state.fronted
    if contact is not None:
        seen = act.state.last_in or ""
        act.add(
            ContactParked(
                contact=contact.id, duration_ms=duration_ms, seen=seen, steps_ms=steps_ms or None
            )
        )


EVENTS: tuple[type[Body], ...] = (
    ContactOpened,
    MessageIn,
    MessageOut,
    MessageSent,
    Delivered,
    DeliveryFailed,
    ContactFronted,
    ContactParked,
    HoldStarted,
    HoldEnded,
    ContactEnded,
)


def _lasted(duration_ms: int | None, since: Instant, until: Instant) -> int | None:
    """A duration to be believed, else None: the clocks jumped, or a crash lies in between."""
    lasted = until - since if duration_ms is None else duration_ms
    return lasted if 0 <= lasted <= LONGEST_MS else None


def _with_contact(case: Case, contact_id: str, **values: object) -> Case:
    return change(case, contacts=_contacts(case, contact_id, **values))


def _contacts(case: Case, contact_id: str, **values: object) -> tuple[Contact, ...]:
    """The contacts of a case, one of them changed."""
    return tuple(
        [
            change(contact, **values) if contact.id == contact_id else contact
            for contact in case.contacts
        ]
    )


def _with_message(case: Case, message_id: str, **values: object) -> Case:
    return change(
        case,
        messages=tuple(
            change(said, **values) if said.id == message_id else said for said in case.messages
        ),
    )
