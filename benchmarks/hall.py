"""A hub as a process of its own that is watched, and how people get in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.hub import TEAM
from cs_tui.core.agent import Role
from cs_tui.demo.children import Child, stop
from cs_tui.server.bootstrap import new_secret, open_hub
from cs_tui.server.enrolment import enrol, hashed, new_code, register
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.wire import Enrol


@dataclass(frozen=True, slots=True)
class Watched:
    """A hub that listens."""

    url: str
    pid: int

    @property
    def cpu_s(self) -> float:
        """Processor time it has taken so far; 0 where the system does not tell."""
        told = self._told("stat")
        used = told.rpartition(")")[2].split()[11:13]
        return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")

    @property
    def memory_mb(self) -> float:
        """What it holds in memory, in millions of bytes; 0 where the system does not tell."""
        told = self._told("statm").split()[1:2]
        return sum(map(int, told)) * os.sysconf("SC_PAGESIZE") / 1e6

    def _told(self, what: str) -> str:
        file = Path(f"/proc/{self.pid}/{what}")
        return file.read_text(encoding="ascii") if file.exists() else ""


@contextmanager
def watched(folder: Path, people: int) -> Iterator[tuple[Watched, list[str]]]:
    """A new hub that listens, and the secrets by which `agent-0`, `agent-1`, ... get in."""
    folder.mkdir()
    codes = list(_people(folder / "hub.db", people))
    words = ("cs_tui", "serve", "--port", "0", "--json", "--database", str(folder / "hub.db"))
    hub = Child("hub", words, folder)
    try:
        yield Watched(str(json.loads(hub.answer())["url"]), hub.pid), codes
    finally:
        stop([hub])


def enrolled(hub: Watched, database: Path, secrets: Sequence[str]) -> list[Gateway]:
    """The ways of devices that have redeemed these codes, beside the running hub: from one address
    it lets in thirty a minute."""
    beside, lines = open_hub(database), []
    for secret in secrets:
        token = new_secret()
        asked = Enrol(code=secret, device="benchmark")
        beside.do(partial(enrol, asked=asked, token=token, server_id=beside.server_id, epoch=1))
        lines.append(Gateway(hub.url, token))
    beside.close()
    return lines


def channel(database: Path) -> str:
    """The token of a program that brings contacts, let in beside the running hub."""
    hub, token = open_hub(database), new_secret()
    hub.do(lambda work: work.session.people.add_service("webchat", hashed(token), work.now))
    hub.close()
    return token


def _people(database: Path, count: int) -> Iterator[str]:
    hub = open_hub(database)
    for number in range(count):
        name, secret = f"agent-{number}", new_secret()
        person = partial(register, agent=name, name=name, role=Role.AGENT, teams=(TEAM,))
        hub.do(partial(person, langs=("zh",)))
        hub.do(partial(new_code, agent=name, secret=secret))
        yield secret
    hub.close()
