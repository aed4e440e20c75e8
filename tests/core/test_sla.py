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
WAITED: sla.Pause = (at("2026-11-16T11:00"), at("2026-11-17T16:00"))
SOLVED = at("2026-11-18T10:00")


def test_t6_waiting_for_the_customer_does_not_use_up_the_resolution_time() -> None:
    assert SOLVED - OPENED == 48 * HOUR
    assert CALENDAR.between(OPENED, SOLVED) == 18 * HOUR
    for allowed_ms, in_time in ((4 * HOUR, True), (4 * HOUR - 1, False)):
        due = sla.resolution_due(OPENED, allowed_ms, CALENDAR, [WAITED])
        assert due is not None
        assert (due.at >= SOLVED) == in_time, "of 18 business hours 4 were worked"
    assert sla.resolution_due(OPENED, 4 * HOUR, CALENDAR) == Due(at("2026-11-16T14:00"), True)


def test_a_target_used_up_before_the_pause_is_not_moved_by_it() -> None:
    pause = (at("2026-11-16T11:00"), at("2026-11-17T16:00"))
    assert sla.resolution_due(OPENED, HOUR, CALENDAR, [pause]) == Due(pause[0], confirmed=True)


def test_while_the_clock_stands_still_nothing_is_due() -> None:
    assert sla.resolution_due(OPENED, 4 * HOUR, CALENDAR, [(WAITED[0], None)]) is None


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
    left = allowance - used_percent * MINUTE
    assert sla.warning(left, allowance) == warning
    assert sla.urgency(left, allowance) == urgency


def test_what_is_answered_is_met() -> None:
    assert sla.urgency(None, MINUTE) == "met"
