"""Events in the hub's order, in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from cs_tui.core import customer as customers
from cs_tui.core import fold
from cs_tui.core.agent import Agent
from cs_tui.core.case import Case
from cs_tui.core.events import Event, Sealed
from cs_tui.core.permission import Thing
from cs_tui.core.ports import Instant
from cs_tui.core.state import State
from cs_tui.server.storage import chain, offers, projection
from cs_tui.server.storage.conn import Conn, Locks
from cs_tui.server.storage.ports import Entry, Sight, Stored, Witness
from cs_tui.server.storage.projection import SEALED

_INSERT: Final = (
    f"INSERT INTO events (seq, received_at, {SEALED}, chain) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STORED: Final = f"SELECT seq, received_at, {SEALED} FROM events"
_SIGHT: Final = (
    "SELECT s.stream, s.family, s.team, s.owner, s.over, s.received_at, seen.seq "
    "FROM streams s LEFT JOIN seen ON seen.stream = s.stream AND seen.actor = ?"
)


class SqlLog:
    """`storage.ports.Log` on one connection."""

    def __init__(self, conn: Conn, locks: Locks) -> None:
        self._conn = conn
        self._locks = locks
        self.erased = False
        """Whether something was erased here."""

    def last_seq(self) -> int:
        """The seq of the latest event."""
        (seq,) = self._conn.execute("SELECT seq FROM counter").fetchone()
        return int(seq)

    def head(self) -> Witness:
        """The latest link of the chain over the log."""
        return chain.head(self._conn)

    def append(self, entries: Sequence[Entry], received_at: Instant) -> list[Stored]:
        """Stores events at the end of the order and projects their streams, each folded once."""
        folded = self._folded(entries)
        with self._locks.counter():
            stored = self._stored(entries, received_at)
            self._project(folded, stored, received_at)
        erased = [stream for stream, state in folded.items() if self._erase(stream, state)]
        if erased:
            events = {stream: projection.events_of(self._conn, stream) for stream in erased}
            anew = {stream: fold.fold(stream, told) for stream, told in events.items()}
            self._project(anew, stored, received_at)
        return stored

    def known(self, ids: Collection[str]) -> dict[str, Stored]:
        """Those of the ids that are stored."""
        found: dict[str, Stored] = {}
        for some in projection.batches(ids):
            marks = ",".join("?" * len(some))
            for row in self._conn.execute(f"{_STORED} WHERE id IN ({marks})", some):
                one = _stored(row)
                found[one.sealed.id] = one
        return found

    def state(self, stream: str) -> State:
        """What a stream folds to."""
        self._locks.streams([stream])
        return projection.load(self._conn, stream)

    def states(self, streams: Collection[str]) -> dict[str, State]:
        """What several streams fold to, to be shown: nothing is kept from changing."""
        return projection.loaded(self._conn, streams)

    def stream(self, stream: str) -> list[Stored]:
        """Every event of a stream."""
        rows = self._conn.execute(f"{_STORED} WHERE stream = ? ORDER BY seq", (stream,))
        return [_stored(row) for row in rows]

    def after(self, cursor: int, most: int) -> list[Stored]:
        """The next events after a seq."""
        rows = self._conn.execute(f"{_STORED} WHERE seq > ? ORDER BY seq LIMIT ?", (cursor, most))
        return [_stored(row) for row in rows]

    def sights(self, streams: Collection[str], actor: str) -> dict[str, Sight]:
        """Those of the streams that exist."""
        found: dict[str, Sight] = {}
        for some in projection.batches(set(streams)):
            marks = ",".join("?" * len(some))
            rows = self._conn.execute(f"{_SIGHT} WHERE s.stream IN ({marks})", (actor, *some))
            found |= {row[0]: _sight(row, actor) for row in rows}
        return found

    def sights_after(self, stream: str, actor: str, most: int) -> list[Sight]:
        """The next streams after this one, by name."""
        rows = self._conn.execute(
            f"{_SIGHT} WHERE s.stream > ? ORDER BY s.stream LIMIT ?", (actor, stream, most)
        )
        return [_sight(row, actor) for row in rows]

    def sights_of(self, teams: Collection[str], actor: str) -> list[Sight]:
        """The streams of these teams in which something may still happen."""
        marks = ",".join("?" * len(teams))
        rows = self._conn.execute(
            f"{_SIGHT} WHERE s.team IN ({marks}) AND NOT s.over ORDER BY s.stream",
            (actor, *teams),
        )
        return [_sight(row, actor) for row in rows]

    def sights_from(self, seqs: Collection[int], actor: str) -> list[Sight]:
        """The streams the person sees since just one of these places, for a reason of their own."""
        marks = ",".join("?" * len(seqs))
        rows = self._conn.execute(
            f"{_SIGHT} WHERE seen.seq IN ({marks}) ORDER BY s.stream", (actor, *seqs)
        )
        return [_sight(row, actor) for row in rows]

    def customers_since(self, after: int, until: int, actor: str) -> list[Sight]:
        """The records of customers the person sees since a place in (after, until]."""
        rows = self._conn.execute(
            "SELECT s.stream, s.family, s.team, s.owner, s.over, s.received_at, seen.seq "
            "FROM seen JOIN streams s ON s.stream = seen.stream WHERE seen.actor = ? "
            "AND seen.seq > ? AND seen.seq <= ? AND s.family = 'customer' ORDER BY s.stream",
            (actor, after, until),
        )
        return [_sight(row, actor) for row in rows]

    def content_seq(self) -> int:
        """The seq of the latest event in a content document."""
        (seq,) = self._conn.execute(
            "SELECT coalesce(max(last_seq), 0) FROM streams "
            "WHERE stream > 'content/' AND stream < 'content0'"
        ).fetchone()
        return int(seq)

    def given_up_for(self, customer: str) -> list[str]:
        """The ids of the records that go on in this one. Asked so seldom that no column is kept."""
        rows = self._conn.execute(
            "SELECT stream FROM streams WHERE family = 'customer' AND doc LIKE ? ORDER BY stream",
            (f'%"merged_into":"{customer}"%',),
        )
        # Of a pattern `_` is any character: some that were found are somebody else's.
        found = projection.loaded(self._conn, [row[0] for row in rows])
        return [
            state.id
            for state in found.values()
            if isinstance(state, customers.Record) and state.merged_into == customer
        ]

    def merges(self) -> dict[str, str]:
        """Every record that goes on in another one, and in which."""
        rows = self._conn.execute(
            "SELECT stream FROM streams WHERE family = 'customer' AND doc LIKE ?",
            ('%"merged_into":"_%',),
        )
        found = projection.loaded(self._conn, [row[0] for row in rows])
        return {
            state.id: state.merged_into
            for state in found.values()
            if isinstance(state, customers.Record) and state.merged_into
        }

    def streams_of(self, family: str) -> list[str]:
        """Every stream of a family, such as `article`."""
        rows = self._conn.execute("SELECT stream FROM streams WHERE family = ?", [family])
        return [str(row[0]) for row in rows]

    def of_kinds(self, kinds: Collection[str], after: int = 0) -> Iterator[Sealed]:
        """Every event of these kinds, after a seq, that still has its personal part."""
        marks = ",".join("?" * len(kinds))
        rows = self._conn.execute(
            f"SELECT {SEALED} FROM events WHERE seq > ? AND kind IN ({marks}) "
            "AND personal IS NOT NULL ORDER BY seq",
            [after, *kinds],
        )
        return (Sealed(*row) for row in rows)

    def _stored(self, entries: Sequence[Entry], received_at: Instant) -> list[Stored]:
        """Writes the events at the end of the order and the chain."""
        last, link = self._conn.execute("SELECT seq, head FROM counter").fetchone()
        stored: list[Stored] = []
        rows: list[tuple[Any, ...]] = []
        for seq, entry in enumerate(entries, start=last + 1):
            one = Stored(seq, received_at, entry.sealed)
            link = chain.following(link, seq, entry.sealed.hash)
            stored.append(one)
            rows.append((*_row(one), link))
        self._conn.executemany(_INSERT, rows)
        self._conn.execute("UPDATE counter SET seq = ?, head = ?", (last + len(rows), link))
        return stored

    def _folded(self, entries: Sequence[Entry]) -> dict[str, State]:
        """What their streams fold to with these events at their end."""
        new: dict[str, list[Event]] = {}
        for entry in entries:
            new.setdefault(entry.sealed.stream, []).append(entry.event)
        self._locks.beginning(new)
        return projection.advanced(self._conn, new)

    def _project(
        self, folded: dict[str, State], stored: Sequence[Stored], received_at: Instant
    ) -> None:
        last = {one.sealed.stream: one.seq for one in stored}
        projection.write(
            self._conn,
            [(stream, state, last[stream], received_at) for stream, state in folded.items()],
        )
        seen = [(one.sealed.actor, one.sealed.stream, one.seq) for one in stored]
        for stream, state in folded.items():
            seen += self._reached(stream, state, last[stream])
        projection.see(self._conn, seen)

    def _erase(self, stream: str, state: State) -> bool:
        """Takes the personal part from the events in which it may not be kept any more; whether
        some had one."""
        ways: list[tuple[str, tuple[str, ...]]] = [
            ("kind = ?", (stream, kind)) for kind in state.erased_kinds
        ]
        ways += [("id = ?", (stream, one)) for one in state.erased_events]
        ways += [("true", (stream,))] if state.erased_wholly else []
        gone = 0
        for where, values in ways:
            gone += self._conn.execute(
                "UPDATE events SET personal = NULL "
                f"WHERE stream = ? AND {where} AND personal IS NOT NULL",
                values,
            ).rowcount
        self.erased = self.erased or gone > 0
        return gone > 0

    def _reached(self, stream: str, state: State, seq: int) -> Iterator[tuple[str, str, int]]:
        """Who sees what from `seq` on, as this stream is now."""
        if isinstance(state, Case):
            offered = offers.reached(self._conn, state.offer) if state.offer else []
            people = [*offered, state.owner] if state.owner else offered
            yield from ((person, stream, seq) for person in people)
            if state.customer_id:
                whose = customers.stream_of(state.customer_id)
                yield from ((person, whose, seq) for person in people)
        elif isinstance(state, Agent):
            for case in offers.reaching(self._conn, state):
                yield state.id, case, seq


def _row(one: Stored) -> tuple[Any, ...]:
    return (one.seq, one.received_at, *one.sealed)


def _stored(row: Sequence[Any]) -> Stored:
    return Stored(row[0], row[1], Sealed(*row[2:]))


def _sight(row: Sequence[Any], actor: str) -> Sight:
    stream, family, team, owner, over, received_at, since = row
    authors = () if since is None else (actor,)
    return Sight(stream, Thing(family, team, owner, authors), bool(over), received_at, since)
