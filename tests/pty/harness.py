"""A real terminal for tests: starts a program on a pty, types, watches the screen, ends it.

Waiting is for the ends themselves, with a deadline, on the pty and on the process, never a sleep.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}
_NOT_OURS = ("TEXTUAL", "NO_COLOR", "COLUMNS", "LINES", "PYTHONIOENCODING", "LC_ALL", "LANG")


class Running(Protocol):
    """A process that was started, as `subprocess.Popen` is one."""

    @property
    def pid(self) -> int:
        """Its number."""

    @property
    def returncode(self) -> int | Any:
        """How it ended; None while it runs."""

    def poll(self) -> int | None:
        """How it ended, if it has."""

    def wait(self) -> int:
        """Returns when it has ended, with how."""

    def kill(self) -> None:
        """Ends it at once."""

    def send_signal(self, sig: int) -> None:
        """Signals it."""


class PtyApp:
    """A program running on a terminal of its own; use it as a context manager.

    `raw` is every byte the program wrote. `controlling=False` gives it a terminal that will not
    send it SIGHUP when it goes away.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        controlling: bool = True,
    ) -> None:
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = os.openpty()
        self.resize(columns, rows)
        self.termios_before: list[Any] = termios.tcgetattr(self._slave)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_OURS)}
        whole = {**inherited, **_ENVIRONMENT, "PYTHONPATH": str(ROOT), **(environment or {})}
        self.process = self._start([str(word) for word in argv], whole, controlling)
        self._ended = os.pidfd_open(self.process.pid)

    def _start(self, argv: list[str], environment: dict[str, str], controlling: bool) -> Running:
        return subprocess.Popen(
            argv,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal if controlling else None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()
        self.process.wait()
        self.hang_up()
        os.close(self._ended)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program gets SIGWINCH."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if columns > 0 and rows > 0:
            self._screen.resize(rows, columns)

    def send(self, keys: str | bytes) -> None:
        """Type. Long input goes in pieces, because a terminal takes only 4 KB at once."""
        data = keys.encode() if isinstance(keys, str) else keys
        for start in range(0, len(data), 1024):
            os.write(self._master, data[start : start + 1024])
            self._read(0)

    def paste(self, text: str) -> None:
        """Paste as terminals do: bracketed, with carriage returns for line ends."""
        self.send(f"\x1b[200~{text}\x1b[201~".replace("\n", "\r"))

    @property
    def screen(self) -> str:
        """What a person sees now, one line per row.

        Read cell by cell: pyte's own `display` fails on half a wide character.
        """
        shown = self._screen
        lines = (
            "".join(shown.buffer[y][x].data for x in range(shown.columns))
            for y in range(shown.lines)
        )
        return "\n".join(line.rstrip() for line in lines)

    def wait_for(self, text: str) -> str:
        """The screen as soon as it shows `text`."""
        self.wait_until(lambda: text in self.screen, f"{text!r} on the screen")
        return self.screen

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        """Return when `true()`; fail with the screen when that takes too long."""
        deadline = time.monotonic() + PATIENCE_S
        while not true():
            left = deadline - time.monotonic()
            ended = self.process.poll() is not None
            if left <= 0 or not self._read(0 if ended else left) and ended:
                code = self.process.returncode
                raise AssertionError(f"no {what}; exit code {code}; screen:\n{self.screen}")

    def wait_exit(self) -> int:
        """The exit code (negative: died by a signal), with all that was written last in `raw`."""
        deadline = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"still running; screen:\n{self.screen}")
            self._read(left)
        while self._read(0):
            pass
        return int(self.process.returncode)

    @property
    def modes(self) -> dict[int, bool]:
        """Each DEC private mode that was ever set or reset, as it stands now."""
        found = _MODE.findall(self.raw)
        return {int(m): on == b"h" for modes, on in found for m in modes.split(b";")}

    @property
    def termios_now(self) -> list[Any]:
        """The line settings of the terminal, to compare with `termios_before`."""
        return termios.tcgetattr(self._slave)

    def hang_up(self) -> None:
        """Close the window: the terminal is gone."""
        for end in (self._slave, self._master):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End the program at once if it still runs."""
        if self.process.poll() is None:
            self.process.kill()

    def _read(self, seconds: float) -> bool:
        """Take what was written within `seconds`; False when nothing was."""
        watched = [end for end in (self._master, self._ended) if end >= 0]
        ready = wait(watched, seconds)
        if self._master not in ready:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)
        return True


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
