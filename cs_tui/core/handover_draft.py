"""The handover drafts itself: what the timeline knows of each case that must be in it."""

from __future__ import annotations

from typing import Final, Literal

from cs_tui.core.case import Case, Status
from cs_tui.core.classification import UPSET
from cs_tui.core.handover_state import Item, Severity
from cs_tui.core.ports import Instant
from cs_tui.core.rows import answer_due
from cs_tui.core.text import one_line, shorten

Duty = Literal["promise", "complaint", "waiting", "claimed"]
"""Why a case must be handed over or left out explicitly (DOMAIN D4.8)."""

COMPLAINT: Final = "complaint"
MOST_URGENT: Final = 1
_LINE: Final = 120
"""Cells of the one line that says where a case stands."""


def duties(case: Case, *, long_waiting: bool) -> tuple[Duty, ...]:
    """Why this case must be in the handover of its owner; nothing when it need not.

    `long_waiting`: it has been pending for more than one business day.
    """
    found: list[Duty] = []
    if any(promise.open for promise in case.promises):
        found.append("promise")
    if not case.status.over:
        if case.classification.nature == COMPLAINT:
            found.append("complaint")
        if long_waiting:
            found.append("waiting")
        found.append("claimed")
    return tuple(found)


def drafted(case: Case, now: Instant, *, long_waiting: bool) -> Item:
    """What the timeline already says; nobody has written it yet."""
    owed = min((one for one in case.promises if one.open), key=lambda p: p.due_at, default=None)
    note, mood = case.note, case.classification.emotion
    pending = case.status in (Status.WAITING_CUSTOMER, Status.WAITING_INTERNAL)
    due_at = owed.due_at if owed else answer_due(case)
    return Item(
        case=case.id,
        number=case.number,
        severity=_severity(case, now, long_waiting=long_waiting),
        state=shorten(note.issue or case.subject, _LINE),
        mood=mood if UPSET.get(mood) else "",
        facts=one_line(note.done),
        promise=one_line(owed.what) if owed else "",
        promise_due_at=owed.due_at if owed else None,
        waiting_for=case.waiting_for if pending else "",
        waiting_since=case.waiting_since if pending else None,
        next=one_line(note.next or (owed.what if owed else "")),
        next_due_at=due_at if due_at is None or due_at > now else now,
    )


def _severity(case: Case, now: Instant, *, long_waiting: bool) -> Severity:
    open_ = [promise for promise in case.promises if promise.open]
    late = any(promise.due_at <= now for promise in open_)
    if case.priority == MOST_URGENT or late:
        return "urgent"
    complaint = case.classification.nature == COMPLAINT
    return "watch" if open_ or complaint or long_waiting else "stable"
