"""Every probe of a desk, run side by side, each within its own time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeVar

from cs_tui.services.probes.check import Check
from cs_tui.texts import Words
from cs_tui.texts import preshift as texts

LIMIT_S: Final = 3.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing to look at: its id and name, how, and how long it may take in seconds."""

    id: str
    name: Words
    look: Callable[[], Awaitable[Check]]
    limit_s: float = LIMIT_S


async def looked(probes: Sequence[Probe]) -> tuple[Check, ...]:
    """What every probe found, in their order; as slow as the slowest, never slower than its limit.

    A probe without an answer in time is `unknown`: a thing that hangs is not known to be broken.
    """
    return tuple(await asyncio.gather(*(_within(probe) for probe in probes)))


async def _within(probe: Probe) -> Check:
    try:
        async with asyncio.timeout(probe.limit_s):
            return await probe.look()
    except TimeoutError:
        late = texts.LATE_ANSWER.fill(s=f"{probe.limit_s:g}")
        return Check(probe.id, probe.name, late, "unknown", texts.LOOK_AGAIN)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Check(probe.id, probe.name, why, "unknown", texts.LOOK_AGAIN)


async def aside(job: Callable[[], T]) -> T:
    """Runs a job that blocks, on a thread nobody waits for: a dead disk holds up no leaving."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(give: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop ended meanwhile
            loop.call_soon_threadsafe(lambda: None if done.done() else give())

    def run() -> None:
        try:
            result = job()
        except OSError as error:
            settle(lambda error=error: done.set_exception(error))  # type: ignore[misc]
        else:
            settle(lambda: done.set_result(result))

    threading.Thread(target=run, name="probe", daemon=True).start()
    return await done
