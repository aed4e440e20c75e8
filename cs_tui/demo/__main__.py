"""The children of a demo: `python -m cs_tui.demo floor|people`, told what to do on standard input.

The first line of the input is the errand. The floor ends when the input ends: with its parent,
however that one ended.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TYPE_CHECKING

from cs_tui.ids import Uuid7, monotonic_ms, salt, wall_clock

if TYPE_CHECKING:
    from cs_tui.demo.crew import Errand

TIMEOUT_S = 10.0


def floor() -> None:
    """Works as the simulated floor until standard input ends."""
    from cs_tui.demo.crew import Errand

    errand = Errand.model_validate_json(sys.stdin.buffer.readline())
    asyncio.run(_work(errand))


def people() -> None:
    """Makes the people of a demo in the hub's database and prints how they get in."""
    from cs_tui.demo.people import Staffing, staff

    staffed = staff(Staffing.model_validate_json(sys.stdin.buffer.readline()))
    sys.stdout.write(f"{staffed.model_dump_json()}\n")


async def _work(errand: Errand) -> None:
    import httpx

    from cs_tui.demo.crew import Crew, Means

    stop = _input_ended()

    async def pause(ms: int) -> bool:
        try:
            await asyncio.wait_for(stop.wait(), ms / 1000)
        except TimeoutError:
            return True
        return False

    means = Means(wall_clock, monotonic_ms, Uuid7(), salt)
    # The hub is on this machine: a proxy from the environment would only stand in between.
    async with httpx.AsyncClient(base_url=errand.url, timeout=TIMEOUT_S, trust_env=False) as client:
        await Crew(client, errand, means).work(pause)


def _input_ended() -> asyncio.Event:
    """Set when standard input ends. A thread reads: pipes cannot be waited for everywhere."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    def read() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=read, daemon=True).start()
    return ended


if __name__ == "__main__":
    {"floor": floor, "people": people}[sys.argv[1]]()
