"""Waiting after a failure."""

from __future__ import annotations

import random

import pytest

from cs_tui.errors import CsError
from cs_tui.sync.backoff import MOST_MS, Backoff
from cs_tui.sync.faults import NotAHub, OtherHub, Paused, Slow, Unreachable
from cs_tui.texts import Words

W = Words(zh="一", en="one")


class Highest(random.Random):
    """Always the longest wait."""

    def uniform(self, a: float, b: float) -> float:
        return b


def test_waits_double_up_to_a_minute_and_never_end() -> None:
    backoff = Backoff(Highest())

    waits = [backoff.after(Unreachable(W)) for _ in range(2000)]

    assert waits[:7] == [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]
    assert set(waits[7:]) == {MOST_MS}


def test_every_desk_waits_another_time() -> None:
    waits = {Backoff(random.Random(seed)).after(NotAHub(W)) for seed in range(200)}

    assert len(waits) > 150
    assert all(wait is not None and 0 <= wait <= 1_000 for wait in waits)


def test_a_success_makes_the_next_failure_a_first_one() -> None:
    backoff = Backoff(Highest())
    backoff.after(Unreachable(W))
    backoff.after(Unreachable(W))

    backoff.worked()

    assert backoff.after(Unreachable(W)) == 1_000


def test_what_the_hub_asked_for_is_waited_in_full_and_a_little_more() -> None:
    assert Backoff(Highest()).after(Slow(W, 30.0)) == 31_000


def test_a_busy_hub_that_names_no_time_is_left_alone_like_a_silent_one() -> None:
    assert Backoff(Highest()).after(Slow(W, None)) == 1_000


@pytest.mark.parametrize("fault", [Paused(W), OtherHub(W)])
def test_what_only_a_person_can_mend_is_not_tried_again(fault: CsError) -> None:
    assert Backoff(Highest()).after(fault) is None
