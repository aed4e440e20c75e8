"""What holds for every test: a home of its own, no settings from outside, repeatable examples.

The whole suite runs on all cores; a run of named files or tests stays in one process.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import hypothesis
import pytest

# A slow machine is no fault of the code, and a red test must be red again tomorrow.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the files of the person who runs it."""
    with pytest.MonkeyPatch.context() as surroundings:
        for name in [name for name in os.environ if name.startswith("CS_TUI_")]:
            if not name.startswith("CS_TUI_TEST_"):
                surroundings.delenv(name)
        surroundings.setenv("CS_TUI_HOME", str(tmp_path_factory.mktemp("home")))
        yield


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No second process for a few tests: it would take longer to start than they take."""
    return None if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files begin first; a file stays with one process, so that what it makes is made once."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was imported stays: looking through it for garbage again and again takes a fifth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
