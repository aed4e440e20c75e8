"""How long a case is kept after it is over: archived after a while, erased when its class says so.

Archived is nothing that happens: it follows from when the case was over and from the shop's rule.
To be erased is an event like any other erasure (`core/erasing.py`), with `expired` as its reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from cs_tui.core.case import Case
from cs_tui.core.complaint_state import NATURE
from cs_tui.core.customer import Record, WhyErased
from cs_tui.core.policy.archive import DAY_MS, Archive, Kept
from cs_tui.core.ports import Instant

EXPIRED: Final[WhyErased] = "expired"

RAN: Final = "archive_ran"
"""Under this name hub and desk keep when they last carried the rule out, as `Ran` is written."""


class Ran(NamedTuple):
    """When the rule was last carried out."""

    day: str
    at: Instant
    erased: int
    """So many cases on that shift day."""

    @classmethod
    def read(cls, text: str | None) -> Ran | None:
        """As it was written; None where it never was carried out."""
        said = (text or "").split()
        return cls(said[0], int(said[1]), int(said[2])) if len(said) == 3 else None

    @property
    def written(self) -> str:
        """As `read` understands it."""
        return " ".join(map(str, self))

    @classmethod
    def after(cls, before: Ran | None, day: str, at: Instant, erased: int) -> Ran:
        """Carried out once more: what was erased on one day adds up."""
        same = before is not None and before.day == day
        return cls(day, at, erased + (before.erased if before is not None and same else 0))


def kept_as(case: Case) -> str:
    """The nature by which a case is kept; empty where nobody named one.

    Once somebody complained in it, it is a complaint for good, whatever it is called later.
    """
    return NATURE if case.complaint is not None else case.classification.nature or ""


def archived_until(archive: Archive, now: Instant) -> Instant:
    """What was over by then counts as archived."""
    return now - archive.after_days * DAY_MS


def archived(archive: Archive, closed_at: Instant | None, now: Instant) -> bool:
    """Whether a case that was over at this instant counts as archived now."""
    return closed_at is not None and closed_at <= archived_until(archive, now)


def due_until(kept: Kept, now: Instant) -> Instant | None:
    """What was over by then has been kept as long as its class says; None: it is kept for good."""
    return None if kept.keep_days is None else now - kept.keep_days * DAY_MS


def is_due(archive: Archive, case: Case, now: Instant) -> bool:
    """Whether a case has been kept as long as its class says, and nothing is owed on it."""
    kept = archive.of(kept_as(case), case.classification.leaf)
    until = None if kept is None else due_until(kept, now)
    if until is None or case.closed_at is None or case.closed_at > until:
        return False
    return case.erased_at is None and case.status.final and not case.newer and not owes(case)


def owes(case: Case) -> bool:
    """Whether a case that is over must be left: somebody holds it, or a promise, a follow-up or a
    complaint is still open on it."""
    return case.held is not None or (
        any(one.open for one in case.promises)
        or any(one.open for one in case.followups)
        or (case.complaint is not None and case.complaint.open)
    )


def others(case: Case) -> tuple[str, ...]:
    """The cases this one names: while one of them is not over, it is kept."""
    named = (case.merged_into, case.linked, *(tie.case for tie in case.ties))
    return tuple(dict.fromkeys(one for one in named if one))


def last_of(records: Iterable[Record], cases: Iterable[Case], going: Collection[str]) -> bool:
    """Whether the records of a customer go with these of their cases, `going` by their ids: no
    case of theirs is left, and nobody added to a record since the last of them was over."""
    ended = [case.closed_at or 0 for case in cases if case.id in going]
    if any(case.erased_at is None and case.id not in going for case in cases):
        return False
    return all(record.updated_at <= max(ended, default=0) + DAY_MS for record in records)


def outlived(
    archive: Archive, records: Iterable[Record], cases: Sequence[Case], now: Instant
) -> bool:
    """Whether the records of a customer go that stayed when the last of their cases went: nobody
    has added to one of them for as long as that case was kept."""
    ended = [case for case in cases if case.closed_at is not None]
    if not ended or any(case.erased_at is None for case in cases):
        return False
    last = max(ended, key=lambda case: case.closed_at or 0)
    kept = archive.of(kept_as(last), last.classification.leaf)
    until = None if kept is None else due_until(kept, now)
    return until is not None and all(record.updated_at <= until for record in records)
