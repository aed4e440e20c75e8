"""The hub's database on PostgreSQL: one writing connection a process, a few that only read."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Final, NamedTuple, TypeVar

from cs_tui.errors import Unavailable
from cs_tui.server.storage.grouped import Outcome, one_by_one, the_only
from cs_tui.server.storage.postgres import driver, locks, schema
from cs_tui.server.storage.postgres.driver import Connection
from cs_tui.server.storage.postgres.news import Listener, Teller
from cs_tui.server.storage.rebuild import rebuild_stale
from cs_tui.server.storage.session import SqlSession
from cs_tui.texts import postgres as texts

READERS: Final = 3
T = TypeVar("T")


class _Reader(NamedTuple):
    """A connection that only reads, and by which count of servers it was made."""

    conn: Connection | None
    servers: int


class PostgresStore:
    """Opens a database and brings its tables to what this program knows.

    Raises `Unavailable` when the server does not answer, `BadFile` for tables of a newer program.
    `write` is safe on several threads, one after the other; `read` on as many as there are readers.
    """

    def __init__(self, url: str, readers: int = READERS) -> None:
        self._connect = partial(driver.connect, url)
        self._place = driver.shown(url)
        self._writing = threading.Lock()
        self._writer = self._connect()
        try:
            schema.migrate(self._writer)
            self._rebuild()
        except BaseException:
            self._writer.close()
            raise
        self._readers: queue.SimpleQueue[_Reader] = queue.SimpleQueue()
        self._count = readers
        self._servers = 1
        for _ in range(readers):
            self._readers.put(_Reader(None, self._servers))
        self._teller = Teller(self._connect)
        self._listener: Listener | None = None

    def write(self, job: Callable[[SqlSession], T]) -> T:
        """Runs a job as one transaction."""
        return the_only(self.write_all([job]))

    def write_all(self, jobs: Sequence[Callable[[SqlSession], T]]) -> list[Outcome[T]]:
        """Runs jobs in one transaction, beside other processes; alone when it met one of them.

        What fails then is a fault of its own, and takes nothing from the others.
        """
        with self._writing, self._answering():
            try:
                done = self._try(jobs, again=(*driver.MET, driver.READ_ONLY))
            except driver.MET:
                done = self._try(jobs, again=(driver.READ_ONLY,), alone=True)
        self._teller.grown()
        return [self._told(one) for one in done]

    def read(self, job: Callable[[SqlSession], T]) -> T:
        """Runs a job on one unchanging view."""
        held, servers = self._readers.get()
        try:
            with self._answering():
                if held is not None and servers != self._servers:
                    held.close()
                servers = self._servers
                held = self._begun(held, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                try:
                    return job(SqlSession(held))
                finally:
                    if not held.lost:
                        held.execute("ROLLBACK")
        finally:
            self._readers.put(_Reader(held, servers))

    def listen(self, heard: Callable[[int], None], said: Callable[[str], None]) -> None:
        """Hears from now on what other processes tell."""
        if self._listener is not None:
            self._listener.close()
        self._listener = Listener(self._connect, heard, said, self._teller.voices)

    def say(self, what: str) -> None:
        """Tells other processes something short; who is away does not hear it later."""
        self._teller.say(what)

    def close(self) -> None:
        """Ends every connection; waits for readers that are still at work."""
        if self._listener is not None:
            self._listener.close()
        self._teller.close()
        for _ in range(self._count):
            held, _ = self._readers.get()
            if held is not None:
                held.close()
        self._writer.close()

    def _try(
        self,
        jobs: Sequence[Callable[[SqlSession], T]],
        *,
        again: tuple[type[BaseException], ...],
        alone: bool = False,
    ) -> list[Outcome[T]]:
        with self._transaction(alone=alone) as conn:
            return one_by_one(
                jobs,
                lambda: SqlSession(conn, locks.RowLocks(conn)),
                conn,
                alive=lambda: not conn.lost,
                again=again,
            )

    @contextmanager
    def _transaction(self, *, alone: bool) -> Iterator[Connection]:
        """One transaction: all of it is stored when the block ends, or none of it."""
        conn = self._writer = self._begun(self._writer, locks.beginning(alone=alone))
        try:
            yield conn
        except driver.READ_ONLY:
            # Where another server has taken over, the address leads there the next time.
            conn.close()
            self._servers += 1
            raise
        except BaseException:
            if not conn.lost:
                conn.execute("ROLLBACK")
            raise
        conn.execute("COMMIT")

    def _begun(self, held: Connection | None, begin: str) -> Connection:
        """The connection with a transaction begun; another where a restart of the server, or a
        network in between, ended it while it was idle."""
        if held is not None and not held.lost:
            try:
                held.execute(begin)
            except driver.AWAY:
                held.close()
            else:
                return held
        conn = self._connect()
        conn.execute(begin)
        return conn

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """A server that is gone is told as such: whether a commit reached it is unknown then."""
        try:
            yield
        except driver.AWAY as error:
            raise self._away() from error

    def _told(self, outcome: Outcome[T]) -> Outcome[T]:
        return Outcome(error=self._away()) if isinstance(outcome.error, driver.AWAY) else outcome

    def _away(self) -> Unavailable:
        return Unavailable(texts.AWAY.fill(place=self._place))

    def _rebuild(self) -> None:
        """Projections of an older fold are made anew, while no other process writes."""
        with self._transaction(alone=True) as conn:
            rebuild_stale(conn, nullcontext)
