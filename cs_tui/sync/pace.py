"""How much is done at once: by one job of the write lane, behind which an agent's save waits, and
by one question to the hub."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from cs_tui.core.ports import Clock

T = TypeVar("T")
Answer = TypeVar("Answer")

AIM_MS: Final = 6
"""What one job should take. It gives way as soon as somebody waits, but not while it writes back
into the file what it stored: the larger a job is, the longer that takes, and the less is written
in all."""

LARGEST: Final = 500


NEAR: Final = 100
"""Events that are asked for at once. An answer is read in one go, and a save beside it waits for
Python's own lock as long: half a millisecond for so many."""

FAR: Final = 500
"""The same where each question is long on its way: a week's work would take as many of them."""

ON_THE_WAY_MS: Final = 30
EACH_MS: Final = 0.2
"""A hub that is near has an answer of `n` events there in less than `ON_THE_WAY_MS + n * EACH_MS`;
it takes about half of that for each."""


class Portion:
    """So many events are asked for at once; the number follows how far the hub is."""

    def __init__(self, monotonic: Clock) -> None:
        self.size = NEAR
        self._monotonic = monotonic

    async def told(self, answer: Awaitable[Answer], events: Callable[[Answer], int]) -> Answer:
        """An answer of the hub, and what the time it took says; `events` counts those in it."""
        start = self._monotonic()
        got = await answer
        far = self._monotonic() - start > ON_THE_WAY_MS + events(got) * EACH_MS
        self.size = FAR if far else NEAR
        return got


class Pace:
    """So many items fit into one job; the number follows what the jobs before it took."""

    def __init__(self, monotonic: Clock, size: int = 50) -> None:
        self.size = size
        self._monotonic = monotonic

    def told(self, job: Callable[[], tuple[T, int]]) -> tuple[T, int]:
        """Does a job, on the lane, and learns from the time it took; it tells how many items it got
        through."""
        start = self._monotonic()
        done, count = job()
        took_ms = self._monotonic() - start
        if count >= self.size or took_ms > AIM_MS:
            fitting = count * AIM_MS // max(took_ms, 1)
            self.size = min(max(fitting, self.size // 2, 1), self.size * 2, LARGEST)
        return done, count
