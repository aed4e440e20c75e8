"""The wheel alone is the product: the program, its content, and nothing of the workshop."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, copy_house, house_files


def build(house: Path, into: Path) -> set[str]:
    """The names in the wheel built from `house`; nothing is fetched for it."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=house,
        check=True,
        capture_output=True,
    )
    [wheel] = into.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def belongs() -> set[str]:
    """Every file of the package, and all of `data/` under `cs_tui/_data/`."""
    program = {path.relative_to(ROOT).as_posix() for path in house_files(ROOT / "cs_tui")}
    data = {path.relative_to(ROOT / "data").as_posix() for path in house_files(ROOT / "data")}
    return program | {f"cs_tui/_data/{name}" for name in data}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_program_and_its_content(wheel: set[str]) -> None:
    assert "cs_tui/_data/README.md" in wheel
    assert belongs() - wheel == set()


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {name for name in wheel - belongs() if ".dist-info/" not in name} == set()


def test_content_that_was_left_out_is_noticed(tmp_path: Path) -> None:
    house = copy_house(tmp_path / "house")
    project = house / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace('data = "cs_tui/_data"', ""), encoding="utf-8")

    assert "cs_tui/_data/README.md" in belongs() - build(house, tmp_path / "wheel")
