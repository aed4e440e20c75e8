"""Fresh profiles for the tests of the screens: made once, copied for each test."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs_tui.texts import Lang
from tests.driver import Profile, copy_home, make_home


@pytest.fixture(autouse=True, scope="session")
def at_site() -> Iterator[None]:
    """The clock of this machine shows the time of the site, whatever machine it is."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


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
def profile(
    request: pytest.FixtureRequest, homes: Callable[[Lang], Path], tmp_path: Path
) -> Profile:
    """A profile in each of the two languages."""
    lang: Lang = request.param
    return copy_home(homes(lang), tmp_path / "home", lang)


@pytest.fixture
def zh(homes: Callable[[Lang], Path], tmp_path: Path) -> Profile:
    """A profile in Chinese."""
    return copy_home(homes("zh"), tmp_path / "home", "zh")
