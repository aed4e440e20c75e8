"""The hub tells what happened, again and again until it is heard or given up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final
from zlib import crc32

from cs_tui.core.ports import Instant
from cs_tui.server.edge import survived
from cs_tui.server.storage import Hook, Session, Telling
from cs_tui.server.webhooks.payload import body_of, concerns, headers_of
from cs_tui.server.webhooks.posting import NotHeard, post
from cs_tui.server.work import Work

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

AT_ONCE: Final = 8
"""Requests to one program at the same time, whatever others are told; never two of one case."""

LOOKED_AT: Final = 500
"""Events of the log in one transaction."""

GIVEN_UP_KEPT_MS: Final = 30 * 24 * 3600 * 1000
"""For so long an admin may have it told again."""

HELD_MS: Final = 60 * 1000
"""For so long a telling belongs to the process that took it; after that it died on the way."""

FIRST_MS: Final = 10 * 1000
MOST_MS: Final = 3600 * 1000
MOST_TRIES: Final = 24
"""About fifteen hours; what is not heard by then waits for a person."""

Post = Callable[[Hook, dict[str, str], bytes], Awaitable[None]]

logger: Final = logging.getLogger("cs_tui.hub")


async def post_to(hook: Hook, headers: dict[str, str], body: bytes) -> None:
    """Says it to a program outside. Raises `NotHeard`."""
    await post(hook.url, headers, body, private=hook.private)


@dataclass(frozen=True, slots=True)
class _Said:
    """One telling with the bytes that say it."""

    telling: Telling
    id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of one telling."""

    said: _Said
    next_at: Instant | None = None
    problem: str | None = None
    """Why it was not heard; None when it was."""

    def note(self, work: Work) -> None:
        """Keeps it."""
        hooks = work.session.hooks
        if self.problem is None:
            hooks.told(self.said.telling)
        elif self.next_at is None:
            hooks.give_up(self.said.telling, work.now, self.problem)
        else:
            hooks.again(self.said.telling, self.next_at, self.problem)


class Webhooks:
    """Tells everybody what they are to be told. One for each process of the hub.

    Each program has requests of its own under way: one that is slow or gone delays itself alone.
    """

    def __init__(self, say: Post = post_to) -> None:
        self._say = say
        self._away: dict[str, tuple[int, Instant]] = {}
        self._under_way: dict[str, set[asyncio.Task[None]]] = {}

    async def round(self, hub: Hub) -> None:
        """Looks once at what is new and begins to tell what is due; waits for nobody who hears."""
        hooks = await hub.read(lambda session: session.hooks.hooks())
        self._forget({hook.id for hook in hooks})
        for hook in hooks:
            await self._begin(hub, hook)

    async def settled(self) -> None:
        """Waits until nothing is under way."""
        await asyncio.gather(*(task for tasks in self._under_way.values() for task in tasks))

    async def close(self) -> None:
        """Ends what is under way; whoever may have heard it is told again, under the same key."""
        tasks = [task for tasks in self._under_way.values() for task in tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin(self, hub: Hub, hook: Hook) -> None:
        while await hub.read(lambda session: session.log.last_seq()) > hook.seq:
            hook = await hub.write(partial(_look, hook=hook))
        tasks = self._under_way.setdefault(hook.id, set())
        free = self._most(hook, hub.now()) - len(tasks)
        if free <= 0:
            return
        for said in await hub.write(partial(_take, hook=hook, most=free)):
            task = asyncio.create_task(survived(partial(self._go_on, hub, hook, said)))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def _go_on(self, hub: Hub, hook: Hook, first: _Said) -> None:
        """Tells one after the other while there is something to tell and somebody who hears."""
        said: _Said | None = first
        while said is not None:
            became = await self._tell(hub, hook, said)
            most = min(1, self._most(hook, hub.now()))
            said = await hub.write(partial(_next, hook=hook, became=became, most=most))

    async def _tell(self, hub: Hub, hook: Hook, said: _Said) -> _Became:
        try:
            await self._say(hook, headers_of(hook, said.id, said.body, hub.now()), said.body)
        except NotHeard as error:
            self._was_away(hook, hub.now(), away=error.away)
            next_at = _next_at(said, hub.now())
            if next_at is None:
                logger.warning("webhook %s gave up on event %s: %s", hook.id, said.id, error)
            return _Became(said, next_at, str(error))
        self._away.pop(hook.id, None)
        return _Became(said)

    def _most(self, hook: Hook, now: Instant) -> int:
        """Requests that may be under way: one where somebody was away and may be back."""
        failures, until = self._away.get(hook.id, (0, 0))
        if until > now:
            return 0
        return 1 if failures else AT_ONCE

    def _was_away(self, hook: Hook, now: Instant, *, away: bool) -> None:
        """A program that is not there is left in peace for a while, whatever else waits for it."""
        if away:
            failures, until = self._away.get(hook.id, (0, 0))
            if until <= now:
                span = min(MOST_MS, FIRST_MS << min(failures, 20))
                self._away[hook.id] = (failures + 1, now + span)

    def _forget(self, hooks: Collection[str]) -> None:
        """Nothing is kept of who is told no more."""
        for gone in [one for one in self._under_way if one not in hooks]:
            if not self._under_way[gone]:
                del self._under_way[gone]
                self._away.pop(gone, None)


def _look(work: Work, hook: Hook) -> Hook:
    """Notes what of the next events is to be told; the hook with its new place in the log."""
    held = next((one for one in work.session.hooks.hooks() if one.id == hook.id), None)
    if held is None:
        return replace(hook, seq=work.session.log.last_seq())
    stored = work.session.log.after(held.seq, LOOKED_AT)
    if not stored:
        return held
    told = [(one.seq, one.sealed.stream) for one in stored if concerns(one, held.kinds)]
    work.session.hooks.advance(held.id, held.seq, stored[-1].seq, told)
    return replace(held, seq=stored[-1].seq)


def _next(work: Work, hook: Hook, became: _Became, most: int) -> _Said | None:
    """Notes what became of one telling; the next that is due."""
    became.note(work)
    return next(iter(_take(work, hook, most)), None)


def _take(work: Work, hook: Hook, most: int) -> list[_Said]:
    """Takes what is due for this process, with what is to be said."""
    taken: list[_Said] = []
    for telling in work.session.hooks.ready(hook.id, work.now, most):
        found = _event(work.session, hook, telling)
        if found is None:
            work.session.hooks.told(telling)
        elif work.session.hooks.hold(telling, work.now, work.now + HELD_MS):
            taken.append(found)
    return taken


def _event(session: Session, hook: Hook, telling: Telling) -> _Said | None:
    stored = next(iter(session.log.after(telling.seq - 1, 1)), None)
    if stored is None or stored.seq != telling.seq:
        return None
    return _Said(telling, stored.sealed.id, body_of(session, hook, stored))


def _next_at(said: _Said, now: Instant) -> Instant | None:
    """When it is said again: twice as long each time, spread by the id, at last never."""
    tries = said.telling.tries
    if tries + 1 >= MOST_TRIES:
        return None
    span = min(MOST_MS, FIRST_MS << min(tries, 20))
    spread = crc32(said.id.encode()) & 0xFFFF
    return now + span + span * spread // 0x40000


def sweep(work: Work) -> int:
    """Forgets what was given up long ago, and what is for nobody any more; how much."""
    return work.session.hooks.sweep(work.now - GIVEN_UP_KEPT_MS)
