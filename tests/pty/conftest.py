"""A running tiny desk, and the folder it writes into."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pty.harness import PtyApp


@dataclass
class TinyDesk:
    """Opens the tiny app; `draft` and `report` are what it left behind."""

    folder: Path

    @contextmanager
    def open(
        self, *words: str, rows: int = 24, columns: int = 80, controlling: bool = True
    ) -> Iterator[PtyApp]:
        argv: list[str | Path] = [sys.executable, "-m", "tests.pty.tiny_app", self.folder, *words]
        with PtyApp(argv, rows=rows, columns=columns, controlling=controlling) as app:
            app.wait_for("ready")
            yield app

    @property
    def draft(self) -> str:
        return (self.folder / "draft.txt").read_text(encoding="utf-8")

    @property
    def report(self) -> Path:
        return self.folder / "crash-E1.txt"


@pytest.fixture
def desk(tmp_path: Path) -> TinyDesk:
    return TinyDesk(tmp_path / "private")
