"""A hub of one or more processes behind a line that spoils things, and people with places at it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from cs_tui.bootstrap import join
from cs_tui.core.agent import Role
from cs_tui.server.bootstrap import new_secret
from cs_tui.server.enrolment import hashed, new_code, register
from cs_tui.server.work import Work
from cs_tui.settings import Places
from cs_tui.sync.enrolment import Code, write_code
from tests.chaos.database import Database
from tests.chaos.proxy import Proxy
from tests.server.forked import Forked
from tests.server.forked import start as start_hub

TEAM: Final = "desk"


class Stage:
    """Everything but the people's work. Until `proxy.calm` is taken away nothing is spoilt."""

    def __init__(self, folder: Path, database: Database, names: Sequence[str], seed: int) -> None:
        self.folder = folder
        self.database = database
        self.names = tuple(names)
        self.proxy = Proxy(seed)
        self.token = new_secret()
        """What the program of the channels shows."""
        self._hubs: list[Forked] = []

    async def begin(self) -> None:
        """The hub listens, and everybody is enrolled at it."""
        codes = self._people()
        self._hubs = [start_hub(self.database.place) for _ in range(self.database.hubs)]
        self._tell()
        self.proxy.start()
        for name, secret in codes.items():
            code = write_code(Code(self.proxy.url, secret, ""))
            await join(self.places(name), code, device=name, lang="zh")

    def places(self, name: str) -> Places:
        """Where the files of somebody's terminal lie."""
        at = self.folder / name
        return Places(at, at, at)

    def kill_hub(self, number: int) -> None:
        """One process of the hub ends at once, and another takes its place."""
        at = number % self.database.hubs
        self._hubs[at].kill()
        self._hubs[at] = start_hub(self.database.place)
        self._tell()

    def end(self) -> None:
        """The hub and the line are gone."""
        hubs, self._hubs = self._hubs, []
        for hub in hubs:
            hub.kill()
        if hubs:
            self.proxy.stop()

    def _people(self) -> dict[str, str]:
        secrets = {name: new_secret() for name in self.names}

        def job(work: Work) -> None:
            for name, secret in secrets.items():
                register(work, name, name.title(), Role.AGENT, (TEAM,), ("zh", "en"))
                new_code(work, name, secret)
            work.session.people.add_service("channels", hashed(self.token), work.now)

        with closing(self.database.opened()) as hub:
            hub.do(job)
        return secrets

    def _tell(self) -> None:
        """The proxy hears where the hubs are."""
        places = [hub.url.rpartition("/")[2].partition(":") for hub in self._hubs]
        self.proxy.hubs = [(host, int(port)) for host, _, port in places]
