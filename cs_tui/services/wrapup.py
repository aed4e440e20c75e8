"""The figures of a day, computed from the facts: the same on this terminal and on the hub."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.metrics import CaseFacts, ContactFacts, DayFigures, Unanswered, day_figures
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists


@dataclass(frozen=True, slots=True)
class DayView:
    """A day in figures, and what the cases in it are called."""

    figures: DayFigures
    unanswered: tuple[tuple[str, Unanswered], ...] = ()
    """With the number of the case each one belongs to."""


class WrapUp:
    """Verbs of the end of the day."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def facts(self, day: str) -> tuple[list[ContactFacts], list[CaseFacts]]:
        """The rows that `day_figures` needs for a shift day, of everybody in this log."""
        return self._kit.reader.day_facts(day)

    @reads
    def view(self, day: str) -> DayView:
        """My figures of a shift day."""
        me = self._kit.profile.actor
        figures = day_figures(*self._kit.reader.day_facts(day), agent=me, day=day)
        return DayView(figures, tuple((self._number(one.case), one) for one in figures.unanswered))

    def _number(self, case_id: str) -> str:
        row = lists.row_of(self._kit.reader.conn, case_id)
        return row.number if row else ""
