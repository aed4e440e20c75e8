"""A network that loses, repeats, delays, cuts and forges, one fault a request, as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

import httpx

from cs_tui.core.events import BadEvent
from cs_tui.sync import wire
from tests.sync.hub import Body, Hub, answer, problem

Fault = Literal[
    "fine",
    "lost",
    "unanswered",
    "twice",
    "late",
    "slow",
    "hangs",
    "cut",
    "halved",
    "portal",
    "failed",
    "busy",
    "stranger",
    "killed",
    "killed after",
]
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)
FOR_EVER_S: Final = 10_000.0
SLOWLY_S: Final = 3.0


class Killed(Exception):
    """The program ended here."""


@dataclass
class Told:
    """What the hub really said to one desk: answers that arrived whole."""

    settled: set[str] = field(default_factory=set)
    """Ids that an answer placed in the hub's order, since the hub was last restored."""
    refused: set[str] = field(default_factory=set)
    """Ids that an answer turned down, alone in their push or by name."""
    removed: set[str] = field(default_factory=set)
    """Streams that an answer took away."""

    def hears(self, request: httpx.Request, status: int, body: bytes) -> None:
        """Notes one answer."""
        path = request.url.path
        if status != 200:
            if path == "/v1/push" and len(ids := pushed(request)) == 1:
                self.refused |= set(ids)
            return
        said: dict[str, Any] = json.loads(body)
        for verdict in said.get("results", ()):
            known = self.refused if verdict["status"] == "refused" else self.settled
            known.add(verdict["id"])
        for change in said.get("changes", ()):
            self.settled.add(json.loads(change["event"]["fact"])["id"])
        self.removed |= set(said.get("streams_removed", ()))


class Network(httpx.AsyncBaseTransport):
    """Between desks and hub. Requests that are late arrive when `deliver` is called."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.faults: deque[Fault] = deque()
        self.late: list[httpx.Request] = []

    def way(self, told: Told) -> Way:
        """The way of one desk, of which it is noted what arrived."""
        return Way(self, told)

    async def deliver(self) -> None:
        """What was on its way arrives; nobody waits for the answers any more."""
        late, self.late = self.late, []
        for request in late:
            await self.hub(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        fault = self.faults.popleft() if self.faults else "fine"
        early = await self._before(fault, request)
        return early or await self._after(fault, await self.hub(request))

    async def _before(self, fault: Fault, request: httpx.Request) -> httpx.Response | None:
        """What happens before the hub is asked; an answer that is not the hub's."""
        match fault:
            case "lost":
                raise httpx.ConnectError("lost")
            case "late":
                self.late.append(request)
                self.hub.draws(pushed(request))
                raise httpx.ReadError("late")
            case "killed":
                raise Killed
            case "unanswered" | "twice":
                await self.hub(request)
            case "slow":
                await asyncio.sleep(SLOWLY_S)
            case "portal":
                return _page(b"<html>login")
            case "failed":
                return answer(problem(500), 500)
            case "busy":
                return answer(problem(503), 503)
        if fault == "unanswered":
            raise httpx.ReadError("unanswered")
        return None

    async def _after(self, fault: Fault, response: httpx.Response) -> httpx.Response:
        """What happens to the hub's answer on its way back."""
        match fault:
            case "killed after":
                raise Killed
            case "hangs":
                await asyncio.sleep(FOR_EVER_S)
            case "slow":
                await asyncio.sleep(SLOWLY_S)
            case "cut" | "halved":
                body = await response.aread()
                rest = body[: len(body) // 2] if fault == "halved" else body[:-1]
                return httpx.Response(200, stream=Body(rest), headers=response.headers)
            case "stranger":
                del response.headers[wire.SERVER_HEADER]
        return response


class Way(httpx.AsyncBaseTransport):
    """One desk's way through the network."""

    def __init__(self, network: Network, told: Told) -> None:
        self._network = network
        self._told = told

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._network.handle_async_request(request)
        body = await response.aread()
        if response.headers.get("content-type", "").startswith("application/json"):
            # What was cut off on its way tells nobody anything.
            with contextlib.suppress(ValueError):
                self._told.hears(request, response.status_code, body)
        return httpx.Response(response.status_code, stream=Body(body), headers=response.headers)


def pushed(request: httpx.Request) -> list[str]:
    """The ids of the events in a push."""
    if request.url.path != "/v1/push":
        return []
    ids = []
    for line in gzip.decompress(request.content).splitlines():
        try:
            ids.append(wire.read_marked(line)[0].sealed.id)
        except BadEvent:
            continue
    return ids


def _page(html: bytes) -> httpx.Response:
    return httpx.Response(200, stream=Body(html), headers={"content-type": "text/html"})
