"""Whoever listens is told that there is something to pull."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from cs_tui.server.pokes import Pokes, Said
from tests.server.floor import Floor


async def first(told: AsyncIterator[Said]) -> Said:
    """The next thing said."""
    return await anext(told)


async def test_a_listener_hears_of_every_growth_once_and_late_ones_become_one() -> None:
    pokes = Pokes()
    told = pokes.listen()
    hearing = asyncio.create_task(first(told))
    await asyncio.sleep(0)
    assert pokes.listening == 1
    pokes.send(5)
    assert await hearing == 5
    for seq in (6, 7, 7, 3):
        pokes.send(seq)
    assert await first(told) == 7
    assert await anext(pokes.listen(ping_s=0.001)) is None
    await told.aclose()  # type: ignore[attr-defined]
    assert pokes.listening == 1


async def test_closing_ends_every_stream() -> None:
    pokes = Pokes()

    async def all_of() -> list[Said]:
        return [seq async for seq in pokes.listen()]

    listeners = [asyncio.create_task(all_of()) for _ in range(3)]
    await asyncio.sleep(0)
    assert pokes.listening == 3
    pokes.close()
    assert await asyncio.gather(*listeners) == [[], [], []]
    assert pokes.listening == 0


async def test_what_another_program_stored_is_poked_at_the_next_tick(floor: Floor) -> None:
    told = floor.hub.pokes.listen()
    hearing = asyncio.create_task(first(told))
    await asyncio.sleep(0)
    assert floor.hub.pokes.listening == 1
    floor.code("lin")
    await floor.hub.tick()
    assert await hearing == (await floor.seqs())[-1]
    await told.aclose()  # type: ignore[attr-defined]


async def test_a_customers_message_pokes_at_once(floor: Floor) -> None:
    chat = floor.channel()
    told = floor.hub.pokes.listen()
    hearing = asyncio.create_task(first(told))
    await asyncio.sleep(0)
    assert floor.hub.pokes.listening == 1
    await floor.writes(chat, "在吗")
    assert await hearing == (await floor.seqs())[-1]
    await told.aclose()  # type: ignore[attr-defined]
