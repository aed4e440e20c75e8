"""Listening: the problem was said back in our own words, and the customer said that it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event
from cs_tui.core.state import change
from cs_tui.texts import Words
from cs_tui.texts import listening as names
from cs_tui.texts import rules as texts
from cs_tui.texts import solution as solution_texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case


class UnderstandingConfirmed(Body):
    """The customer confirmed our wording of the problem."""

    kind: ClassVar[str] = "understanding_confirmed"
    called: ClassVar[Words] = names.UNDERSTANDING_CONFIRMED

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return texts.CASE_OVER
        if event.actor != case.owner:
            return texts.NOT_YOURS
        return None if case.understood_at is None else solution_texts.UNDERSTOOD_ALREADY

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, understood_at=event.at)


def confirm(act: Act[Case]) -> None:
    """Records that the customer confirmed it. Raises `Refused` when that is on record already."""
    act.add(UnderstandingConfirmed())


EVENTS: tuple[type[Body], ...] = (UnderstandingConfirmed,)
