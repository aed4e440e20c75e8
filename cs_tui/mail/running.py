"""Rounds of the bridge, one after another, until it is told to end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from cs_tui.errors import CsError
from cs_tui.mail.bridge import Bridge, Round
from cs_tui.texts import Words

LONGEST_WAIT_S: Final = 300.0
_DOUBLINGS: Final = 8

Tell = Callable[[Words], None]


async def one_round(bridge: Bridge) -> Round:
    """Reads and sends until nothing is left. Answers leave also when the mailbox is away; the
    first trouble is raised at the end."""
    done = Round(more=True)
    while done.more:
        done.more = False
        trouble = await _round(bridge, done)
        if trouble is not None:
            raise trouble
    return done


async def rounds(
    bridge: Bridge, poll_s: float, tell: Tell, report: Callable[[Round], None], stop: asyncio.Event
) -> None:
    """Goes on for ever. A trouble is told when it begins and never ends the bridge."""
    told, troubles = "", 0
    while not stop.is_set():
        done = Round()
        trouble = await _round(bridge, done)
        if not done.nothing:
            report(done)
        troubles = troubles + 1 if trouble else 0
        said = str(trouble) if trouble else ""
        if trouble is not None and said != told:
            tell(trouble.words)
        told = said
        wait_s = min(LONGEST_WAIT_S, poll_s * 2 ** min(troubles, _DOUBLINGS))
        if done.more and trouble is None:
            continue
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), wait_s)


def ended_by_signals(stop: asyncio.Event) -> list[int]:
    """Ends the rounds at Ctrl+C and at SIGTERM; the list then holds which it was."""
    met: list[int] = []

    def end(number: int) -> None:
        met.append(number)
        stop.set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, end, number)
    return met


async def _round(bridge: Bridge, done: Round) -> CsError | None:
    trouble = None
    steps: tuple[Callable[[Round], Awaitable[None]], ...] = (bridge.read, bridge.send)
    for step in steps:
        try:
            await step(done)
        except CsError as error:
            trouble = trouble or error
    return trouble
