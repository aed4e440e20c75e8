"""Desks that speak to the hub that is shipped, and that hub restored from a backup."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import httpx

from cs_tui.core.agent import Role
from cs_tui.server.bootstrap import open_hub
from cs_tui.sync.enrolment import Code, enrol
from cs_tui.sync.gateway import Gateway
from tests.server.floor import Floor, means
from tests.sync.desk import Desk, Time
from tests.sync.hub import URL


def cases(desk: Desk) -> dict[str, str]:
    """What every case folds to on a desk."""
    return {stream: doc for stream, doc in desk.docs.items() if stream.startswith("case/")}


class Terminals:
    """People who enrol at the hub with their one-time codes."""

    def __init__(self, floor: Floor, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.floor = floor
        self.transport = transport or httpx.ASGITransport(app=floor.app)
        self.desks: list[Desk] = []

    def gateway(self, code: Code) -> Gateway:
        return Gateway(code.url, transport=self.transport)

    async def joins(self, name: str, role: Role = Role.AGENT, device: str = "") -> Desk:
        code = Code(URL, self.floor.code(name, role=role), "")
        joined = await enrol(self.gateway, code, "laptop")
        clock = Time(self.floor.moment.now)
        self.desks.append(
            Desk(joined.actor, clock, self.transport, token=joined.token, device=device)
        )
        return self.desks[-1]

    async def close(self) -> None:
        """Everybody goes home."""
        for desk in self.desks:
            await desk.gateway.close()
            desk.close()


class Restorable(httpx.AsyncBaseTransport):
    """The way to a hub that is put back to a backup before the n-th request from now on."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.restored = False
        self._way = httpx.ASGITransport(app=floor.app)
        self._backup = floor.path.with_suffix(".backup")
        self._in: int | None = None

    def backs_up(self) -> None:
        """A copy is taken of everything the hub has now."""
        self._reopened(lambda: shutil.copy(self.floor.path, self._backup))

    def restores_in(self, requests: int) -> None:
        """So many requests are still answered by the hub as it is."""
        self._in = requests

    def restores(self) -> None:
        """The hub knows what it knew at the backup, under a new epoch."""
        self._in, self.restored = None, True
        epoch = self.floor.hub.epoch + 1
        self._reopened(lambda: shutil.copy(self._backup, self.floor.path))
        self.floor.hub.do(lambda work: work.session.set_meta("epoch", str(epoch)))
        self._reopened(lambda: None)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._in == 0:
            self.restores()
        elif self._in is not None:
            self._in -= 1
        return await self._way.handle_async_request(request)

    def _reopened(self, meanwhile: Callable[[], object]) -> None:
        self.floor.hub.close()
        meanwhile()
        hub = open_hub(self.floor.path, means(self.floor.moment))
        self.floor.serves(hub)
        self._way = httpx.ASGITransport(app=self.floor.app)
