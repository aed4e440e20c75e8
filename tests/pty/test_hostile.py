"""What strangers send is seen on a real terminal, and none of it reaches the terminal as a command.

The oracle reads every byte the desk wrote; only the sequences of a clean run are allowed.
"""

from __future__ import annotations

import re
import signal

from cs_tui.core.text import safe_text
from tests.pty.conftest import TinyDesk
from tests.pty.harness import PtyApp
from tests.pty.tiny_app import HOSTILE

F5 = "\x1b[15~"
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS and its kin
    r"|\x1b.|[\x80-\x9f]",
    re.DOTALL,
)
_ALLOWED = re.compile(
    r"\x1b\[[\d;]*[mH]|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004)[hl]"
    r"|\x1b\[\?20(?:26|48)\$p|\x1b\[<u|\x1b\]22;default(?:\x07|\x1b\\)"
)
_OTHERS = re.compile(
    "[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def leaked(app: PtyApp) -> list[str]:
    """Every sequence and control character that the desk has no business to write."""
    written = app.raw.decode("utf-8")
    found = [s for s in _SEQUENCE.findall(written) if not _ALLOWED.fullmatch(s)]
    return found + _OTHERS.findall(_SEQUENCE.sub("", written))


def test_hostile_text_is_all_visible_and_none_of_it_commands_the_terminal(desk: TinyDesk) -> None:
    with desk.open(rows=80, columns=120) as app:
        app.send(F5)
        app.wait_for("hostile shown")
        # Three widgets show all of it; an unguarded Static, a Writing and a Toast the first three.
        for number, text in enumerate(HOSTILE):
            seen, times = safe_text(text), 6 if number < 3 else 3
            app.wait_until(lambda: app.screen.count(seen) >= times, f"{times} x {seen!r}")  # noqa: B023
        app.signal(signal.SIGTERM)
        app.wait_exit()
        assert leaked(app) == []


def test_without_the_guards_the_same_text_does_command_the_terminal(desk: TinyDesk) -> None:
    with desk.open("naked", rows=80, columns=120) as app:
        app.send(F5)
        app.wait_for("hostile shown")
        app.wait_until(lambda: b"\x1b]52" in app.raw, "leak")
        app.signal(signal.SIGTERM)
        app.wait_exit()
        commands = {"\x1b]52;c;ZXZpbA==\x1b\\", "\x1b[6n", "\x1bP1$rq\x1b\\", "\x9b", "\u202e"}
        assert commands <= set(leaked(app))
