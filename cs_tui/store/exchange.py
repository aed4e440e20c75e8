"""What sync does to the log: the unsent tail, the verdicts about it, and what others did."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cs_tui.core.events import Sealed
from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection, tx
from cs_tui.store import profile, projection
from cs_tui.texts import Words

PRIVATE = "private/"
"""Streams under this name never leave the machine."""

UNSENT = "server_seq IS NULL AND verdict IS NULL AND stream NOT LIKE 'private/%'"
_COLUMNS = "id, stream, kind, v, act, actor, at, skew_ms, fact, personal"


@dataclass(frozen=True, slots=True)
class Arrived:
    """An event with its place in the hub's order."""

    sealed: Sealed
    server_seq: int
    received_at: Instant


@dataclass(frozen=True, slots=True)
class Accepted:
    """The hub has the event, for the first time or again."""

    id: str
    server_seq: int
    received_at: Instant


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """The hub will not take the event; it waits on the list of refused ones for a person."""

    id: str
    reason: Words
    field: str = ""


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where this terminal stands with its hub."""

    server_id: str
    epoch: int
    cursor: int
    skew_ms: int | None
    last_contact_at: Instant | None


class Exchange:
    """The sync side of the log, on the writing connection."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def unsent(self, most: int, most_bytes: int) -> list[Sealed]:
        """The head of the unsent tail, in the order it was made; at least one event if any."""
        found: list[Sealed] = []
        size = 0
        for row in self._conn.execute(
            f"SELECT {_COLUMNS} FROM events WHERE {UNSENT} ORDER BY seq LIMIT ?", (most,)
        ):
            sealed = Sealed(*row)
            size += len(sealed.fact) + len(sealed.personal or b"")
            if found and size > most_bytes:
                break
            found.append(sealed)
        return found

    def settle(self, verdicts: Sequence[Accepted | TurnedDown]) -> set[str]:
        """Stores what the hub said about our events; the streams that now read otherwise."""
        changed: set[str] = set()
        with tx(self._conn):
            for verdict in verdicts:
                if isinstance(verdict, Accepted):
                    self._confirm(verdict)
                else:
                    changed |= self._turn_down(verdict)
            for verdict in verdicts:
                changed |= self._moved(verdict.id)
            for stream in changed:
                projection.refold(self._conn, stream)
        return changed

    def apply(
        self, arrived: Sequence[Arrived], *, removed: Iterable[str] = (), cursor: int | None = None
    ) -> set[str]:
        """Stores what others did, idempotent by id; the streams that changed.

        `cursor` is saved with it: only the last part of a page carries one.
        """
        with tx(self._conn):
            changed = {one.sealed.stream for one in arrived if self._arrive(one)}
            for stream in removed:
                self._drop(stream)
                changed.add(stream)
            for stream in changed:
                projection.refold(self._conn, stream)
            if cursor is not None:
                profile.put(self._conn, "cursor", str(cursor))
        return changed

    def state(self) -> SyncState:
        """Where we stand with the hub."""
        skew = profile.get(self._conn, "skew_ms")
        contact = profile.get(self._conn, "last_contact_at")
        return SyncState(
            server_id=profile.get(self._conn, "server_id"),
            epoch=int(profile.get(self._conn, "epoch", "0")),
            cursor=int(profile.get(self._conn, "cursor", "0")),
            skew_ms=int(skew) if skew else None,
            last_contact_at=int(contact) if contact else None,
        )

    def remember(self, **values: object) -> None:
        """Keeps parts of the sync state: server_id, epoch, cursor, skew_ms, last_contact_at."""
        with tx(self._conn):
            for key, value in values.items():
                profile.put(self._conn, key, str(value))

    def forget_order(self) -> None:
        """The hub was restored from a backup: everything is sent again, order comes anew."""
        with tx(self._conn):
            self._conn.execute(
                "UPDATE events SET server_seq = NULL, received_at = NULL WHERE verdict IS NULL"
            )
            profile.put(self._conn, "cursor", "0")

    def ids_of_day(self, actor: str, since: Instant) -> list[str]:
        """The ids of everything `actor` did since an instant: for the check against the hub."""
        rows = self._conn.execute(
            "SELECT id FROM events WHERE actor = ? AND at >= ? AND verdict IS NOT 'refused' "
            "AND stream NOT LIKE 'private/%' ORDER BY seq",
            (actor, since),
        )
        return [row[0] for row in rows]

    def _confirm(self, verdict: Accepted) -> None:
        self._conn.execute(
            "UPDATE events SET server_seq = ?, received_at = ?, verdict = NULL, problem = NULL "
            "WHERE id = ?",
            (verdict.server_seq, verdict.received_at, verdict.id),
        )

    def _turn_down(self, verdict: TurnedDown) -> set[str]:
        problem = {"zh": verdict.reason.zh, "en": verdict.reason.en, "field": verdict.field}
        rows = self._conn.execute(
            "UPDATE events SET verdict = 'refused', problem = ? "
            "WHERE id = ? AND server_seq IS NULL RETURNING stream",
            (json.dumps(problem, ensure_ascii=False), verdict.id),
        ).fetchall()
        return {row[0] for row in rows}

    def _moved(self, event_id: str) -> set[str]:
        """The stream of an event when the hub's order differs from the order we folded in."""
        row = self._conn.execute(
            "SELECT e.stream FROM events e WHERE e.id = ? AND e.server_seq IS NOT NULL "
            "AND EXISTS (SELECT 1 FROM events o WHERE o.stream = e.stream AND o.seq < e.seq "
            "AND (o.server_seq > e.server_seq OR (o.server_seq IS NULL AND o.verdict IS NULL)))",
            (event_id,),
        ).fetchone()
        return set() if row is None else {row[0]}

    def _arrive(self, one: Arrived) -> bool:
        sealed = one.sealed
        known = self._conn.execute(
            "SELECT server_seq, verdict FROM events WHERE id = ?", (sealed.id,)
        ).fetchone()
        if known is not None and known[0] == one.server_seq and known[1] is None:
            return False
        self._conn.execute(
            f"INSERT INTO events ({_COLUMNS}, server_seq, received_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "server_seq = excluded.server_seq, received_at = excluded.received_at, "
            "verdict = NULL, problem = NULL",
            (
                sealed.id,
                sealed.stream,
                sealed.kind,
                sealed.v,
                sealed.act,
                sealed.actor,
                sealed.at,
                sealed.skew_ms,
                sealed.fact,
                sealed.personal,
                one.server_seq,
                one.received_at,
            ),
        )
        return True

    def _drop(self, stream: str) -> None:
        self._conn.execute(
            "DELETE FROM events WHERE stream = ? AND (server_seq IS NOT NULL)", (stream,)
        )
