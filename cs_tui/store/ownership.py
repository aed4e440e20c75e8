"""Whose case it is, where that is in doubt: two people on one thing, and a holder who is away."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from cs_tui.sqlite import Connection
from cs_tui.store.floor import COLUMNS, MOST, Breach


@dataclass(frozen=True, slots=True)
class Twice:
    """An open case about what another person works on in another one."""

    case: str
    number: str
    owner: str
    channel: str
    name: str
    phone: str
    subject: str
    other: str
    """The number of the other case, the older of the two."""
    other_owner: str


_LEFT: Final = f"""
SELECT id, {COLUMNS}, 'answer', due_at FROM cases INDEXED BY cases_due
WHERE due_at IS NOT NULL AND over = 0 AND owner IS NOT NULL
    AND owner NOT IN (SELECT value FROM json_each(?)) ORDER BY due_at LIMIT ?
"""
_SAME_LEAF: Final = """
SELECT one.id, other.id FROM cases AS one INDEXED BY cases_twice
JOIN cases AS other INDEXED BY cases_twice
    ON other.customer_id = one.customer_id AND other.leaf = one.leaf AND other.owner <> one.owner
WHERE one.over = 0 AND one.owner IS NOT NULL AND one.customer_id <> '' AND one.leaf IS NOT NULL
    AND other.over = 0 AND other.owner IS NOT NULL AND other.customer_id <> ''
    AND other.leaf IS NOT NULL AND (other.opened_at, other.id) < (one.opened_at, one.id)
"""
_SAME_ORDER: Final = """
SELECT one.id, other.id FROM cases AS one INDEXED BY cases_order
JOIN cases AS other INDEXED BY cases_order ON other.order_no = one.order_no
WHERE one.order_no <> '' AND one.over = 0 AND other.order_no <> '' AND other.over = 0
    AND other.owner <> one.owner AND (other.opened_at, other.id) < (one.opened_at, one.id)
"""
_TWICE: Final = f"""
WITH pair(newer, older) AS ({_SAME_LEAF} UNION {_SAME_ORDER})
SELECT one.id, one.number, one.owner, one.channel, one.name, one.phone, one.subject,
    other.number, other.owner
FROM pair
JOIN cases AS one ON one.id = pair.newer JOIN cases AS other ON other.id = pair.older
ORDER BY one.opened_at DESC, one.id DESC, other.opened_at DESC LIMIT ?
"""


def left(conn: Connection, on_duty: Collection[str], *, most: int = MOST) -> tuple[Breach, ...]:
    """The cases that owe an answer and are held by somebody who is not `on_duty`, by due time."""
    rows = conn.execute(_LEFT, (json.dumps(sorted(on_duty)), most))
    return tuple(Breach(*row) for row in rows)


def twice(conn: Connection, *, most: int = MOST) -> tuple[Twice, ...]:
    """The pairs of open cases that are probably one thing in the hands of two people.

    One thing is the same order, or the same category of the same customer. The newest first, each
    once, with the newest of the older ones.
    """
    found: dict[str, Twice] = {}
    for row in conn.execute(_TWICE, (most,)):
        found.setdefault(row[0], Twice(*row))
    return tuple(found.values())
