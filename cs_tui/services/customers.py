"""Customers: who is in front, what is known of them, and everything they came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core import access, asking, one_customer
from cs_tui.core import customer as rules
from cs_tui.core.access import Access, Revealed
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, stream_of
from cs_tui.core.customer import Record, Told
from cs_tui.core.customer_fields import Field, checked, email_of, phone_of
from cs_tui.core.erasing import is_erased, living
from cs_tui.core.events import Event
from cs_tui.core.ports import Ctx, Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.raising import by_grade
from cs_tui.core.state import change
from cs_tui.errors import NotFound
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import customers as lists
from cs_tui.store.customer_blocks import Behaviour, Order, blocks
from cs_tui.store.customers import CustomerRow, Past
from cs_tui.store.reader import Reader
from cs_tui.texts import customer as texts

ON_CASE: Final = frozenset(Customer.model_fields)
"""What a case shows of its customer besides the record."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one customer: the record, the cases, latest first, and what they tell."""

    record: Record
    past: tuple[Past, ...] = ()
    given_up: tuple[Record, ...] = ()
    """The records that go on in this one."""
    orders: tuple[Order, ...] = ()
    """Every order they came about, the latest first."""
    behaviour: Behaviour = Behaviour()


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit: the record, and whether the value belonged to a known customer."""

    record: Record
    recognised: bool = False


class Customers:
    """Verbs on the records of customers."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def card(self, customer_id: str) -> Card:
        """One customer. Raises `NotFound`."""
        found = self._card(customer_id)
        if found is None:
            raise NotFound(texts.NO_SUCH_CUSTOMER.fill(customer=customer_id))
        return found

    @reads
    def of_case(self, case: Case) -> Card:
        """The customer of a case; while there is no record, what the case itself was told."""
        found = self._card(case.customer_id)
        if found is not None:
            return found
        told = rules.told_of(case.customer)
        return Card(Record(**told.model_dump()))

    @reads
    def find(self, text: str, most: int = lists.MOST_FOUND) -> tuple[CustomerRow, ...]:
        """Customers by name, its sound, phone tail, order number or address, the latest first."""
        return lists.find(self._kit.reader.conn, text, most=most)

    @reads
    def named(self, customer: str) -> str:
        """The id of the customer of this id, number, address or name, where only one has it.

        Raises `NotFound`, also where several fit.
        """
        conn = self._kit.reader.conn
        phone, email = phone_of(customer) or "", email_of(customer) or ""
        found = lists.known_by(conn, (customer.strip(),), phone=phone, email=email)
        if found is None:
            rows = lists.find(conn, customer, most=2) if customer.strip() else ()
            if len(rows) != 1:
                words = texts.SEVERAL_CUSTOMERS if rows else texts.NO_SUCH_CUSTOMER
                raise NotFound(words.fill(customer=customer))
            found = rows[0].id
        return found

    def checked(self, field: Field, text: str) -> str:
        """What is kept of a value. Raises `Refused`, naming the field and what is expected."""
        shop = self._kit.policy().shop
        return checked(
            field, text, order_pattern=shop.order_pattern, order_example=shop.order_example
        )

    def edit(self, customer_id: str, field: Field, text: str, seen: str | None = None) -> Record:
        """Sets one field, in the record where its value stands. Raises `NotFound`, and `Refused`
        for what does not fit."""
        kit = self._kit
        value = self.checked(field, text)
        stands = _holder(kit, customer_id, field)
        with kit.log.act(rules.stream_of(stands), kit.ctx(), Record) as act:
            if not act.state.id:
                raise NotFound(texts.NO_SUCH_CUSTOMER.fill(customer=customer_id))
            rules.edit(act, field, value, seen)
        return act.state

    def edit_on(self, case_id: str, field: Field, text: str, seen: str | None = None) -> Edited:
        """Sets one field of the customer of a case; makes the record where there is none.

        A number or an address that somebody else is known by says whose case it is: it goes over to
        that record. Record and case change in one act. Raises `Refused` for what does not fit.
        """
        kit, value = self._kit, self.checked(field, text)
        ctx = kit.ctx()
        made: list[Edited] = []

        def decide() -> Sequence[Event]:
            case = Act(stream_of(case_id), kit.log.case(case_id), ctx)
            before = self._whole(case.state.customer_id)
            again = asking.typed_anew(case.state, before, field, value)
            found = self._known_by(case, field, value)
            recognised = found is not None
            who = case.state.customer
            if recognised and getattr(before, field) not in ("", value):
                who = rules.told_here(case.state, before)
            told = change(who, **{field: value}) if field in ON_CASE else who
            whole = change(rules.lasting(rules.told_of(told)), **{field: value})
            if found is None:
                record = self._record_for(case, whole, field, value, seen)
            else:
                again = asking.typed_before(before, self._whole(found), field, _since(case.state))
                record = _act(kit, found, ctx, case.id)
                rules.meet(record, whole, _team(kit))
            if not case.state.status.final:
                first = asking.typed_first(case.state, field, value)
                rules.link(case, record.state, told, None if field in again else first)
                asking.note(case, again)
            made.append(Edited(record.state, recognised))
            return [*record.events, *case.events, *self._graded(case, record.state, field)]

        kit.log.append_decided(decide)
        return made[0]

    def merge(self, customer_id: str, into: str, case_id: str = "") -> Card:
        """Gives a record up for another one of the same person; the card of the one that goes on.

        A case of theirs goes over to it in the same act, so that one undo takes back both. Raises
        `Refused` for one and the same record, `NotFound` where the other does not exist.
        """
        kit, ctx = self._kit, self._kit.ctx()

        def decide() -> Sequence[Event]:
            source, target = (lists.root(kit.log.conn, one) for one in (customer_id, into))
            goes_on = kit.log.state(rules.stream_of(target), Record)
            if not goes_on.id:
                raise NotFound(texts.NO_SUCH_CUSTOMER.fill(customer=into))
            merged = _act(kit, source, ctx, ctx.new_id())
            one_customer.merge(merged, target)
            if not case_id:
                return merged.events
            case = Act(stream_of(case_id), kit.log.case(case_id), ctx, act=merged.id)
            if not case.state.status.final:
                rules.link(case, goes_on)
            return [*merged.events, *case.events]

        kit.log.append_decided(decide)
        return self.card(into)

    def separate(self, customer_id: str) -> Record:
        """Makes a record one of its own again. Raises `Refused` where it is."""
        kit = self._kit
        with kit.log.act(rules.stream_of(customer_id), kit.ctx(), Record) as act:
            one_customer.separate(act)
        return act.state

    def reveal(self, customer_id: str, reason: str) -> int:
        """Logs that a record is shown in full; for how many milliseconds it may be."""
        kit = self._kit
        ctx, limit = kit.ctx(), kit.policy().limits.reveal_ms
        with kit.log.act(access.stream_of(ctx.actor, kit.day()), ctx, Access) as act:
            where, why = rules.stream_of(customer_id), redact(reason).text
            act.add(Revealed(case=where, field="phone", seconds=limit // 1000, reason=why))
        return limit

    def _graded(self, case: Act[Case], record: Record, field: Field) -> list[Event]:
        """What a grade does to the other open cases of its customer; where a hub is, that does
        it."""
        kit = self._kit
        if field != "grade" or not kit.profile.alone:
            return []
        events: list[Event] = []
        for other in lists.open_cases(kit.log.conn, record.id, case.state.id):
            act = Act(stream_of(other), kit.log.case(other), case.ctx, act=case.id)
            by_grade(act, record.grade)
            events += act.events
        return events

    def _whole(self, customer_id: str) -> Record:
        """What is known of a customer, as the writing connection has it."""
        return one_customer.whole(*records(self._kit.own, customer_id))

    def _card(self, customer_id: str) -> Card | None:
        reader = self._kit.reader
        record, given_up = records(reader, customer_id)
        if not record.id:
            return None
        past = lists.history(reader.conn, record.id)
        ids = (record.id, *(one.id for one in given_up))
        orders, behaviour = blocks(reader.conn, ids)
        return Card(one_customer.whole(record, given_up), past, given_up, orders, behaviour)

    def _known_by(self, case: Act[Case], field: Field, value: str) -> str | None:
        """Somebody else's record that this value, or what else was told here, is known by."""
        kit = self._kit
        now = lists.root(kit.log.conn, case.state.customer_id)
        if now and field not in ("phone", "email"):
            return None
        told = Told() if now else rules.lasting(rules.told_of(case.state.customer))
        found = _known(kit, change(told, **{field: value}))
        return found if found != now else None

    def _record_for(
        self, case: Act[Case], whole: Told, field: Field, value: str, seen: str | None
    ) -> Act[Record]:
        """The act on the record the case belongs to after this edit; a new one where none is."""
        kit = self._kit
        now = lists.root(kit.log.conn, case.state.customer_id)
        if not now:
            return _recorded(kit, whole, case.ctx, case.id)
        act = _act(kit, _holder(kit, now, field), case.ctx, case.id)
        rules.edit(act, field, value, seen)
        return act


def records(reader: Reader, customer_id: str) -> tuple[Record, tuple[Record, ...]]:
    """The record a customer goes on in, and those that were given up for it; one without an id
    while nobody knows whose it is."""
    if not customer_id:
        return Record(), ()
    root = lists.root(reader.conn, customer_id)
    found = [
        reader.state(rules.stream_of(one)) for one in (root, *lists.given_up(reader.conn, root))
    ]
    first, *others = (one if isinstance(one, Record) else Record() for one in found)
    return first, tuple(others)


def met(kit: Kit, who: Customer, ctx: Ctx, act_id: str) -> tuple[str, Customer, list[Event]]:
    """The record of somebody who gets in touch, as part of an act: its id, what a case shows of
    them, and the events that made or filled it. Nobody in particular has no record."""
    told = rules.lasting(rules.told_of(who))
    found = _known(kit, told)
    if found is None and not rules.identities(kit.profile.identity_key, told):
        return "", who, []
    act = _recorded(kit, told, ctx, act_id) if found is None else _act(kit, found, ctx, act_id)
    if found is not None and not act.state.newer:
        rules.meet(act, told, _team(kit))
    return act.state.id, rules.on_case(act.state, who), act.events


def _recorded(kit: Kit, told: Told, ctx: Ctx, act_id: str) -> Act[Record]:
    ids = _identities(kit, told)
    act = _act(kit, ids[0] if ids else ctx.new_id(), ctx, act_id)
    rules.record(act, told, _team(kit))
    return act


def _since(case: Case) -> Instant:
    """When the contact that goes on began; without one, the case."""
    return case.current.opened_at if case.current else case.opened_at


def _known(kit: Kit, told: Told) -> str | None:
    ids = _identities(kit, told)
    return lists.known_by(
        kit.own.conn,
        ids,
        phone=phone_of(told.phone) or "",
        email=email_of(told.email) or "",
    )


def _identities(kit: Kit, told: Told) -> tuple[str, ...]:
    """The ids of every way to reach this customer; whoever was erased is a new one."""

    def gone(customer_id: str) -> bool:
        return is_erased(kit.own.state(rules.stream_of(customer_id)))

    key = kit.profile.identity_key
    return tuple(living(one, key, gone) for one in rules.identities(key, told))


def _holder(kit: Kit, customer_id: str, field: Field) -> str:
    """The id of the record in which the value stands that is shown of a field."""
    root, given_up = records(kit.own, customer_id)
    return one_customer.holder(root, given_up, field).id or customer_id


def _act(kit: Kit, customer_id: str, ctx: Ctx, act_id: str) -> Act[Record]:
    stream = rules.stream_of(customer_id)
    return Act(stream, kit.log.state(stream, Record), ctx, act=act_id)


def _team(kit: Kit) -> str:
    return kit.profile.teams.split(",")[0]
