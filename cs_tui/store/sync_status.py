"""How the log stands against the hub: counts that are always on screen. Read-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection
from cs_tui.store.dealing import OPEN
from cs_tui.store.exchange import UNSENT

_EVENT: Final = "entry.value ->> 'event'"


@dataclass(frozen=True, slots=True)
class Standing:
    """What has not reached the hub, and what needs a person."""

    waiting: int = 0
    oldest_at: Instant | None = None
    """When the first of those that wait was made."""
    refused: int = 0
    void: int = 0
    """Events of this person that had no effect where they stand in the hub's order."""
    conflicts: int = 0
    """Edits of this person that met another's, and wait for a choice."""


def standing(conn: Connection, actor: str) -> Standing:
    """The counts for one person's desk."""
    waiting, first = conn.execute(
        f"SELECT count(*), min(seq) FROM events WHERE {UNSENT}"
    ).fetchone()
    oldest = conn.execute("SELECT at FROM events WHERE seq = ?", (first,)).fetchone()
    (refused,) = conn.execute(
        "SELECT count(*) FROM events WHERE verdict = 'refused' "
        f"AND {OPEN.format(event='events.id')}"
    ).fetchone()
    return Standing(
        waiting=waiting,
        oldest_at=oldest[0] if oldest else None,
        refused=refused,
        void=_own(conn, "void", actor),
        conflicts=_own(conn, "conflicts", actor),
    )


def _own(conn: Connection, part: str, actor: str) -> int:
    (count,) = conn.execute(
        f"SELECT count(*) FROM docs, json_each(docs.doc, '$.{part}') AS entry "
        f"WHERE docs.{part} > 0 AND entry.value ->> 'actor' = ? "
        f"AND {OPEN.format(event=_EVENT)}",
        (actor,),
    ).fetchone()
    return int(count)
