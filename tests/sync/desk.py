"""A desk without a screen: a real log in memory, and rounds of sync that can be cut off."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from typing import TypeVar

import httpx

from cs_tui.core import moves, note
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.events import event
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import Ctx
from cs_tui.sqlite import MEMORY, connect, migrate, tx
from cs_tui.store import profile
from cs_tui.store.exchange import Exchange
from cs_tui.store.log import Log
from cs_tui.store.schema import MIGRATIONS
from cs_tui.sync.engine import Session, SyncReport, sync_once
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.pace import AIM_MS, Pace
from tests.sync.hub import URL
from tests.sync.network import Killed

T = TypeVar("T")

START = 1_800_000_000_000


class Time:
    """A clock that moves when it is told to, and by one millisecond at every look."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1
        return self.now


class WrongTime(Time):
    """A machine whose clock is off."""

    def __init__(self, right: Time, off_ms: int) -> None:
        super().__init__()
        self._right = right
        self._off_ms = off_ms

    def __call__(self) -> int:
        return self._right() + self._off_ms


class Desk:
    """One person's desk."""

    def __init__(
        self,
        name: str,
        clock: Time,
        transport: httpx.AsyncBaseTransport,
        gateway: type[Gateway] = Gateway,
        token: str = "token",
        device: str = "",
    ) -> None:
        self.name = name
        self.label = f"{name}{device}"
        """Which terminal of which person."""
        self.clock = clock
        self.conn = connect(MEMORY)
        migrate(self.conn, MIGRATIONS)
        with tx(self.conn):
            profile.put(self.conn, "actor", name)
        self.log = Log(self.conn, lambda: "salt")
        # Somebody waits for the lane at every second look.
        self.exchange = Exchange(self.conn, itertools.cycle((False, True)).__next__)
        self.gateway = gateway(URL, token, transport=transport)
        self.at_once = 50
        """Events of a page in one job of the lane."""
        self.jobs_left: int | None = None
        """Jobs of the lane until the program is killed; None: it lives."""
        self.restarts()
        self._ids = self._new_ids(self.label)

    def close(self) -> None:
        self.conn.close()

    def ctx(self) -> Ctx:
        return Ctx(self.clock(), self.name, lambda: next(self._ids))

    def opens(self) -> str:
        """A new case of one's own."""
        case_id = next(self._ids)
        with self.log.act(f"case/{case_id}", self.ctx(), Case) as act:
            act.add(
                moves.CaseOpened(
                    number=case_id, team="desk", day="2027-01-15", owner=self.name, subject="问题"
                )
            )
        return case_id

    def does(self, case_id: str, what: Callable[[Act[Case]], object]) -> str:
        """One act on a case; the id of the act."""
        with self.log.case_act(case_id, self.ctx()) as act:
            what(act)
        return act.id

    def notes(self, case_id: str, text: str) -> str:
        return self.does(case_id, lambda act: note.write(act, issue=text))

    def reflects(self, text: str) -> None:
        """Something private."""
        ctx = self.ctx()
        self.log.append(
            [event(f"private/{self.name}", NoteAdded(issue=text), ctx, act=ctx.new_id())]
        )

    async def run(self, fn: Callable[..., T], /, *args: object) -> T:
        if self.jobs_left is not None:
            if self.jobs_left == 0:
                raise Killed
            self.jobs_left -= 1
        return fn(*args)

    async def syncs(self, report: SyncReport | None = None) -> SyncReport:
        return await sync_once(
            self.run, self.exchange, self.gateway, self.clock, self.session, report
        )

    def restarts(self) -> None:
        """Everything that was only in memory is gone."""
        # Every job takes just as long as it should, so that the size of a part stays.
        as_long_as_it_should = itertools.count(0, AIM_MS).__next__
        self.session = Session(as_long_as_it_should)
        self.session.applying = Pace(as_long_as_it_should, self.at_once)
        self.session.settling.size = self.at_once
        self.jobs_left = None

    def column(self, sql: str, *args: object) -> list[object]:
        return [row[0] for row in self.conn.execute(sql, args)]

    def made(self, event_id: object) -> bool:
        """Whether an id was made at this terminal."""
        return str(event_id)[:-11] == self.label

    @property
    def unsent(self) -> list[str]:
        return [sealed.id for sealed in self.exchange.unsent(10_000, 10**9)]

    @property
    def docs(self) -> dict[str, str]:
        rows = self.conn.execute("SELECT stream, doc FROM docs WHERE stream NOT LIKE 'private/%'")
        return dict(rows.fetchall())

    def _new_ids(self, device: str) -> Iterator[str]:
        rng = random.Random(device)
        for count in itertools.count(1):
            yield f"{device}-{count:05d}-{rng.getrandbits(16):04x}"
