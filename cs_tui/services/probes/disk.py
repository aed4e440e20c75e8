"""The disk: room, and whether it really takes what is written to it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from cs_tui.services.probes.check import Check, nearest
from cs_tui.texts import doctor as texts

LITTLE_MB: Final = 200
WRITTEN: Final = b"cs_tui"


def room(folder: Path) -> Check:
    """How much is free; nothing is written."""
    free_mb = shutil.disk_usage(nearest(folder)).free // 1_000_000
    value = texts.FREE.fill(mb=free_mb)
    if free_mb < LITTLE_MB:
        return Check("disk", texts.DISK, value, "warn", texts.LITTLE_FREE)
    return Check("disk", texts.DISK, value)


def takes_writing(folder: Path) -> Check:
    """The same, and a small file that is written through to the disk and removed again.

    Free space says nothing about a quota or a disk that was mounted for reading only.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(WRITTEN)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        value = texts.TAKES_NOTHING.fill(why=error.strerror or type(error).__name__)
        return Check("disk", texts.DISK, value, "fail", texts.NOT_WRITABLE)
    return room(folder)
