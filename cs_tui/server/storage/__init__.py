"""The hub's storage: `ports` says what it must do, `sqlite` and `postgres` are who does it.

The modules beside them hold the SQL that is the same on both.
"""

from cs_tui.server.storage.hook_ports import Hook, Telling, Tellings
from cs_tui.server.storage.ports import (
    Device,
    Entry,
    Handed,
    Outcome,
    Person,
    Session,
    Sight,
    Store,
    Stored,
    Witness,
)
from cs_tui.server.storage.queue_ports import Queue

__all__ = [
    "Device",
    "Entry",
    "Handed",
    "Hook",
    "Outcome",
    "Person",
    "Queue",
    "Session",
    "Sight",
    "Store",
    "Stored",
    "Telling",
    "Tellings",
    "Witness",
]
