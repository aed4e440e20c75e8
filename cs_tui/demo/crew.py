"""Everybody on the simulated floor at work: one loop, until it is told to stop."""

from __future__ import annotations

import random
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import httpx

from cs_tui.content import load_policy, load_stories
from cs_tui.core.ports import Clock, Instant, NewId, NewSalt
from cs_tui.demo.arrivals import Arrivals
from cs_tui.demo.colleague import Colleague, Surroundings
from cs_tui.demo.floor import Floor
from cs_tui.demo.link import Link
from cs_tui.errors import CsError, HubRefused
from cs_tui.services.kit import work_calendar
from cs_tui.sync.enrolment import read_code
from cs_tui.sync.wire import Enrol, Enrolled, Wire
from cs_tui.texts import Lang
from cs_tui.texts import demo as texts

BEAT_MS: Final = 250
COUNTS_EVERY_MS: Final = 1_000

Pause = Callable[[int], Awaitable[bool]]
"""Waits so many milliseconds; says whether to go on."""


class Errand(Wire):
    """What a floor is told: where the hub is and how its people get in."""

    url: str
    service: str
    """The token of the channels."""
    colleagues: tuple[str, ...] = ()
    """One enrolment code each."""
    seed: int
    lang: Lang = "zh"
    """What the person in front of the floor speaks; most of the customers do too."""


@dataclass(frozen=True, slots=True)
class Means:
    """Time, ids and randomness, given from outside."""

    clock: Clock
    monotonic: Callable[[], Instant]
    new_id: NewId
    salt: NewSalt


class Crew:
    """Channels, customers and colleagues on one hub."""

    def __init__(self, client: httpx.AsyncClient, errand: Errand, means: Means) -> None:
        rng = random.Random(errand.seed)  # noqa: S311
        floor = load_stories()
        policy = load_policy()
        carried = {channel.id for channel in policy.sla.channels if channel.adapter}
        stories = [story for story in floor.stories if story.channel in carried]
        arrivals = Arrivals(stories, rng, means.monotonic(), errand.lang)
        self.floor = Floor(Link(client, errand.service), arrivals, rng, means.new_id)
        self.colleagues: list[Colleague] = []
        self._around = Surroundings(
            policy, self.floor.story, rng, means.clock, means.new_id, means.salt, errand.lang
        )
        self._client = client
        self._monotonic = means.monotonic
        self._codes = list(errand.colleagues)
        self._waiting = 0
        self._counts_at: Instant = 0

    async def work(self, pause: Pause) -> None:
        """Ticks until `pause` says to stop. A hub that is away is tried again at the next beat."""
        while await pause(BEAT_MS):
            now = self._monotonic()
            await _kept_on(self._join())
            await _kept_on(self._count(now))
            await _kept_on(self.floor.tick(now, self._waiting))
            for colleague in self.colleagues:
                await _kept_on(colleague.tick(now, self._waiting))

    async def _join(self) -> None:
        """A colleague enrols, one at a beat, so that the customers need not wait for it."""
        if self._codes:
            asked = Enrol(code=read_code(self._codes[0]).secret, device=texts.DEVICE.en)
            try:
                me = await Link(self._client).post("/v1/enrol", asked, Enrolled)
            except HubRefused:
                # A code is good once: asking again with it would be refused for ever.
                self._codes.pop(0)
                raise
            self._codes.pop(0)
            colleague = Colleague(Link(self._client, me.token), me, self._around)
            self.colleagues.append(colleague)
            await colleague.goes_on_duty(self._day())

    def _day(self) -> str:
        """The shift day at the site, today."""
        policy = self._around.policy
        calendar = work_calendar(policy)
        return calendar.shift_day(self._around.clock(), policy.limits.shift_day_start_hour)

    async def _count(self, now: Instant) -> None:
        if self.colleagues and now >= self._counts_at:
            self._counts_at = now + COUNTS_EVERY_MS
            self._waiting = await self.colleagues[0].waiting()


async def _kept_on(step: Awaitable[None]) -> None:
    """One step; what went wrong is written down, and the others go on."""
    try:
        await step
    except CsError as error:
        sys.stderr.write(f"{error}\n")
