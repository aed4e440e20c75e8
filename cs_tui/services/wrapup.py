"""The figures of a day, computed from the facts: the same on this terminal and on the hub."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cs_tui.core.metrics.day import DayFigures, Unanswered, day_figures
from cs_tui.core.metrics.fcr import days_to_judge, first_contacts, of_one_customer
from cs_tui.core.metrics.own_shifts import SHIFTS, Compared, compared
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists
from cs_tui.store import customers, history, notices


@dataclass(frozen=True, slots=True)
class LatePromise:
    """A promise that was kept, but late."""

    number: str
    what: str
    late_ms: int


@dataclass(frozen=True, slots=True)
class DayView:
    """A day in figures, and what the cases in it are called."""

    figures: DayFigures
    unanswered: tuple[tuple[str, Unanswered], ...] = ()
    """With the number of the case each one belongs to."""
    late: tuple[LatePromise, ...] = ()
    """The promises of the day that were kept late."""
    own: tuple[Compared, ...] = ()
    """Beside the person's own last shifts."""


class WrapUp:
    """Verbs of the end of the day."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def day(self, day: str, agent: str | None) -> DayFigures:
        """The figures of a shift day from this log: of one person, or of everybody in it."""
        reader = self._kit.reader
        tries = notices.tries_of_day(reader.conn, day)
        figures = day_figures(*reader.day_facts(day), agent, day, tries)
        if agent is not None:
            return figures
        contacts, cases = reader.facts_between(*days_to_judge(day))
        whose = of_one_customer(cases, customers.merged(reader.conn))
        taxonomy = self._kit.policy_to_show().taxonomy
        judged = first_contacts(contacts, whose, taxonomy, day, self._kit.clock())
        return replace(figures, first_contacts=judged)

    @reads
    def view(self, day: str) -> DayView:
        """My figures of a shift day."""
        me = self._kit.profile.actor
        contacts, cases = self._kit.reader.day_facts(day)
        tries = notices.tries_of_day(self._kit.reader.conn, day)
        figures = day_figures(contacts, cases, agent=me, day=day, tries=tries)
        before = history.own_contacts(self._kit.reader.conn, me, day, shifts=SHIFTS)
        settled = set(figures.promises_kept.cases)
        return DayView(
            figures,
            unanswered=tuple((self._number(one.case), one) for one in figures.unanswered),
            late=tuple(
                late
                for one in cases
                if one.promises_late and one.case in settled
                for late in self._late(one.case)
            ),
            own=compared(figures, before),
        )

    @reads
    def numbers(self, cases: tuple[str, ...]) -> tuple[str, ...]:
        """What these cases are called, as far as this log has them."""
        return tuple(number for number in map(self._number, cases) if number)

    def _late(self, case_id: str) -> list[LatePromise]:
        case = self._kit.reader.case(case_id)
        kept = [(one, one.kept_at) for one in case.promises] if case else []
        return [
            LatePromise(case.number, one.what, kept_at - one.due_at)
            for one, kept_at in kept
            if case and kept_at is not None and kept_at > one.due_at
        ]

    def _number(self, case_id: str) -> str:
        row = lists.row_of(self._kit.reader.conn, case_id)
        return row.number if row else ""
