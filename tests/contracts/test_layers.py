"""Imports point down only, and each outside library has one door."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, copy_house

LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def plant(house: Path, module: str, line: str) -> None:
    """Puts `line` into a new module, with the packages above it where they are missing."""
    path = house.joinpath(*module.split(".")).with_suffix(".py")
    for folder in path.relative_to(house).parents[:-1]:
        (house / folder).mkdir(exist_ok=True, parents=True)
        (house / folder / "__init__.py").touch()
    path.write_text(f"{line}\n", encoding="utf-8")


LAYERS = "Imports point down only"
HUB = "The hub stands on the core, knowledge, content, the wire and SQLite alone"
HUB_APART = "Only the commands and the demo start a hub"
CORE = "The core knows no file, no clock, no chance, no network and no screen"
TEXTUAL = "Only the terminal side imports Textual"
DRIVER = "Only cs_tui.sqlite imports a database driver"
POSTGRES = "Only one module of the hub imports the driver of PostgreSQL"
CLIENT = "Only the gateway, webhooks, the demo and the commands speak HTTP"
SERVER = "Only the hub, the demo and the commands serve HTTP"
PLANTS = [
    ("cs_tui.core.upward", "import cs_tui.services.planted", LAYERS),
    ("cs_tui.texts.upward", "from cs_tui.errors import CsError", LAYERS),
    ("cs_tui.kb.sideways", "import cs_tui.store.planted", LAYERS),
    ("cs_tui.nowhere", "x = 1", LAYERS),
    ("cs_tui.server.upon_store", "import cs_tui.store.planted", HUB),
    ("cs_tui.server.upon_engine", "import cs_tui.sync.planted", HUB),
    ("cs_tui.widgets.upon_hub", "import cs_tui.server.planted", HUB_APART),
    ("cs_tui.core.with_driver", "import sqlite3", CORE),
    ("cs_tui.core.with_files", "from pathlib import Path", CORE),
    ("cs_tui.core.with_clock", "from time import monotonic", CORE),
    ("cs_tui.core.with_chance", "import random", CORE),
    ("cs_tui.services.with_screen", "import textual", TEXTUAL),
    ("cs_tui.store.with_driver", "import sqlite3", DRIVER),
    ("cs_tui.server.with_driver", "import psycopg", POSTGRES),
    ("cs_tui.screens.with_network", "import httpx", CLIENT),
    ("cs_tui.services.with_server", "import uvicorn", SERVER),
]
GUARDED = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import textual"


def test_every_import_contract_holds() -> None:
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said about a house with every fault of `PLANTS` in it, by contract."""
    house = copy_house(tmp_path_factory.mktemp("planted") / "house")
    for layer in ("services", "store", "sync", "server"):
        plant(house, f"cs_tui.{layer}.planted", "x = 1")
    plant(house, "cs_tui.services.guarded", GUARDED)
    for module, line, _ in PLANTS:
        plant(house, module, line)
    result = lint(house)
    assert result.returncode == 1, result.stdout + result.stderr
    _, _, broken = result.stdout.partition("Broken contracts")
    parts = re.split(r"^(\S.*)\n-+$", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("module", "line", "contract"), PLANTS)
def test_an_import_that_breaks_a_contract_is_named(
    complaints: dict[str, str], module: str, line: str, contract: str
) -> None:
    assert module in complaints[contract], f"{line!r} in {module} went unnoticed"


def test_an_import_for_the_type_checker_alone_is_free(complaints: dict[str, str]) -> None:
    assert "cs_tui.services.with_screen" in complaints[TEXTUAL]
    assert "cs_tui.services.guarded" not in complaints[TEXTUAL]
