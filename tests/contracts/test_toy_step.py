"""A new step of the day is new files of its name and one line each in four known places.

Those of DESIGN section 3 and of CONTRIBUTING: `steps.py`, `desk.py`, `core/fold.py`, and a field in
`core/case.py`. A line that names something new needs an import of it; that is not counted. What is
written down of every key and every event, one command adds: the table in the README, the record of
events, what help says on the new screen.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.test_layers import lint
from tests.contracts.toy_step import LINES, NEW
from tests.contracts.tree import ROOT, copy_house, house_files
from tests.driver import WRITE_GOLDEN

pytestmark = pytest.mark.long

RECORDS = ("tests/core/test_golden_events.py", "tests/screens/test_help.py")
WRITTEN = {"README.md", "tests/core/golden/events.jsonl"}
"""What the command changes that was there before."""
ADDED = {"tests/golden/help-toy-en.txt", "tests/golden/help-toy-zh.txt"}
LISTS = (
    RECORDS[0],
    "tests/core/test_events.py",
    "tests/core/privacy/test_clean.py",
    "tests/screens/test_hostile_fields.py",
)
LOOKING = "every or on_record or everything or no_free_text"
"""Tests that look at every event and every field there is."""
PROBES = {
    "cs_tui/core/case.py": "from cs_tui.core.case import Case; Case().toy",
    "cs_tui/core/fold.py": "from cs_tui.core.fold import KINDS; KINDS['toy_told']",
    "cs_tui/desk.py": "from cs_tui.desk import Desk; Desk.toys",
    "cs_tui/steps.py": "from cs_tui.steps import STEPS; {one.id: one for one in STEPS}['toy']",
}
"""What is not there without the line in the known place."""


def with_toy(house: Path) -> Path:
    """A copy of the house with the toy step in it."""
    copy_house(house)
    for path, text in NEW.items():
        (house / path).write_text(text, encoding="utf-8")
    for path, (needed, anchor, line) in LINES.items():
        _put(house / path, needed, anchor, line)
    return house


def _put(path: Path, needed: str, anchor: str, line: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    at = len(lines) - 1 - lines[::-1].index(anchor)
    lines.insert(at, line)
    first = next(n for n, one in enumerate(lines) if one.startswith("from cs_tui"))
    lines.insert(first, needed)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def runs(house: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Python in this house."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "PYTHONUTF8": "1"} | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=110,
    )


def checked(house: Path, *which: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Tests of this house, in one process."""
    return runs(house, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *which, **more)


def changed(house: Path) -> tuple[set[str], set[str]]:
    """The files that differ from ours, and those that are new."""
    before = {path.relative_to(ROOT).as_posix(): path for path in house_files(ROOT)}
    after = {path.relative_to(house).as_posix(): path for path in house_files(house)}
    other = {
        name
        for name, path in before.items()
        if name not in after or path.read_bytes() != after[name].read_bytes()
    }
    return other, after.keys() - before.keys()


def moved(house: Path, name: str) -> list[str]:
    """The lines of a file that are no longer, or not yet, in ours."""
    old, new = ((root / name).read_text(encoding="utf-8").splitlines() for root in (ROOT, house))
    return [line for line in difflib.ndiff(old, new) if line[0] in "+-"]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with the toy, as the newcomer's hands left it."""
    return with_toy(tmp_path_factory.mktemp("toy") / "house")


@pytest.fixture(scope="module")
def house(bare: Path) -> Path:
    """The same after the one command that writes down what is new."""
    path = bare.parent / "written"
    shutil.copytree(bare, path)
    chosen = "on_record or readme or keys_of_each"
    ran = checked(path, *RECORDS, "-k", chosen, **{WRITE_GOLDEN: "1"})
    assert ran.returncode == 0, ran.stdout
    return path


def test_a_step_is_its_own_files_and_one_line_in_each_known_place(bare: Path) -> None:
    assert changed(bare) == (set(LINES), set(NEW))
    for name in LINES:
        entries = [line for line in moved(bare, name) if not line.startswith("+ from cs_tui.")]
        assert len(entries) == 1, (name, entries)
        assert entries[0].startswith("+"), name


def test_the_known_places_are_those_that_a_newcomer_is_told() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = told.partition("## A new step")[2].partition("\n## ")[0]

    assert [path for path in LINES if f"`{path.removeprefix('cs_tui/')}`" not in section] == []


def test_one_command_writes_down_what_is_new_and_changes_nothing_else(house: Path) -> None:
    assert changed(house) == ({*LINES, *WRITTEN}, {*NEW, *ADDED})
    for name in WRITTEN:
        assert all(line.startswith("+") for line in moved(house, name)), name


def test_the_step_goes_from_its_key_to_the_hub_and_to_a_colleague(house: Path) -> None:
    ran = checked(house, "tests/core/test_toy.py", "tests/screens/test_toy.py")

    assert ran.returncode == 0, ran.stdout


def test_what_looks_at_everything_is_content_with_the_step(house: Path) -> None:
    ran = checked(house, *LISTS, "-k", LOOKING)

    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("rule", [("check",), ("format", "--check")], ids=" ".join)
def test_what_the_newcomer_wrote_reads_like_the_rest(bare: Path, rule: tuple[str, ...]) -> None:
    ran = runs(bare, "-m", "ruff", *rule, "--no-cache", *NEW)

    assert ran.returncode == 0, ran.stdout


def test_imports_still_point_down_only(bare: Path) -> None:
    result = lint(bare)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def spoiled(bare: Path) -> Iterator[Path]:
    """The house, put right again afterwards."""
    kept = {path: (bare / path).read_bytes() for path in (*LINES, "cs_tui/bootstrap.py")}
    yield bare
    for path, raw in kept.items():
        (bare / path).write_bytes(raw)


@pytest.mark.parametrize("place", LINES)
def test_without_its_line_in_a_known_place_the_step_is_not_there(spoiled: Path, place: str) -> None:
    """The control: why each of the places is among them."""
    with_it = runs(spoiled, "-c", PROBES[place])
    shutil.copyfile(ROOT / place, spoiled / place)

    assert with_it.returncode == 0, with_it.stderr
    assert "toy" in runs(spoiled, "-c", PROBES[place]).stderr


def test_a_line_in_any_other_place_is_noticed(spoiled: Path) -> None:
    with (spoiled / "cs_tui/bootstrap.py").open("a", encoding="utf-8") as file:
        file.write("TOY = 1\n")

    assert changed(spoiled)[0] - LINES.keys() == {"cs_tui/bootstrap.py"}
