"""What a person owes by a time, read from the projected documents: one row a thing owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import TypeAdapter

from cs_tui.core.complaint_state import Complaint
from cs_tui.core.followup import FollowUp
from cs_tui.core.ports import Instant
from cs_tui.core.promise import Promise
from cs_tui.core.survey import LOW
from cs_tui.sqlite import Connection, Row
from cs_tui.store.board import MOST_ROWS

Sort = Literal["promise", "followup", "complaint", "scheduled"]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing owed on a case by a time, and what the case is."""

    case: str
    number: str
    status: str
    channel: str
    name: str
    phone: str
    subject: str
    owner: str | None
    sort: Sort
    id: str
    """The promise or follow-up; empty for a complaint and a scheduled act: a case has one."""
    what: str
    form: str
    """Form of a promise, plan of a follow-up, next step of a complaint."""
    due_at: Instant
    due_confirmed: bool = True
    made_by: str = ""
    made_at: Instant | None = None
    tries: int = 0
    most: int = 0
    weight: str = ""


Head = dict[str, Any]
"""What the case is."""

_HEAD: Final = ("case", "number", "status", "channel", "name", "phone", "subject", "owner")
_PROMISES: Final = TypeAdapter(tuple[Promise, ...])
_FOLLOWUPS: Final = TypeAdapter(tuple[FollowUp, ...])

_SELECT: Final = """
SELECT cases.id, cases.number, cases.status, cases.channel, cases.name, cases.phone,
    cases.subject, cases.owner, docs.doc -> '$.promises', docs.doc -> '$.followups',
    docs.doc -> '$.complaint', docs.doc ->> '$.scheduled_at'
FROM cases JOIN docs ON docs.stream = 'case/' || cases.id
"""
_MINE: Final = f"{_SELECT} WHERE owed_at IS NOT NULL AND cases.owner = ? ORDER BY owed_at LIMIT ?"
_SILENT: Final = f"{_SELECT} WHERE complaint_at < ? ORDER BY complaint_at LIMIT ?"
_LOW: Final = f"""
{_SELECT} WHERE survey_at IS NOT NULL AND owed_at IS NOT NULL
AND docs.doc ->> '$.survey.score' <= {LOW} ORDER BY owed_at LIMIT ?
"""
_ASKED: Final = """
SELECT max(survey_at) FROM cases
WHERE phone = ? AND phone <> '' AND survey_at IS NOT NULL AND id <> ?
"""


def due(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> tuple[Due, ...]:
    """Everything owed on the cases of a person, the earliest due first."""
    rows = conn.execute(_MINE, (actor, most)).fetchall()
    return _in_order(one for row in rows for one in _of(row))


def silent(conn: Connection, now: Instant, *, most: int = MOST_ROWS) -> tuple[Due, ...]:
    """Complaints, whoever owns them, of which the customer heard nothing in time."""
    rows = conn.execute(_SILENT, (now, most)).fetchall()
    return _in_order(
        one
        for row in rows
        if Complaint.model_validate_json(row[len(_HEAD) + 2]).silent(now)
        for one in _of(row)
        if one.sort == "complaint"
    )


def low_rated(conn: Connection, *, most: int = MOST_ROWS) -> tuple[Due, ...]:
    """Low ratings, whoever owns the case, of which nobody has asked why yet."""
    rows = conn.execute(_LOW, (most,)).fetchall()
    return _in_order(one for row in rows for one in _of(row) if one.form == "rating")


def last_asked(conn: Connection, phone: str, but: str) -> Instant | None:
    """When the customer with this number was last asked to rate, on any case but this one."""
    (asked,) = conn.execute(_ASKED, (phone, but)).fetchone()
    return None if asked is None else int(asked)


def _in_order(found: Iterator[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda one: (one.due_at, one.number, one.id)))


def _of(row: Row) -> Iterator[Due]:
    """Everything owed on one case."""
    case: Head = dict(zip(_HEAD, row, strict=False))
    promises, followups, complaint, scheduled_at = row[len(_HEAD) :]
    for promise in _PROMISES.validate_json(promises):
        if promise.open:
            yield _promise(case, promise)
    for followup in _FOLLOWUPS.validate_json(followups):
        if followup.open:
            yield _followup(case, followup)
    if complaint not in (None, "null"):
        yield from _complaint(case, Complaint.model_validate_json(complaint))
    if case["status"] == "scheduled" and scheduled_at is not None:
        yield Due(**case, sort="scheduled", id="", what="", form="", due_at=scheduled_at)


def _promise(case: Head, one: Promise) -> Due:
    return Due(
        **case,
        sort="promise",
        id=one.id,
        what=one.what,
        form=one.form,
        due_at=one.due_at,
        due_confirmed=one.due_confirmed,
        made_by=one.made_by,
        made_at=one.made_at,
    )


def _followup(case: Head, one: FollowUp) -> Due:
    return Due(
        **case,
        sort="followup",
        id=one.id,
        what=one.what,
        form=one.plan,
        due_at=one.due_at,
        due_confirmed=one.due_confirmed,
        made_by=one.made_by,
        made_at=one.made_at,
        tries=one.tries,
        most=one.most,
    )


def _complaint(case: Head, one: Complaint) -> Iterator[Due]:
    if one.due_at is not None:
        yield Due(
            **case,
            sort="complaint",
            id="",
            what=one.demand,
            form=one.next or "",
            due_at=one.due_at,
            due_confirmed=one.due_confirmed,
            made_by=one.opened_by,
            made_at=one.opened_at,
            weight=one.weight,
        )
