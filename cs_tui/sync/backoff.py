"""How long to wait after a failure. Never gives up, and never all desks at the same moment."""

from __future__ import annotations

import random
from typing import Final

from cs_tui.errors import CsError
from cs_tui.sync.faults import OtherHub, Paused, Slow

FIRST_MS: Final = 1_000
MOST_MS: Final = 60_000
_DOUBLINGS: Final = 16


class Backoff:
    """Full jitter: a random part of a span that doubles with every failure in a row.

    Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
    """

    def __init__(
        self, rng: random.Random, *, first_ms: int = FIRST_MS, most_ms: int = MOST_MS
    ) -> None:
        self._rng = rng
        self._first_ms = first_ms
        self._most_ms = most_ms
        self._failures = 0

    def after(self, fault: CsError) -> int | None:
        """Milliseconds until the next try; None when only a person can help.

        What the hub asked for is waited in full, and a little more, so that desks it sent away
        together do not come back together.
        """
        if isinstance(fault, Paused | OtherHub):
            return None
        span = min(self._most_ms, self._first_ms << min(self._failures, _DOUBLINGS))
        self._failures += 1
        jitter = int(self._rng.uniform(0, span))
        if isinstance(fault, Slow) and fault.retry_after_s is not None:
            return int(fault.retry_after_s * 1000) + jitter
        return jitter

    def worked(self) -> None:
        """The next failure is a first one again."""
        self._failures = 0
