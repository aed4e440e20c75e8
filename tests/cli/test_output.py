"""What holds for every command: help in both languages, streams kept apart, honest ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program, process, surroundings
from tests.contracts.tree import ROOT

COMMANDS = [
    ("case",),
    *(("case", name) for name in ("next", "new", "reply", "note", "classify", "promise", "keep")),
    *(("case", name) for name in ("list", "show", "close", "wait", "no-action", "undo")),
    ("kb",),
    ("kb", "import"),
    ("kb", "search"),
    ("stats",),
    ("sync",),
    ("enrol",),
    ("doctor",),
]
HEAVY = ("textual", "pydantic", "sqlite3", "httpx", "asyncio")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_is_given_in_both_languages(cs_tui: Program, words: tuple[str, ...]) -> None:
    ran = cs_tui.does(*words, "--help")

    assert re.search("[\u4e00-\u9fff]{2}", ran.out)
    assert re.search("[a-z]{4} [a-z]{2}", ran.out)
    assert ran.err == ""


@pytest.mark.parametrize("name", ["case", "kb", "stats", "sync", "enrol", "doctor"])
def test_help_shows_examples_in_both_languages(cs_tui: Program, name: str) -> None:
    out = cs_tui.does(name, "--help").out

    assert out.count(f"  cs-tui {name}") >= 4
    assert "examples:" in out
    assert "示例：" in out


@pytest.mark.parametrize("name", ["case", "kb", "stats", "sync", "enrol", "doctor"])
def test_help_loads_nothing_heavy(home: Path, name: str) -> None:
    source = f"import sys; from cs_tui.cli import main; main(['{name}', '--help'])"
    loaded = f"print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\ntry:\n    {source}\nexcept SystemExit:\n    {loaded}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=surroundings(home),
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ("case",),
        ("kb",),
        ("case", "fly"),
        ("case", "list", "--mine", "--queue"),
        ("case", "list", "--most", "many"),
        ("case", "show"),
        ("stats", "--jso"),
        ("cases",),
    ],
)
def test_wrong_usage_ends_with_2(cs_tui: Program, words: tuple[str, ...]) -> None:
    assert cs_tui(*words).code == 2


def test_json_stands_alone_on_standard_output(home: Path) -> None:
    ran = process("case", "next", "--json", home=home)

    assert json.loads(ran.stdout) == {"case": None}
    assert ran.stderr.decode() == "nobody waits\n"


def test_an_output_without_chinese_gets_escapes_and_no_crash(home: Path) -> None:
    narrow = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "CS_TUI_LANG": "zh"}
    words = ("case", "new", "--channel", "chat", "--mine", "--text", "-")

    data = process(*words, "--json", home=home, stdin="退款😀".encode(), env=narrow)
    said = process("case", "list", home=home, env=narrow)

    assert data.stdout.isascii()
    assert json.loads(data.stdout)["case"]["subject"] == "退款😀"
    assert (said.returncode, said.stdout.isascii()) == (0, True)
    assert b"A1001" in said.stdout


def test_bytes_that_are_no_text_are_no_crash(home: Path) -> None:
    command = [sys.executable.encode(), b"-m", b"cs_tui", b"kb", b"search", b"\xff\xfe", b"--json"]
    env = surroundings(home)
    ran = subprocess.run(command, capture_output=True, cwd=ROOT, env=env, check=False)

    assert ran.returncode == 0
    assert json.loads(ran.stdout)["query"] == "\ufffd\ufffd"


def test_a_reader_that_leaves_early_is_no_failure(cs_tui: Program, home: Path) -> None:
    for number in range(3):
        cs_tui.does("case", "new", "--channel", "chat", "--text", f"case {number}")
    shell = 'set -o pipefail; "$0" -m cs_tui case list --queue --json | head -n 1'
    ran = subprocess.run(
        ["bash", "-c", shell, sys.executable],
        capture_output=True,
        cwd=ROOT,
        env=surroundings(home),
        check=False,
    )

    assert ran.returncode == 0
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == b""


def test_a_profile_begins_with_the_first_command(tmp_path: Path) -> None:
    home = tmp_path / "new"

    assert process("case", "list", home=home).returncode == 0
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "desk.db").stat().st_mode & 0o777 == 0o600
