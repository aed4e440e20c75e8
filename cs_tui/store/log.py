"""The log of a desk: appending is one transaction with everything that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from cs_tui.core import case as cases
from cs_tui.core import fold
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.events import Event, Sealed, seal
from cs_tui.core.ports import Ctx, NewSalt
from cs_tui.core.state import State
from cs_tui.errors import NotFound
from cs_tui.sqlite import (
    RINSED_AT_ONCE,
    UNTIDY,
    Connection,
    Error,
    checkpoint,
    is_of_the_disk,
    rinse,
    tx,
)
from cs_tui.store import projection
from cs_tui.texts import Words

S = TypeVar("S", bound=State)

NO_SUCH_CASE = Words(zh="没有这张工单：{case}", en="there is no such case: {case}")

_INSERT = (
    "INSERT INTO events (id, stream, kind, v, act, actor, at, skew_ms, fact, personal) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Log:
    """Reads and appends on the writing connection; used on one lane only."""

    def __init__(self, conn: Connection, new_salt: NewSalt) -> None:
        self.conn = conn
        self._new_salt = new_salt
        self._tidied = conn.total_changes
        self.on_append: Callable[[], None] = lambda: None
        """Called after every committed append, so that sync need not poll: the line to the hub
        (`HubLine.start`) puts `SyncLoop.nudge` here."""
        self._open = self._grew = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Every act in this block is on disk when it ends, or none of them is.

        For what one key does on several streams: no kill falls between its halves.
        """
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._open:
            yield
            return
        self._open, self._grew = True, False
        try:
            with tx(self.conn):
                yield
        finally:
            self._open = False
        if self._grew:
            self.on_append()

    @contextmanager
    def act(self, stream: str, ctx: Ctx, kind: type[S]) -> Iterator[Act[S]]:
        """One act on one stream as one transaction: state loaded, decided, appended, projected.

        Nothing is written when the block raises.
        """
        with self._transaction():
            state = projection.load(self.conn, stream)
            if not isinstance(state, kind):
                raise TypeError(f"{stream} does not fold to {kind.__name__}")
            act = Act(stream, state, ctx)
            yield act
            self._store(act.events)

    @contextmanager
    def case_act(self, case_id: str, ctx: Ctx) -> Iterator[Act[Case]]:
        """An act on an existing case. Raises `NotFound` when there is none."""
        with self.act(cases.stream_of(case_id), ctx, Case) as act:
            if not act.state.id:
                raise NotFound(NO_SUCH_CASE.fill(case=case_id))
            yield act

    def append(self, events: Sequence[Event]) -> None:
        """Appends events of any streams as one transaction."""
        with self._transaction():
            self._store(events)

    def append_decided(self, decide: Callable[[], Sequence[Event]]) -> None:
        """Appends what `decide` makes of the log as it stands, in one transaction with its reads.

        Of two programs that write the same at once, the second sees what the first has written.
        """
        with self._transaction():
            self._store(decide())

    def tidy(self) -> None:
        """Does what a save would have to wait for some day; called while nobody waits."""
        written = self.conn.total_changes
        if written - self._tidied < UNTIDY and not self.conn.erased:
            return
        try:
            if self.conn.erased:
                rinse(self.conn, most_bytes=RINSED_AT_ONCE)
            else:
                checkpoint(self.conn)
        except Error as error:
            # Everything stays where it is safe; the next save says what ails the disk.
            if not is_of_the_disk(error):
                raise
        self._tidied = written

    def state(self, stream: str, kind: type[S]) -> S:
        """The state of a stream. Raises `TypeError` when the stream folds to something else."""
        state = projection.load(self.conn, stream)
        if not isinstance(state, kind):
            raise TypeError(f"{stream} does not fold to {kind.__name__}")
        return state

    def case(self, case_id: str) -> Case:
        """One case. Raises `NotFound`."""
        case = self.state(cases.stream_of(case_id), Case)
        if not case.id:
            raise NotFound(NO_SUCH_CASE.fill(case=case_id))
        return case

    def sealed(self, stream: str) -> list[Sealed]:
        """The bytes of every event of a stream, in the order they were appended here."""
        rows = self.conn.execute(
            "SELECT id, stream, kind, v, act, actor, at, skew_ms, fact, personal FROM events "
            "WHERE stream = ? ORDER BY seq",
            (stream,),
        )
        return [Sealed(*row) for row in rows]

    def _store(self, events: Sequence[Event]) -> None:
        self._grew = self._grew or bool(events)
        touched: dict[str, list[Event]] = {}
        for event in events:
            sealed = seal(event, self._new_salt())
            self.conn.execute(_INSERT, sealed)
            # Folded from the bytes, so that the projection is what a rebuild will find.
            touched.setdefault(event.stream, []).append(fold.read(sealed))
        for stream, new in touched.items():
            projection.advance(self.conn, stream, new)
