"""A network that loses, repeats, delays, cuts and forges, one fault a request, as it is told."""

from __future__ import annotations

from collections import deque
from typing import Final, Literal

import httpx

from cs_tui.sync import wire
from tests.sync.hub import Body, Hub, answer, problem

Fault = Literal[
    "fine", "lost", "unanswered", "twice", "late", "cut", "portal", "failed", "busy", "stranger"
]
FAULTS: Final[tuple[Fault, ...]] = (
    "fine",
    "lost",
    "unanswered",
    "twice",
    "late",
    "cut",
    "portal",
    "failed",
    "busy",
    "stranger",
)


class Network(httpx.AsyncBaseTransport):
    """Between desks and hub. Requests that are late arrive when `deliver` is called."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.faults: deque[Fault] = deque()
        self.late: list[httpx.Request] = []

    async def deliver(self) -> None:
        """What was on its way arrives; nobody waits for the answers any more."""
        late, self.late = self.late, []
        for request in late:
            await self.hub(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        fault = self.faults.popleft() if self.faults else "fine"
        match fault:
            case "lost":
                raise httpx.ConnectError("lost")
            case "late":
                self.late.append(request)
                raise httpx.ReadError("late")
            case "unanswered":
                await self.hub(request)
                raise httpx.ReadError("unanswered")
            case "twice":
                await self.hub(request)
            case "portal":
                return httpx.Response(
                    200, stream=Body(b"<html>login"), headers={"content-type": "text/html"}
                )
            case "failed":
                return answer(problem(500), 500)
            case "busy":
                return answer(problem(503), 503)
        response = await self.hub(request)
        if fault == "cut":
            body = await response.aread()
            return httpx.Response(200, stream=Body(body[:-1]), headers=response.headers)
        if fault == "stranger":
            del response.headers[wire.SERVER_HEADER]
        return response
