"""How often one address may try a code: guessing must not pay."""

from __future__ import annotations

from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.server.problems import Rejected
from cs_tui.texts import hub as texts

PER_MINUTE: Final = 30
_MINUTE_MS: Final = 60_000
_REMEMBERED: Final = 10_000
"""Addresses; beyond them the oldest are forgotten."""


class Attempts:
    """Counts attempts in a sliding minute, by address."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._per_minute = per_minute
        self._at: dict[str, list[Instant]] = {}

    def check(self, address: str, now: Instant) -> None:
        """Counts one attempt. Raises `Rejected` (429) when there were too many."""
        recent = [at for at in self._at.pop(address, []) if at > now - _MINUTE_MS]
        self._at[address] = recent
        if len(self._at) > _REMEMBERED:
            del self._at[next(iter(self._at))]
        if len(recent) >= self._per_minute:
            seconds = (recent[0] + _MINUTE_MS - now) // 1000 + 1
            words = texts.TOO_OFTEN.fill(seconds=seconds)
            raise Rejected(429, words, retry_after_s=seconds)
        recent.append(now)
