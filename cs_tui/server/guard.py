"""What neither FastAPI nor uvicorn limits: the sizes of head and body, the length of a request.

Also names the hub in every answer, so that a terminal never takes a captive portal for it.
"""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cs_tui.server.endless import HANDED_ON, Endless
from cs_tui.server.meter import UNKNOWN, Meter
from cs_tui.server.problems import Rejected, answer
from cs_tui.sync.wire import MAX_BYTES, SERVER_HEADER
from cs_tui.texts import hub as texts

DEADLINE_S: Final = 10.0
"""How long a request may take from its first byte to the last of its answer."""

ENDLESS: Final = "/v1/stream"
"""The one path that may take as long as it likes."""

RETRY_AFTER_S: Final = 2

HEADER_BYTES: Final = 16_384
"""All headers of a request. h11 limits only a head that does not come in one piece."""

HEADERS: Final = 100


class Guard:
    """An ASGI middleware around the whole app."""

    def __init__(
        self,
        app: ASGIApp,
        server_id: str,
        *,
        most_bytes: int = MAX_BYTES,
        deadline_s: float = DEADLINE_S,
        meter: Meter | None = None,
    ) -> None:
        self.app = app
        self._header = (SERVER_HEADER.encode(), server_id.encode())
        self._most_bytes = most_bytes
        self._deadline_s = deadline_s
        self.meter = meter or Meter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request within the limits."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = _Answered(send, self._header)
        began_s = asyncio.get_running_loop().time()
        handed_on: list[Endless] = []
        given = {*scope, "route"}
        scope[HANDED_ON] = handed_on
        try:
            await self._within_limits(scope, receive, answered)
            if handed_on:
                for left in scope.keys() - given:
                    del scope[left]
                await handed_on.pop().tell(receive, answered)
        finally:
            took_s = asyncio.get_running_loop().time() - began_s
            route = str(getattr(scope.get("route"), "path", UNKNOWN))
            self.meter.note(_method(scope), route, answered.status, took_s)

    async def _within_limits(self, scope: Scope, receive: Receive, answered: _Answered) -> None:
        if _declared(scope) > self._most_bytes:
            too_large = answer(413, texts.TOO_LARGE.fill(limit=self._most_bytes))
            await too_large(scope, receive, answered)
            return
        if not _modest(scope):
            await answer(431, texts.LONG_HEAD)(scope, receive, answered)
            return
        counted = _Counted(receive, self._most_bytes)
        deadline_s = None if scope["path"] == ENDLESS else self._deadline_s
        try:
            async with asyncio.timeout(deadline_s):
                await self.app(scope, counted, answered)
        except TimeoutError:
            if answered.started:
                raise
            late = answer(503, texts.TOO_SLOW, retry_after_s=RETRY_AFTER_S)
            await late(scope, receive, answered)
        except Exception:
            # A fault that was answered is in the log already; Starlette raises it once more.
            if not answered.finished:
                raise


class _Answered:
    """Adds our header to the answer and remembers how far it came."""

    def __init__(self, send: Send, header: tuple[bytes, bytes]) -> None:
        self._send = send
        self._header = header
        self.started = False
        self.finished = False
        self.status = 0
        """0 while nothing was answered: the peer is gone, or the program failed."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            message = {**message, "headers": [*message.get("headers", []), self._header]}
        elif message["type"] == "http.response.body":
            self.finished = not message.get("more_body", False)
        await self._send(message)


class _Counted:
    """Counts the bytes of the body as they come; what was announced is not believed."""

    def __init__(self, receive: Receive, most_bytes: int) -> None:
        self._receive = receive
        self._most_bytes = most_bytes
        self._bytes = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > self._most_bytes:
            raise Rejected(413, texts.TOO_LARGE.fill(limit=self._most_bytes))
        return message


METHODS: Final = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})


def _method(scope: Scope) -> str:
    """The method; one that nobody knows makes no new line in the figures."""
    return str(scope["method"]) if scope["method"] in METHODS else UNKNOWN


def _modest(scope: Scope) -> bool:
    """Whether the head is one that an honest client sends."""
    headers = scope["headers"]
    size = sum(len(name) + len(value) for name, value in headers)
    size += len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
    return size <= HEADER_BYTES and len(headers) <= HEADERS


def _declared(scope: Scope) -> int:
    """The length of the body as announced; 0 when it is not."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value) if len(value) < 16 else MAX_BYTES + 1
    return 0
