"""The hub as its routes know it: work on the store, off the event loop, and pokes after it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from cs_tui.core.permission import Actor, Thing
from cs_tui.core.ports import Clock, NewId, NewSalt
from cs_tui.errors import BadFile
from cs_tui.server.attempts import Attempts
from cs_tui.server.committing import Committer
from cs_tui.server.enrolment import NewSecret
from cs_tui.server.expiry import (
    ANSWERS_SWEPT_MS,
    alarm_offers,
    close_resolved,
    come_up,
    forget_answers,
)
from cs_tui.server.nightly import Nightly
from cs_tui.server.pokes import Pokes
from cs_tui.server.presence import Gaze, Presence, again, looked_at, saying
from cs_tui.server.raising import raise_near
from cs_tui.server.rates import Rates
from cs_tui.server.reckoning import Reckoning, policy_of
from cs_tui.server.retention import Retention
from cs_tui.server.storage import Session, Store
from cs_tui.server.webhooks.rounds import Webhooks, sweep
from cs_tui.server.work import Work
from cs_tui.sync.looking import Beside, Looking

READING_THREADS: Final = 3

log: Final = logging.getLogger("cs_tui.hub")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Means:
    """Time, ids and randomness, given from outside."""

    clock: Clock
    new_id: NewId
    new_salt: NewSalt
    new_secret: NewSecret


@dataclass(frozen=True, slots=True)
class _InForce:
    """A policy, and the place in the log of the content it was read from."""

    seq: int
    reckoning: Reckoning


class Hub:
    """One hub on one store. `policy` is read from the log whenever a content document changed."""

    def __init__(self, store: Store, means: Means, server_id: str, epoch: int) -> None:
        self.store = store
        self.means = means
        self.server_id = server_id
        self.epoch = epoch
        self.pokes = Pokes()
        self.presence = Presence()
        self.attempts = Attempts()
        self.rates = Rates()
        self.webhooks = Webhooks()
        self.retention = Retention()
        self.nightly: Nightly | None = None
        """Who sees to the backups; None where there are none."""
        self._writer = Committer(store)
        self._readers = ThreadPoolExecutor(READING_THREADS, thread_name_prefix="hub-read")
        self._force: _InForce | None = None
        self._swept_at = 0

    def now(self) -> int:
        """The present, by the hub's clock."""
        return self.means.clock()

    def do(self, job: Callable[[Work], T]) -> T:
        """Runs a job as one transaction, on the calling thread."""

        def run(session: Session) -> tuple[T, _InForce]:
            force = self._in_force(session)
            return job(self._work(session, force)), force

        result, self._force = self.store.write(run)
        return result

    async def write(self, job: Callable[[Work], T]) -> T:
        """Runs a job as one transaction on the one writing thread, then pokes who listens.

        What waits at the same time is stored together with it.
        """

        def run(session: Session) -> tuple[T, int, _InForce]:
            force = self._in_force(session)
            return job(self._work(session, force)), session.log.last_seq(), force

        result, seq, self._force = await asyncio.wrap_future(self._writer.submit(run))
        self.pokes.send(seq)
        return result

    async def read(self, job: Callable[[Session], T]) -> T:
        """Runs a job on one unchanging view, beside others."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self.store.read, job)

    async def compute(self, job: Callable[[], T]) -> T:
        """Runs a job that needs no store but would hold up the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, job)

    async def tick(self) -> None:
        """What must happen though nobody asks: expiry, and pokes for what others stored."""
        now = self.now()
        if await self.read(lambda session: self._expired(session)):
            await self.write(close_resolved)
        if await self.read(lambda session: bool(session.queue.overdue(now, 1))):
            await self.write(alarm_offers)
        if await self.read(lambda session: bool(session.queue.come(now, 1))):
            await self.write(come_up)
        if await self.read(lambda session: bool(session.queue.near(now, 1))):
            await self.write(raise_near)
        if now - self._swept_at > ANSWERS_SWEPT_MS:
            self._swept_at = now
            await self.write(forget_answers)
            await self.write(sweep)
        self.pokes.send(await self.read(lambda session: session.log.last_seq()))
        # Before the backup of the night, which is not to hold what expired by then.
        await self.retention.look(self)
        if self.nightly is not None and not self.retention.busy:
            await self.nightly.look(self)

    def follow(self) -> None:
        """From now on what other processes store pokes too, as soon as they tell."""
        loop = asyncio.get_running_loop()

        def heard(seq: int) -> None:
            # A loop that has ended listens to nobody.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self.pokes.send, seq)

        def said(what: str) -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._others_look, what)

        self.store.listen(heard, said)

    async def look(self, actor: Actor, asked: Looking) -> Beside:
        """The person looks there from now on, which others are told; who else looks.

        Who cannot see the case any more neither looks at it nor is told who does.
        """
        near = self.presence.near(actor, asked.case, self.now())

        def job(session: Session) -> tuple[Thing | None, dict[Gaze, Gaze | None]]:
            seen = looked_at(session, actor, asked.case) if asked.case else None
            return seen, {gaze: again(session, gaze) for gaze in near}

        seen, checked = await self.read(job)
        now = self.now()
        self.presence.check(checked)
        self._tell(self.presence.tell(actor, asked, seen, now))
        self.store.say(saying(actor.id, asked, seen))
        return self.presence.beside(actor, now)

    def _others_look(self, what: str) -> None:
        self._tell(self.presence.heard(what, self.now()))

    def _tell(self, gazes: Iterable[Gaze]) -> None:
        for gaze in gazes:
            self.pokes.presence(partial(self.presence.concerns, gaze=gaze))

    def reckoning(self, session: Session) -> Reckoning:
        """The policy in force, the last one that fits together, with its calendar.

        For a view, in which all is committed. Raises `BadFile` when there never was one.
        """
        self._force = force = self._in_force(session)
        return force.reckoning

    def close(self) -> None:
        """Lets running work end, then closes the store."""
        self._writer.close()
        self._readers.shutdown(wait=True)
        self.store.close()

    def _work(self, session: Session, force: _InForce) -> Work:
        means = self.means
        return Work(session, self.now(), force.reckoning, means.new_id, means.new_salt)

    def _in_force(self, session: Session) -> _InForce:
        """The policy as this transaction sees it, which is kept once it is known to be committed:
        the place in the log of one that was taken back belongs to another a moment later."""
        seq, held = session.log.content_seq(), self._force
        if held is not None and held.seq == seq:
            return held
        return _InForce(seq, self._read(session, held.reckoning if held else None))

    def _expired(self, session: Session) -> bool:
        since = self.now() - self.reckoning(session).policy.limits.resolve_close_ms
        return bool(session.queue.resolved(since, 1))

    def _read(self, session: Session, before: Reckoning | None) -> Reckoning:
        try:
            return Reckoning.by(policy_of(session))
        except BadFile as error:
            if before is None:
                raise
            log.warning("the policy stays as it was: %s", error)
            return before
