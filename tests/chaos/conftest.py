"""The database of the hub: the one place to change for another engine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests import postgres
from tests.chaos.database import Database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Records of a hub that nobody has come to yet; an address with `hubs=2` works as well."""
    return Database(tmp_path_factory.mktemp("hub") / "hub.db")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    with postgres.serving(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) as url:
        yield url
