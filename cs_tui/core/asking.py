"""Asked again: a customer had to tell what we knew already.

A field counts as asked again when a person enters it at a case although the same value was known of
this customer. Known is what stands on the case, in the record it belongs to, or in the record it
turns out to belong to: a name and an order typed before the number said who is calling.

- Fields are name, telephone, e-mail and order: what customers are asked for.
- Values are compared in the one form they are kept in; another value is a correction and no asking.
- By whatever the customer was recognised, that field does not count in that contact, however often
  it is typed: we have to ask for one. Nor does what was first told in the same contact.
- What a channel told was asked by nobody, so it never counts.
- A field counts once in a contact, however often it is typed there.

The figure is the contacts with at least one such field, of the contacts taken that day.

Worked example: of Ms Wang we know name, telephone and order 4471. She calls. Lin types her name,
the order, then her number: the desk recognises her. Name and order were asked again, the number
was not: two fields, one contact. Mei goes on with the call and types 4471 once more: still two.
Next day the order is typed again in a new contact: that contact counts as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Final

from cs_tui.core.customer_fields import Field
from cs_tui.core.events import Body, Event
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import customer as texts
from cs_tui.texts import rules as rule_texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case
    from cs_tui.core.customer import Record

ASKED: Final[tuple[Field, ...]] = ("name", "phone", "email", "order_no")
"""What customers are asked for."""


class Asked(Frozen):
    """What was asked again in one contact."""

    fields: tuple[Field, ...]
    contact: str
    by: str
    at: Instant


class AskedAgain(Body):
    """Fields were typed although they were known."""

    kind: ClassVar[str] = "asked_again"
    called: ClassVar[Words] = texts.ASKED_AGAIN
    fields: tuple[Field, ...]
    contact: str = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return rule_texts.CASE_OVER if case.status.final else None

    def apply(self, case: Case, event: Event) -> Case:
        new = Asked(fields=self.fields, contact=self.contact, by=event.actor, at=event.at)
        return change(case, asked_again=(*case.asked_again, new))


def typed_anew(case: Case, known: Record, field: Field, value: str) -> tuple[Field, ...]:
    """The field, where a person typed what stands in the record, or else on the case, already.

    What was told in the contact that goes on is no knowledge from before it.
    """
    if case.current is not None and field in case.current.typed:
        return ()
    stands = getattr(known, field) or getattr(case.customer, field, "")
    return (field,) if field in ASKED and value and stands == value else ()


def typed_first(case: Case, field: Field, value: str) -> Field | None:
    """The field, where the contact that goes on did not have it typed yet."""
    now = case.current
    new = field in ASKED and value and now is not None and field not in now.typed
    return field if new else None


def typed_before(
    typed: Record, known: Record, recognised_by: Field, since: Instant
) -> tuple[Field, ...]:
    """What people typed into a record begun in this contact, and the customer's own record knew.

    `since` is when the contact began: a record from before it is no asking of today.
    """
    if not typed.id or typed.recorded_at < since:
        return ()
    return tuple(
        field
        for field in ASKED
        if field != recognised_by
        and typed.set_by.get(field, HUB) != HUB
        and getattr(typed, field)
        and getattr(typed, field) == getattr(known, field)
    )


def note(act: Act[Case], fields: Iterable[Field]) -> None:
    """Keeps what was asked again, once for each field of a contact; nothing where nothing was."""
    case = act.state
    contact = case.current.id if case.current is not None else ""
    there = {field for one in case.asked_again if one.contact == contact for field in one.fields}
    new = tuple(field for field in fields if field not in there)
    if new and not case.status.final:
        act.add(AskedAgain(fields=new, contact=contact))


EVENTS: tuple[type[Body], ...] = (AskedAgain,)
