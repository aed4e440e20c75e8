"""What holds for every test: a home of its own, no settings from outside, repeatable examples."""

from __future__ import annotations

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
