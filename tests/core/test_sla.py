"""Due times, what stops the clock, and when to warn."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cs_tui.core import sla
from cs_tui.core.calendar import Due, WorkCalendar

MINUTE = 60_000
HOUR = 60 * MINUTE
OFFICE = [("09:00", "18:00")]
CALENDAR = WorkCalendar.from_parts(
    time_zone="Asia/Shanghai",
    hours=[OFFICE] * 5 + [[], []],
    swap_hours=OFFICE,
    holidays=[],
    workdays=[],
    valid_through=date(2026, 12, 31),
)


def at(local: str) -> int:
    wall = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    return round(wall.timestamp() * 1000)


OPENED = at("2026-11-16T10:00")
HISTORY = [
    (OPENED, "active"),
    (at("2026-11-16T11:00"), "waiting_customer"),
    (at("2026-11-17T16:00"), "active"),
    (at("2026-11-18T10:00"), "resolved"),
]
SOLVED = HISTORY[-1][0]


def test_t6_waiting_for_the_customer_does_not_use_up_the_resolution_time() -> None:
    waited = sla.pauses(HISTORY, {"waiting_customer"})
    assert waited == ((at("2026-11-16T11:00"), at("2026-11-17T16:00")),)
    assert SOLVED - OPENED == 48 * HOUR
    assert sla.worked_ms(OPENED, SOLVED, CALENDAR) == 18 * HOUR
    assert sla.worked_ms(OPENED, SOLVED, CALENDAR, waited) == 4 * HOUR


def test_the_resolution_is_due_when_the_worked_time_reaches_the_target() -> None:
    waited = sla.pauses(HISTORY, {"waiting_customer"})
    due = sla.resolution_due(OPENED, 4 * HOUR, CALENDAR, waited)
    assert due == Due(SOLVED, confirmed=True)
    assert sla.resolution_due(OPENED, 4 * HOUR, CALENDAR) == Due(at("2026-11-16T14:00"), True)


def test_a_target_used_up_before_the_pause_is_not_moved_by_it() -> None:
    pause = (at("2026-11-16T11:00"), at("2026-11-17T16:00"))
    assert sla.resolution_due(OPENED, HOUR, CALENDAR, [pause]) == Due(pause[0], confirmed=True)


def test_while_the_clock_stands_still_nothing_is_due() -> None:
    waiting = sla.pauses(HISTORY[:2], {"waiting_customer"})
    assert waiting == ((at("2026-11-16T11:00"), None),)
    assert sla.resolution_due(OPENED, 4 * HOUR, CALENDAR, waiting) is None
    assert sla.worked_ms(OPENED, SOLVED, CALENDAR, waiting) == HOUR


def test_only_the_listed_statuses_pause() -> None:
    assert sla.pauses(HISTORY, {"waiting_internal"}) == ()


def test_neighbouring_pausing_statuses_are_one_pause() -> None:
    history = [(1, "active"), (2, "waiting_customer"), (3, "scheduled"), (5, "active")]
    assert sla.pauses(history, {"waiting_customer", "scheduled"}) == ((2, 5),)


def test_the_first_response_runs_on_its_own_clock_and_never_pauses() -> None:
    late_on_friday = at("2026-11-20T17:30")
    by_business = sla.first_response_due(late_on_friday, HOUR, "business", CALENDAR)
    assert by_business == Due(at("2026-11-23T09:30"), confirmed=True)
    by_calendar = sla.first_response_due(late_on_friday, MINUTE, "calendar", CALENDAR)
    assert by_calendar == Due(late_on_friday + MINUTE, confirmed=True)


def test_the_next_response_is_due_from_the_first_unanswered_message() -> None:
    asked, asked_again = at("2026-11-20T10:10"), at("2026-11-20T10:15")
    due = sla.next_response_due(asked, 3 * MINUTE, "calendar", CALENDAR)
    assert due.at == asked + 3 * MINUTE < asked_again


def test_a_change_of_priority_counts_from_the_creation_again() -> None:
    opened, changed = at("2026-11-20T09:00"), at("2026-11-20T10:30")
    normal = 8 * HOUR
    raised = sla.resolution_due(opened, sla.scaled(normal, 0.25), CALENDAR)
    assert raised == Due(at("2026-11-20T11:00"), confirmed=True)
    assert raised.at != changed + 2 * HOUR


def test_a_due_time_next_year_is_given_and_marked() -> None:
    due = sla.first_response_due(at("2027-01-04T10:00"), HOUR, "business", CALENDAR)
    assert due == Due(at("2027-01-04T11:00"), confirmed=False)


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [(1, 1, 1), (1, 2, 2), (2, 1, 2), (2, 2, 3), (1, 3, 3), (3, 1, 3), (2, 3, 4), (3, 3, 4)],
)
def test_impact_and_urgency_give_the_priority(impact: int, urgency: int, priority: int) -> None:
    assert sla.priority(impact, urgency) == priority


@pytest.mark.parametrize(
    ("used_percent", "warning", "urgency"),
    [
        (0, 0, "ok"),
        (49, 0, "ok"),
        (50, 50, "soon"),
        (75, 75, "soon"),
        (90, 90, "soon"),
        (100, 90, "soon"),
        (101, 100, "late"),
    ],
)
def test_the_desk_warns_at_half_three_quarters_and_nine_tenths(
    used_percent: int, warning: int, urgency: str
) -> None:
    allowance = 100 * MINUTE
    left = sla.time_left(allowance, used_percent * MINUTE)
    assert sla.warning(left, allowance) == warning
    assert sla.urgency(left, allowance) == urgency


def test_what_is_answered_is_met() -> None:
    assert sla.urgency(None, MINUTE) == "met"
