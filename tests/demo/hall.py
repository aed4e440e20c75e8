"""A real hub with the simulated floor in front of it, on a clock that the test moves."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from cs_tui.core.case import Case
from cs_tui.core.events import Event
from cs_tui.core.fold import family, fold, read
from cs_tui.core.state import State
from cs_tui.demo.crew import Crew, Errand, Means
from cs_tui.demo.people import Staffed, Staffing, staff
from cs_tui.ids import salt
from cs_tui.server.bootstrap import open_hub
from cs_tui.sync.enrolment import read_code
from cs_tui.sync.wire import Enrol, Enrolled
from tests.server.floor import NEW_ID, Desk, Floor, Moment, means

HUB = "http://127.0.0.1"


class Unreliable(httpx.AsyncBaseTransport):
    """Loses a share of the answers after the hub has done what it was asked.

    Enrolling is spared: a code is used up by it, so that a person must ask for a new one.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, loses: float) -> None:
        self._inner = inner
        self._loses = loses
        self._rng = random.Random(1)
        self.loses_next: set[str] = set()
        """The next answer of each of these addresses is lost."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        path = request.url.path
        unlucky = path != "/v1/enrol" and self._rng.random() < self._loses
        if unlucky or path in self.loses_next:
            self.loses_next.discard(path)
            raise httpx.ReadError("the answer was lost", request=request)
        return response


class Hall:
    """A hub, the people of a demo, and its crew."""

    def __init__(
        self,
        hub: Floor,
        crew: Crew,
        staffed: Staffed,
        client: httpx.AsyncClient,
        line: Unreliable,
    ) -> None:
        self.hub = hub
        self.crew = crew
        self.client = client
        self.staffed = staffed
        self.line = line

    async def passes(self, ms: int, beat: int = 500) -> None:
        """Time goes by, for the hub and for everybody on the floor."""
        until = self.hub.moment.now + ms

        async def pause(_ms: int) -> bool:
            self.hub.moment.passes(beat)
            return self.hub.moment.now <= until

        await self.crew.work(pause)

    async def newcomer(self) -> Desk:
        """The person in front of the demo, enrolled with the code they were given."""
        asked = Enrol(code=read_code(self.staffed.code).secret, device="test")
        return Desk(self.hub, await self.hub.stranger.post("/v1/enrol", Enrolled, asked))

    async def cases(self) -> list[Case]:
        """Every case as the hub has folded it, in the order they came."""
        return [case for case in await self.folded("case") if isinstance(case, Case)]

    async def folded(self, wanted: str) -> list[State]:
        """Every stream of a family, folded, in the order they began."""
        last = await self.hub.hub.read(lambda session: session.log.last_seq())
        stored = await self.hub.hub.read(lambda session: session.log.after(0, last + 1))
        events: dict[str, list[Event]] = {}
        for one in stored:
            if family(one.sealed.stream) == wanted:
                events.setdefault(one.sealed.stream, []).append(read(one.sealed))
        return [fold(stream, found) for stream, found in events.items()]


@asynccontextmanager
async def hall(
    folder: Path, *, loses: float = 0.0, service: str | None = None
) -> AsyncIterator[Hall]:
    """A floor on a new hub. `loses` is the share of answers that never arrive.

    `service` is another token than the one the hub gave the channels.
    """
    database = folder / "hub.db"
    moment = Moment()
    hub = open_hub(database, means(moment))
    try:
        wanted = Staffing(database=str(database), url=HUB, name="林夏", lang="zh", role="agent")
        staffed = staff(wanted, means(moment))
        around = Floor(hub, moment, database)
        transport = Unreliable(httpx.ASGITransport(app=around.app), loses)
        errand = Errand(
            url=HUB,
            service=service or staffed.service,
            colleagues=staffed.colleagues,
            seed=1,
        )
        async with httpx.AsyncClient(transport=transport, base_url=HUB) as client:
            crew = Crew(client, errand, Means(moment, moment, NEW_ID, salt))
            yield Hall(around, crew, staffed, client, transport)
    finally:
        hub.close()
