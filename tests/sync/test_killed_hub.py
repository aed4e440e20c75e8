"""kill -9 of the hub while real desks sync: nothing is lost, and nothing is there twice.

The desks' side is what runs behind the screen: the line to the hub with its loop.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from cs_tui.bootstrap import join, open_desk
from cs_tui.core.agent import Role
from cs_tui.desk import Desk
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import new_code, register
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.settings import Places
from cs_tui.sqlite import connect
from cs_tui.store import rebuild
from cs_tui.sync.enrolment import Code, write_code
from tests.chaos.proxy import Proxy
from tests.server.forked import Forked, start
from tests.walk.parity import rows, unlike, without_one

ROUNDS = 20
NAMES = ("lin", "wang")
CASES = 3
SEED = 20_261_123
PATIENCE_S = 60.0


@dataclass
class Terminal:
    """A desk at work, and the problems its line told of."""

    desk: Desk
    folder: Path
    troubles: list[str] = field(default_factory=list)
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def database(self) -> Path:
        return self.folder / "desk.db"

    async def begins(self) -> None:
        await self.desk.hub.start(self._moved)

    async def works(self, number: int) -> None:
        """Takes some calls down."""
        for nth in range(CASES):
            text = f"第 {number} 轮 {nth}"
            opened = await self.desk.run(
                self.desk.cases.open, channel="phone", text=text, answered=True, lang="zh"
            )
            await self.desk.run(self.desk.cases.keep_drafts, opened.id, {"note.done": (text, None)})
            await self.desk.run(self.desk.cases.save, opened.id)

    async def sends_all(self) -> None:
        """Returns when the hub has everything."""
        async with asyncio.timeout(PATIENCE_S):
            while (await self.desk.hub.standing()).waiting:
                self.settled.clear()
                self.desk.hub.nudge()
                await self.settled.wait()

    def _moved(self) -> None:
        self.settled.set()
        status = self.desk.hub.status
        if status is not None and status.problem is not None:
            self.troubles.append(status.problem.en)


def staffed(path: Path) -> dict[str, str]:
    """A hub's file with people; their secrets."""
    hub = open_hub(path)
    for name in NAMES:

        def job(work: Work, name: str = name) -> None:
            register(work, name, name, Role.AGENT, ("desk",), ("zh",))
            new_code(work, name, f"code-{name}")

        hub.do(job)
    hub.close()
    return {name: f"code-{name}" for name in NAMES}


@asynccontextmanager
async def at_work(
    folder: Path, way: Proxy, hub: Forked, codes: dict[str, str]
) -> AsyncIterator[list[Terminal]]:
    """Everybody enrols and opens a desk; at the end all of them leave."""
    way.hubs = [place(hub)]
    terminals: list[Terminal] = []
    try:
        for name, secret in codes.items():
            home = folder / name
            places = Places(home, home, home)
            await join(places, write_code(Code(way.url, secret, "")), device=name, lang="zh")
            desk = open_desk(places)
            terminals.append(Terminal(desk, home))
            await desk.hub.fetch()
            await terminals[-1].begins()
        yield terminals
    finally:
        for one in terminals:
            await one.desk.hub.stop()
            one.desk.close()


def place(hub: Forked) -> tuple[str, int]:
    """Where a hub listens."""
    url = httpx.URL(hub.url)
    assert url.port is not None
    return url.host, url.port


async def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    path, chance = tmp_path / "hub.db", random.Random(SEED)
    codes = staffed(path)
    way = Proxy(SEED)
    way.start()
    hub = start(path)
    async with at_work(tmp_path, way, hub, codes) as terminals:
        for number in range(ROUNDS):
            way.forget()
            await asyncio.gather(*(one.works(number) for one in terminals))
            await asyncio.to_thread(way.wait_for, chance.randint(1, 4))
            hub.kill()
            hub = await asyncio.to_thread(start, path)
            way.hubs = [place(hub)]
            for one in terminals:
                one.desk.hub.nudge()
        for one in terminals:
            await one.sends_all()
    hub.kill()
    way.stop()

    for one in terminals:
        assert unlike(one.database, path) == []
        places = "SELECT id, server_seq FROM events WHERE verdict = 'accepted'"
        kept = dict(rows(one.database, places))
        assert kept.items() <= dict(rows(path, "SELECT id, seq FROM events")).items()
        with closing(connect(one.database, readonly=True)) as conn:
            assert rebuild.differing(conn) == []
        made = rows(one.database, "SELECT count(*) FROM events WHERE kind = 'note_added'")
        assert made[0][0] >= ROUNDS * CASES
    with closing(connect(path, readonly=True)) as conn:
        assert differing(conn) == []
    # The kills were felt: without them the rounds prove nothing.
    assert sum(len(one.troubles) for one in terminals) >= ROUNDS / 4
    last = rows(path, "SELECT id FROM events ORDER BY seq DESC LIMIT 1")[0][0]
    assert unlike(terminals[0].database, without_one(path, tmp_path / "copy.db", last)) != []
