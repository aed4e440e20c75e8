"""The hub as a process of its own, as `cs-tui serve` starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

PATIENCE_S = 60.0
"""For a machine that is busy with other things."""

PROGRAM = (sys.executable, "-c", "from cs_tui.cli import run; run()")
HERE = Path(__file__).resolve().parents[2]


def command(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Runs one command to its end."""
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=HERE,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def environment(home: Path) -> dict[str, str]:
    """What a command sees of its surroundings."""
    return {**os.environ, "CS_TUI_HOME": str(home), "CS_TUI_LANG": "en", "PYTHONPATH": str(HERE)}


@dataclass(slots=True)
class Running:
    """A hub that listens."""

    process: subprocess.Popen[bytes]
    url: str
    server_id: str

    def ends(self) -> tuple[int, str]:
        """Waits for its end: exit code, and what it said on standard error."""
        _, said = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, said.decode()

    def kill(self) -> None:
        """Ends it at once, as a power failure would."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE_S)


def start(home: Path, *words: str, pass_fds: Sequence[int] = ()) -> Running:
    """Starts a hub and waits until it is ready."""
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", "--json", *words],
        cwd=HERE,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=pass_fds,
    )
    assert process.stdout is not None
    try:
        ready = json.loads(_line(process.stdout.fileno()))
    except BaseException:
        process.kill()
        _, said = process.communicate()
        sys.stderr.write(said.decode())
        raise
    return Running(process, ready["url"], ready["server_id"])


@contextmanager
def running(home: Path, *words: str, pass_fds: Sequence[int] = ()) -> Iterator[Running]:
    """A hub for the length of a block."""
    hub = start(home, *words, pass_fds=pass_fds)
    try:
        yield hub
    finally:
        if hub.process.poll() is None:
            hub.kill()
        for stream in (hub.process.stdout, hub.process.stderr):
            if stream is not None:
                stream.close()


def _line(fd: int) -> bytes:
    """The first line that comes out of a pipe."""
    until = time.monotonic() + PATIENCE_S
    said = b""
    while not said.endswith(b"\n"):
        ready = wait([fd], until - time.monotonic())
        part = os.read(fd, 4096) if ready else b""
        if not part:
            raise AssertionError(f"the hub did not get ready, it said {said!r}")
        said += part
    return said
