"""How much one job of the lane does."""

from __future__ import annotations

import itertools

import pytest

from cs_tui.sync.pace import AIM_MS, LARGEST, Pace


def sizes(took_ms: int, jobs: int, start: int = 50) -> list[int]:
    """The sizes that follow when every job takes so long, whatever its size."""
    pace = Pace(itertools.count(0, took_ms).__next__, start)
    found = []
    for _ in range(jobs):
        pace.measured(pace.size, lambda: None)
        found.append(pace.size)
    return found


def test_slow_jobs_become_smaller_until_one_thing_a_job() -> None:
    assert sizes(60, 7) == [25, 12, 6, 3, 1, 1, 1]


def test_quick_jobs_become_larger_up_to_a_page() -> None:
    assert sizes(0, 5) == [100, 200, 400, LARGEST, LARGEST]


def test_jobs_that_take_what_they_should_stay_as_they_are() -> None:
    assert sizes(AIM_MS, 3) == [50, 50, 50]


def test_a_job_that_got_through_less_is_measured_by_what_it_did() -> None:
    pace = Pace(itertools.count(0, 20).__next__, 100, aim_ms=20)

    assert pace.told(lambda: ("done", 30)) == ("done", 30)
    assert pace.size == 100
    assert pace.told(lambda: ("done", 100)) == ("done", 100)
    assert pace.size == 100


def test_the_result_of_the_job_is_passed_on() -> None:
    assert Pace(lambda: 0).measured(1, max, 3, 5) == 5


@pytest.mark.parametrize(
    ("count", "lengths"), [(0, [0]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])]
)
def test_every_item_is_in_one_part_and_one_part_is_the_last(count: int, lengths: list[int]) -> None:
    parts = list(Pace(lambda: 0, 2).cut(range(count)))

    assert [len(part) for part, _ in parts] == lengths
    assert [last for _, last in parts] == [False] * (len(parts) - 1) + [True]


def test_a_part_is_as_large_as_is_right_when_its_turn_comes() -> None:
    pace = Pace(lambda: 0, 4)
    parts = pace.cut(range(10))
    next(parts)
    pace.size = 1

    assert len(next(parts)[0]) == 1
