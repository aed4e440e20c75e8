"""A real hub on a real database, with a clock that stands still, reached without a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from cs_tui.server.bootstrap import open_hub
from cs_tui.server.storage.opening import Place
from tests import postgres
from tests.server.floor import Floor, Moment, means

ON_BOTH: Final = frozenset(
    f"tests.server.test_{name}"
    for name in (
        "anonymous",
        "delivery",
        "door",
        "erasing",
        "expiry",
        "figures",
        "intake",
        "inviting",
        "next",
        "offers",
        "people_api",
        "policy_kept",
        "pull",
        "push",
        "raising",
        "retention",
        "retention_others",
        "routing",
        "storage",
        "webhooks",
    )
)
"""The suite of the store: what these promise holds on either engine."""

SEEDED: Final = "seeded"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of the store runs on both engines."""
    if "floor" in metafunc.fixturenames and metafunc.module.__name__ in ON_BOTH:
        metafunc.parametrize("engine", ["sqlite", "postgres"])


@pytest.fixture
def engine() -> str:
    """What the hub stores in."""
    return "sqlite"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new hub's database, made once."""
    path = tmp_path_factory.mktemp("seeded") / "hub.db"
    open_hub(path, means(Moment())).close()
    return path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    with postgres.serving(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) as url:
        yield url


@pytest.fixture(scope="session")
def planted(server: str) -> Iterator[str]:
    """The address of a database with a new hub in it, in a scope to copy from."""
    with postgres.database(server) as url:
        open_hub(postgres.scoped(url, SEEDED), means(Moment())).close()
        yield url


@pytest.fixture
def floor(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Floor]:
    """A hub nobody has come to yet."""
    moment = Moment()
    place: Place = tmp_path / "hub.db"
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("seeded"), place)
    else:
        place = postgres.copied(request.getfixturevalue("planted"), SEEDED)
    made = Floor(open_hub(place, means(moment)), moment, place)
    try:
        yield made
    finally:
        made.hub.close()
