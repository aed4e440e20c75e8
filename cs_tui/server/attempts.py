"""How often one address may try a code: guessing must not pay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.server.problems import Rejected
from cs_tui.texts import hub as texts

PER_MINUTE: Final = 30
FREE: Final = 5
"""So many wrong codes cost nothing: people paste badly."""

LONGEST_WAIT_MS: Final = 60_000
_MINUTE_MS: Final = 60_000
_FORGIVEN_MS: Final = 3_600_000
"""Wrong codes are forgotten after so long without another."""

_REMEMBERED: Final = 10_000
"""Addresses; beyond them the oldest are forgotten."""


@dataclass(slots=True)
class _Tries:
    at: list[Instant] = field(default_factory=list)
    wrong: int = 0
    wrong_at: Instant = 0


class Attempts:
    """Counts attempts in a sliding minute, by address; each wrong code doubles the wait."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._per_minute = per_minute
        self._tries: dict[str, _Tries] = {}

    def check(self, address: str, now: Instant) -> None:
        """Counts one attempt. Raises `Rejected` (429) when there were too many."""
        tries = self._tries.pop(address, _Tries())
        tries.at = [at for at in tries.at if at > now - _MINUTE_MS]
        if now - tries.wrong_at > _FORGIVEN_MS:
            tries.wrong = 0
        self._tries[address] = tries
        if len(self._tries) > _REMEMBERED:
            del self._tries[next(iter(self._tries))]
        free_at = tries.wrong_at + _wait_ms(tries.wrong)
        if len(tries.at) >= self._per_minute:
            free_at = max(free_at, tries.at[0] + _MINUTE_MS)
        if free_at > now:
            seconds = (free_at - now - 1) // 1000 + 1
            words = texts.TOO_OFTEN.fill(seconds=seconds)
            raise Rejected(429, words, retry_after_s=seconds)
        tries.at.append(now)

    def failed(self, address: str, now: Instant) -> None:
        """The attempt that was just counted named a wrong code."""
        tries = self._tries.setdefault(address, _Tries())
        tries.wrong += 1
        tries.wrong_at = now


def _wait_ms(wrong: int) -> int:
    """How long to wait after so many wrong codes in a row: 1 s, 2 s, 4 s and so on."""
    over = wrong - FREE
    return 0 if over <= 0 else min(LONGEST_WAIT_MS, 1000 << min(over - 1, 16))
