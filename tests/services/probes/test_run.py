"""Probes run side by side, each within its time; what hangs is unknown, never broken."""

from __future__ import annotations

import asyncio
import threading

from cs_tui.services.probes.check import Check
from cs_tui.services.probes.run import Probe, aside, looked
from cs_tui.texts import Words
from cs_tui.texts import preshift as texts

NAME = Words(zh="甲", en="A")


def answering(id_: str) -> Probe:
    async def look() -> Check:
        return Check(id_, NAME, "well")

    return Probe(id_, NAME, look)


def silent(id_: str, limit_s: float = 0.01) -> Probe:
    async def look() -> Check:
        await asyncio.Event().wait()
        raise AssertionError

    return Probe(id_, NAME, look, limit_s)


async def test_answers_stand_in_the_order_of_the_questions() -> None:
    found = await looked([silent("slow"), answering("quick")])

    assert [one.id for one in found] == ["slow", "quick"]


async def test_who_hangs_is_unknown_and_the_limit_is_said() -> None:
    [found] = await looked([silent("slow")])

    assert found.verdict == "unknown"
    assert found.value == texts.LATE_ANSWER.fill(s="0.01")


async def test_all_are_asked_before_the_first_has_answered() -> None:
    met = asyncio.Barrier(2)

    async def look() -> Check:
        await met.wait()
        return Check("x", NAME, "met")

    found = await looked([Probe("a", NAME, look), Probe("b", NAME, look)])

    assert [one.verdict for one in found] == ["ok", "ok"]


async def test_a_job_that_blocks_for_ever_holds_up_nothing() -> None:
    gate = threading.Event()

    def job() -> Check:
        gate.wait()
        return Check("x", NAME, "late")

    [found] = await looked([Probe("disk", NAME, lambda: aside(job), 0.01)])
    gate.set()

    assert found.verdict == "unknown"


async def test_what_the_system_refuses_is_told_as_unknown() -> None:
    def job() -> Check:
        raise PermissionError(13, "denied")

    [found] = await looked([Probe("disk", NAME, lambda: aside(job))])

    assert (found.verdict, found.value) == ("unknown", "denied")
