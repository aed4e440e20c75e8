"""The hub's storage: `ports` says what it must do, the other modules do it on SQLite."""

from cs_tui.server.storage.ports import (
    Device,
    Entry,
    Handed,
    Person,
    Queue,
    Session,
    Sight,
    Store,
    Stored,
    Witness,
)

__all__ = [
    "Device",
    "Entry",
    "Handed",
    "Person",
    "Queue",
    "Session",
    "Sight",
    "Store",
    "Stored",
    "Witness",
]
