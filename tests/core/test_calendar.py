"""Business time as the site really works: swaps, lunch, nights, clock changes, unknown years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.calendar import Due, WorkCalendar
from cs_tui.errors import BadFile

HOUR = 3_600_000
OFFICE = [("09:00", "18:00")]
LUNCH = [("09:00", "12:00"), ("13:30", "18:00")]
ALL_DAY = [("00:00", "24:00")]
SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")


def run_of_days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


OFF_2026 = [
    day
    for first, last in [
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ]
    for day in run_of_days(first, last)
]
WORKED_2026 = [
    date.fromisoformat(day)
    for day in ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
]


def china(day: Sequence[tuple[str, str]] = OFFICE, *, swaps: bool = True) -> WorkCalendar:
    return WorkCalendar.from_parts(
        time_zone="Asia/Shanghai",
        hours=[day] * 5 + [[], []],
        swap_hours=day,
        holidays=OFF_2026 if swaps else [],
        workdays=WORKED_2026 if swaps else [],
        valid_through=date(2026, 12, 31),
    )


def round_the_clock(zone: str) -> WorkCalendar:
    return WorkCalendar.from_parts(
        time_zone=zone,
        hours=[ALL_DAY] * 7,
        swap_hours=ALL_DAY,
        holidays=[],
        workdays=[],
        valid_through=date(2026, 12, 31),
    )


def at(local: str, zone: ZoneInfo = SHANGHAI) -> int:
    return round(datetime.fromisoformat(local).replace(tzinfo=zone).timestamp() * 1000)


T7 = [
    ("2026-09-18T17:30", 4, "2026-09-20T12:30", "2026-09-21T12:30"),
    ("2026-09-24T17:00", 2, "2026-09-28T10:00", "2026-09-25T10:00"),
    ("2026-09-30T17:00", 8, "2026-10-08T16:00", "2026-10-01T16:00"),
    ("2026-02-14T17:00", 2, "2026-02-24T10:00", "2026-02-16T11:00"),
    ("2026-10-10T10:00", 1, "2026-10-10T11:00", "2026-10-12T10:00"),
]


@pytest.mark.parametrize(("start", "hours", "due", "naive"), T7)
def test_t7_swaps_and_holidays_decide_when_an_answer_is_due(
    start: str, hours: int, due: str, naive: str
) -> None:
    assert china().add(at(start), hours * HOUR) == Due(at(due), confirmed=True)
    assert china(swaps=False).add(at(start), hours * HOUR).at == at(naive)


def test_t7_lunch_is_no_business_time() -> None:
    start = at("2026-11-20T11:30")
    assert china(LUNCH).add(start, HOUR) == Due(at("2026-11-20T14:00"), confirmed=True)
    assert china().add(start, HOUR).at == at("2026-11-20T12:30")


def test_t6_business_time_leaves_the_nights_out() -> None:
    opened, solved = at("2026-11-16T10:00"), at("2026-11-18T10:00")
    assert solved - opened == 48 * HOUR
    assert china().between(opened, solved) == 18 * HOUR
    assert china().between(solved, opened) == -18 * HOUR


def test_beyond_the_official_notice_the_value_is_given_and_marked() -> None:
    assert china().add(at("2027-01-04T10:00"), HOUR) == Due(at("2027-01-04T11:00"), confirmed=False)
    over_the_year = china().add(at("2026-12-31T17:30"), HOUR)
    assert over_the_year == Due(at("2027-01-01T09:30"), confirmed=False)
    assert china().add(at("2026-12-31T17:00"), HOUR).confirmed


def test_time_that_fits_exactly_ends_at_closing_time() -> None:
    assert china().add(at("2026-11-20T17:00"), HOUR).at == at("2026-11-20T18:00")
    assert china().add(at("2026-11-20T17:00"), HOUR + 1).at == at("2026-11-23T09:00") + 1


def test_a_start_outside_hours_counts_from_the_next_opening() -> None:
    assert china(LUNCH).add(at("2026-11-20T12:30"), HOUR).at == at("2026-11-20T14:30")
    assert china().add(at("2026-11-21T03:00"), HOUR).at == at("2026-11-23T10:00")


def test_nothing_to_wait_for_is_due_at_once() -> None:
    assert china().add(at("2026-11-21T03:00"), 0) == Due(at("2026-11-21T03:00"), confirmed=True)


def test_a_night_in_which_the_clocks_go_back_has_nine_hours() -> None:
    calendar = round_the_clock("America/New_York")
    start, end = at("2026-10-31T22:00", NEW_YORK), at("2026-11-01T06:00", NEW_YORK)
    assert calendar.between(start, end) == 9 * HOUR
    assert calendar.add(start, 9 * HOUR).at == end


def test_a_night_in_which_the_clocks_go_forward_has_seven_hours() -> None:
    calendar = round_the_clock("America/New_York")
    start, end = at("2026-03-07T22:00", NEW_YORK), at("2026-03-08T06:00", NEW_YORK)
    assert calendar.between(start, end) == 7 * HOUR


def test_opening_hours_follow_the_wall_clock_across_a_clock_change() -> None:
    office = WorkCalendar.from_parts(
        time_zone="America/New_York",
        hours=[OFFICE] * 7,
        swap_hours=OFFICE,
        holidays=[],
        workdays=[],
        valid_through=date(2026, 12, 31),
    )
    start = at("2026-10-31T17:00", NEW_YORK)
    assert office.add(start, 2 * HOUR).at == at("2026-11-01T10:00", NEW_YORK)


def test_a_night_shift_is_one_day_at_the_site() -> None:
    calendar = china()
    for local in ["2026-11-20T22:00", "2026-11-21T00:30", "2026-11-21T05:59"]:
        assert calendar.shift_day(at(local), 6) == "2026-11-20"
    assert calendar.shift_day(at("2026-11-21T06:00"), 6) == "2026-11-21"
    assert round_the_clock("America/New_York").shift_day(at("2026-11-21T06:00"), 0) == "2026-11-20"


@pytest.mark.parametrize(
    ("zone", "day"), [("Nowhere/City", OFFICE), ("../etc", OFFICE), ("Asia/Shanghai", [])]
)
def test_a_calendar_that_cannot_work_is_refused_with_a_sentence(
    zone: str, day: list[tuple[str, str]]
) -> None:
    with pytest.raises(BadFile):
        WorkCalendar.from_parts(
            time_zone=zone,
            hours=[day] * 7,
            swap_hours=OFFICE,
            holidays=[],
            workdays=[],
            valid_through=date(2026, 12, 31),
        )


INSTANTS = st.integers(at("2026-01-01T00:00"), at("2027-02-01T00:00"))


@given(INSTANTS, st.integers(1, 400 * HOUR))
def test_adding_and_measuring_are_one_reckoning(start: int, business_ms: int) -> None:
    calendar = china(LUNCH)
    due = calendar.add(start, business_ms)
    assert calendar.between(start, due.at) == business_ms
    assert calendar.between(start, due.at - 1) == business_ms - 1


@given(INSTANTS, INSTANTS, INSTANTS)
def test_business_time_adds_up_over_any_stop_on_the_way(a: int, b: int, c: int) -> None:
    calendar = china(LUNCH)
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)
