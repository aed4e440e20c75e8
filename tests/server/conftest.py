"""A real hub on a real file, with a clock that stands still, reached without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_tui.server.bootstrap import open_hub
from tests.server.floor import Floor, Moment, means


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new hub's database, made once."""
    path = tmp_path_factory.mktemp("seeded") / "hub.db"
    open_hub(path, means(Moment())).close()
    return path


@pytest.fixture
def floor(seeded: Path, tmp_path: Path) -> Iterator[Floor]:
    """A hub nobody has come to yet."""
    path = tmp_path / "hub.db"
    shutil.copy(seeded, path)
    moment = Moment()
    made = Floor(open_hub(path, means(moment)), moment, path)
    try:
        yield made
    finally:
        made.hub.close()
