"""The line to the hub: sync in the background, being served, and the check of the day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from cs_tui.errors import CsError, InUse, Refused
from cs_tui.locks import FileLock
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.renewal import Renewal
from cs_tui.store import profile as profiles
from cs_tui.store.asking import ASKED, Asking
from cs_tui.store.sync_status import Standing, standing
from cs_tui.texts.admin import ALONE
from cs_tui.texts.syncing import OTHER_PERSON

if TYPE_CHECKING:
    from cs_tui.core.erasing import Why
    from cs_tui.core.metrics.day import DayFigures
    from cs_tui.store.exchange import Exchange
    from cs_tui.sync.archive import Archived
    from cs_tui.sync.engine import SyncReport
    from cs_tui.sync.enrolment import Code, Joined
    from cs_tui.sync.erasure import Erasure
    from cs_tui.sync.gateway import Gateway
    from cs_tui.sync.looking import Beside
    from cs_tui.sync.loop import SyncLoop, SyncStatus
    from cs_tui.sync.wire import PersonAsked, Staff, StaffPerson


LAST_WORD_S: Final = 1.5
"""So long a person who leaves waits for the hub."""
HEARING_S: Final = 5.0
"""So long a hub that said no may take to hear what it lacks."""


class Run(Protocol):
    """Runs a verb on its lane and waits for it."""

    async def __call__(self, verb: Callable[..., Any], /, *args: object) -> Any:
        """The verb's result."""


