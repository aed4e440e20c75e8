"""Files and folders that cannot be used: a sentence a person can act on, and the right code."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cs_tui import sqlite
from tests.cli.program import Program, surroundings


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_mistake_in_the_settings_is_named_with_its_line(
    cs_tui: Program, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", lang)
    config = cs_tui.home / "config.toml"
    config.write_text('theme = "dark"\nlangauge = "zh"\n', encoding="utf-8")

    ran = cs_tui("case", "list")

    assert (ran.code, ran.out) == (3, "")
    for wanted in (str(config), "2", "langauge", "language"):
        assert wanted in ran.err


def test_the_language_of_the_settings_is_spoken(
    cs_tui: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CS_TUI_LANG")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    (cs_tui.home / "config.toml").write_text('language = "zh"\n', encoding="utf-8")

    assert "没有工单" in cs_tui.does("case", "list").err
    (cs_tui.home / "config.toml").unlink()
    assert "no cases" in cs_tui.does("case", "list").err


def test_a_file_that_is_no_database_is_named_and_left_alone(cs_tui: Program) -> None:
    spoilt = b"this is no database" * 100
    (cs_tui.home / "desk.db").write_bytes(spoilt)

    ran = cs_tui("case", "list", "--json")

    assert (ran.code, ran.out) == (3, "")
    assert "desk.db" in ran.err
    assert (cs_tui.home / "desk.db").read_bytes() == spoilt


def test_a_newer_database_is_left_alone(cs_tui: Program) -> None:
    conn = sqlite3.connect(cs_tui.home / "desk.db")
    conn.execute("PRAGMA user_version=999")
    conn.close()

    ran = cs_tui("case", "new", "--channel", "chat", "--text", "hello")

    assert ran.code == 3
    assert "999" in ran.err
    assert "upgrade" in ran.err


def test_damage_inside_the_database_is_no_crash(cs_tui: Program) -> None:
    content = bytearray((cs_tui.home / "desk.db").read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    (cs_tui.home / "desk.db").write_bytes(bytes(content))

    ran = cs_tui("case", "list")

    assert ran.code == 3
    assert "desk.db" in ran.err


def test_a_folder_that_cannot_be_made_is_named(cs_tui: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cs_tui.home = tmp_path / "file" / "home"

    ran = cs_tui("case", "list")

    assert ran.code == 3
    assert str(tmp_path / "file") in ran.err
    assert "CS_TUI_HOME" in ran.err


FULL_DISK = """
import resource, signal, sys
from cs_tui.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main(sys.argv[2:]))
"""


def on_a_full_disk(home: Path, size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """A command where no file can grow beyond this size."""
    return subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(size), *words],
        capture_output=True,
        text=True,
        env=surroundings(home),
        check=False,
    )


def test_on_a_full_disk_nothing_is_half_done_and_nothing_is_lost(
    cs_tui: Program, home: Path
) -> None:
    new = ("case", "new", "--channel", "chat", "--mine", "--text")
    cs_tui.does(*new, "before")

    ran = on_a_full_disk(home, 65536, *new, "磁盘满了" * 4900)

    assert ran.returncode == 3, ran.stderr
    assert "was not saved" in ran.stderr
    left = cs_tui.does("case", "list", "--all", "--json").rows
    assert [row["subject"] for row in left] == ["before"]


@pytest.mark.parametrize("erased", [False, True])
def test_after_a_kill_a_full_disk_can_still_be_read(
    cs_tui: Program, home: Path, tmp_path: Path, erased: bool
) -> None:
    """Also when something was erased whose bytes are still to be removed."""
    database = home / "desk.db"
    size = database.stat().st_size
    other = sqlite.connect(database)
    cs_tui.does("case", "new", "--channel", "chat", "--mine", "--text", "磁盘满了" * 4900)
    if erased:
        with sqlite.tx(other):
            sqlite.mark_erased(other)
    killed = Path(shutil.copytree(home, tmp_path / "killed"))
    sqlite.close(other)
    assert (killed / "desk.db-wal").stat().st_size
    assert (killed / "desk.db").stat().st_size == size < database.stat().st_size

    ran = on_a_full_disk(killed, size, "case", "list", "--all")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "磁盘满了" in ran.stdout
