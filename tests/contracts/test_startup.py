"""Asking for help costs nothing: no screen, no network and no database is loaded for it.

The first frame costs little: it is drawn before the domain and the services are loaded.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT

HEAVY = {"textual", "rich", "httpx", "pydantic", "sqlite3", "sqlite_utils", "fastapi", "uvicorn"}

AFTER_THE_FIRST_FRAME = {
    *("httpx", "pydantic", "sqlite_utils", "fastapi", "uvicorn", "rapidfuzz"),
    *("argparse", "email", "hashlib", "tomllib", "zoneinfo"),
}
"""What a first frame does not show is not waited for; a tenth of a second is spent soon."""
FIRST_FRAME = "import cs_tui.cli.desk, cs_tui.start, cs_tui.screens.desk"


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter loads for `python <arguments>`."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    timed = [line for line in result.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().split(".")[0] for line in timed}


@pytest.mark.parametrize(
    "arguments", [("-c", "from cs_tui.cli import main"), ("-m", "cs_tui", "--help")]
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)

    assert "cs_tui" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("module", sorted(HEAVY))
def test_a_heavy_import_is_noticed(module: str) -> None:
    assert module in loaded_by("-c", f"import {module}")


def test_the_first_frame_is_drawn_without_the_domain() -> None:
    loaded = loaded_by("-c", FIRST_FRAME)

    assert "textual" in loaded
    assert loaded & AFTER_THE_FIRST_FRAME == set()


OPENED = """
import gc
from pathlib import Path
from cs_tui import start
from cs_tui.settings import Places
gc.disable()
desk = start._desk(Places(*[Path(HOME)] * 3))
desk.close()
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


def test_garbage_is_looked_for_once_the_desk_is_open_and_never_in_what_a_start_makes(
    tmp_path: Path,
) -> None:
    code = OPENED.replace("HOME", repr(str(tmp_path)))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "True"]
