"""Solved at the first contact, by what customers did afterwards."""

from __future__ import annotations

from cs_tui.core.metrics.fcr import Inquiry, first_contact_resolution
from cs_tui.core.metrics.proportions import Share

DAY = 24 * 3_600_000


def inquiry(
    contact: str,
    customer: str,
    leaf: str | None,
    day: int,
    *,
    resolved: bool = True,
    solvable: bool = True,
    stage: str = "AFT",
) -> Inquiry:
    return Inquiry(contact, customer, stage, leaf, day * DAY, resolved, solvable)


T4 = [
    inquiry("c1", "A", "X", 0),
    inquiry("c2", "A", "X", 3),
    inquiry("c3", "B", "X", 0),
    inquiry("c4", "C", "X", 0, resolved=False),
    inquiry("c5", "D", "W", 0),
    inquiry("c6", "D", "V", 2),
    inquiry("c7", "E", "X", 28),
    inquiry("c8", "F", "X", 0, resolved=False, solvable=False),
]


def test_t4_a_repeat_undoes_the_first_contact_and_young_ones_are_left_out() -> None:
    fcr = first_contact_resolution(T4, now=30 * DAY)
    assert fcr.gross == Share(3, 6)
    assert fcr.net == Share(3, 5)
    assert (fcr.repeats, fcr.censored) == (1, 1)
    assert set(fcr.solved) == {"c3", "c5", "c6"}


def test_the_agents_own_tick_would_be_more_flattering() -> None:
    ticked = sum(one.resolved for one in T4)
    assert first_contact_resolution(T4, now=30 * DAY).gross.hits < ticked


def test_a_contact_counts_from_the_end_of_its_window_on() -> None:
    assert first_contact_resolution([inquiry("c1", "A", "X", 0)], now=7 * DAY).gross == Share(1, 1)
    young = first_contact_resolution([inquiry("c1", "A", "X", 0)], now=7 * DAY - 1)
    assert (young.gross, young.censored) == (Share(0, 0), 1)


def test_after_the_window_the_same_reason_is_a_new_first_contact() -> None:
    again = [inquiry("c1", "A", "X", 0), inquiry("c2", "A", "X", 8)]
    assert first_contact_resolution(again, now=30 * DAY).gross == Share(2, 2)


def test_a_missing_leaf_is_compared_by_its_stage() -> None:
    unsure = [inquiry("c1", "A", None, 0), inquiry("c2", "A", "X", 1)]
    assert first_contact_resolution(unsure, now=30 * DAY).gross == Share(0, 1)
    elsewhere = [unsure[0], inquiry("c2", "A", "X", 1, stage="PRE")]
    assert first_contact_resolution(elsewhere, now=30 * DAY).gross == Share(2, 2)
