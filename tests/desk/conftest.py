"""Fresh profiles for the tests of the desk: made once, copied for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cs_tui.texts import Lang
from tests.desk.world import World, make_home


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Lang], Path]:
    """A made profile for each language."""
    made: dict[Lang, Path] = {}

    def home(lang: Lang) -> Path:
        if lang not in made:
            made[lang] = make_home(tmp_path_factory.mktemp("home") / lang, lang)
        return made[lang]

    return home


@pytest.fixture(params=["zh", "en"])
def world(request: pytest.FixtureRequest, homes: Callable[[Lang], Path], tmp_path: Path) -> World:
    """A profile in each of the two languages."""
    lang: Lang = request.param
    return World.copy_of(homes(lang), tmp_path / "home", lang)


@pytest.fixture
def zh(homes: Callable[[Lang], Path], tmp_path: Path) -> World:
    """A profile in Chinese."""
    return World.copy_of(homes("zh"), tmp_path / "home", "zh")
