"""Shares with both numbers in view, and intervals that keep small ones in their place."""

from __future__ import annotations

import pytest

from cs_tui.core.metrics.proportions import Ratings, Share, pooled, service_level


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (5, 5, 0.566, 1.000),
        (9, 10, 0.596, 0.982),
        (18, 20, 0.699, 0.972),
        (45, 50, 0.786, 0.957),
        (180, 200, 0.851, 0.934),
        (0, 12, 0.000, 0.242),
    ],
)
def test_d31_the_wilson_interval(hits: int, n: int, low: float, high: float) -> None:
    assert Share(hits, n).interval == pytest.approx((low, high), abs=0.0005)


def test_five_of_five_do_not_rank_before_180_of_200() -> None:
    assert Share(180, 200).interval[0] > Share(5, 5).interval[0]
    assert Share(180, 200).value < Share(5, 5).value, "what the bare percentage says"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("n", "display"),
    [(0, "counts"), (9, "counts"), (10, "interval"), (29, "interval"), (30, "plain")],
)
def test_how_many_decide_what_may_be_shown(n: int, display: str) -> None:
    assert Share(n, n).display == display


def test_of_nothing_there_is_no_share_and_nothing_is_known() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval == (0.0, 1.0)


def test_of_all_or_none_the_interval_reaches_the_very_end() -> None:
    assert [Share(n, n).interval[1] for n in range(1, 60)] == [1.0] * 59
    assert [Share(0, n).interval[0] for n in range(1, 60)] == [0.0] * 59


def test_service_level_counts_who_gave_up_late_and_not_who_gave_up_early() -> None:
    level = service_level(answered_in_time=860, answered=1000, abandoned_late=40)
    assert level.value == pytest.approx(0.827, abs=0.0005)


def test_t3_intervals_are_pooled_by_volume() -> None:
    intervals = [service_level(10, 10, 0), service_level(45, 90, 0)]
    assert pooled(intervals).value == 0.55
    values = [interval.value or 0 for interval in intervals]
    assert sum(values) / 2 == 0.75, "what the mean of the percentages would say"


def test_t5_both_denominators_are_named() -> None:
    ratings = Ratings(positive=90, negative=12, rated=120, all=1000)
    assert ratings.positive_of_all.value == 0.09
    assert ratings.positive_of_rated.value == 0.75
    assert ratings.negative_of_all.value == 0.012
    assert ratings.negative_of_rated.value == 0.10
