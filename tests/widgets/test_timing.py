"""Times on the screen: whatever stands in a record, they can be shown."""

from __future__ import annotations

import pytest

from cs_tui.core.text import cells
from cs_tui.screens.due_rows import DUE
from cs_tui.texts import Lang
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STATES, due_said


@pytest.mark.parametrize("at", [-1, 2**52, 2**70])
def test_an_instant_out_of_any_calendar_is_shown_and_ends_nothing(at: int) -> None:
    assert timing.clock(at)
    assert timing.day_clock(at, 0)


def test_what_is_left_is_never_taken_for_a_time_of_day() -> None:
    minutes = 14 * 60_000 + 37_000

    assert timing.left(minutes, 0, "en") == "14:37 left"
    assert timing.left(minutes, 0, "zh") == "剩 14:37"
    assert timing.left(4 * 3_600_000, 0, "en") == timing.clock(4 * 3_600_000)


def test_what_is_late_says_so_without_a_colour() -> None:
    assert timing.left(0, 12 * 60_000, "en") == timing.due(0, 12 * 60_000, "en") == "12 min late"
    assert timing.left(0, 12 * 60_000, "zh") == "超 12 分"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_how_late_it_is_fits_its_column_whatever_it_is(lang: Lang) -> None:
    minute, day = 60_000, 24 * 60 * 60_000
    for late in range(minute, 3 * day, 7 * minute):
        assert cells(timing.left(0, late, lang)) < DUE


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_due_fits_the_narrow_column_of_mine_and_the_queue(lang: Lang) -> None:
    minute, day = 60_000, 24 * 60 * 60_000
    for late in range(-3 * day, 3 * day, 7 * minute):
        assert cells(due_said(5 * day, 5 * day + late, lang, calm=False)) + 2 <= STATES[-1]


def test_the_queue_tells_hours_and_follow_ups_the_minutes_too() -> None:
    late = 299 * 60_000

    assert due_said(0, late, "zh", calm=False) == "超 4 小时"
    assert timing.left(0, late, "zh") == "超 4 小时 59 分"


def test_what_is_young_is_told_in_seconds_in_the_language_of_the_desk() -> None:
    assert timing.aged(40_000, "zh") == "40 秒"
    assert timing.aged(40_000, "en") == "40 s"
    assert timing.aged(120_000, "zh") == "2 分"
