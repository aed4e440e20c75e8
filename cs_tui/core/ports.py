"""What the core is given from outside: time, ids, and who acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Instant = int
"""Milliseconds since 1970-01-01 in UTC."""

Clock = Callable[[], Instant]
"""Tells the present by this machine's clock."""

NewId = Callable[[], str]
"""Makes an id that is unique for ever (UUIDv7: ids made later sort later)."""

NewSalt = Callable[[], str]
"""Makes the random salt of an event's personal part."""

HUB = "hub"
"""The actor of everything that the hub itself decides."""


@dataclass(frozen=True, slots=True)
class Ctx:
    """Who acts, when, and where new ids come from: given to every deciding function."""

    now: Instant
    actor: str
    new_id: NewId
    skew_ms: int | None = None
    """Hub clock minus this machine's clock; None when it was never measured."""
