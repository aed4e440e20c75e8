"""Solved at the first contact, by what customers did afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from cs_tui.content import load_documents
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.fcr import (
    FirstContacts,
    Inquiry,
    days_to_judge,
    first_contact_resolution,
    first_contacts,
)
from cs_tui.core.metrics.proportions import Share
from cs_tui.core.policy import policy_from
from tests.core.metrics.test_day import CASE, CHAT

DAY = 24 * 3_600_000
NOW = 1_790_000_000_000
TAXONOMY = policy_from(load_documents()).taxonomy


def inquiry(
    contact: str,
    customer: str,
    leaf: str | None,
    day: int,
    *,
    resolved: bool = True,
    solvable: bool = True,
) -> Inquiry:
    return Inquiry(contact, customer, leaf, day * DAY, resolved, solvable)


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
    assert {one.contact for one in fcr.solved} == {"c3", "c5", "c6"}


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


def row(case: str, day: str, customer: str = "A", **changed: Any) -> tuple[ContactFacts, CaseFacts]:
    """A chat that ended well on the day a case was opened."""
    at = round(datetime.fromisoformat(f"{day}T09:00Z").timestamp()) * 1000
    contact = replace(CHAT, contact=f"c{case}", case=case, day=day, created_at=at)
    told = {"leaf": "PROD", "status": "resolved", "customer_id": customer, "escalated": False}
    return contact, replace(CASE, case=case, **{**told, **changed})


def judged(*rows: tuple[ContactFacts, CaseFacts]) -> FirstContacts:
    contacts, cases = [one for one, _ in rows], [one for _, one in rows]
    return first_contacts(contacts, cases, TAXONOMY, "2026-05-31", NOW)


def test_thirty_days_are_judged_and_those_beside_them_tell_who_came_before_and_after() -> None:
    """A came the day before the period and on its first day, B on its last and again after it."""
    assert days_to_judge("2026-05-31") == ("2026-04-25", "2026-06-07")
    of_a = row("1", "2026-05-01"), row("2", "2026-05-02")
    of_b = row("3", "2026-05-31", "B"), row("4", "2026-06-03", "B")
    known = judged(*of_a, *of_b, row("5", "2026-05-20", "C"))
    assert (known.first, known.last) == ("2026-05-02", "2026-05-31")
    assert (known.gross.hits, known.gross.n, known.repeats) == (1, 2, 1)
    assert (known.gross.cases, known.gross.missed) == (("5", "3"), ("3",))


def test_what_the_first_level_cannot_solve_counts_in_the_gross_figure_alone() -> None:
    beyond = next(leaf.id for leaf in TAXONOMY.leaves if not leaf.fcr)
    known = judged(row("1", "2026-05-10"), row("2", "2026-05-10", "B", leaf=beyond, escalated=True))
    assert (known.gross.hits, known.gross.n) == (1, 2)
    assert (known.net.hits, known.net.n, known.net.missed) == (1, 1, ())


def test_a_customer_nobody_knows_is_counted_apart() -> None:
    known = judged(row("1", "2026-05-10", ""), row("2", "2026-05-11"))
    assert (known.gross.n, known.unknown) == (1, 1)


def test_what_came_to_nothing_or_began_with_us_is_no_inquiry() -> None:
    ours, wrong = row("1", "2026-05-10"), row("2", "2026-05-11")
    known = judged(
        (replace(ours[0], inbound=False), ours[1]),
        (replace(wrong[0], outcome="no_action"), wrong[1]),
    )
    assert (known.gross.n, known.repeats, known.unknown) == (0, 0, 0)


def test_two_without_a_reason_count_as_one_and_one_beside_a_known_reason_stands_apart() -> None:
    unsure = row("1", "2026-05-10", leaf=None), row("2", "2026-05-12", leaf=None)
    both = judged(*unsure)
    assert (both.gross.hits, both.gross.n, both.repeats) == (0, 1, 1)

    beside = judged(unsure[0], row("2", "2026-05-12"))
    assert (beside.gross.hits, beside.gross.n, beside.repeats) == (2, 2, 0)

    later = judged(unsure[0], row("2", "2026-05-18", leaf=None))
    assert (later.gross.hits, later.gross.n) == (2, 2)


def test_a_case_that_went_on_in_another_is_neither_an_inquiry_nor_a_repeat() -> None:
    chat, mail = row("1", "2026-05-10"), row("2", "2026-05-10", status="merged", leaf=None)
    later = replace(mail[0], created_at=chat[0].created_at + 600_000), mail[1]
    for leaf in (None, "PROD"):
        known = judged(chat, (later[0], replace(later[1], leaf=leaf)))
        assert (known.gross.hits, known.gross.n, known.repeats) == (1, 1, 0)
        assert known.gross.missed == ()
