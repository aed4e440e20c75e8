"""Solved at the first contact, by what customers did afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from hypothesis import given
from hypothesis import strategies as st

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


def by_every_pair(inquiries: list[Inquiry], now: int) -> tuple[Share, Share, int, int, set[str]]:
    """The definition, word by word: each inquiry beside each other one of its customer."""
    window = 7 * DAY

    def again(later: Inquiry, earlier: Inquiry) -> bool:
        order = (earlier.at, earlier.contact) < (later.at, later.contact)
        same = (earlier.customer, earlier.leaf) == (later.customer, later.leaf)
        return order and same and later.at - earlier.at <= window

    first = [one for one in inquiries if not any(again(one, other) for other in inquiries)]
    counted = [one for one in first if one.counted]
    old = [one for one in counted if now - one.at >= window]
    solved = [one for one in old if one.resolved and not any(again(two, one) for two in inquiries)]
    return (
        Share(len(solved), len(old)),
        Share(sum(one.solvable for one in solved), sum(one.solvable for one in old)),
        len(counted) - len(old),
        sum(one.counted for one in inquiries) - len(counted),
        {one.contact for one in solved},
    )


SOME = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["X", "W", None]),
        st.integers(0, 30 * 24).map(lambda hour: hour * 3_600_000),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    max_size=30,
)


@given(SOME)
def test_what_stands_beside_each_other_in_time_tells_as_much_as_every_pair(
    told: list[tuple[str, str | None, int, bool, bool, bool]],
) -> None:
    inquiries = [
        Inquiry(f"c{n}", customer, leaf, at, resolved, solvable, counted=counted)
        for n, (customer, leaf, at, resolved, solvable, counted) in enumerate(told)
    ]
    fcr = first_contact_resolution(inquiries, now=30 * DAY)
    solved = {one.contact for one in fcr.solved}
    assert (fcr.gross, fcr.net, fcr.censored, fcr.repeats, solved) == by_every_pair(
        inquiries, now=30 * DAY
    )


class Watched(int):
    """An instant that counts how often it is compared with another."""

    looks: ClassVar[int] = 0

    def __sub__(self, other: int) -> int:
        Watched.looks += 1
        return int(self) - int(other)


def test_a_customer_who_comes_very_often_is_compared_with_the_nearest_alone() -> None:
    often = [replace(inquiry(f"c{n}", "A", "X", 0), at=Watched(n * DAY * 8)) for n in range(500)]
    Watched.looks = 0
    assert first_contact_resolution(often, now=5_000 * DAY).gross == Share(500, 500)
    assert Watched.looks <= 3 * len(often)
