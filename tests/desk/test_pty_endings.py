"""Whatever ends the real program, what was typed is on disk; what it cannot open it says."""

from __future__ import annotations

import hashlib
import signal
import subprocess

import pytest

from tests.desk.terminal import PROGRAM, on_terminal
from tests.desk.world import World
from tests.pty.harness import ROOT


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_draft_and_restores_the_terminal(
    zh: World, number: signal.Signals
) -> None:
    case = zh.contact()
    with on_terminal(zh) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
        app.send("写了一半")
        app.wait_for("写了一半")
        app.signal(number)
        assert app.wait_exit() == 128 + number
        assert app.termios_now == app.termios_before
        assert app.modes[1049] is False
        assert app.modes[25] is True
    assert zh.drafts(case) == {"reply": "写了一半"}
    assert zh.case(case).fronted is None


def test_keys_pressed_before_the_desk_is_open_wait_for_it(zh: World) -> None:
    case = zh.contact()
    with on_terminal(zh) as app:
        app.wait_until(lambda: app.modes.get(1049, False), "the first byte of the desk")
        app.send("\x0e")
        app.wait_for(f"{case} ")
        app.wait_for("还差 5")


def test_a_file_that_is_no_database_is_named_and_left_alone(zh: World) -> None:
    zh.places.database.write_bytes(b"this is no database" * 1000)
    before = hashlib.sha256(zh.places.database.read_bytes()).digest()
    with on_terminal(zh, columns=400) as app:
        assert app.wait_exit() == 3
        assert "无法读取数据库" in app.screen
        assert str(zh.places.database) in app.screen
        assert "Traceback" not in app.screen
    assert hashlib.sha256(zh.places.database.read_bytes()).digest() == before


def test_a_broken_setting_is_named_with_file_and_line(zh: World) -> None:
    zh.places.config_file.write_text('language = "zh"\nthem = "dark"\n', encoding="utf-8")
    with on_terminal(zh, columns=400) as app:
        assert app.wait_exit() == 3
        assert "第 2 行：没有 them 这个设置；最接近的是 theme" in app.screen


def test_a_pipe_is_told_the_plain_commands(zh: World) -> None:
    run = subprocess.run(
        PROGRAM,
        cwd=ROOT,
        env={"CS_TUI_HOME": str(zh.folder), "PATH": "", "PYTHONUTF8": "1", "LANG": "zh_CN.UTF-8"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert run.returncode == 2
    assert "cs-tui --help" in run.stderr
    assert run.stdout == ""


def test_a_terminal_that_is_not_utf8_is_told_why(zh: World) -> None:
    old = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gb18030:replace"}
    with on_terminal(zh, columns=400, environment=old) as app:
        app.wait_for("gb18030")
        assert app.wait_exit() == 2
