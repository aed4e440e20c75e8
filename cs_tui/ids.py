"""Real time, ids and randomness. Only the two bootstraps hand them out."""

from __future__ import annotations

import os
import threading
import time

from cs_tui.core.ports import Instant


def wall_clock() -> Instant:
    """Now, by this machine's clock."""
    return time.time_ns() // 1_000_000


def monotonic_ms() -> int:
    """Milliseconds on a clock that never jumps; its zero means nothing."""
    return time.monotonic_ns() // 1_000_000


class Uuid7:
    """Makes UUIDv7 (RFC 9562): ids of one process are strictly rising, even within a millisecond.

    The 12 bits after the time count within one millisecond; the rest is random.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._last_ms = 0
        self._count = 0

    def __call__(self) -> str:
        with self._guard:
            now = max(wall_clock(), self._last_ms)
            self._count = self._count + 1 if now == self._last_ms else 0
            if self._count > 0xFFF:
                now, self._count = now + 1, 0
            self._last_ms = now
            count = self._count
        tail = int.from_bytes(os.urandom(8)) >> 2 | (0b10 << 62)
        digits = f"{now & 0xFFFF_FFFF_FFFF:012x}7{count:03x}{tail:016x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def salt() -> str:
    """A random salt for the personal part of an event."""
    return os.urandom(16).hex()
