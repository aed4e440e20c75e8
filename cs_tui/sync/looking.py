"""What desk and hub say to each other of who looks at which case."""

from __future__ import annotations

from pydantic import Field

from cs_tui.sync.wire import Wire


class Looking(Wire):
    """Somebody looks at a case now, or at none."""

    case: str = Field(default="", max_length=64)
    typing: bool = False


class Look(Wire):
    """Somebody else who looks at a case."""

    case: str
    person: str
    typing: bool
    ends_in_ms: int
    """So long it holds when nothing more is heard."""


class Beside(Wire):
    """Who else looks: at the case I look at, at cases of mine, at cases that wait for my teams."""

    looks: tuple[Look, ...]
