"""What a desk and its hub tell each other about events: a place in the order, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.events import Sealed
from cs_tui.core.ports import Instant
from cs_tui.texts import Words


@dataclass(frozen=True, slots=True)
class Arrived:
    """An event with its place in the hub's order."""

    sealed: Sealed
    server_seq: int
    received_at: Instant
    proof: str = ""
    """The hub's mark: by it anybody may bring the event back to a hub that lost it."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The hub has the event, for the first time or again."""

    id: str
    server_seq: int
    received_at: Instant
    proof: str = ""


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """The hub will not take the event; it waits on the list of refused ones for a person."""

    id: str
    reason: Words
    field: str = ""


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where this terminal stands with its hub."""

    server_id: str
    epoch: int
    cursor: int
    skew_ms: int | None
    last_contact_at: Instant | None
