"""Passed on and accepted, but no word since: whoever passed it on stays answerable to the customer.

A word is what moves the matter on: a message to the customer, a note, a promise made or kept, an
option offered or carried out. That somebody looked at the case is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cs_tui.core.ports import Instant

if TYPE_CHECKING:
    from cs_tui.core.calendar import WorkCalendar
    from cs_tui.core.case import Case


def word_at(case: Case) -> Instant | None:
    """When the last word came of a case that somebody took over, their taking it included.

    None where nobody has taken it over, while it is offered on, while the customer has the word,
    and once it is over or answered.
    """
    latest = case.offers[-1] if case.offers else None
    if latest is None or case.status.over or latest.standing != "accepted":
        return None
    if case.waits_since is not None:
        return None
    taken = latest.taken_at or latest.at
    return max((taken, *(at for at in _words(case) if at > taken)))


def word_due(since: Instant, limit_ms: int, calendar: WorkCalendar) -> Instant:
    """By when the next word is due after one; `limit_ms` is business time."""
    return calendar.add(since, limit_ms).at


def _words(case: Case) -> Iterator[Instant]:
    yield from (said.at for said in case.messages if said.side == "agent" and said.human)
    yield from (one.made_at for one in case.promises)
    yield from (one.kept_at for one in case.promises if one.kept_at is not None)
    yield from (one.at for one in case.solutions)
    yield from (one.done_at for one in case.solutions if one.done_at is not None)
    if case.noted_at is not None:
        yield case.noted_at
    # The customer had the word until then.
    yield from (until for _, until in case.paused)
