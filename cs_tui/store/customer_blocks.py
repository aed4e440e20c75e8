"""What a customer bought from us and how they behave, as far as their cases tell.

Read from the cases each time and kept nowhere: what is erased from a case is gone from here too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection

MOST_CASES: Final = 200
"""So many of their cases are looked at, the latest first."""
MOST_SCORES: Final = 3

_CASES: Final = """
SELECT cases.id, number, order_no, opened_at,
    coalesce(doc ->> '$.classification.nature', ''),
    doc ->> '$.complaint.opened_at' IS NOT NULL AND doc ->> '$.complaint.withdrawn_at' IS NULL,
    doc -> '$.contacts', doc ->> '$.survey.score', doc ->> '$.survey.answered_at'
FROM cases JOIN docs ON docs.stream = 'case/' || cases.id
WHERE customer_id <> '' AND customer_id IN ({marks})
ORDER BY opened_at DESC, cases.id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Order:
    """One order they came about: its number, the first case that named it, and when that began."""

    order_no: str
    case: str
    number: str
    at: Instant


@dataclass(frozen=True, slots=True)
class Score:
    """One rating they gave."""

    score: int
    number: str
    at: Instant


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How they come to us."""

    channels: tuple[tuple[str, int], ...] = ()
    """Contacts they began, by channel, the commonest first."""
    natures: tuple[tuple[str, int], ...] = ()
    """The same contacts by the nature of their case; those not filed yet are left out."""
    complaints: int = 0
    scores: tuple[Score, ...] = ()
    """The last ratings, the latest first."""

    @property
    def contacts(self) -> int:
        """How often they got in touch."""
        return sum(n for _, n in self.channels)


def blocks(conn: Connection, records: Sequence[str]) -> tuple[tuple[Order, ...], Behaviour]:
    """The orders, the latest first, and the behaviour of the customer of these records."""
    marks = ",".join("?" * len(records))
    rows = conn.execute(_CASES.format(marks=marks), (*records, MOST_CASES)).fetchall()
    orders: dict[str, Order] = {}
    channels: Counter[str] = Counter()
    natures: Counter[str] = Counter()
    scores: list[Score] = []
    complaints = 0
    for case, number, order_no, at, nature, complained, contacts, score, rated_at in rows:
        if order_no:
            # The rows go back in time, so the last one to name it was the first.
            orders[order_no] = Order(order_no, case, number, at)
        came = _came(contacts)
        channels.update(came)
        if nature:
            natures[nature] += len(came)
        complaints += bool(complained)
        if score is not None:
            scores.append(Score(int(score), number, int(rated_at or at)))
    scores.sort(key=lambda one: -one.at)
    found = Behaviour(_ranked(channels), _ranked(natures), complaints, tuple(scores[:MOST_SCORES]))
    return tuple(sorted(orders.values(), key=lambda one: (-one.at, one.order_no))), found


def _came(contacts: str) -> list[str]:
    """The channels of the contacts the customer began."""
    found: list[dict[str, Any]] = json.loads(contacts)
    return [one["channel"] for one in found if one["inbound"]]


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((one, n) for one, n in counted.items() if n), key=lambda x: (-x[1], x[0])))
