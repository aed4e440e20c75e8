"""What the hub does by the clock goes on whatever happens to it once."""

from __future__ import annotations

import asyncio

import pytest

from cs_tui.errors import CsError
from cs_tui.server import app
from cs_tui.texts import Words


@pytest.mark.parametrize(
    "fault", [CsError(Words(zh="满了", en="full")), UnicodeError("label too long"), KeyError("x")]
)
async def test_a_fault_ends_one_turn_and_not_the_job(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    monkeypatch.setattr(app, "TICK_S", 0.0)
    turns, again = 0, asyncio.Event()

    async def job() -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            raise fault
        again.set()

    task = asyncio.create_task(app._for_ever(job))
    async with asyncio.timeout(30):
        await again.wait()
    task.cancel()

    assert len([one for one in caplog.records if one.name == "cs_tui.hub"]) == 1
