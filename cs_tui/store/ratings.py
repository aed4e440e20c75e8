"""Customers who were asked to rate by voice and whose answer nobody has entered yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.core.survey import DAY_MS
from cs_tui.sqlite import Connection
from cs_tui.store.board import MOST_ROWS

ASKED: Final = """
SELECT cases.id, number, name, phone, subject, survey_at
FROM cases JOIN docs ON docs.stream = 'case/' || cases.id
WHERE survey_at >= ? AND coalesce(docs.doc ->> '$.survey.from_at', survey_at) >= ?
AND coalesce(docs.doc ->> '$.survey.from_at', 0) <= ? AND docs.doc ->> '$.survey.agent' = ?
AND docs.doc ->> '$.survey.channel' = 'phone' AND docs.doc ->> '$.survey.score' IS NULL
ORDER BY survey_at DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One customer who was asked."""

    case: str
    number: str
    name: str
    phone: str
    subject: str
    at: Instant


def asked(
    conn: Connection, agent: str, since: Instant, now: Instant, *, most: int = MOST_ROWS
) -> tuple[Asked, ...]:
    """Whom this person's calls made the rule ask since then and by now, the latest first."""
    return tuple(
        Asked(*row) for row in conn.execute(ASKED, (since - DAY_MS, since, now, agent, most))
    )
