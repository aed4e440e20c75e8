"""An answer without an end. The guard tells it after the web framework has gone: what that keeps
for a request while it is answered takes more memory than everything else of a listener."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

HANDED_ON: Final = "cs_tui.handed_on"
"""Where in a request's scope whoever tells it finds the answer."""

_HEADERS: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
)


class Endless(Response):
    """Chunks that are told one after the other for as long as somebody listens."""

    media_type = "text/event-stream"

    def __init__(self, chunks: AsyncGenerator[bytes, None]) -> None:
        super().__init__()
        self._chunks = chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands itself on; tells itself where nobody waits for that."""
        handed_on: list[Endless] | None = scope.get(HANDED_ON)
        if handed_on is None:
            await self.tell(receive, send)
        else:
            handed_on.append(self)

    async def tell(self, receive: Receive, send: Send) -> None:
        """Tells the chunks until they end or the peer hangs up."""
        loop = asyncio.get_running_loop()
        gone = asyncio.ensure_future(_gone(receive))
        try:
            async with asyncio.timeout(None) as hearing, aclosing(self._chunks) as chunks:
                gone.add_done_callback(
                    lambda one: None if one.cancelled() else hearing.reschedule(loop.time())
                )
                await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
                async for chunk in chunks:
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
        except TimeoutError:
            # Nobody hears any more, which is how most streams end.
            return
        finally:
            gone.cancel()


async def _gone(receive: Receive) -> None:
    message = await receive()
    while message["type"] != "http.disconnect":
        message = await receive()
