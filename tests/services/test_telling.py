"""A share is told by one rule, in both languages, wherever it is read."""

from __future__ import annotations

import pytest

from cs_tui.core.metrics.figures import METRICS, share
from cs_tui.core.metrics.proportions import Share
from cs_tui.core.text import cells
from cs_tui.services import telling


@pytest.mark.parametrize(
    ("hits", "n", "zh", "en"),
    [
        (0, 0, "0/0", "0/0"),
        (1, 1, "1/1", "1/1"),
        (5, 9, "5/9", "5/9"),
        (9, 10, "9/10（90%，95% 区间 60–98%）", "9/10 (90%, 95% range 60–98%)"),
        (29, 29, "29/29（100%，95% 区间 88–100%）", "29/29 (100%, 95% range 88–100%)"),
        (27, 30, "27/30（90%）", "27/30 (90%)"),
    ],
)
def test_d31_how_many_decide_what_is_told(hits: int, n: int, zh: str, en: str) -> None:
    figure = share("first_in_time", Share(hits, n))
    assert (telling.share(figure, "zh"), telling.share(figure, "en")) == (zh, en)
    assert figure.unsure == (10 <= n < 30)


def test_ratings_are_told_with_their_interval_even_where_there_are_many() -> None:
    told = telling.share(share("csat", Share(180, 200)), "en")
    assert told == "180/200 (90%, 95% range 85–93%)"


@pytest.mark.parametrize(
    ("hits", "n", "told"),
    [(199, 200, "99.5%"), (1, 1000, "0.1%"), (9_999, 10_000, ">99.9%"), (1, 10_000, "<0.1%")],
)
def test_nearly_all_is_not_told_as_all_nor_hardly_any_as_none(hits: int, n: int, told: str) -> None:
    assert telling.percent_of(share("first_in_time", Share(hits, n))) == told


def test_the_longest_share_fits_a_line_of_a_small_terminal() -> None:
    for metric in METRICS.values():
        if metric.unit == "share":
            figure = share(metric.id, Share(899, 1_000))
            for lang in ("zh", "en"):
                assert cells(telling.figure(figure, lang)) <= 76
