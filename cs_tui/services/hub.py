"""The line to the hub: sync in the background, and being served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from cs_tui.core.ports import Instant
from cs_tui.texts import Words


@dataclass(frozen=True, slots=True)
class Status:
    live: bool = False
    waiting: int = 0
    oldest_at: int | None = None
    refused: int = 0
    problem: Words | None = None
    paused: bool = False
    last_contact_at: Instant | None = None


class HubLine:
    def __init__(self, *args: object) -> None:
        self.status: Status | None = None

    async def start(self, arrived: Callable[[], Awaitable[None]]) -> None: ...

    async def stop(self) -> None: ...

    def nudge(self) -> None: ...

    async def check_day(self, since: int) -> tuple[int, int]:
        return (0, 0)

    async def serve_next(self, event_id: str) -> str | None:
        return None
