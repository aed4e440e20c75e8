"""The hub: whether it answers us, how fast, and how far its clock is from ours."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Final

from cs_tui.core.ports import Clock
from cs_tui.errors import HubRefused, Offline
from cs_tui.services.probes.check import HUB_CODE, Check, Verdict
from cs_tui.texts import doctor as doctor_texts
from cs_tui.texts import preshift as texts

if TYPE_CHECKING:
    from cs_tui.sync.gateway import Gateway

ROUNDS: Final = 5
SLOW_MS: Final = 800
CLOCK_WARN_MS: Final = 5_000
CLOCK_FAIL_MS: Final = 60_000

NewGateway = Callable[[], "Gateway"]


def alone() -> Check:
    """A desk without a hub."""
    return Check("hub", doctor_texts.HUB, doctor_texts.NO_HUB, code=HUB_CODE)


async def login(new: NewGateway) -> Check:
    """A round trip that only a device gets which the hub still knows."""
    gateway = new()
    try:
        queue = await gateway.queue()
    except Offline as error:
        return Check("hub", texts.LOGIN, texts.NO_ANSWER, "fail", error.words, HUB_CODE)
    except HubRefused as error:
        return Check("hub", texts.LOGIN, texts.SHUT_OUT, "fail", error.words, HUB_CODE)
    finally:
        await gateway.close()
    return Check("hub", texts.LOGIN, texts.LOGGED_IN.fill(n=queue.waiting), code=HUB_CODE)


async def latency(new: NewGateway, monotonic: Callable[[], int]) -> Check:
    """Median and worst of five requests; the one before them, with DNS and TLS, does not count."""
    gateway = new()
    took: list[int] = []
    try:
        await gateway.hello()
        for _ in range(ROUNDS):
            before = monotonic()
            await gateway.hello()
            took.append(monotonic() - before)
    except (Offline, HubRefused) as error:
        return Check("latency", texts.LATENCY, texts.NO_ANSWER, "fail", error.words, HUB_CODE)
    finally:
        await gateway.close()
    value = texts.LATENCY_IS.fill(median=round(median(took)), worst=max(took))
    if median(took) > SLOW_MS:
        return Check("latency", texts.LATENCY, value, "warn", texts.SLOW_LINE, HUB_CODE)
    return Check("latency", texts.LATENCY, value, code=HUB_CODE)


async def clock(new: NewGateway, now: Clock) -> Check:
    """How far this clock is off: the hub's time against the middle of the request."""
    gateway = new()
    try:
        await gateway.hello()
        before = now()
        hello = await gateway.hello()
        off_ms = (before + now()) // 2 - hello.time
    except (Offline, HubRefused) as error:
        return Check("clock", texts.CLOCK, texts.NO_ANSWER, "unknown", error.words, HUB_CODE)
    finally:
        await gateway.close()
    return drifted(off_ms)


def drifted(off_ms: int) -> Check:
    """What a difference of so many milliseconds means; the clock itself is never changed."""
    words = texts.CLOCK_FAST if off_ms >= 0 else texts.CLOCK_SLOW
    value = words.fill(s=f"{abs(off_ms) / 1000:.1f}")
    if abs(off_ms) > CLOCK_WARN_MS:
        hint = doctor_texts.CLOCK_OFF.fill(s=abs(off_ms) // 1000)
        verdict: Verdict = "fail" if abs(off_ms) > CLOCK_FAIL_MS else "warn"
        return Check("clock", texts.CLOCK, value, verdict, hint, HUB_CODE)
    return Check("clock", texts.CLOCK, value, code=HUB_CODE)
