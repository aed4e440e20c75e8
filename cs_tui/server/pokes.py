"""Tells those who listen that something happened; they pull what it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Final

PING_S: Final = 15.0


class Pokes:
    """Everybody who listens, on one event loop. Pokes that nobody read yet become one."""

    def __init__(self) -> None:
        self.seq = 0
        self.closed = False
        self._listeners: set[asyncio.Event] = set()

    def send(self, seq: int) -> None:
        """The log has grown to `seq`."""
        if seq > self.seq:
            self.seq = seq
            self._wake()

    def close(self) -> None:
        """Ends every stream, so that a hub that leaves need not wait for its listeners."""
        self.closed = True
        self._wake()

    @property
    def listening(self) -> int:
        """How many listen."""
        return len(self._listeners)

    async def listen(self, ping_s: float = PING_S) -> AsyncIterator[int | None]:
        """The seq each time it has grown, None each time a while passed without news."""
        with self._listener() as news:
            told = self.seq
            while not self.closed:
                try:
                    async with asyncio.timeout(ping_s):
                        await news.wait()
                except TimeoutError:
                    yield None
                    continue
                news.clear()
                if self.seq > told and not self.closed:
                    told = self.seq
                    yield told

    @contextmanager
    def _listener(self) -> Iterator[asyncio.Event]:
        news = asyncio.Event()
        self._listeners.add(news)
        try:
            yield news
        finally:
            self._listeners.discard(news)

    def _wake(self) -> None:
        for news in self._listeners:
            news.set()
