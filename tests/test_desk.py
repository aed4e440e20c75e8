"""`desk.py`: the lanes, and who waits for the one that writes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from cs_tui.desk import Lanes
from cs_tui.services.lanes import reads


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    found = Lanes()
    yield found
    found.close()


async def test_the_writing_lane_is_wanted_while_a_job_waits_and_no_longer(lanes: Lanes) -> None:
    gate, seen = threading.Event(), list[bool]()

    def long() -> None:
        gate.wait()
        seen.append(lanes.wanted())

    running = asyncio.create_task(lanes.run(long))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(lanes.run(lambda: seen.append(lanes.wanted())))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(running, waiting)

    assert seen == [True, False]


async def test_whoever_stopped_waiting_wants_nothing(lanes: Lanes) -> None:
    gate = threading.Event()
    running = asyncio.create_task(lanes.run(gate.wait))
    await asyncio.sleep(0)
    given_up = asyncio.create_task(lanes.run(lambda: None))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.wait([given_up])

    assert not lanes.wanted()
    gate.set()
    await running


async def test_who_only_reads_does_not_hurry_the_writing_lane(lanes: Lanes) -> None:
    gate = threading.Event()
    reads_long = reads(lambda: gate.wait())
    reading = [asyncio.create_task(lanes.run(reads_long)) for _ in range(2)]
    await asyncio.sleep(0)

    assert not lanes.wanted()
    gate.set()
    await asyncio.gather(*reading)
