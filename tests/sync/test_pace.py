"""How much one job of the lane does."""

from __future__ import annotations

import itertools

from cs_tui.sync.pace import AIM_MS, FAR, LARGEST, NEAR, Pace, Portion


def sizes(took_ms: int, jobs: int, start: int = 50) -> list[int]:
    """The sizes that follow when every job takes so long, whatever its size."""
    pace = Pace(itertools.count(0, took_ms).__next__, start)
    found = []
    for _ in range(jobs):
        pace.told(lambda: (None, pace.size))
        found.append(pace.size)
    return found


def test_slow_jobs_become_smaller_until_one_thing_a_job() -> None:
    assert sizes(60, 7) == [25, 12, 6, 3, 1, 1, 1]


def test_quick_jobs_become_larger_up_to_a_page() -> None:
    assert sizes(0, 5) == [100, 200, 400, LARGEST, LARGEST]


def test_jobs_that_take_what_they_should_stay_as_they_are() -> None:
    assert sizes(AIM_MS, 3) == [50, 50, 50]


def test_a_job_that_got_through_less_is_measured_by_what_it_did() -> None:
    pace = Pace(itertools.count(0, AIM_MS).__next__, 100)

    assert pace.told(lambda: ("done", 30)) == ("done", 30)
    assert pace.size == 100
    assert pace.told(lambda: ("done", 100)) == ("done", 100)
    assert pace.size == 100


async def asked(took_ms: int, events: int, portion: Portion | None = None) -> int:
    """How many are asked for after an answer that took so long."""

    async def answer() -> list[int]:
        return [0] * events

    portion = portion or Portion(itertools.count(0, took_ms).__next__)
    assert await portion.told(answer(), len) == [0] * events
    return portion.size


async def test_of_a_hub_that_is_near_few_events_are_asked_for_at_once() -> None:
    assert await asked(9, NEAR) == NEAR
    assert await asked(45, FAR) == NEAR


async def test_of_one_that_is_far_many_are_since_each_question_takes_long() -> None:
    assert await asked(100, NEAR) == FAR
    assert await asked(145, FAR) == FAR
    assert await asked(100, 0) == FAR
