"""`crash.py` on a real terminal: no customer data is shown, the exit code is honest, the draft is
kept, and the report is private."""

from __future__ import annotations

import stat
import sys

import pytest

from tests.pty.conftest import TinyDesk
from tests.pty.harness import PtyApp
from tests.pty.tiny_app import CANARY

F2, F3, F4, F8, F9 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[19~", "\x1b[20~"
UNGUARDED = """
from textual.app import App
class Unguarded(App):
    def on_mount(self):
        secret = "CANARY-13800138000"
        raise ValueError(secret)
Unguarded().run()
"""


@pytest.mark.parametrize("key", [F2, F3, F4], ids=["handler", "worker", "timer"])
def test_a_fault_ends_with_one_sentence_a_private_report_and_the_draft(
    desk: TinyDesk, key: str
) -> None:
    with desk.open(columns=200) as app:
        app.send("还没保存")
        app.wait_for("4 written")
        app.send(key)
        assert app.wait_exit() == 1
        written = app.raw.decode()
        assert CANARY not in written
        assert "Traceback" not in written
        assert f"请把这份报告（不含客户资料）交给技术支持：{desk.report}" in written
        assert f"to technical support: {desk.report}" in written
        assert app.termios_now == app.termios_before
    assert desk.draft == "还没保存"
    assert stat.S_IMODE(desk.report.stat().st_mode) == 0o600
    report = desk.report.read_text(encoding="utf-8")
    assert CANARY not in report
    assert "builtins.ValueError" in report
    assert "tests/pty/tiny_app.py:" in report


@pytest.mark.parametrize(("key", "words"), [(F8, "thread failed"), (F9, "task failed")])
def test_a_fault_nobody_waits_for_is_reported_and_the_desk_goes_on(
    desk: TinyDesk, key: str, words: str
) -> None:
    with desk.open() as app:
        app.send(key)
        app.wait_for(words)
        app.send("接着写")
        app.wait_for("3 written")
        assert CANARY not in app.raw.decode()
    assert "builtins.ValueError" in desk.report.read_text(encoding="utf-8")


def test_a_fault_before_the_desk_is_drawn_is_told_in_the_same_way(desk: TinyDesk) -> None:
    code = (
        "import sys; from pathlib import Path; from cs_tui.crash import Crashes\n"
        "Crashes(Path(sys.argv[1]), lambda: 'E1', lambda: 'now').watch_process()\n"
        f"raise ValueError({CANARY!r})"
    )
    with PtyApp([sys.executable, "-c", code, desk.folder], columns=200) as app:
        assert app.wait_exit() == 1
        assert CANARY not in app.raw.decode()
        assert str(desk.report) in app.screen


def test_textual_alone_shows_the_customers_data_and_calls_it_success() -> None:
    with PtyApp([sys.executable, "-c", UNGUARDED]) as app:
        assert app.wait_exit() == 0
        assert CANARY in app.raw.decode()
