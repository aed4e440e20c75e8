"""Two records of one customer: the one goes on in the other, until somebody says otherwise.

Nothing is copied and no case is changed: the record that is given up names the one it goes on in,
and whoever reads follows. So separating them again gives back exactly what was there, and desks
that merged at the same time agree once they have the same events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from cs_tui.core.act import Act
from cs_tui.core.customer import Record
from cs_tui.core.customer_fields import FIELDS, Field
from cs_tui.core.events import Body, Event
from cs_tui.core.state import change
from cs_tui.texts import Words
from cs_tui.texts import one_customer as texts
from cs_tui.texts.customer import NO_RECORD


class CustomerMerged(Body):
    """On the record that is given up: it is the same customer as `into`.

    Of two people who merge it at once into different records, the first is right.
    """

    kind: ClassVar[str] = "customer_merged"
    called: ClassVar[Words] = texts.CUSTOMER_MERGED
    into: str

    def blocked(self, record: Record, event: Event) -> Words | None:
        if not record.id:
            return NO_RECORD
        if record.id == self.into:
            return texts.SAME_RECORD
        return texts.MERGED_ALREADY if record.merged_into else None

    def apply(self, record: Record, event: Event) -> Record:
        return change(record, merged_into=self.into, updated_at=event.at)


class CustomerSeparated(Body):
    """They are two customers after all."""

    kind: ClassVar[str] = "customer_separated"
    called: ClassVar[Words] = texts.CUSTOMER_SEPARATED

    def blocked(self, record: Record, event: Event) -> Words | None:
        return None if record.merged_into else texts.NOT_MERGED

    def apply(self, record: Record, event: Event) -> Record:
        return change(record, merged_into="", updated_at=event.at)


def merge(act: Act[Record], into: str) -> None:
    """Gives this record up for another. Raises `Refused` where it was given up already."""
    act.add(CustomerMerged(into=into))


def separate(act: Act[Record]) -> None:
    """Makes it a record of its own again. Raises `Refused` where it is one."""
    act.add(CustomerSeparated())


def root_of(record: str, into: Callable[[str], str]) -> str:
    """The id under which a customer is known in the end; `into` names the next, "" for none.

    Two who merged the same records in opposite directions at once made a ring; everybody then
    takes the smallest id in it.
    """
    path = [record]
    while following := into(path[-1]):
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def whole(root: Record, given_up: Sequence[Record]) -> Record:
    """What is known of a customer: the record, and what only those that go on in it tell."""
    lacking = {
        field: value
        for field in (*FIELDS, "ref")
        if not getattr(root, field) and (value := _first(given_up, field))
    }
    return change(root, **lacking) if lacking else root


def holder(root: Record, given_up: Sequence[Record], field: Field) -> Record:
    """The record in which the value stands that `whole` shows of a field."""
    if getattr(root, field):
        return root
    return next((one for one in given_up if getattr(one, field)), root)


def _first(records: Sequence[Record], field: str) -> str:
    return next((value for one in records if (value := str(getattr(one, field)))), "")


EVENTS: tuple[type[Body], ...] = (CustomerMerged, CustomerSeparated)
