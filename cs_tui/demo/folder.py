"""The throw-away folder of a demo, and the folders that earlier demos could not remove."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from cs_tui.locks import FileLock

PREFIX: Final = "cs-tui-demo-"
LOCK: Final = "demo.lock"


class DemoFolder:
    """A folder for one run, readable for its owner alone, whose lock is held while it runs."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock

    def remove(self) -> None:
        """Removes the folder with everything in it."""
        # What a dying child writes meanwhile would fail this; the next start takes the rest.
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()


def make_folder(temp: Path | None = None) -> DemoFolder:
    """A new folder below `temp` (the system's folder for temporary files), locked."""
    parent = temp or Path(tempfile.gettempdir())
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = FileLock(path / LOCK)
        # Another start that sweeps may find the folder before its lock is held: then it takes it.
        if _taken(lock) and lock.path.exists():
            return DemoFolder(path, lock)
        lock.release()


def sweep(temp: Path | None = None) -> list[Path]:
    """Removes the folders of demos that no longer run; says which."""
    parent = temp or Path(tempfile.gettempdir())
    removed = []
    for path in sorted(parent.glob(f"{PREFIX}*")):
        if not _ours(path):
            continue
        lock = FileLock(path / LOCK)
        if _taken(lock):
            shutil.rmtree(path, ignore_errors=True)
            removed.append(path)
        lock.release()
    return removed


def _ours(path: Path) -> bool:
    """Whether it is a real folder of this user: others may put anything into a shared folder."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return mine and path.is_dir() and not path.is_symlink()


def _taken(lock: FileLock) -> bool:
    try:
        return lock.take()
    except FileNotFoundError:
        # The folder was removed in between.
        return False
