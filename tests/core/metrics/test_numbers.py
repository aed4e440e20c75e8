"""Durations pooled from raw values: no averages of averages, no double counting."""

from __future__ import annotations

from statistics import quantiles

from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.metrics.numbers import concurrency, mean, median, nearest_rank, occupied_ms

MINUTE = 60_000


def test_t2_the_ninetieth_percentile_is_a_value_somebody_waited() -> None:
    waited = [20, 22, 25, 30, 31, 33, 35, 40, 45, 600]
    assert nearest_rank(waited, 90) == 45
    assert quantiles(waited, n=10, method="inclusive")[-1] == 100.5, "what interpolation would say"
    assert median(waited) == 32


def test_handling_time_is_pooled_over_contacts_not_over_agents() -> None:
    few_long, many_short = [600] * 10, [200] * 90
    assert mean([*few_long, *many_short]) == 240
    assert mean([600, 200]) == 400, "what the mean of the agents' means would say"


def test_three_chats_at_once_occupy_an_agent_once() -> None:
    chats = [(0, 20 * MINUTE)] * 3
    assert occupied_ms(chats) == 20 * MINUTE
    assert concurrency(chats) == 3.0
    assert sum(end - start for start, end in chats) == 60 * MINUTE, "what summing would say"


def test_gaps_between_contacts_are_not_occupied() -> None:
    assert occupied_ms([(30, 40), (0, 10), (5, 20)]) == 30


def test_nothing_measured_has_no_figure() -> None:
    assert (nearest_rank([], 90), median([]), mean([]), concurrency([])) == (None,) * 4
    assert occupied_ms([]) == 0


INTERVALS = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(0, 30)).map(lambda pair: (pair[0], sum(pair)))
)


@given(INTERVALS)
def test_occupied_time_is_the_union_of_the_intervals(intervals: list[tuple[int, int]]) -> None:
    assert occupied_ms(intervals) == len({at for pair in intervals for at in range(*pair)})


@given(st.lists(st.integers(), min_size=1), st.integers(1, 100))
def test_the_nearest_rank_was_observed_and_covers_its_share(
    values: list[int], percent: int
) -> None:
    rank = nearest_rank(values, percent)
    assert rank in values
    assert sum(value <= rank for value in values) * 100 >= percent * len(values)
