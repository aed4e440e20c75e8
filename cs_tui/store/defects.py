"""Reported defects, the open ones first, then the latest."""

from __future__ import annotations

from typing import Final

from cs_tui.core.defect import Defect
from cs_tui.sqlite import Connection
from cs_tui.store import profile

FIRST_NUMBER: Final = 101
MOST: Final = 200
_ALL: Final = (
    "SELECT doc FROM docs WHERE stream > 'defect/' AND stream < 'defect0' "
    "AND (?1 = '' OR doc ->> 'by' = ?1) "
    "ORDER BY doc ->> 'standing' NOT IN ('open', 'planned'), doc ->> 'at' DESC LIMIT ?2"
)


def listed(conn: Connection, by: str = "", *, most: int = MOST) -> tuple[Defect, ...]:
    """The defects one person reported; of everybody when none is named."""
    return tuple(Defect.model_validate_json(row[0]) for row in conn.execute(_ALL, (by, most)))


def next_number(conn: Connection) -> str:
    """The next number people can say, `K-101` first. Called inside the act's transaction.

    A desk of a hub has its device's prefix in it, so that two offline desks never say the same.
    """
    count = int(profile.get(conn, "last_defect", str(FIRST_NUMBER - 1))) + 1
    profile.put(conn, "last_defect", str(count))
    prefix = profile.get(conn, "prefix", "A")
    return f"K-{count}" if prefix == "A" else f"K-{prefix}{count}"
