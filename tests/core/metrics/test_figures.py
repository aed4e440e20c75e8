"""Every figure has one definition, and small numbers stay honest."""

from __future__ import annotations

import re

from cs_tui.core.metrics.figures import METRICS, count, share, times
from cs_tui.core.metrics.proportions import Share


def test_every_figure_says_what_it_is_in_both_languages() -> None:
    for metric_id, metric in METRICS.items():
        assert metric.id == metric_id
        for words in (metric.name, metric.definition, metric.denominator):
            assert words.zh
            assert words.en


def test_handling_time_has_no_good_direction() -> None:
    assert METRICS["handling"].direction == "band"


def test_t2_a_time_is_shown_by_its_median_and_an_observed_ninetieth_percentile() -> None:
    waited_s = [20, 22, 25, 30, 31, 33, 35, 40, 45, 600]
    figure = times("first_response", [(f"c{s}", s * 1000) for s in waited_s])
    assert (figure.n, figure.value, figure.median, figure.p90) == (10, 88_100, 32_000, 45_000)


def test_fewer_than_ten_are_shown_as_counts() -> None:
    nine = times("first_response", [(f"c{number}", 1000) for number in range(9)])
    assert (nine.n, nine.median, nine.value, nine.p90) == (9, 1000, None, None)
    of_nine = share("promises_kept", Share(8, 9))
    assert (of_nine.hits, of_nine.n, of_nine.value) == (8, 9, None)
    of_twelve = share("promises_kept", Share(11, 12))
    assert of_twelve.value == 11 / 12


def test_a_count_is_shown_however_small() -> None:
    assert count("taken", ["c1"]).value == 1
    assert count("taken", []).value == 0


def test_nothing_measured_is_no_figure_and_no_error() -> None:
    figure = times("handling", [])
    assert (figure.n, figure.value, figure.median, figure.p90) == (0, None, None, None)


def test_every_figure_leads_to_its_cases_once_each() -> None:
    figure = times("turn_response", [("c1", 1), ("c1", 2), ("c2", 3)])
    assert figure.n == 3
    assert figure.cases == ("c1", "c2")
    assert (count("taken", ["c1", "c1"]).n, count("taken", ["c1", "c1"]).cases) == (2, ("c1",))


def test_no_definition_stops_earlier_in_english_than_in_chinese() -> None:
    shorter = [
        one.id
        for one in METRICS.values()
        if len(re.findall(r"\.(?:\s|$)", one.definition.en)) < one.definition.zh.count("。")
    ]
    assert shorter == []
