"""`_terminal.py`: the desk opens on terminals that can show it, and says what to do elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.harness import ROOT, PtyApp

ASK = """
from cs_tui._terminal import require_terminal
from cs_tui.errors import UsageError
try:
    require_terminal()
except UsageError as error:
    print(error.exit_code, error.say("zh"), error.say("en"), sep="|")
else:
    print("welcome")
"""
KITTY = "import cs_tui._terminal, textual.constants; print(textual.constants.DISABLE_KITTY_KEY)"


def run(code: str) -> str:
    argv = [sys.executable, "-c", code]
    return subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_utf8_terminal_is_welcome() -> None:
    with PtyApp([sys.executable, "-c", ASK]) as terminal:
        assert terminal.wait_for("welcome")


def test_a_pipe_is_told_the_plain_command() -> None:
    said = run(ASK)
    assert said.startswith("2|")
    assert "cs-tui kb search 退款" in said
    assert "cs-tui --help" in said


def test_a_log_file_for_errors_would_be_painted_into_so_it_is_refused(tmp_path: Path) -> None:
    code = f"import os; os.dup2(os.open({str(tmp_path / 'log')!r}, 65), 2)\n{ASK}"
    with PtyApp([sys.executable, "-c", code], columns=400) as terminal:
        assert terminal.wait_for("standard error is not one").startswith("2|")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"TERM": "dumb"}, "TERM=dumb"),
        ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "gb18030:replace"}, "gb18030"),
    ],
)
def test_a_terminal_that_cannot_show_the_desk_is_told_why(
    environment: dict[str, str], words: str
) -> None:
    with PtyApp([sys.executable, "-c", ASK], columns=400, environment=environment) as terminal:
        assert terminal.wait_for(words).startswith("2|")


def test_the_kitty_keyboard_is_off_so_that_long_input_method_phrases_arrive() -> None:
    assert run(KITTY).strip() == "True"


def test_plain_commands_can_report_a_crash_without_loading_textual() -> None:
    loaded = "import sys, cs_tui._terminal, cs_tui.crash; print('textual' in sys.modules)"
    assert run(loaded).strip() == "False"
