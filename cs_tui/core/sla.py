"""When an answer is due, what stops the clock, and how urgent it is (DOMAIN D2.9, D4.2, D9 rule 4).

Every due time is reckoned from the beginning: a change of priority or calendar is one more
reckoning with other arguments, never a correction of the last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from cs_tui.core.calendar import Due, WorkCalendar

ClockKind = Literal["calendar", "business"]
Urgency = Literal["met", "ok", "soon", "late"]
Priority = Literal[1, 2, 3, 4]
Warned = Literal[0, 50, 75, 90, 100]
"""The share of the allowance, in percent, whose passing was last worth a word."""

Pause = tuple[int, int | None]
"""The clock stood still from the first instant to the second; None while it still does."""

_WARNINGS: tuple[Warned, ...] = (90, 75, 50)


def first_response_due(
    created_at: int, target_ms: int, clock: ClockKind, calendar: WorkCalendar
) -> Due:
    """When the first human answer is due. Nothing pauses this clock: not even waiting."""
    return _due(created_at, target_ms, clock, calendar)


def next_response_due(
    first_unanswered_at: int, target_ms: int, clock: ClockKind, calendar: WorkCalendar
) -> Due:
    """When the turn must be answered, counted from its first unanswered message."""
    return _due(first_unanswered_at, target_ms, clock, calendar)


def raise_ats(
    start_at: int,
    target_ms: int,
    clock: ClockKind,
    calendar: WorkCalendar,
    shares: Iterable[int],
) -> tuple[int, ...]:
    """When each of these shares of the time to answer, in percent, is used up."""
    return tuple(_due(start_at, target_ms * one // 100, clock, calendar).at for one in shares)


def resolution_due(
    created_at: int, target_ms: int, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> Due | None:
    """When the case must be resolved, in business time; None while the clock stands still.

    After a change of priority the new target counts from `created_at` again, never from now.
    `pauses` are in order and do not overlap.
    """
    at, left_ms = created_at, target_ms
    for start, end in pauses:
        run_ms = calendar.between(at, start)
        if left_ms <= run_ms:
            break
        if end is None:
            return None
        at, left_ms = end, left_ms - run_ms
    return calendar.add(at, left_ms)


def priority(impact: int, urgency: int) -> Priority:
    """The priority of an impact and an urgency, each 1 (high) to 3 (DOMAIN D4.2)."""
    by_sum: dict[int, Priority] = {2: 1, 3: 2, 4: 3}
    return by_sum.get(impact + urgency, 4)


def scaled(target_ms: int, factor: float) -> int:
    """The resolution target of a priority: the channel's own times the priority's factor."""
    return round(target_ms * factor)


def urgency(left_ms: int | None, allowance_ms: int) -> Urgency:
    """How pressing it is: `soon` from half of the allowance on; `met` when nothing is owed."""
    if left_ms is None:
        return "met"
    reached = warning(left_ms, allowance_ms)
    if reached == 100:
        return "late"
    return "soon" if reached else "ok"


def warning(left_ms: int, allowance_ms: int) -> Warned:
    """Which share of the allowance has gone: 50, 75 or 90 %, 100 once it is late, 0 before."""
    if left_ms < 0:
        return 100
    used_ms = allowance_ms - left_ms
    return next((share for share in _WARNINGS if used_ms * 100 >= allowance_ms * share), 0)


def _due(start_at: int, target_ms: int, clock: ClockKind, calendar: WorkCalendar) -> Due:
    if clock == "calendar":
        return Due(start_at + target_ms, confirmed=True)
    return calendar.add(start_at, target_ms)
