"""A customer's record: what stays known of somebody from one case to the next.

It stands on `customer/<id>`. The id is made from how the customer is reached, with a key that only
this shop's desks and hub have: two desks that meet the same number write on the same record, also
offline, and nobody can find out a number from an id.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated, ClassVar, Final, Literal

from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer
from cs_tui.core.customer_fields import FIELDS, Field, email_of, phone_of
from cs_tui.core.edits import merged, with_conflict, without_conflict
from cs_tui.core.events import PERSONAL, Body, Event, PersonalText, SafeText
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.raising import by_grade
from cs_tui.core.state import Frozen, State, change
from cs_tui.core.undo import Undone
from cs_tui.texts import Words, erasing, rules
from cs_tui.texts import customer as texts

Way = Literal["phone", "email", "ref"]
WAYS: Final[tuple[Way, ...]] = ("phone", "email", "ref")
"""How a customer is recognised, the surest first; `ref` is a channel's own name for somebody."""

WhyErased = Literal["asked", "consent", "purpose", "unlawful", "expired"]
"""Why the record of a customer is erased; the cases of PIPL art. 47."""


class Record(State):
    """One customer: the fold of `customer/<id>`."""

    id: str = ""
    team: str = ""
    """The team that met this customer first."""
    name: str = ""
    phone: str = ""
    email: str = ""
    order_no: str = ""
    """The order the customer last came about."""
    grade: str = ""
    need: str = ""
    """What this customer wants us to heed: times to call, wishes, a language."""
    ref: str = ""
    recorded_at: Instant = 0
    recorded_by: str = ""
    updated_at: Instant = 0
    set_by: dict[str, str] = {}
    """Who gave each field its value."""
    set_at: dict[str, Instant] = {}
    """And when."""
    merged_into: str = ""
    """The record this customer goes on in; empty for one that stands by itself."""
    erased_at: Instant | None = None
    """When this customer was erased; what comes in of them afterwards is not kept."""
    erased_why: WhyErased | None = None
    erased_by: str = ""

    @property
    def expired(self) -> bool:
        """Whether the shop's rule erased it, not somebody who was asked to."""
        return self.erased_why == "expired" and self.erased_by == HUB

    @property
    def erased_wholly(self) -> bool:
        """Of an erased customer, everything."""
        return self.erased_at is not None

    @property
    def stream(self) -> str:
        """The stream this record is the fold of."""
        return stream_of(self.id)

    @property
    def returning(self) -> bool:
        """Whether we know whom we speak to."""
        return bool(self.id and self.name)


class Told(Frozen):
    """What is told of a customer at one time; empty where nothing is."""

    name: SafeText = ""
    phone: SafeText = ""
    email: SafeText = ""
    order_no: SafeText = ""
    grade: SafeText = ""
    need: SafeText = ""
    ref: SafeText = ""


class CustomerRecorded(Body):
    """Somebody met a customer whose record they did not have.

    Of two desks that did so offline, the second fills what the first left empty; where they differ,
    a person chooses.
    """

    kind: ClassVar[str] = "customer_recorded"
    called: ClassVar[Words] = texts.CUSTOMER_RECORDED
    team: str
    told: Annotated[Told, PERSONAL] = Told()

    def apply(self, record: Record, event: Event) -> Record:
        if not record.id:
            record = change(
                record,
                id=event.stream.partition("/")[2],
                team=self.team,
                recorded_at=event.at,
                recorded_by=event.actor,
            )
        for field in FIELDS:
            value = getattr(self.told, field)
            if value:
                record = _edited(record, event, field, "", value)
        return change(record, ref=record.ref or self.told.ref, updated_at=event.at)

    def kept(self, record: Record, event: Event) -> Words | None:
        return None if record.recorded_by == event.actor else texts.MET_BY_OTHERS


class CustomerEdited(Body):
    """One field was corrected or added. `seen` is the value the person saw before."""

    kind: ClassVar[str] = "customer_edited"
    called: ClassVar[Words] = texts.CUSTOMER_EDITED
    field: Field
    value: PersonalText = ""
    seen: PersonalText = ""

    def blocked(self, record: Record, event: Event) -> Words | None:
        if record.erased_at is not None:
            return erasing.ERASED
        return None if record.id else texts.NO_RECORD

    def apply(self, record: Record, event: Event) -> Record:
        after = _edited(record, event, self.field, self.seen, self.value)
        return change(after, updated_at=event.at)

    def kept(self, record: Record, event: Event) -> Words | None:
        same = getattr(record, self.field) == self.value
        return None if same else rules.CHANGED_SINCE


