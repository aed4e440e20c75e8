"""One desk a profile: who sits there, and how a second start takes over.

The line dropped, and the old desk still runs somewhere: it is asked to flush and end (SIGTERM),
then the new one opens at the same caret.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cs_tui.errors import InUse
from cs_tui.locks import FileLock
from cs_tui.texts import shell as texts

LEAVES_WITHIN_S = 8.0
_POLL_S = 0.05


class Seat:
    """The one place at a profile; held as long as the process lives."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path)
        self._note = path.with_suffix(".pid")

    def take(self) -> bool:
        """Sits down if the seat is free; says whether it was."""
        if not self._lock.take():
            return False
        fd = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w") as note:
            note.write(str(os.getpid()))
        return True

    def take_over(self, may: Callable[[], bool]) -> None:
        """Sits down, asking whoever sits there to leave when `may` allows it.

        Raises `InUse` when it may not, or when the old desk does not end in time.
        """
        if self.take():
            return
        if not may():
            raise InUse(texts.SEAT_TAKEN)
        self._ask_to_leave()
        until = time.monotonic() + LEAVES_WITHIN_S
        while not self.take():
            if time.monotonic() > until:
                raise InUse(texts.SEAT_KEPT.fill(pid=self._holder() or "?"))
            time.sleep(_POLL_S)

    def leave(self) -> None:
        """Gets up: the next start finds the seat free."""
        self._note.unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> int | None:
        try:
            return int(self._note.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def _ask_to_leave(self) -> None:
        holder = self._holder()
        if holder is None or sys.platform == "win32":
            return
        try:
            os.kill(holder, signal.SIGTERM)
        except ProcessLookupError:
            return
        except PermissionError as error:
            raise InUse(texts.SEAT_KEPT.fill(pid=holder)) from error
