"""Locks between processes: a lock lies on an open file and ends with the process that holds it."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from cs_tui.errors import InUse
from cs_tui.texts import Words

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _try(fd: int) -> bool:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


HELD = Words(
    zh="{path} 被另一个程序占用超过 {seconds} 秒；请结束它再试",
    en="{path} has been held by another program for {seconds} s; end it and try again",
)
_POLL_S = 0.002


class FileLock:
    """An exclusive lock on a file of its own; threads of one process exclude each other too."""

    def __init__(self, path: Path, timeout_s: float = 15.0) -> None:
        self.path = path
        self.timeout_s = timeout_s
        self._inside = threading.RLock()
        self._depth = 0
        self._fd: int | None = None

    def __enter__(self) -> Self:
        self._inside.acquire()
        try:
            if self._depth == 0 and not self._take(self.timeout_s):
                raise InUse(HELD.fill(path=self.path.name, seconds=int(self.timeout_s)))
        except BaseException:
            self._inside.release()
            raise
        self._depth += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._fd is not None:
            _free(self._fd)
        self._inside.release()

    def take(self) -> bool:
        """Takes the lock for the life of this object if it is free; says whether it did."""
        with self._inside:
            if self._depth == 0 and not self._take(0):
                return False
            self._depth += 1
            return True

    def release(self) -> None:
        """Gives back what `take` took and closes the file."""
        with self._inside:
            self._depth = max(0, self._depth - 1)
            if self._depth == 0 and self._fd is not None:
                _free(self._fd)
                os.close(self._fd)
                self._fd = None

    def _take(self, timeout_s: float) -> bool:
        if self._fd is None:
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + timeout_s
        while not _try(self._fd):
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_S)
        return True
