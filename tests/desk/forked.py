"""Desks on a terminal that start quickly, for tests that need many of them.

They are forked from a process that has imported everything, and run `cs-tui` all the same.
"""

from __future__ import annotations

import fcntl
import os
import sys
import termios
from multiprocessing.context import ForkServerProcess
from multiprocessing.reduction import DupFd
from typing import Protocol

from cs_tui.cli import main
from tests.forking import CONTEXT
from tests.pty.harness import PATIENCE_S, ROOT, PtyApp, Running


class ForkedDesk(PtyApp):
    """`cs-tui` without the time Python takes to start; it is given no words."""

    def _start(self, argv: list[str], environment: dict[str, str], controlling: bool) -> Running:
        end = DupFd(self._slave)
        process = CONTEXT.Process(target=_run, args=(end, environment), daemon=True)
        process.start()
        return _Forked(process)


class _Forked:
    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        self.pid = process.pid or 0

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join(PATIENCE_S)
        code = self._process.exitcode
        assert code is not None, "still running"
        return code

    def kill(self) -> None:
        self._process.kill()

    def send_signal(self, sig: int) -> None:
        os.kill(self.pid, sig)


class _End(Protocol):
    """A descriptor on its way into another process."""

    def detach(self) -> int:
        """The descriptor, here."""


def _run(end: _End, environment: dict[str, str]) -> None:
    os.setsid()
    terminal = end.detach()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        os.dup2(terminal, number)
        stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
        vars(sys).update({name: stream, f"__{name}__": stream})
    os.close(terminal)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    sys.exit(main([]))
