"""How much one job of the write lane may do: an agent's save waits behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from cs_tui.core.ports import Clock

T = TypeVar("T")

AIM_MS: Final = 6
"""What one job should take. It gives way as soon as somebody waits, but not while it writes back
into the file what it stored: the larger a job is, the longer that takes, and the less is written
in all."""

LARGEST: Final = 500


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
