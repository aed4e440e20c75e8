"""A real hub in a process of its own, for commands that send what they did."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

from tests.cli.program import process, surroundings
from tests.contracts.tree import ROOT


class RunningHub:
    """`cs-tui serve` on a free port of this machine."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cs_tui", "serve", "--port", "0", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=surroundings(home),
        )
        assert self._process.stdout is not None
        self.url = str(json.loads(self._process.stdout.readline())["url"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """The hub goes away; its records stay."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def database(self) -> Path:
        """The file its records are in."""
        return self.home / "hub.db"

    def code(self, name: str, role: str = "agent") -> str:
        """A one-time code for a new person."""
        found = self._people("add", "--name", name, "--role", role, "--url", self.url)
        return str(found["code"])

    def token(self, service: str) -> str:
        """What a program that connects a channel shows at every request."""
        return str(self._people("add", "--service", service)["token"])

    def shut_out(self, name: str) -> None:
        """Every device of a person is revoked."""
        for person in self._people("list"):
            if person["name"] == name:
                for device in person["devices"]:
                    self._people("revoke", device["id"])

    def _people(self, *words: str) -> Any:
        ran = process("people", *words, "--json", home=self.home)
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)
