"""Holds the hub's stream open and passes its pokes on. A poke carries no data: it says "pull"."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import aclosing
from typing import Final

from cs_tui.errors import CsError
from cs_tui.sync.backoff import MOST_MS, Backoff
from cs_tui.sync.gateway import Gateway

STEADY_S: Final = 30.0
"""A stream that broke sooner was no success: to connect again at once would storm the hub."""


class Poker:
    """Listens for ever; what it misses is found by the next round, so no poke is ever needed."""

    def __init__(
        self,
        rng: random.Random,
        on_poke: Callable[[], None],
        on_live: Callable[[bool], None],
        on_presence: Callable[[], None],
    ) -> None:
        self._backoff = Backoff(rng)
        self._on_poke = on_poke
        self._on_live = on_live
        self._on_presence = on_presence

    async def listen(self, gateway: Callable[[], Gateway]) -> None:
        """Connects, listens, and connects again, until it is cancelled."""
        while True:
            fault = await self._until_broken(gateway())
            self._on_live(False)
            wait_ms = self._backoff.after(fault)
            await asyncio.sleep((MOST_MS if wait_ms is None else wait_ms) / 1000)

    async def _until_broken(self, gateway: Gateway) -> CsError:
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with aclosing(gateway.stream()) as pokes:
                await anext(pokes)
                self._on_live(True)
                async for seq in pokes:
                    if seq is None:
                        self._on_presence()
                    else:
                        self._on_poke()
        except CsError as fault:
            if loop.time() - start >= STEADY_S:
                self._backoff.worked()
            return fault
        raise AssertionError("a stream ends by an error only")
