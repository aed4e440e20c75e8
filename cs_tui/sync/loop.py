"""The task that keeps desk and hub together while the desk is open."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cs_tui import sqlite
from cs_tui.core.ports import Clock, Instant
from cs_tui.errors import CsError
from cs_tui.locks import FileLock
from cs_tui.sync.backoff import Backoff
from cs_tui.sync.engine import Run, Session, SyncReport, sync_once
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.poker import Poker
from cs_tui.texts import Words
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    from cs_tui.store.exchange import Exchange
    from cs_tui.store.sync_status import Standing

EVERY_MS: Final = 15_000
"""A round happens at least this often, however quiet the stream is."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Where sync stands, for the line that is always on screen."""

    live: bool = False
    """Whether the hub tells us at once when something happens."""
    waiting: int = 0
    oldest_at: Instant | None = None
    refused: int = 0
    void: int = 0
    conflicts: int = 0
    problem: Words | None = None
    paused: bool = False
    """Sending has stopped until a person helps."""
    last_contact_at: Instant | None = None


class SyncLoop:
    """Syncs at a poke of the hub, at a local append, and every 15 s; one program at a time.

    `counts` reads how the log stands, on a reading connection. `on_change` gets the streams that
    read otherwise now, `on_status` every status that differs from the one before, `on_presence` is
    for when others look at another case; all are called on the event loop. `renew` exchanges the
    token when it is old, and says whether it did.
    """

    def __init__(
        self,
        run: Run,
        exchange: Exchange,
        gateway_factory: Callable[[], Gateway],
        clock: Clock,
        rng: random.Random,
        on_change: Callable[[frozenset[str]], None],
        on_status: Callable[[SyncStatus], None],
        *,
        counts: Callable[[], Awaitable[Standing]],
        lock: FileLock,
        monotonic: Clock,
        renew: Callable[[Gateway], Awaitable[bool]] | None = None,
        on_presence: Callable[[], None] = lambda: None,
    ) -> None:
        self._run = run
        self._exchange = exchange
        self._new_gateway = gateway_factory
        self._gateway = gateway_factory()
        self._clock = clock
        self._on_change = on_change
        self._on_status = on_status
        self._counts = counts
        self._lock = lock
        self._renew_token = renew
        self._session = Session(monotonic, self._goes_on)
        self._report = SyncReport()
        self._backoff = Backoff(rng)
        self._poker = Poker(rng, self._poked, self._lives, on_presence)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._wanted: list[asyncio.Future[None]] = []
        """Who waits for the end of a round that has not begun yet."""
        self._early = False
        """Whether waiting after a failure ends before its time."""
        self._renewed = False
        self._live = False
        self._fault: Words | None = None
        self._paused = False
        self._unreadable = 0
        self._last_contact_at: Instant | None = None
        self._told: SyncStatus | None = None

    def start(self) -> None:
        """Begins to sync, in a task of the running event loop."""
        self._task = asyncio.create_task(self.work(), name="sync")
        self._task.add_done_callback(self._ended)

    async def stop(self) -> None:
        """Ends at once; what was on its way is sent again by the next start.

        Raises what the task ended with, if a fault of ours had ended it.
        """
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error

    def nudge(self) -> None:
        """Something was appended: send it soon. May be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake.set)

    def resume(self) -> None:
        """A person has helped: sync goes on now, with a new gateway (and perhaps a new token)."""
        self._renewed = True
        self._hurry()

    async def whole_round(self) -> None:
        """Returns when a round that began after this call has ended, however it went."""
        wanted = asyncio.get_running_loop().create_future()
        self._wanted.append(wanted)
        self._hurry()
        await wanted

    async def work(self) -> None:
        """Syncs until it is cancelled."""
        self._loop = asyncio.get_running_loop()
        try:
            self._last_contact_at = (await self._run(self._exchange.state)).last_contact_at
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._rounds())
                tasks.create_task(self._poker.listen(lambda: self._gateway))
        finally:
            self._loop = None
            self._over(self._wanted)
            self._lock.release()
            await self._gateway.close()

    async def _rounds(self) -> None:
        await self._tell()
        while True:
            self._wake.clear()
            self._early = False
            wanted, self._wanted = self._wanted, []
            if self._renewed:
                await self._renew()
            wait_ms = await self._round()
            await self._tell()
            self._over(wanted)
            await self._rest(wait_ms)

    @staticmethod
    def _over(wanted: list[asyncio.Future[None]]) -> None:
        for one in wanted:
            if not one.done():
                one.set_result(None)

    async def _round(self) -> int | None:
        """One round; milliseconds until the next, None when a person must help first."""
        if not self._lock.take():
            return EVERY_MS
        report = self._report = SyncReport()
        try:
            await sync_once(
                self._run, self._exchange, self._gateway, self._clock, self._session, report
            )
            if self._renew_token is not None and await self._renew_token(self._gateway):
                self._renewed = True
        except CsError as fault:
            wait_ms = self._failed(fault)
        except sqlite.Error as error:
            wait_ms = self._failed(Unreachable(texts.CANNOT_WRITE.fill(why=error)))
        else:
            self._backoff.worked()
            self._fault, self._paused = None, False
            self._last_contact_at, wait_ms = self._clock(), EVERY_MS
        finally:
            self._lock.release()
        self._unreadable += report.unreadable
        self._show_changes()
        return wait_ms

    async def _goes_on(self) -> None:
        """A part of a long round is done: what waits is less, and what came can be seen."""
        self._fault, self._paused = None, False
        self._show_changes()
        await self._tell()

    def _show_changes(self) -> None:
        changed = self._report.changed_streams
        if changed:
            self._on_change(frozenset(changed))
            changed.clear()

    def _failed(self, fault: CsError) -> int | None:
        wait_ms = self._backoff.after(fault)
        self._fault, self._paused = fault.words, wait_ms is None
        return wait_ms

    async def _rest(self, wait_ms: int | None) -> None:
        """Waits for a reason to sync again. After a failure a local append is none."""
        loop = asyncio.get_running_loop()
        until = None if wait_ms is None else loop.time() + wait_ms / 1000
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                while True:
                    await self._wake.wait()
                    if self._early or self._fault is None:
                        return
                    self._wake.clear()
                    await self._tell()

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A fault of ours must not look like a quiet day."""
        if not task.cancelled() and task.exception() is not None:
            told = self._told or SyncStatus()
            self._on_status(replace(told, live=False, paused=True, problem=texts.STOPPED))

    async def _renew(self) -> None:
        self._renewed = False
        old, self._gateway = self._gateway, self._new_gateway()
        await old.close()

    async def _tell(self) -> None:
        """Passes the status on when it is another one."""
        counts = await self._counts()
        unreadable = texts.UNREADABLE.fill(n=self._unreadable) if self._unreadable else None
        status = SyncStatus(
            live=self._live,
            waiting=counts.waiting,
            oldest_at=counts.oldest_at,
            refused=counts.refused,
            void=counts.void,
            conflicts=counts.conflicts,
            problem=self._fault or unreadable,
            paused=self._paused,
            last_contact_at=self._last_contact_at,
        )
        if status != self._told:
            self._told = status
            self._on_status(status)

    def _poked(self) -> None:
        self._wake.set()

    def _lives(self, live: bool) -> None:
        """The stream opened or broke; either way the hub may be another than before."""
        self._live = live
        self._session.greeted = False
        if live and not self._paused:
            self._hurry()
        else:
            self._wake.set()

    def _hurry(self) -> None:
        self._early = True
        self._wake.set()