class HubLine:
    """What this desk asks of its hub. A desk that works alone never connects."""

    def __init__(self, kit: Kit, run: Run, exchange: Exchange, lock_file: Path) -> None:
        self._kit = kit
        self._run = run
        self._exchange = exchange
        self._asking = Asking(kit.log.conn)
        self._renewal = Renewal(kit, run)
        self._lock = FileLock(lock_file)
        self._gateway: Gateway | None = None
        self._loop: SyncLoop | None = None
        self.status: SyncStatus | None = None
        """Where sync stands; None while nothing is known, and for a desk alone."""
        self.on_presence: Callable[[], None] = _nothing
        """Called when others look at another case than before."""

    async def start(self, changed: Callable[[], None]) -> None:
        """Begins to sync; `changed` is called whenever records or the status are others."""
        if self._kit.profile.alone or self._loop is not None:
            return
        from cs_tui.sync.loop import SyncLoop

        def on_status(status: SyncStatus) -> None:
            self.status = status
            changed()

        self._loop = SyncLoop(
            self._run,
            self._exchange,
            self.new_gateway,
            self._kit.clock,
            self._kit.rng,
            lambda _streams: changed(),
            on_status,
            counts=self.standing,
            lock=self._lock,
            monotonic=self._kit.monotonic,
            renew=self._renewal.keep,
            on_presence=lambda: self.on_presence(),
        )
        self._kit.log.on_append = self._loop.nudge
        self._loop.start()

    async def stop(self) -> None:
        """Ends the line; what was on its way is sent again at the next start.

        A hub that answered until now hears the last: that nobody sits here any more.
        """
        if self._loop is not None:
            await self._loop.stop()
            self._loop = None
            if self.status is not None and self.status.problem is None:
                await self._say_last()
        if self._gateway is not None:
            await self._gateway.close()
            self._gateway = None

    async def _say_last(self) -> None:
        from asyncio import timeout

        # Whoever leaves waits for nobody; what is not said now is said at the next start.
        with suppress(CsError, TimeoutError):
            async with timeout(LAST_WORD_S):
                await self.sync_once()

    def nudge(self) -> None:
        """Syncs soon; goes on where it was paused."""
        if self._loop is not None:
            self._loop.resume()

    async def come_back(self, pasted: str, device: str) -> None:
        """A person who was shut out comes back with a new one-time code; their records stay.

        Raises `UsageError` for a broken code, `InUse` for one of somebody else or another hub, and
        the gateway's errors.
        """
        from cs_tui.sync.enrolment import enrol, read_code

        joined = await enrol(self.way_for, read_code(pasted), device)
        await self._run(self._admitted, joined)
        if self._gateway is not None:
            await self._gateway.close()
            self._gateway = None
        self.nudge()

    def way_for(self, code: Code) -> Gateway:
        """The way to the hub that a code names."""
        from cs_tui.sync.gateway import Gateway

        return Gateway(code.url, fingerprint=code.fingerprint)

    def _admitted(self, joined: Joined) -> None:
        kit = self._kit
        known = self._exchange.state().server_id
        if joined.actor != kit.profile.actor or known not in ("", joined.server_id):
            raise InUse(OTHER_PERSON)
        kit.profile = replace(
            kit.profile,
            name=joined.name,
            role=joined.role,
            teams=",".join(joined.teams),
            langs=",".join(joined.langs),
            prefix=joined.prefix,
            hub_url=joined.hub_url,
            token=joined.token,
            fingerprint=joined.fingerprint,
        )
        profiles.save(kit.log.conn, kit.profile)

    async def standing(self) -> Standing:
        """What waits, was refused, had no effect or met another's edit."""
        found: Standing = await self._run(self._standing)
        return found

    async def serve_next(self, event_id: str) -> str | None:
        """The case the hub serves, stored here with its whole stream; None when nothing waits.

        `event_id` becomes the id of the claim, unless an earlier question was never answered: then
        that one is repeated, also after a restart, so that no second case is ever taken.
        A hub that says no while it has not heard everything yet (that a case was finished, say)
        hears it first and is asked once more.
        Raises `Offline` when the hub cannot be reached, `HubRefused` when it says no.
        """
        from cs_tui.sync.faults import TurnedAway
        from cs_tui.sync.inbox import arrived

        asked, came = await self._run(self._asking.with_id, event_id)
        if came is not None:
            await self._run(self._asking.answered)
            return str(came)
        try:
            try:
                served = await self._way().next(asked)
            except TurnedAway:
                if not (await self.standing()).waiting:
                    raise
                await self._tell_all()
                served = await self._way().next(asked)
        except TurnedAway:
            await self._run(self._asking.answered)
            raise
        apply = partial(self._exchange.apply, list(arrived(served.changes)), answers=ASKED)
        await self._run(apply)
        return served.case

    async def _tell_all(self) -> None:
        """The hub hears what waits, as far as it answers in time."""
        from asyncio import timeout

        with suppress(TimeoutError):
            async with timeout(HEARING_S):
                if self._loop is not None:
                    await self._loop.whole_round()
                else:
                    await self.sync_once()

    async def sync_once(self) -> SyncReport:
        """One round of sync now: for plain commands. Raises what the engine raises."""
        from cs_tui.sync.engine import sync_once

        with self._lock:
            report = await sync_once(self._run, self._exchange, self._way(), self._kit.clock)
            await self._renewal.keep(self._way())
            return report

    async def fetch(self) -> None:
        """Everything this person may see, before the desk can be worked at for the first time."""
        await self.sync_once()

    async def check_day(self, since: int) -> tuple[int, int]:
        """How many events I made since an instant, and how many of them the hub lacks."""
        ids: list[str] = await self._run(self._exchange.ids_of_day, self._kit.profile.actor, since)
        lacking = await self._way().missing(ids) if ids else []
        return len(ids), len(lacking)

    @property
    def live(self) -> bool:
        """Whether the hub tells us at once what happens."""
        return self.status is not None and self.status.live

    async def looking(self, case: str, *, typing: bool) -> Beside:
        """Tells the hub which case I look at, `""` for none; who else looks."""
        return await self._way().looking(case, typing=typing)

    async def staff(self) -> Staff:
        """Everybody who works here. Raises `Refused` alone, and what the gateway raises."""
        return await self._office().people()

    async def figures(self, day: str) -> DayFigures:
        """The figures of everybody's shift day, as the hub has them; raises as `staff` does."""
        return await self._office().figures(day, None)

    async def save_person(self, asked: PersonAsked) -> StaffPerson:
        """Adds a person, or changes one. For admins; raises as `staff` does."""
        return await self._office().save_person(asked)

    async def new_code(self, person: str) -> tuple[str, int]:
        """A code to hand to a person, shown this once, and for how many hours it is good."""
        from cs_tui.sync.enrolment import Code, write_code

        made = await self._office().new_code(person)
        profile = self._kit.profile
        code = Code(profile.hub_url, made.secret, profile.fingerprint)
        return write_code(code), made.hours

    async def erase(self, customer: str, why: Why, *, dry: bool) -> Erasure:
        """Erases a customer everywhere, or tells what that touches; raises as `staff` does."""
        from cs_tui.sync.erasure import EraseAsked

        done = await self._office().erase(EraseAsked(customer=customer, why=why, dry=dry))
        self.nudge()
        return done

    async def archive(self, *, dry: bool) -> Archived:
        """How what is over stands at the hub, or erases the next of what is due there; raises as
        `staff` does."""
        from cs_tui.sync.archive import ExpireAsked

        done = await self._office().archive(ExpireAsked(dry=dry))
        self.nudge()
        return done

    async def leave(self, person: str) -> Staff:
        """A person works here no longer: their devices are shut out."""
        return await self._office().leave(person)

    async def revoke(self, device: str) -> Staff:
        """Shuts a device out."""
        return await self._office().revoke(device)

    def _office(self) -> Gateway:
        if self._kit.profile.alone:
            raise Refused(ALONE)
        return self._way()

    @reads
    def _standing(self) -> Standing:
        return standing(self._kit.reader.conn, self._kit.profile.actor)

    def _way(self) -> Gateway:
        if self._gateway is None:
            self._gateway = self.new_gateway()
        # What is asked after a renewal is asked with the new token.
        self._gateway.token = self._kit.profile.token
        return self._gateway

    def new_gateway(self) -> Gateway:
        """A way to the hub of its own, for who closes it again."""
        from cs_tui.sync.gateway import Gateway

        profile = self._kit.profile
        return Gateway(profile.hub_url, profile.token, fingerprint=profile.fingerprint)


def _nothing() -> None:
    """Nobody wants to know."""
