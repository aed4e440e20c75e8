"""What stands between this desk and its hub, for a person to look at."""

from __future__ import annotations

from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store.sync_lists import SyncLists, sync_lists


class Syncing:
    """Verbs on what waits, was refused, had no effect, or met another's edit."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def lists(self) -> SyncLists:
        """All of it, the latest first."""
        return sync_lists(self._kit.reader.conn, self._kit.profile.actor)
