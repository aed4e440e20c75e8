"""What the hub does by itself when the shift day changes: the backup of every night, and the
file written anew from which something was erased during the day."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.core.ports import Instant
from cs_tui.errors import CsError
from cs_tui.server import backup
from cs_tui.server.storage.sqlite import rinsed
from cs_tui.sqlite import Error

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

AGAIN_MS: Final = 3600 * 1000
"""A backup that failed is tried again after so long."""

logger: Final = logging.getLogger("cs_tui.hub")


class Nightly:
    """Sees to it that there is a verified backup of each shift day."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._folder = backup.folder_beside(database)
        self._day = ""
        self._again_at: Instant = 0
        self.made_at: Instant | None = None
        """When the latest backup of this run was made and verified."""
        self.failed = 0
        """How often it did not work."""

    def kept(self) -> tuple[str, ...]:
        """The names of the backups there are, the latest first."""
        return tuple(path.name for path in backup.backups(self._folder))

    def aside(self) -> tuple[str, ...]:
        """The names of the former logs that restores left, the latest first."""
        return tuple(path.name for path in backup.set_aside(self._database))

    async def look(self, hub: Hub) -> None:
        """Makes the backup of the day when there is none yet, and rinses the file once a day.

        A failure is logged and tried again after `AGAIN_MS`, work goes on.
        """
        now = hub.now()
        day = await hub.read(lambda session: hub.reckoning(session).day(now))
        if day == self._day or now < self._again_at:
            return
        name = f"{backup.PREFIX}{day}{backup.SUFFIX}"
        try:
            if name not in self.kept():
                await hub.compute(lambda: backup.make(self._database, self._folder, day))
                self.made_at = now
            clean = await hub.compute(lambda: rinsed(self._database))
        except (CsError, Error) as error:
            self.failed += 1
            self._again_at = now + AGAIN_MS
            logger.warning("%s", error)
            return
        if clean:
            self._day = day
        else:
            self._again_at = now + AGAIN_MS
