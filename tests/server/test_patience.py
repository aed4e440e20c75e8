"""Nobody keeps a connection of the hub open by being slow; honest clients notice nothing."""

from __future__ import annotations

import asyncio
import select
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from cs_tui.server.patience import HEAD_S, LINGER_S, UNREAD_S, PatientProtocol
from tests.server import forked
from tests.server.forked import PATIENCE_S
from tests.sync.virtual import VirtualLoop

REQUEST = b"GET / HTTP/1.1\r\nhost: hub\r\n\r\n"
EARLY = b"POST / HTTP/1.1\r\nhost: hub\r\ncontent-length: 9\r\n\r\n"
AN_HOUR = 3600


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers at once, whatever else of the request may come."""
    await PlainTextResponse("ok")(scope, receive, send)


async def wordy(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with more than any buffer holds."""
    await PlainTextResponse("x" * 50_000_000)(scope, receive, send)


class Peer:
    """The other end of one connection, in virtual time."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._loop = asyncio.get_running_loop()

    async def says(self, data: bytes) -> None:
        """Sends, if anybody is still there."""
        with suppress(OSError):
            await self._loop.sock_sendall(self._sock, data)

    async def hears(self) -> bytes:
        """What came; empty when the hub has hung up."""
        try:
            return await self._loop.sock_recv(self._sock, 65_536)
        except ConnectionError:
            return b""

    async def left_after(self, drip: bytes = b"", most_s: int = AN_HOUR) -> int | None:
        """After how many seconds the hub hangs up on who sends `drip` each second; None: never."""
        for second in range(most_s):
            try:
                async with asyncio.timeout(1):
                    while await self.hears():
                        pass
            except TimeoutError:
                await self.says(drip)
            else:
                return second
        return None


@asynccontextmanager
async def connected(
    kind: type[H11Protocol] = PatientProtocol, serves: Any = app
) -> AsyncIterator[Peer]:
    """A connection to a hub's front door."""
    config = uvicorn.Config(serves, log_config=None, ws="none")
    config.load()
    theirs, ours = socket.socketpair()
    ours.setblocking(False)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_accepted_socket(
        lambda: kind(config, ServerState(), {}), theirs
    )
    try:
        yield Peer(ours)
    finally:
        ours.close()
        transport.abort()
        await asyncio.sleep(0)


def play(scene: Coroutine[Any, Any, None]) -> None:
    """Plays a scene in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(scene)


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nhost:", b"G"])
@pytest.mark.parametrize("drip", [b"", b"a"])
def test_a_head_that_never_ends_is_not_waited_for_however_it_drips(
    begun: bytes, drip: bytes
) -> None:
    async def scene() -> None:
        async with connected() as peer:
            await peer.says(begun)
            assert await peer.left_after(drip) in (HEAD_S - 1, HEAD_S)

    play(scene())


def test_without_our_deadline_the_same_peer_stays_for_ever() -> None:
    async def scene() -> None:
        async with connected(H11Protocol) as peer:
            await peer.says(b"GET / HTTP/1.1\r\nhost:")
            assert await peer.left_after(b"a") is None

    play(scene())


def test_who_is_too_slow_with_a_head_is_told_so() -> None:
    async def scene() -> None:
        async with connected() as peer:
            await peer.says(REQUEST[:-1])
            assert b"408" in await peer.hears()
            assert await peer.hears() == b""

    play(scene())


def test_a_second_head_on_the_same_connection_has_its_deadline_too() -> None:
    async def scene() -> None:
        async with connected() as peer:
            await peer.says(REQUEST)
            assert b"200 OK" in await peer.hears()
            await peer.says(REQUEST[:9])
            assert await peer.left_after(b"a") in (HEAD_S - 1, HEAD_S)

    play(scene())


def test_an_honest_client_keeps_its_connection_as_long_as_it_uses_it() -> None:
    async def scene() -> None:
        async with connected() as peer:
            for _ in range(20):
                await peer.says(REQUEST[:12])
                await asyncio.sleep(2)
                await peer.says(REQUEST[12:])
                assert b"200 OK" in await peer.hears()
                await asyncio.sleep(2)

    play(scene())


@pytest.mark.parametrize("drip", [b"", b"a"])
def test_a_request_that_was_answered_early_does_not_go_on_for_ever(drip: bytes) -> None:
    async def scene() -> None:
        async with connected() as peer:
            await peer.says(EARLY)
            left = await peer.left_after(drip)
            # Nine drips would be a whole body, after which the connection is idle.
            assert left is not None
            assert left <= LINGER_S

    play(scene())


def test_a_body_that_ends_after_its_answer_buys_no_endless_connection() -> None:
    async def scene() -> None:
        async with connected() as peer:
            await peer.says(EARLY)
            assert b"200 OK" in await peer.hears()
            await peer.says(b"123456789")
            left = await peer.left_after()
            assert left is not None
            assert left <= HEAD_S

    play(scene())


def test_an_answer_that_nobody_reads_is_not_kept_for_ever() -> None:
    async def scene() -> None:
        async with connected(serves=wordy) as peer:
            await peer.says(REQUEST)
            await asyncio.sleep(UNREAD_S + 1)
            read = 0
            while data := await peer.hears():
                read += len(data)
            assert read < 50_000_000

    play(scene())


def test_an_answer_that_is_read_comes_whole() -> None:
    async def scene() -> None:
        async with connected(serves=wordy) as peer:
            await peer.says(REQUEST)
            read = 0
            while read < 50_000_000:
                read += len(await peer.hears())

    play(scene())


def test_the_hub_itself_lets_go_of_a_dripping_socket_and_serves_the_others(tmp_path: Path) -> None:
    hub = forked.start(tmp_path / "hub.db", head_s=0.5)
    try:
        place = urlsplit(hub.url)
        with (
            httpx.Client(base_url=hub.url, timeout=PATIENCE_S) as honest,
            socket.create_connection((place.hostname, place.port or 0)) as slow,
        ):
            slow.sendall(b"POST /v1/push HTTP/1.1\r\nhost:")
            while not select.select([slow], [], [], 0.1)[0]:
                slow.sendall(b"a")
                assert honest.get("/v1/hello").status_code == 200
            assert b"408" in slow.recv(4096)
            assert honest.get("/v1/hello").status_code == 200
    finally:
        hub.kill()
