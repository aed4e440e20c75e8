"""Starts a command on a terminal of its own, sees a living queue, ends it, and finds nothing left.

`demo_lives.py FOLDER COMMAND...`: FOLDER is empty and becomes the place for temporary files.
Only the standard library: what is looked at is the wheel, not the workshop.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

ALIVE_WITHIN_S = 60.0
ENDS_WITHIN_S = 20.0
WAITING = re.compile("排队 +[1-9]")
"""What the line on top says once customers wait."""
DRAWING = re.compile(rb"\x1b(\[[0-9;?<>=]*[a-zA-Z]|[()][0-9A-B]|[=>])")


def main(folder: Path, command: list[str]) -> str:
    """What is wrong; empty when nothing is."""
    pid, terminal = pty.fork()
    if pid == 0:
        surroundings = {"TMPDIR": str(folder), "CS_TUI_LANG": "zh", "TERM": "xterm-256color"}
        surroundings = os.environ | surroundings | {"PYTHONUTF8": "1"}
        os.execvpe(command[0], command, surroundings)  # noqa: S606
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 130, 0, 0))
    seen, began = b"", time.monotonic()
    while not WAITING.search(text(seen)):
        new = read(terminal, began + ALIVE_WITHIN_S)
        if not new:
            os.kill(pid, signal.SIGKILL)
            return f"no living queue:\n{text(seen)[-2000:]}"
        seen += new
    print(f"alive after {time.monotonic() - began:.1f} s", flush=True)
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + ENDS_WITHIN_S
    while read(terminal, until):
        pass
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    # The lock of `uv run` is uv's own to leave.
    left = sorted(path.name for path in folder.iterdir() if not path.name.startswith("uv-"))
    wanted = 128 + signal.SIGTERM
    return "" if (code, left) == (wanted, []) else f"exit code {code}, left behind: {left}"


def text(seen: bytes) -> str:
    """What was written, without the commands to the terminal."""
    return DRAWING.sub(b"", seen).decode("utf-8", "replace")


def read(terminal: int, until: float) -> bytes:
    """What comes next; nothing when the program has ended or the time is over."""
    ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:  # the other end is closed
        return b""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]) or None)
