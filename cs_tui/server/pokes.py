"""Tells those who listen that something happened; they pull what it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

from cs_tui.core.permission import Actor

PING_S: Final = 15.0

PRESENCE: Final = "presence"
"""What is said when others look at a case that concerns the listener, or do no more."""

Said = int | Literal["presence"] | None


@dataclass(eq=False, slots=True)
class _Listener:
    actor: Actor | None
    news: asyncio.Event = field(default_factory=asyncio.Event)
    presence: bool = False


class Pokes:
    """Everybody who listens, on one event loop. Pokes that nobody read yet become one."""

    def __init__(self) -> None:
        self.seq = 0
        self.closed = False
        self._listeners: set[_Listener] = set()

    def send(self, seq: int) -> None:
        """The log has grown to `seq`."""
        if seq > self.seq:
            self.seq = seq
            self._wake()

    def presence(self, concerned: Callable[[Actor], bool]) -> None:
        """Others look somewhere else now, which concerns these people."""
        for one in self._listeners:
            if one.actor is not None and concerned(one.actor):
                one.presence = True
                one.news.set()

    def close(self) -> None:
        """Ends every stream, so that a hub that leaves need not wait for its listeners."""
        self.closed = True
        self._wake()

    @property
    def listening(self) -> int:
        """How many listen."""
        return len(self._listeners)

    async def listen(
        self, ping_s: float = PING_S, actor: Actor | None = None
    ) -> AsyncIterator[Said]:
        """The seq each time it has grown, `PRESENCE` when others look somewhere else, None each
        time a while passed without news."""
        with self._listener(actor) as listener:
            told = self.seq
            while not self.closed:
                try:
                    async with asyncio.timeout(ping_s):
                        await listener.news.wait()
                except TimeoutError:
                    yield None
                    continue
                listener.news.clear()
                if self.seq > told and not self.closed:
                    told = self.seq
                    yield told
                if listener.presence and not self.closed:
                    listener.presence = False
                    yield PRESENCE

    @contextmanager
    def _listener(self, actor: Actor | None) -> Iterator[_Listener]:
        listener = _Listener(actor)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def _wake(self) -> None:
        for one in self._listeners:
            one.news.set()
