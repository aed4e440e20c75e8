"""Solved at the first contact: by what customers did afterwards, not by what agents ticked.

A further contact about the same reason within the window shows that the first one solved nothing
(DOMAIN D2.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cs_tui.core.metrics.proportions import Share

WINDOW_MS = 7 * 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A contact that a customer began, as first-contact resolution sees it."""

    contact: str
    customer: str
    stage: str
    """Level 1 of the taxonomy, compared where a leaf is missing."""
    leaf: str | None
    at: int
    resolved: bool
    solvable: bool
    """Whether the first level can solve this reason at all."""


@dataclass(frozen=True, slots=True)
class FirstContactResolution:
    """First-contact resolution against both denominators, and what was left out of them."""

    gross: Share
    """Of all eligible first contacts."""
    net: Share
    """Of those the first level could solve."""
    censored: int
    """Too young: a repeat may still come."""
    repeats: int
    solved: tuple[str, ...]
    """The contacts that count as solved at first contact."""


def first_contact_resolution(
    inquiries: Iterable[Inquiry], now: int, window_ms: int = WINDOW_MS
) -> FirstContactResolution:
    """How many first contacts were resolved without a repeat in the window.

    Contacts that we began (outbound) are no inquiries and must not be passed.
    """
    repeats, first, never_repeated = 0, list[Inquiry](), set[str]()
    for theirs in _by_customer(inquiries):
        for place, one in enumerate(theirs):
            if any(_repeats(one, earlier, window_ms) for earlier in theirs[:place]):
                repeats += 1
                continue
            first.append(one)
            if not any(_repeats(later, one, window_ms) for later in theirs[place + 1 :]):
                never_repeated.add(one.contact)
    eligible = [one for one in first if now - one.at >= window_ms]
    solved = [one for one in eligible if one.resolved and one.contact in never_repeated]
    return FirstContactResolution(
        gross=Share(len(solved), len(eligible)),
        net=Share(sum(one.solvable for one in solved), sum(one.solvable for one in eligible)),
        censored=len(first) - len(eligible),
        repeats=repeats,
        solved=tuple(one.contact for one in solved),
    )


def _by_customer(inquiries: Iterable[Inquiry]) -> Iterable[list[Inquiry]]:
    """The inquiries of each customer, oldest first."""
    groups: dict[str, list[Inquiry]] = {}
    for one in sorted(inquiries, key=lambda inquiry: (inquiry.at, inquiry.contact)):
        groups.setdefault(one.customer, []).append(one)
    return groups.values()


def _repeats(later: Inquiry, earlier: Inquiry, window_ms: int) -> bool:
    """Whether the same customer came again for the same reason, on whatever channel."""
    if later.leaf is None or earlier.leaf is None:
        same_reason = later.stage == earlier.stage
    else:
        same_reason = later.leaf == earlier.leaf
    return same_reason and later.at - earlier.at <= window_ms
