"""What another program wrote is noticed, one look after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_tui.desk import Desk


class News:
    """Looks at the files of a desk for news.

    `show` is awaited when there is some. A look that takes longer than it is to the next one, as on
    a slow machine, is not cut short: the next one is left out.
    """

    def __init__(self, show: Callable[[], Awaitable[None]]) -> None:
        self._show = show
        self._version = 0
        self._busy = False

    async def look(self, desk: Desk) -> None:
        """One look; what was not shown because something failed is news again next time."""
        if self._busy:
            return
        self._busy = True
        try:
            version = await desk.run(desk.queue.data_version)
            if version != self._version:
                await self._show()
                self._version = version
        finally:
            self._busy = False
