"""A home with the shipped content in it, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.cli.program import Program


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that works alone and has done nothing yet."""
    home = tmp_path_factory.mktemp("seeded")
    open_desk(Places(home, home, home)).close()
    return home


@pytest.fixture
def home(seeded: Path, tmp_path: Path) -> Path:
    """A home of the test's own."""
    return Path(shutil.copytree(seeded, tmp_path / "home"))


@pytest.fixture
def cs_tui(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """The program in English; a test that wants another language says so."""
    monkeypatch.setenv("CS_TUI_LANG", "en")
    return Program(home, monkeypatch, capsys)
