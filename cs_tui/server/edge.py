"""The outermost edge of what the hub does though nobody asked: a fault is logged, work goes on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from cs_tui.errors import CsError
from cs_tui.sqlite import Error as StorageError

logger: Final = logging.getLogger("cs_tui.hub")


async def survived(job: Callable[[], Awaitable[object]]) -> None:
    """Runs a job; whatever it fails with ends this run of it and nothing else."""
    try:
        await job()
    except (CsError, StorageError) as error:
        # A full disk or a held lock passes; the next run tries again.
        logger.warning("%s", error)
    except Exception:
        # One fault must not end for the day what the clock drives.
        logger.exception("a job of the hub failed; it is tried again")
