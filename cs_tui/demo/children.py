"""The processes of a demo. Each holds a pipe from us on its input and ends when that closes."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import cs_tui
from cs_tui.errors import CsError
from cs_tui.texts import demo as texts

READY_WITHIN_S: Final = 30.0
STOPS_WITHIN_S: Final = 3.0


class DemoFailed(CsError):
    """A part of the demo did not start."""


class Child:
    """A process of ours: `python -m <arguments>` with its own home and log."""

    def __init__(self, name: str, arguments: Iterable[str], home: Path) -> None:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.name = name
        self._log = home / f"{name}.log"
        with self._log.open("wb") as errors:
            # -P and PYTHONPATH: the same package as ours, whatever lies in the present folder.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_surroundings(home),
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def tell(self, line: str) -> None:
        """Writes one line to its input. Raises `DemoFailed` when it has ended."""
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.write(f"{line}\n".encode())
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise self._failed() from error

    def answer(self) -> bytes:
        """The next line of its output. Raises `DemoFailed` when it ends or takes too long."""
        answers: queue.Queue[bytes] = queue.Queue()
        output = self._process.stdout
        assert output is not None  # noqa: S101
        threading.Thread(target=lambda: answers.put(output.readline()), daemon=True).start()
        try:
            line = answers.get(timeout=READY_WITHIN_S)
        except queue.Empty as error:
            raise self._failed() from error
        if not line:
            raise self._failed()
        return line

    def ask_to_stop(self) -> None:
        """Closes its pipe and terminates it; does not wait."""
        if self._process.stdin is not None:
            # What was not read any more does not matter.
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.terminate()

    def wait(self, until: float) -> None:
        """Waits for its end until an instant of the monotonic clock, then kills it."""
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _failed(self) -> DemoFailed:
        said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        # Braces would be taken for placeholders.
        why = (said[-1] if said else "-").translate({ord("{"): "(", ord("}"): ")"})
        return DemoFailed(texts.DID_NOT_START.fill(name=self.name, why=why))


def stop(children: Iterable[Child]) -> None:
    """Ends all of them: asked first, killed when they take too long."""
    children = list(children)
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + STOPS_WITHIN_S
    for child in children:
        child.wait(until)


def _surroundings(home: Path) -> dict[str, str]:
    """Our environment with another home; what else is set for us is not meant for a child."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CS_TUI_")}
    package = Path(cs_tui.__file__).resolve().parents[1]
    paths = [str(package), *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"CS_TUI_HOME": str(home), "PYTHONPATH": os.pathsep.join(paths)}
