"""The line to the hub: sync in the background, and being served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    live: bool = False
    waiting: int = 0
    oldest_at: int | None = None
    refused: int = 0


class HubLine:
    def __init__(self, *args: object) -> None:
        self.status = Status()

    async def start(self, arrived: Callable[[], Awaitable[None]]) -> None: ...

    async def stop(self) -> None: ...

    async def serve_next(self, event_id: str) -> str | None:
        return None
