"""Each probe finds what is there, and what is planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.services.probes import audio, database, disk, hub, terminal
from cs_tui.sqlite import close
from cs_tui.texts import Words
from tests.make import store

CARDS = """ 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7c30000 irq 33
 1 [Headset        ]: USB-Audio - Jabra EVOLVE 20
"""


def said(text: Words | str) -> str:
    return text if isinstance(text, str) else text.say("en")


def test_a_disk_that_takes_writing_says_what_is_free(tmp_path: Path) -> None:
    found = disk.takes_writing(tmp_path)

    assert found.verdict in ("ok", "warn")
    assert "MB" in said(found.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_takes_no_writing(tmp_path: Path) -> None:
    assert disk.takes_writing(tmp_path / "gone").verdict == "fail"


def test_a_sound_database_and_one_with_a_broken_page(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    close(store(file))
    assert database.sound(file).verdict == "ok"

    raw = bytearray(file.read_bytes())
    raw[4096 : 4096 + 200] = b"\xff" * 200
    file.write_bytes(raw)
    assert database.sound(file).verdict == "fail"


def test_a_database_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    file.write_bytes(b"not a database at all" * 300)

    assert database.sound(file).verdict == "fail"


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_nobody_knows_of_the_headset(name: str, tmp_path: Path) -> None:
    found = audio.devices({name: "x"}, tmp_path / "cards")

    assert found.verdict == "unknown"
    assert found.hint is not None


def test_sound_devices_are_counted_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    cards = tmp_path / "cards"
    cards.write_text(CARDS, encoding="utf-8")
    assert "2" in said(audio.devices({}, cards).value)

    cards.write_text("--- no soundcards ---\n", encoding="utf-8")
    assert audio.devices({}, cards).verdict == "warn"

    assert audio.devices({}, tmp_path / "none").verdict == "unknown"


@pytest.mark.parametrize(
    ("off_ms", "verdict"),
    [(0, "ok"), (400, "ok"), (-5_000, "ok"), (5_001, "warn"), (-60_000, "warn"), (60_001, "fail")],
)
def test_a_clock_may_be_off_by_five_seconds_and_fails_at_a_minute(
    off_ms: int, verdict: str
) -> None:
    assert hub.drifted(off_ms).verdict == verdict


def test_of_the_terminal_the_worst_is_told() -> None:
    found = terminal.whole()

    assert found.id in ("terminal", "encoding", "colour", "tmux")
