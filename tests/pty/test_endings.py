"""`lifecycle.py` on a real terminal: whoever ends the desk, the draft is kept and the terminal is
as it was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from cs_tui.lifecycle import RESET
from tests.pty.conftest import TinyDesk
from tests.pty.harness import PtyApp

OFF = {1000: False, 1003: False, 1004: False, 1006: False, 1049: False, 2004: False}
RESTORED = {**OFF, 7: True, 25: True}

UNPREPARED = """
from textual.app import App
class Unprepared(App):
    def on_mount(self): self.call_after_refresh(self.notify, "ready")
Unprepared().run()
"""
HANGS = """
import threading
from tests.pty.tiny_app import *
class Hanging(TinyApp):
    def on_unmount(self): threading.Event().wait()
import cs_tui.lifecycle
cs_tui.lifecycle.BACKSTOP_S = 0.1
app = Hanging(Path(sys.argv[1]))
app.run()
"""
CLEARS_AWAY = """
from tests.pty.tiny_app import *
import cs_tui.lifecycle
cs_tui.lifecycle.BACKSTOP_S = 20.0
folder = Path(sys.argv[1])
app = TinyApp(folder)
app.run()
app.endings.over()
app.endings._backstop.join()
(folder / "cleared").touch()
sys.exit(app.return_code)
"""
CANNOT_SAVE = """
from tests.pty.tiny_app import *
class Full(TinyApp):
    def flush(self): raise OSError(28, "No space left on device")
app = Full(Path(sys.argv[1]))
app.run()
sys.exit(app.return_code)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_keeps_the_draft_and_restores_the_terminal(
    desk: TinyDesk, number: signal.Signals
) -> None:
    with desk.open() as app:
        app.send("还没保存")
        app.wait_for("4 written")
        app.signal(number)
        assert app.wait_exit() == 128 + number
        assert desk.draft == "还没保存"
        assert app.termios_now == app.termios_before
        assert RESTORED.items() <= app.modes.items()
        assert not desk.report.exists()


@pytest.mark.parametrize("controlling", [True, False])
def test_a_closed_window_keeps_the_draft_and_ends_the_desk(
    desk: TinyDesk, controlling: bool
) -> None:
    with desk.open(controlling=controlling) as app:
        app.send("还没保存")
        app.wait_for("4 written")
        app.hang_up()
        assert app.wait_exit() == 128 + signal.SIGHUP
        assert desk.draft == "还没保存"
        assert not desk.report.exists()


def test_a_second_signal_changes_nothing(desk: TinyDesk) -> None:
    with desk.open() as app:
        app.signal(signal.SIGTERM)
        app.signal(signal.SIGHUP)
        app.signal(signal.SIGQUIT)
        assert app.wait_exit() in {128 + signal.SIGTERM, 128 + signal.SIGHUP, 128 + signal.SIGQUIT}
        assert app.termios_now == app.termios_before


def test_an_app_that_hangs_while_leaving_is_ended_with_the_terminal_restored(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "private"
    folder.mkdir()
    with PtyApp([sys.executable, "-c", HANGS, folder]) as app:
        app.wait_for("ready")
        app.send("还没保存")
        app.wait_for("4 written")
        app.signal(signal.SIGTERM)
        assert app.wait_exit() == 128 + signal.SIGTERM
        assert (folder / "draft.txt").read_text(encoding="utf-8") == "还没保存"
        assert app.termios_now == app.termios_before
        assert RESTORED.items() <= app.modes.items()
        assert RESET.encode() in app.raw


def test_who_left_in_order_has_time_to_clear_away_behind_the_app(desk: TinyDesk) -> None:
    with PtyApp([sys.executable, "-c", CLEARS_AWAY, desk.folder]) as app:
        app.wait_for("ready")
        app.signal(signal.SIGTERM)
        assert app.wait_exit() == 128 + signal.SIGTERM
    assert (desk.folder / "cleared").exists()


def test_a_draft_that_cannot_be_saved_is_reported_and_the_desk_still_leaves(
    desk: TinyDesk,
) -> None:
    with PtyApp([sys.executable, "-c", CANNOT_SAVE, desk.folder]) as app:
        app.wait_for("ready")
        app.signal(signal.SIGTERM)
        assert app.wait_exit() == 128 + signal.SIGTERM
        assert app.termios_now == app.termios_before
    assert "builtins.OSError [28]" in desk.report.read_text(encoding="utf-8")


def test_textual_alone_leaves_the_terminal_broken() -> None:
    with PtyApp([sys.executable, "-c", UNPREPARED]) as app:
        app.wait_for("ready")
        app.signal(signal.SIGTERM)
        assert app.wait_exit() == -signal.SIGTERM
        assert app.termios_now != app.termios_before
        assert app.modes[1049] is True
