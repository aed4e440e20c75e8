"""A program on a terminal of its own, watched byte by byte with a clock.

The programs are byte-compiled into a folder of their own, whatever the surroundings say.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
COLUMNS, ROWS = 140, 40
PATIENCE_S = 60.0
_NOT_OURS = ("TEXTUAL", "NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "CS_TUI")


@dataclass(frozen=True, slots=True)
class Answer:
    """How long after a key the first and the last byte came, in seconds."""

    first: float
    last: float


class Terminal:
    """A Python program on a terminal; use it as a context manager."""

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.started = time.perf_counter()
        self._master, slave = pty.openpty()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_OURS)}
        ours = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "cs_tui-benchmarks-compiled"),
        }
        self.process = subprocess.Popen(
            [sys.executable, *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**kept, **ours, **(environment or {})},
            start_new_session=True,
        )
        os.close(slave)
        self.raw = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def until(self, marker: str) -> float:
        """Reads until the marker was painted; seconds since the program was started."""
        wanted = marker.encode()
        while wanted not in self.raw:
            if not self._read(PATIENCE_S):
                raise TimeoutError(f"no {marker!r}: {bytes(self.raw[-400:])!r}")
        return time.perf_counter() - self.started

    def rest(self, seconds: float) -> None:
        """Reads what is painted for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def send(self, keys: str) -> None:
        """Types."""
        os.write(self._master, keys.encode())

    def press(self, keys: str, *, silence: float) -> Answer:
        """Types one key and waits for what it paints; the answer is over after a silence."""
        while self._read(0):  # what was painted before is no answer
            pass
        began = time.perf_counter()
        self.send(keys)
        if not self._read(PATIENCE_S):
            raise TimeoutError(f"no answer to {keys!r}")
        first = last = time.perf_counter()
        while self._read(silence):
            last = time.perf_counter()
        return Answer(first - began, last - began)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            self.raw += os.read(self._master, 65536)
        except OSError as error:  # Linux says EIO when the program is gone
            raise EOFError(bytes(self.raw[-2000:]).decode(errors="replace")) from error
        return True
