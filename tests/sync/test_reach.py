"""Whether an address answers: any HTTP status counts as an answer, anything else does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from cs_tui.core.policy import Pair
from cs_tui.core.policy.duty import System
from cs_tui.services.probes import systems
from cs_tui.sync.faults import NotAHub, Unreachable
from cs_tui.sync.reach import answers


@asynccontextmanager
async def serving(reply: bytes) -> AsyncIterator[str]:
    """A program that says this to whoever asks, and hangs up."""

    async def told(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(told, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/health?x=1"


@pytest.mark.parametrize("status", [200, 302, 401, 503])
async def test_every_status_is_an_answer(status: int) -> None:
    async with serving(b"HTTP/1.1 %d Whatever\r\n\r\n" % status) as url:
        assert await answers(url) == status


@pytest.mark.parametrize("reply", [b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n", b"\n"])
async def test_what_is_no_http_is_no_answer(reply: bytes) -> None:
    async with serving(reply) as url:
        with pytest.raises(NotAHub):
            await answers(url)


@pytest.mark.parametrize("reply", [b"", b"HTTP/1.1 200", b"x" * 100_000])
async def test_half_an_answer_and_an_endless_one_are_none(reply: bytes) -> None:
    async with serving(reply) as url:
        with pytest.raises(Unreachable):
            await answers(url)


async def test_nobody_there_is_no_answer() -> None:
    async with serving(b"") as url:
        pass
    with pytest.raises(Unreachable):
        await answers(url)


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        (b"HTTP/1.1 200 OK\r\n", "ok"),
        (b"HTTP/1.1 401 No\r\n", "ok"),
        (b"HTTP/1.1 500 Oh\r\n", "fail"),
        (b"", "fail"),
    ],
)
async def test_a_system_that_fails_says_what_to_do_instead(reply: bytes, verdict: str) -> None:
    name = Pair(zh="订单后台", en="Orders")
    async with serving(reply) as url:
        found = await systems.answering(System(id="crm", name=name, url=url))

    assert (found.id, found.verdict) == ("system.crm", verdict)
    assert (found.hint is not None) or verdict == "ok"
