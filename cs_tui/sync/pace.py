"""How much one job of the write lane may do: an agent's save waits behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from cs_tui.core.ports import Clock

T = TypeVar("T")

AIM_MS: Final = 6
"""What one job should take; 10 ms is the most a person may wait for the lane."""

WHOLE_MS: Final = 20
"""What one job may take that gives way as soon as somebody waits. Larger ones write less in all."""

LARGEST: Final = 500


class Pace:
    """So many items fit into one job; the number follows what the jobs before it took."""

    def __init__(self, monotonic: Clock, size: int = 50, aim_ms: int = AIM_MS) -> None:
        self.size = size
        self._aim_ms = aim_ms
        self._monotonic = monotonic

    def cut(self, items: Sequence[T]) -> Iterator[tuple[Sequence[T], bool]]:
        """The items in parts, each as large as is right when its turn comes, and whether it is the
        last one. There is always a last one, even of nothing.
        """
        rest = items
        while len(rest) > self.size:
            part, rest = rest[: self.size], rest[self.size :]
            yield part, False
        yield rest, True

    def measured(self, count: int, job: Callable[..., T], /, *args: object) -> T:
        """Does a job with `count` items, on the lane, and learns from the time it took."""
        return self.told(lambda: (job(*args), count))[0]

    def told(self, job: Callable[[], tuple[T, int]]) -> tuple[T, int]:
        """As `measured`, of a job that tells how many items it got through."""
        start = self._monotonic()
        done, count = job()
        took_ms = self._monotonic() - start
        if count >= self.size or took_ms > self._aim_ms:
            fitting = count * self._aim_ms // max(took_ms, 1)
            self.size = min(max(fitting, self.size // 2, 1), self.size * 2, LARGEST)
        return done, count
