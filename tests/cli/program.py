"""The program as scripts meet it: words in, exit code and two streams out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cs_tui.cli import main
from tests.contracts.tree import ROOT


@dataclass(frozen=True, slots=True)
class Ran:
    """How one command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        [line] = self.out.splitlines()
        return json.loads(line)

    @property
    def rows(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Program:
    """Runs commands in this process, in a home of its own."""

    def __init__(
        self,
        home: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.home = home
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str, stdin: bytes = b"") -> Ran:
        """How `cs-tui <words>` ends. It never ends by an exception."""
        self._monkeypatch.setenv("CS_TUI_HOME", str(self.home))
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        self._capsys.readouterr()
        try:
            code = main(list(words))
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)

    def does(self, *words: str, stdin: bytes = b"") -> Ran:
        """The same, where it must succeed."""
        ran = self(*words, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran


def process(
    *words: str,
    home: Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """`cs-tui <words>` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cs_tui", *words],
        input=stdin,
        capture_output=True,
        cwd=cwd or ROOT,
        env=surroundings(home) | dict(env or {}),
        check=False,
        timeout=60,
    )


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a process that uses this home and the code of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CS_TUI_")}
    return kept | {
        "CS_TUI_HOME": str(home),
        "CS_TUI_LANG": "en",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
