"""Raising a case: to the lead when most of its time is gone, to a higher class by its customer.

Most of the time is the share that the policy has for its class (DOMAIN D4.4); the instant is
written into the event that begins the waiting, so that hub and desk judge alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from cs_tui.core.classification import priority_of
from cs_tui.core.events import Body, Event
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.raise_state import Raise
from cs_tui.core.state import change
from cs_tui.texts import Words, rules
from cs_tui.texts import raising as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case


class TimeRaised(Body):
    """Nobody works on it and most of its time is gone: recorded by the hub, once for each answer
    that is due; the lead is told."""

    kind: ClassVar[str] = "time_raised"
    called: ClassVar[Words] = texts.TIME_RAISED
    due_at: Instant
    """When the answer is due."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if event.actor != HUB:
            return rules.NOT_YOURS
        if case.status.over:
            return rules.CASE_OVER
        return texts.RAISED_ALREADY if raised_at(case, self.due_at) is not None else None

    def apply(self, case: Case, event: Event) -> Case:
        new = Raise(why="time", at=event.at, due_at=self.due_at)
        return change(case, raises=(*case.raises, new))

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.RAISED_ALREADY


class PriorityRaised(Body):
    """The grade of the customer, learned after the case began, raises its class; it never lowers
    it (DOMAIN D4.2)."""

    kind: ClassVar[str] = "priority_raised"
    called: ClassVar[Words] = texts.PRIORITY_RAISED
    priority: Annotated[int, Field(ge=1, le=4)]

    def blocked(self, case: Case, event: Event) -> Words | None:
        return rules.CASE_OVER if case.status.over else None

    def apply(self, case: Case, event: Event) -> Case:
        if self.priority >= case.priority:
            return case
        new = Raise(why="grade", at=event.at, was=case.priority, to=self.priority)
        return change(case, priority=self.priority, raises=(*case.raises, new))


def raised_at(case: Case, due_at: Instant | None) -> Instant | None:
    """When the lead was told of the answer that is due then; None when not."""
    found = (one.at for one in case.raises if one.why == "time" and one.due_at == due_at)
    return None if due_at is None else next(found, None)


def by_grade(act: Act[Case], grade: str) -> None:
    """Raises the class of an open case as its customer's grade asks for; never lowers it."""
    case = act.state
    if case.status.over or case.newer:
        return
    wanted = priority_of(
        change(case, customer=change(case.customer, grade=grade)), case.classification.urgency
    )
    if wanted is not None and wanted < case.priority:
        act.add(PriorityRaised(priority=wanted))


EVENTS: tuple[type[Body], ...] = (TimeRaised, PriorityRaised)
