"""Solved at the first contact: by what customers did afterwards, not by what agents ticked.

A further contact about the same reason within the window shows that the first one solved nothing
(DOMAIN D2.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.figures import Figure, share
from cs_tui.core.metrics.proportions import Share
from cs_tui.core.one_customer import root_of
from cs_tui.core.policy import Taxonomy

WINDOW_DAYS: Final = 7
WINDOW_MS: Final = WINDOW_DAYS * 24 * 3_600_000
PERIOD_DAYS: Final = 30
"""So many days are judged together: a single day has too few whose window is over."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A contact that a customer began, as first-contact resolution sees it."""

    contact: str
    customer: str
    leaf: str | None
    """The reason. Without one nobody can tell: two such inquiries count as about the same, so that
    the figure never flatters; one with and one without a leaf are apart."""
    at: int
    resolved: bool
    solvable: bool
    """Whether the first level can solve this reason at all."""
    case: str = ""
    counted: bool = True
    """Whether it is judged; the others only show who came before and who came again."""


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
    eligible: tuple[Inquiry, ...]
    """The first contacts that are judged."""
    solved: tuple[Inquiry, ...]
    """Those of them that count as solved at first contact."""


@dataclass(frozen=True, slots=True)
class FirstContacts:
    """First-contact resolution over the shift days from `first` to `last`."""

    first: str
    last: str
    gross: Figure
    net: Figure
    repeats: int
    """Contacts about a reason somebody had already come for."""
    censored: int
    """Too young: a repeat may still come."""
    unknown: int
    """Of customers we do not know, so that nobody could tell whether they came again."""


def days_to_judge(last: str) -> tuple[str, str]:
    """The first and the last shift day whose rows `first_contacts` needs for a period's last day.

    They begin a window before it, to tell who had come already, and end a window after it.
    """
    day, window = date.fromisoformat(last), timedelta(days=WINDOW_DAYS)
    return (_begin(day) - window).isoformat(), (day + window).isoformat()


def of_one_customer(cases: Iterable[CaseFacts], merged: Mapping[str, str]) -> tuple[CaseFacts, ...]:
    """The rows, each under the record its customer goes on in; `merged` names the next one of every
    record that was given up."""

    def into(record: str) -> str:
        return merged.get(record, "")

    return tuple(
        replace(one, customer_id=root_of(one.customer_id, into))
        if one.customer_id in merged
        else one
        for one in cases
    )


def first_contacts(
    contacts: Iterable[ContactFacts],
    cases: Iterable[CaseFacts],
    taxonomy: Taxonomy,
    last: str,
    now: int,
) -> FirstContacts:
    """How many problems of the 30 days to `last` were solved at the first contact, as of `now`.

    An inquiry is a contact that the customer began and that came to a conversation about a case.
    It is solved when its case is, without having been escalated. A leaf the taxonomy no longer has
    counts as solvable. A case that was merged goes on in another: its contacts are no new inquiry,
    no repeat and no failure, and the other case is judged. Cases of one customer must stand under
    one record: `of_one_customer`.
    """
    first = _begin(date.fromisoformat(last)).isoformat()
    known = {one.case: one for one in cases}
    inquiries = [
        _inquiry(one, known[one.case], taxonomy, counted=first <= one.day <= last)
        for one in contacts
        if one.case in known
        and known[one.case].status != "merged"
        and one.inbound
        and one.outcome in ("handled", "open")
    ]
    judged = first_contact_resolution((one for one in inquiries if one.customer), now)
    solved = {one.contact for one in judged.solved}
    missed = [one for one in judged.eligible if one.contact not in solved]
    return FirstContacts(
        first,
        last,
        gross=share(
            "fcr_gross",
            judged.gross,
            [one.case for one in judged.eligible],
            [one.case for one in missed],
        ),
        net=share(
            "fcr_net",
            judged.net,
            [one.case for one in judged.eligible if one.solvable],
            [one.case for one in missed if one.solvable],
        ),
        repeats=judged.repeats,
        censored=judged.censored,
        unknown=sum(one.counted and not one.customer for one in inquiries),
    )


def _begin(last: date) -> date:
    return last - timedelta(days=PERIOD_DAYS - 1)


def _inquiry(
    contact: ContactFacts, case: CaseFacts, taxonomy: Taxonomy, *, counted: bool
) -> Inquiry:
    leaf = taxonomy.find(case.leaf) if case.leaf else None
    return Inquiry(
        contact.contact,
        case.customer_id,
        case.leaf,
        contact.created_at,
        resolved=case.status in ("resolved", "closed") and not case.escalated,
        solvable=leaf is None or leaf.fcr,
        case=case.case,
        counted=counted,
    )


def first_contact_resolution(
    inquiries: Iterable[Inquiry], now: int, window_ms: int = WINDOW_MS
) -> FirstContactResolution:
    """How many first contacts were resolved without a repeat in the window.

    Contacts that we began (outbound) are no inquiries and must not be passed.
    """
    repeats, first, never_repeated = 0, list[Inquiry](), set[str]()
    for same in _about_the_same(inquiries):
        for place, one in enumerate(same):
            # In the order of time, those beside it are the nearest before and after.
            if place and one.at - same[place - 1].at <= window_ms:
                repeats += one.counted
                continue
            if one.counted:
                first.append(one)
            if place + 1 == len(same) or same[place + 1].at - one.at > window_ms:
                never_repeated.add(one.contact)
    first.sort(key=_in_time)
    eligible = tuple(one for one in first if now - one.at >= window_ms)
    solved = tuple(one for one in eligible if one.resolved and one.contact in never_repeated)
    return FirstContactResolution(
        gross=Share(len(solved), len(eligible)),
        net=Share(sum(one.solvable for one in solved), sum(one.solvable for one in eligible)),
        censored=len(first) - len(eligible),
        repeats=repeats,
        eligible=eligible,
        solved=solved,
    )


def _about_the_same(inquiries: Iterable[Inquiry]) -> Iterable[list[Inquiry]]:
    """The inquiries of each customer about each reason, on whatever channel, oldest first."""
    groups: dict[tuple[str, str | None], list[Inquiry]] = {}
    for one in sorted(inquiries, key=_in_time):
        groups.setdefault((one.customer, one.leaf), []).append(one)
    return groups.values()


def _in_time(one: Inquiry) -> tuple[int, str]:
    return one.at, one.contact
