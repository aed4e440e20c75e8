"""Erasing a customer at a desk that works alone; where there is a hub, the hub does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cs_tui.core import erasing as rules
from cs_tui.core.case import Case
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.customer import Record, stream_of
from cs_tui.core.erasing import Reach, Why
from cs_tui.core.events import Event
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.ports import HUB
from cs_tui.errors import NotFound
from cs_tui.services.customers import records
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import customers as lists
from cs_tui.store.projection import events_of
from cs_tui.store.reader import Reader
from cs_tui.texts import customer as texts

if TYPE_CHECKING:
    from cs_tui.sync.erasure import Erasure


class Erasing:
    """Verbs of erasing."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def allowed(self, record: Record) -> bool:
        """Whether the person at this desk may erase this customer."""
        kit = self._kit
        role = kit.role_from(kit.reader)
        if role is None:
            return True
        me = Actor(kit.profile.actor, role, tuple(kit.profile.teams.split(",")))
        return can(me, "erase", Thing("customer", team=record.team))

    @reads
    def reach(self, customer_id: str) -> Erasure:
        """What erasing would touch here. Raises `NotFound`."""
        return _told(_reached(self._kit.reader, customer_id), done=False)

    def erase(self, customer_id: str, why: Why) -> Erasure:
        """Erases a customer for good. Raises `NotFound`, and `Refused` while a case is open."""
        kit, found = self._kit, list[Reach]()
        ctx = replace(kit.ctx(), actor=HUB)

        def decide() -> Sequence[Event]:
            found.append(_reached(kit.own, customer_id))
            return rules.erased(found[0], ctx, kit.profile.actor, why)

        kit.log.append_decided(decide)
        kit.log.tidy()
        return _told(found[0], done=True)


def _reached(reader: Reader, customer_id: str) -> Reach:
    root, given_up = records(reader, customer_id)
    every = [one for one in (root, *given_up) if one.id and one.erased_at is None]
    if not every:
        raise NotFound(texts.NO_SUCH_CUSTOMER.fill(customer=customer_id))
    ids = lists.cases_of(reader.conn, [one.id for one in every])
    cases = [one for one in map(reader.state, map(case_stream, ids)) if isinstance(one, Case)]
    every += left_behind(reader, cases, [one.id for one in every])
    outside = lists.telling(reader.conn, [body.kind for body in rules.QUOTING])
    return rules.reached(every, cases, (*outside, *naming(reader, every)))


def naming(reader: Reader, whom: Sequence[Record]) -> list[Event]:
    """What says of any case that it is one of these customers'."""
    kinds = [body.kind for body in rules.NAMING]
    return lists.telling(reader.conn, kinds, [one.id for one in whom])


def left_behind(reader: Reader, cases: Sequence[Case], known: Sequence[str]) -> tuple[Record, ...]:
    """The records made on these cases before their customer, the known, was recognised."""
    said = (one for case in cases for one in events_of(reader.conn, case.stream))
    named = {rules.named(one.body) for one in said} - {"", *known}
    former = [
        one
        for one in map(reader.state, map(stream_of, sorted(named)))
        if isinstance(one, Record) and one.id and not lists.given_up(reader.conn, one.id)
    ]
    return rules.left_behind(former, cases, naming(reader, former))


def _told(found: Reach, *, done: bool) -> Erasure:
    from cs_tui.sync.erasure import Erasure

    return Erasure(
        records=len(found.records),
        cases=len(found.cases),
        messages=found.messages,
        quotes=sum(len(events) for events in found.quotes.values()),
        open=found.open,
        done=done,
    )
