"""One person's terminal as a process of its own, that may be killed at any moment."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.chaos.clerk import Clerk, Paper
from tests.forking import CONTEXT

PATIENCE_S = 120.0
ENOUGH = "enough"
"""A file of this name in the folder of all of them says that the day is over."""


@dataclass
class Terminal:
    """A folder with a profile, and the process that works on it."""

    folder: Path
    starts: int = 0
    process: ForkServerProcess | None = None

    @property
    def database(self) -> Path:
        """Its log."""
        return self.folder / "desk.db"

    @property
    def paper(self) -> Path:
        """What its person noted by hand."""
        return self.folder / "paper"

    def start(self, seed: int) -> None:
        """Somebody sits down, or comes back after a crash."""
        self.starts += 1
        given = (str(self.folder), seed + self.starts)
        self.process = CONTEXT.Process(target=work, args=given, daemon=True)
        self.process.start()

    def kill(self) -> None:
        """Ends it at once, as a power failure would."""
        assert self.process is not None
        self.process.kill()
        self.process.join(PATIENCE_S)
        self.process.close()

    def ends(self) -> int | None:
        """Waits for its own end; the exit code."""
        assert self.process is not None
        self.process.join(PATIENCE_S)
        code = self.process.exitcode
        self.process.close()
        return code


def work(folder: str, seed: int) -> None:
    """What the process does: fetch, work and sync until it is enough, then until nothing waits."""
    asyncio.run(_work(Path(folder), random.Random(f"{folder} {seed}")))


async def _work(folder: Path, rng: random.Random) -> None:
    desk = open_desk(Places(folder, folder, folder))
    clerk = Clerk(desk, Paper(folder / "paper"), rng)
    while not await clerk.syncs():
        pass
    while not (folder.parent / ENOUGH).exists():
        await clerk.works()
        await clerk.syncs()
    while not (await clerk.syncs() and (await desk.hub.standing()).waiting == 0):
        pass
    await desk.hub.stop()
    desk.close()
