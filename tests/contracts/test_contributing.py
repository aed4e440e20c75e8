"""The newcomer's map is true: every file it names is there, and every name stands in its file."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

from tests.contracts.tree import ROOT

MAP = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BELOW = [ROOT / part for part in ("", "cs_tui", "cs_tui/screens", "tests", "tests/contracts")]
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"[\w.<>-]+(/[\w.<>-]+)*(/|\.(py|md|toml|tcss|txt))|(\.?\w+/)+\w+")
NAME = re.compile(r"`([\w/]+)\.py` `(\w+(?:\.\w+)?)`")
STAND_IN = re.compile(r"<step>|callback")
"""A step that nobody built; those that are there stand for it."""
BUILT = ("handover", "rating")


def files(text: str) -> set[str]:
    """What looks like the path of a file or a folder."""
    return {code for code in CODE.findall(text) if FILE.fullmatch(code)}


def absent(text: str) -> set[str]:
    """The files and folders that a text names and that are not there."""
    return {
        code
        for code in files(text)
        if not any((base / STAND_IN.sub(step, code)).exists() for base in BELOW for step in BUILT)
    }


def misplaced(text: str) -> Iterator[str]:
    """The names that do not stand in the module they are named with."""
    for path, name in NAME.findall(text):
        found: object = importlib.import_module("cs_tui." + path.replace("/", "."))
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is None:
            yield f"{path}.py {name}"


def test_every_file_that_the_map_names_is_there() -> None:
    assert len(files(MAP)) > 40
    assert absent(MAP) == set()


def test_every_name_of_the_map_stands_in_its_file() -> None:
    assert len(NAME.findall(MAP)) > 15
    assert list(misplaced(MAP)) == []


def test_what_is_not_there_is_found() -> None:
    """The control."""
    planted = (
        "`core/queue.py` `finish`, `screens/dialogs.py`, `core/<stage>.py`, `tests/nowhere/`, "
        "`desk.py` `Desk.answer`, `services/queue.py` `Queue.finish`, `steps.py`, `core/<step>.py`"
    )

    assert absent(planted) == {
        "core/queue.py",
        "screens/dialogs.py",
        "core/<stage>.py",
        "tests/nowhere/",
    }
    assert list(misplaced(planted.partition(", ")[2])) == ["desk.py Desk.answer"]
