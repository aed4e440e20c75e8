"""What sync does to the log: the unsent tail, the verdicts about it, and what others did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from cs_tui.core.events import Sealed
from cs_tui.core.exchange import Accepted, Arrived, SyncState, TurnedDown
from cs_tui.core.ports import Instant
from cs_tui.sqlite import UNTIDY, Connection, Error, checkpoint, hasty, is_of_the_disk, tx
from cs_tui.store import profile, projection
from cs_tui.texts import sync as texts

__all__ = ["Accepted", "Arrived", "Exchange", "SyncState", "TurnedDown"]

PRIVATE = "private/"
"""Streams under this name never leave the machine."""

UNSENT = "server_seq IS NULL AND verdict IS NULL AND stream NOT LIKE 'private/%'"
_COLUMNS = "id, stream, kind, v, act, actor, at, skew_ms, fact, personal"


class Exchange:
    """The sync side of the log, on the writing connection.

    `wanted` says whether somebody waits for it: a person who saves. What says `some` ends early
    then, and nothing here leaves a save to do what it did not do itself.
    """

    def __init__(self, conn: Connection, wanted: Callable[[], bool] = lambda: False) -> None:
        self.wanted = wanted
        self._conn = conn
        self._tidied = conn.total_changes

    def newest(self) -> int:
        """The place of the last event of the log, 0 in an empty one."""
        last: int = self._conn.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()[0]
        return last

    def unsent(self, most: int, most_bytes: int, upto: int | None = None) -> list[Sealed]:
        """The head of the unsent tail, in the order it was made; at least one event if any.

        What a restored hub lost comes first, in the order that hub had given it. With `upto` only
        what stands no later in the log than this place.
        """
        found: list[Sealed] = []
        size = 0
        for row in self._conn.execute(
            f"SELECT {_COLUMNS} FROM events WHERE {UNSENT} AND seq <= ifnull(?, seq) "
            "ORDER BY was_seq IS NULL, was_seq, seq LIMIT ?",
            (upto, most),
        ):
            sealed = Sealed(*row)
            size += len(sealed.fact) + len(sealed.personal or b"")
            if found and size > most_bytes:
                break
            found.append(sealed)
        return found

    def proofs(self, ids: Sequence[str]) -> dict[str, str]:
        """The hub's marks on those of these events that it stored before."""
        marks = ",".join("?" * len(ids))
        rows = self._conn.execute(
            f"SELECT id, proof FROM events WHERE proof <> '' AND id IN ({marks})", list(ids)
        )
        return dict(rows.fetchall())

    def settle(self, verdicts: Sequence[Accepted | TurnedDown]) -> set[str]:
        """Stores what the hub said about our events; the streams that now read otherwise.

        No disk is waited for: what a power failure takes back is unsent again, and is answered
        again.
        """
        return self._settle(verdicts, lambda: False)[0]

    def settle_some(self, verdicts: Sequence[Accepted | TurnedDown]) -> tuple[set[str], int]:
        """As `settle`, one by one until somebody waits: what changed, how many were stored."""
        done = self._settle(verdicts, self.wanted)
        self._tidy()
        return done

    def apply(
        self,
        arrived: Sequence[Arrived],
        *,
        removed: Iterable[str] = (),
        cursor: int | None = None,
        answers: str = "",
    ) -> set[str]:
        """Stores what others did, idempotent by id; the streams that changed.

        `cursor` is saved with it: only the last part of a page carries one. `answers` is the value
        of the profile that kept the question to which this is the answer: it is forgotten with it.
        No disk is waited for: what a power failure takes back the hub has, and the cursor with it.
        """
        return self._apply(arrived, removed, cursor, answers, lambda: False)[0]

    def apply_some(
        self,
        arrived: Sequence[Arrived],
        *,
        removed: Iterable[str] = (),
        cursor: int | None = None,
    ) -> tuple[set[str], int]:
        """As `apply`, stream by stream until somebody waits: what changed, how many went in.

        Events of one stream stand together. What is `removed` and the cursor belong to the last of
        them: where some are left, neither is touched.
        """
        done = self._apply(arrived, removed, cursor, "", self.wanted)
        self._tidy()
        return done

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
                profile.put(self._conn, key, "" if value is None else str(value))

    def forget_order(self) -> None:
        """The hub was restored from a backup: everything is sent again, order comes anew."""
        with tx(self._conn):
            moved = self._conn.execute(
                "SELECT DISTINCT a.stream FROM events a JOIN events b ON b.stream = a.stream "
                "AND b.seq > a.seq AND a.verdict IS NULL AND b.verdict IS NULL "
                "AND (b.server_seq < a.server_seq "
                "OR (a.server_seq IS NULL AND b.server_seq IS NOT NULL))"
            ).fetchall()
            self._conn.execute(
                "UPDATE events SET was_seq = coalesce(server_seq, was_seq), server_seq = NULL, "
                "received_at = NULL WHERE verdict IS NULL"
            )
            for (stream,) in moved:
                projection.refold(self._conn, stream)
            profile.put(self._conn, "cursor", "0")

    def set_aside_lost(self) -> set[str]:
        """After everything a restored hub has was applied again: what others did and it lost.

        Where it bears the hub's mark it is sent again from here. Without it only its author can,
        so it leaves the fold and waits, readable, on the list of refused ones; it returns to the
        fold when it arrives. The streams that changed.
        """
        me = profile.get(self._conn, "actor")
        rows = self._conn.execute(
            f"SELECT id, actor FROM events WHERE {UNSENT} AND actor <> ? AND proof = ''", (me,)
        ).fetchall()
        return self.settle(
            [TurnedDown(id_, texts.LOST_BY_HUB.fill(actor=actor)) for id_, actor in rows]
        )

    def has_own_records(self) -> bool:
        """Whether anything but content was written here: work that must not be lost."""
        found = self._conn.execute(
            "SELECT 1 FROM events WHERE stream NOT LIKE 'content/%' "
            "AND stream NOT LIKE 'article/%' LIMIT 1"
        ).fetchone()
        return found is not None

    def start_afresh(self) -> None:
        """Forgets shipped content and the place in another hub's order, before joining a hub."""
        with tx(self._conn):
            for table in ("events", "docs", "articles", "drafts"):
                self._conn.execute(f"DELETE FROM {table}")
            self._conn.execute(
                "DELETE FROM profile WHERE key IN "
                "('cursor', 'epoch', 'server_id', 'skew_ms', 'last_contact_at', 'witness')"
            )

    def ids_of_day(self, actor: str, since: Instant) -> list[str]:
        """The ids of everything `actor` did since an instant: for the check against the hub."""
        rows = self._conn.execute(
            "SELECT id FROM events WHERE actor = ? AND at >= ? AND verdict IS NOT 'refused' "
            "AND stream NOT LIKE 'private/%' ORDER BY seq",
            (actor, since),
        )
        return [row[0] for row in rows]

    def _tidy(self) -> None:
        """Writes back what these parts left beside the file, little by little.

        Were it left until much has gathered, one save would write it all, or wait for it.
        """
        if self.wanted() or self._conn.total_changes - self._tidied < UNTIDY:
            return
        try:
            checkpoint(self._conn)
        except Error as error:
            # It is stored all the same, and has to be shown; the next job says what ails the disk.
            if not is_of_the_disk(error):
                raise
        self._tidied = self._conn.total_changes

    def _settle(
        self, verdicts: Sequence[Accepted | TurnedDown], wanted: Callable[[], bool]
    ) -> tuple[set[str], int]:
        changed: set[str] = set()
        taken = 0
        with hasty(self._conn), tx(self._conn):
            for verdict in verdicts:
                if taken and wanted():
                    break
                if isinstance(verdict, Accepted):
                    changed |= self._confirm(verdict)
                else:
                    changed |= self._turn_down(verdict)
                taken += 1
            for stream in changed:
                projection.refold(self._conn, stream)
        return changed, taken

    def _apply(
        self,
        arrived: Sequence[Arrived],
        removed: Iterable[str],
        cursor: int | None,
        answers: str,
        wanted: Callable[[], bool],
    ) -> tuple[set[str], int]:
        changed: set[str] = set()
        taken = 0
        with hasty(self._conn), tx(self._conn):
            for stream, told in groupby(arrived, key=_stream_of):
                if taken and wanted():
                    return changed, taken
                came = [self._arrive(one) for one in told]
                taken += len(came)
                changed |= self._read_anew(stream) if any(came) else set()
            for stream in removed:
                changed |= self._read_anew(stream) if self._drop(stream) else set()
            if cursor is not None:
                profile.put(self._conn, "cursor", str(cursor))
            if answers:
                profile.put(self._conn, answers, "")
        return changed, taken

    def _read_anew(self, stream: str) -> set[str]:
        projection.refold(self._conn, stream)
        return {stream}

    def _confirm(self, verdict: Accepted) -> set[str]:
        """The stream of the event, when it now reads otherwise than it was folded."""
        returned = self._conn.execute(
            "SELECT stream FROM events WHERE id = ? AND verdict = 'refused'", (verdict.id,)
        ).fetchall()
        self._conn.execute(
            "UPDATE events SET server_seq = ?, received_at = ?, verdict = NULL, problem = NULL, "
            "proof = ?, was_seq = NULL WHERE id = ?",
            (verdict.server_seq, verdict.received_at, verdict.proof, verdict.id),
        )
        return {row[0] for row in returned} | self._moved(verdict.id)

    def _turn_down(self, verdict: TurnedDown) -> set[str]:
        problem = {"zh": verdict.reason.zh, "en": verdict.reason.en, "field": verdict.field}
        rows = self._conn.execute(
            "UPDATE events SET verdict = 'refused', problem = ? "
            "WHERE id = ? AND server_seq IS NULL RETURNING stream",
            (json.dumps(problem, ensure_ascii=False), verdict.id),
        ).fetchall()
        return {row[0] for row in rows}

    def _moved(self, event_id: str) -> set[str]:
        """The stream of an event just confirmed, when the hub's order is not the one we folded.

        It stood behind everything the hub had ordered and before our later unsent ones. Later ones
        of the same answer are still unsent when it is asked, so an ordinary answer moves nothing.
        """
        row = self._conn.execute(
            "SELECT e.stream FROM events e WHERE e.id = ? "
            "AND EXISTS (SELECT 1 FROM events o WHERE o.stream = e.stream AND o.id <> e.id "
            "AND (o.server_seq > e.server_seq "
            "OR (o.seq < e.seq AND o.server_seq IS NULL AND o.verdict IS NULL)))",
            (event_id,),
        ).fetchone()
        return set() if row is None else {row[0]}

    def _arrive(self, one: Arrived) -> bool:
        sealed = one.sealed
        known = self._conn.execute(
            "SELECT server_seq, verdict, fact FROM events WHERE id = ?", (sealed.id,)
        ).fetchone()
        if known is not None and known[0] == one.server_seq and known[1] is None:
            return False
        if known is not None and known[2] != sealed.fact:
            # Other bytes under our id confirm nothing: ours stays unsent until the hub says why.
            return False
        self._conn.execute(
            f"INSERT INTO events ({_COLUMNS}, server_seq, received_at, proof) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "server_seq = excluded.server_seq, received_at = excluded.received_at, "
            "verdict = NULL, problem = NULL, proof = excluded.proof, was_seq = NULL",
            (*sealed, one.server_seq, one.received_at, one.proof),
        )
        return True

    def _drop(self, stream: str) -> bool:
        """Forgets a stream that left our sight, unless something of ours in it is undecided."""
        undecided = self._conn.execute(
            f"SELECT 1 FROM events WHERE stream = ? AND {UNSENT} LIMIT 1", (stream,)
        ).fetchone()
        if undecided is not None:
            return False
        gone = self._conn.execute(
            "DELETE FROM events WHERE stream = ? AND server_seq IS NOT NULL", (stream,)
        )
        return gone.rowcount > 0


def _stream_of(one: Arrived) -> str:
    return one.sealed.stream
