"""The database of the hub: the one place to change for another engine."""

from __future__ import annotations

import pytest

from tests.chaos.database import Database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Records of a hub that nobody has come to yet; an address with `hubs=2` works as well."""
    return Database(tmp_path_factory.mktemp("hub") / "hub.db")