class CustomerLinked(Body):
    """On a case: whose case it is, and what the record said of them then.

    `typed` is the field by which a person came to it in the contact that goes on.
    """

    kind: ClassVar[str] = "customer_linked"
    called: ClassVar[Words] = texts.CUSTOMER_LINKED
    customer_id: str
    customer: Annotated[Customer, PERSONAL] = Customer()
    typed: Field | None = None

    def blocked(self, case: Case, event: Event) -> Words | None:
        return rules.CASE_OVER if case.status.final else None

    def apply(self, case: Case, event: Event) -> Case:
        other = case.customer_id not in ("", self.customer_id)
        checks = () if other else case.checks
        after = change(case, customer_id=self.customer_id, customer=self.customer, checks=checks)
        now = case.current
        if self.typed is None or now is None or self.typed in now.typed:
            return after
        new = change(now, typed=(*now.typed, self.typed))
        contacts = tuple(new if one is now else one for one in case.contacts)
        return change(after, contacts=contacts)

    def kept(self, case: Case, event: Event) -> Words | None:
        return None if case.customer_id == self.customer_id else rules.CHANGED_SINCE


def stream_of(customer_id: str) -> str:
    """The stream of a customer."""
    return f"customer/{customer_id}"


def identity(key: str, way: Way, value: str) -> str:
    """The id that a way of being reached stands for: HMAC-SHA256 under the shop's key.

    Without the key nobody can try all numbers until one fits (DOMAIN D5).
    """
    digest = hmac.new(key.encode(), f"{way}:{value}".encode(), hashlib.sha256)
    return digest.hexdigest()[:32]


def lasting(told: Told) -> Told:
    """What goes into a record; of a telephone number only a valid one."""
    return change(told, phone=phone_of(told.phone) or "")


def identities(key: str, told: Told | Record) -> tuple[str, ...]:
    """The ids of every way in which this customer is reached, the surest first."""
    ways = {"phone": phone_of(told.phone), "email": email_of(told.email), "ref": told.ref}
    return tuple(identity(key, way, value) for way in WAYS if (value := ways[way]))


def told_of(customer: Customer) -> Told:
    """What a contact told of a customer."""
    return Told(
        name=customer.name,
        phone=phone_of(customer.phone) or customer.phone,
        # The e-mail channel knows somebody by their address.
        email=email_of(customer.ref) or "",
        order_no=customer.order_no,
        grade=customer.grade,
        ref=customer.ref,
    )


def on_case(record: Record, case: Customer) -> Customer:
    """What a case shows of its customer: what was told in it, and of the rest the record."""
    return Customer(
        ref=case.ref or record.ref,
        name=case.name or record.name,
        phone=phone_of(case.phone) or record.phone or case.phone,
        order_no=case.order_no or record.order_no,
        grade=case.grade or record.grade,
    )


def told_here(case: Case, other: Record) -> Customer:
    """What a case shows of its customer without what it has from the record of somebody else alone:
    what stood there before the contact that goes on and was not typed in it."""
    now = case.current
    since, typed = (now.opened_at, now.typed) if now else (case.opened_at, ())

    def theirs(field: str) -> bool:
        stood = other.set_at.get(field, other.recorded_at) < since and field not in typed
        return stood and getattr(case.customer, field) == getattr(other, field)

    shown = case.customer
    return change(shown, **{one: "" for one in Customer.model_fields if theirs(one)})


def record(act: Act[Record], told: Told, team: str) -> None:
    """Records a customer who was not known yet."""
    act.add(CustomerRecorded(team=team, told=told))


def meet(act: Act[Record], told: Told, team: str) -> None:
    """A contact came in: records whom nobody knows, and fills what the record lacks.

    What stands in a record is a person's word, and no contact writes over it; the order alone is
    always the one the customer came about last.
    """
    if not act.state.id:
        record(act, told, team)
        return
    for field in FIELDS:
        value = getattr(told, field)
        if value and (field == "order_no" or not getattr(act.state, field)):
            edit(act, field, value)


def edit(act: Act[Record], field: Field, value: str, seen: str | None = None) -> None:
    """Sets one field, unless it has that value already; `seen` is what the person saw before."""
    now = getattr(act.state, field)
    if now != value:
        act.add(CustomerEdited(field=field, value=value, seen=now if seen is None else seen))


def link(
    act: Act[Case], record: Record, told: Customer | None = None, typed: Field | None = None
) -> None:
    """Says on a case whose it is, unless it says so already; `told` is what is known of the
    customer here, `typed` what a person entered that was not. Their grade may raise the class of
    the case. Raises `Refused` when the case is over."""
    shown = on_case(record, told or act.state.customer)
    if typed or (act.state.customer_id, act.state.customer) != (record.id, shown):
        act.add(CustomerLinked(customer_id=record.id, customer=shown, typed=typed))
        by_grade(act, shown.grade)


EVENTS: tuple[type[Body], ...] = (CustomerRecorded, CustomerEdited, Undone)
CASE_EVENTS: tuple[type[Body], ...] = (CustomerLinked,)


def _edited(record: Record, event: Event, field: Field, seen: str, value: str) -> Record:
    """The record with one field as this person wants it, or with a conflict for a person."""
    current = getattr(record, field)
    own = event.actor in (HUB, record.set_by.get(field))
    if not merged(current, seen, value, own=own):
        conflicts = with_conflict(
            record.conflicts, event, field, seen=seen, current=current, wanted=value
        )
        return change(record, conflicts=conflicts)
    return change(
        record,
        **{field: value},
        set_by={**record.set_by, field: event.actor},
        set_at={**record.set_at, field: event.at},
        conflicts=without_conflict(record.conflicts, event, field),
    )
