"""How fast one token may ask: a bucket that fills while nobody asks and empties by a request."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.server.problems import Rejected
from cs_tui.texts import hub as texts

PER_SECOND: Final = 50
"""Requests a second in the long run."""

BURST: Final = 400
"""Requests at once after a rest: a desk that fetches everything asks about 200 times in a row."""

_REMEMBERED: Final = 10_000
"""Tokens; who is forgotten begins with a full bucket, as after a rest."""


class Rates:
    """One bucket for each token that asked lately."""

    def __init__(self, per_second: int = PER_SECOND, burst: int = BURST) -> None:
        self._per_second = per_second
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, Instant]] = OrderedDict()

    def take(self, token: str, now: Instant) -> None:
        """Counts one request. Raises `Rejected` (429) when the bucket is empty."""
        left, at = self._buckets.pop(token, (float(self._burst), now))
        rested_s = max(0, now - at) / 1000
        left = min(self._burst, left + rested_s * self._per_second)
        allowed = left >= 1
        self._buckets[token] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        if not allowed:
            raise Rejected(429, texts.TOO_OFTEN.fill(seconds=1), retry_after_s=1)
