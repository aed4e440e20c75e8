"""The hub tells what happened, again and again until it is heard or given up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final
from zlib import crc32

from cs_tui.core.ports import Instant
from cs_tui.server.storage import Hook, Session, Telling
from cs_tui.server.webhooks.payload import body_of, concerns, headers_of
from cs_tui.server.webhooks.posting import NotHeard, post
from cs_tui.server.work import Work

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

AT_ONCE: Final = 8
"""Requests to one program at the same time; never two of one case."""

LOOKED_AT: Final = 500
"""Events of the log in one transaction."""

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


class Webhooks:
    """Tells everybody what they are to be told. One for each process of the hub."""

    def __init__(self, say: Post = post_to) -> None:
        self._say = say
        self._away: dict[str, tuple[int, Instant]] = {}

    async def round(self, hub: Hub) -> int:
        """Looks once at what is new and tells what is due; how many were heard.

        All programs are told side by side: one that is slow holds up nobody else.
        """
        hooks = await hub.read(lambda session: session.hooks.hooks())
        heard = await asyncio.gather(*(self._serve(hub, hook) for hook in hooks))
        return sum(heard)

    async def _serve(self, hub: Hub, hook: Hook) -> int:
        while await hub.read(lambda session: session.log.last_seq()) > hook.seq:
            hook = await hub.write(partial(_look, hook=hook))
        now = hub.now()
        if self._away.get(hook.id, (0, 0))[1] > now:
            return 0
        said = await hub.write(lambda work: _take(work, hook))
        return sum(await asyncio.gather(*(self._tell(hub, hook, one) for one in said)))

    async def _tell(self, hub: Hub, hook: Hook, said: _Said) -> bool:
        headers = headers_of(hook, said.id, said.body, hub.now())
        try:
            await self._say(hook, headers, said.body)
        except NotHeard as error:
            self._was_away(hook, hub.now(), away=error.away)
            next_at = _next_at(said, hub.now())
            why = str(error)
            if next_at is None:
                logger.warning("webhook %s gave up on event %s: %s", hook.id, said.id, why)
            await hub.write(lambda work: work.session.hooks.again(said.telling, next_at, why))
            return False
        self._away.pop(hook.id, None)
        await hub.write(lambda work: work.session.hooks.told(said.telling))
        return True

    def _was_away(self, hook: Hook, now: Instant, *, away: bool) -> None:
        """A program that is not there is left in peace for a while, whatever else waits for it."""
        if away:
            failures, until = self._away.get(hook.id, (0, 0))
            if until <= now:
                span = min(MOST_MS, FIRST_MS << min(failures, 20))
                self._away[hook.id] = (failures + 1, now + span)


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


def _take(work: Work, hook: Hook) -> list[_Said]:
    """Takes what is due for this process, with what is to be said."""
    taken: list[_Said] = []
    for telling in work.session.hooks.ready(hook.id, work.now, AT_ONCE):
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
