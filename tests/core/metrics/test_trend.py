"""A change is told from the usual ups and downs, by the worked examples of DOMAIN D3.2."""

from __future__ import annotations

import pytest

from cs_tui.core.metrics.trend import Signal, baseline, limits, signal

T10 = (52, 48, 50, 47, 53, 49, 51, 50, 46, 54)
SHIFTED = (10, 11, 9, 10, 12, 10, 9, 11)


def test_limits_are_those_of_the_worked_example() -> None:
    found = limits(T10)
    assert (found.mean, round(found.lower, 2), round(found.upper, 2)) == (50.0, 39.95, 60.05)


@pytest.mark.parametrize("today", [20, 21, 19])
def test_a_shift_signals_at_once_where_three_deviations_of_all_would_not(today: int) -> None:
    assert limits(SHIFTED).upper == pytest.approx(14.43, abs=0.01)
    assert signal(SHIFTED, today) == Signal("outside", "above", 1)


def test_the_usual_is_usual() -> None:
    assert signal(T10, 52) is None


def test_eight_in_a_row_on_one_side_are_a_change() -> None:
    history = (*T10, 49, 51, 52, 53, 52, 51, 53, 52)
    assert signal(history[:-1], 52) is None
    assert signal(history, 51) == Signal("run", "above", 8)


def test_three_of_four_near_a_limit_are_a_change() -> None:
    history = (*T10, 49, 51, 43, 50, 43)
    assert signal(history, 43) == Signal("near", "below", 3)
    assert signal(history[:-1], 43) is None


def test_few_shifts_say_nothing() -> None:
    assert baseline(T10[:7]) is None
    assert signal(T10[:7], 500) is None


def test_a_later_change_does_not_widen_the_limits_it_is_judged_by() -> None:
    history = (*T10, 49, 51, 80, 80, 80)
    assert baseline(history) == baseline(history[:12])
    assert signal(history, 80) == Signal("outside", "above", 1)


def test_values_that_never_vary_are_as_usual() -> None:
    assert signal((5,) * 20, 5) is None
