"""A card number in every field there is, and the power is cut: no file holds it (DOMAIN D5)."""

from __future__ import annotations

import ast
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.secrets import sites
from tests.secrets.files import holding
from tests.secrets.walk import ASCII, CARD, KEPT

pytestmark = pytest.mark.long

PATIENCE_S = 540


@dataclass(frozen=True, slots=True)
class Walked:
    """Where it was typed, and the files that were left."""

    seen: set[str]
    folder: Path

    @property
    def masked(self) -> int:
        """How often the last four digits stand in the files."""
        raw = b"".join(path.read_bytes() for path in self.folder.rglob("*.db*"))
        return raw.count(KEPT.encode())


def walked(folder: Path, *words: str) -> Walked:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.secrets.walk", str(folder), *words],
        cwd=sites.ROOT.parent,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr[-4000:]
    return Walked(set(ran.stdout.split()), folder)


@pytest.mark.timeout(PATIENCE_S + 20)
def test_after_a_kill_no_file_holds_what_was_typed_into_every_field(tmp_path: Path) -> None:
    done = walked(tmp_path)

    assert done.seen == sites.sites(sites.source())
    assert holding(tmp_path) == []
    assert done.masked > len(done.seen)


@pytest.mark.timeout(PATIENCE_S + 20)
def test_where_nothing_is_taken_out_it_is_found(tmp_path: Path) -> None:
    walked(tmp_path, "leak")

    assert "home/desk.db-wal" in holding(tmp_path)


PLANTED = "async def ask(s):\n    return await s.app.push_screen_wait(AskPanel(T, s.lang))\n"


@pytest.mark.parametrize(
    "source",
    [
        PLANTED,
        PLANTED.replace("AskPanel", "WritePanel"),
        "def ask(s):\n    yield Writing(rows=(1, 2))\n",
        "class Planted(Input): ...\n\ndef ask(s):\n    yield Planted()\n",
    ],
)
def test_a_new_field_that_nobody_typed_into_is_noticed(source: str) -> None:
    trees = {**sites.source(), Path("cs_tui/screens/planted.py"): ast.parse(source)}

    assert sites.sites(trees) - sites.sites(sites.source()) == {"planted.ask"}


@pytest.mark.parametrize("number", [CARD, ASCII, "4111 1111 1111 1111", "4111-1111-1111-1111"])
def test_a_file_that_holds_it_is_found_however_it_is_written(tmp_path: Path, number: str) -> None:
    (tmp_path / "note.txt").write_bytes(b"\x00\xff" + f"卡号 {number}".encode())
    (tmp_path / "clean.txt").write_text(f"卡号 {KEPT}", encoding="utf-8")

    assert holding(tmp_path) == ["note.txt"]
