"""A hostile or sick server on a real socket: every answer ends quickly, small, and as our error."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import socket
import ssl
import struct
import subprocess
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from cs_tui.errors import CsError
from cs_tui.sync import wire
from cs_tui.sync.faults import HubFailed, NotAHub, Slow, Unreachable
from cs_tui.sync.gateway import Gateway
from tests.sync.hub import NAME

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

GOOD = (
    wire.Hello(
        server_id=NAME,
        epoch=1,
        time=1,
        protocol_min=1,
        protocol_max=1,
        max_events=500,
        max_bytes=1_000_000,
    )
    .model_dump_json()
    .encode()
)
DRIP_S = 0.01
DEADLINE_S = 0.4


def reply(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    fields = {
        "content-type": "application/json",
        "content-length": str(len(body)),
        wire.SERVER_HEADER: NAME,
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def says(answer: bytes) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()

    return serve


def drips(start: bytes, drop: bytes) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(start)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(DRIP_S)

    return serve


async def resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


@asynccontextmanager
async def server(serve: Serve, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await serve(reader, writer)
        writer.close()

    running = await asyncio.start_server(one, "127.0.0.1", 0, ssl=tls)
    port = running.sockets[0].getsockname()[1]
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    finally:
        running.close()


def bomb(size: int) -> bytes:
    return reply(gzip.compress(bytes(size), 9), content_encoding="gzip")


TABLE: list[tuple[str, Serve, type[CsError]]] = [
    ("a body drips", drips(reply(b"", content_length="1000"), b" "), Unreachable),
    ("headers drip", drips(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n"), Unreachable),
    ("a body breaks off", says(reply(GOOD[:20], content_length="1000")), Unreachable),
    ("garbage", says(b"\x00\xff" * 500 + b"\r\n\r\n"), Unreachable),
    ("the connection is reset", resets, Unreachable),
    ("no answer at all", says_nothing, Unreachable),
    ("a header of 5 MB", says(reply(b"{}", x_long="y" * 5_000_000)), Unreachable),
    ("a login page", says(reply(b"<html>", content_type="text/html")), NotAHub),
    ("an endless wish", says(reply(b"", status="429 Slow", retry_after="9" * 999)), Slow),
    ("a redirect", says(reply(b"", status="307 T", location="http://127.0.0.1:1/")), NotAHub),
    ("deep JSON", says(reply(b"[" * 100_000)), NotAHub),
    ("no number", says(reply(GOOD.replace(b'"epoch":1', b'"epoch":NaN'))), NotAHub),
    ("a huge number", says(reply(GOOD.replace(b'"epoch":1', b'"epoch":1e999'))), NotAHub),
    ("not UTF-8", says(reply(GOOD.replace(b"hub-1", b"hub-\xff"))), NotAHub),
    ("a failure", says(reply(b"", status="500 No")), HubFailed),
]


@pytest.mark.parametrize(("what", "serve", "fault"), TABLE, ids=[row[0] for row in TABLE])
async def test_whatever_a_server_does_it_ends_as_our_error(
    what: str, serve: Serve, fault: type[CsError]
) -> None:
    async with server(serve) as url:
        gateway = Gateway(url, "token", deadline_s=DEADLINE_S)
        with pytest.raises(fault) as caught:
            await gateway.hello()
        await gateway.close()

    assert type(caught.value) is fault


async def test_a_good_answer_on_the_same_road_is_taken() -> None:
    async with server(says(reply(GOOD))) as url:
        gateway = Gateway(url, "token")
        assert (await gateway.hello()).server_id == NAME
        await gateway.close()


async def test_a_gzip_bomb_is_defused_before_it_unfolds() -> None:
    answer = bomb(300_000_000)
    async with server(says(answer)) as url:
        gateway = Gateway(url, "token")
        tracemalloc.start()
        try:
            with pytest.raises(NotAHub, match="larger than 8 MB"):
                await gateway.hello()
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        await gateway.close()

    assert peak < 40_000_000


async def test_a_redirect_never_carries_the_token_elsewhere() -> None:
    visits: list[bytes] = []

    async def elsewhere(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.append(await reader.readuntil(b"\r\n\r\n"))

    async with server(elsewhere) as there:
        moved = reply(b"", status="307 Moved", location=f"{there}/v1/hello")
        async with server(says(moved)) as url:
            gateway = Gateway(url, "token")
            with pytest.raises(NotAHub):
                await gateway.hello()
            await gateway.close()

    assert visits == []


async def test_a_proxy_of_the_surroundings_never_sees_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visits: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.append(await reader.readuntil(b"\r\n\r\n"))

    async with server(proxy) as there, server(says(reply(GOOD))) as url:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, there)
        gateway = Gateway(url, "token")
        await gateway.hello()
        await gateway.close()

    assert visits == []


async def test_a_second_answer_in_the_pipe_costs_one_request_and_its_connection() -> None:
    honest = wire.Missing(ids=()).model_dump_json().encode()
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(reply(GOOD) + reply(GOOD) if connections == 1 else reply(honest))
            await writer.drain()

    async with server(serve) as url:
        gateway = Gateway(url, "token")
        await gateway.hello()
        with pytest.raises(NotAHub):
            await gateway.missing(["known"])
        assert await gateway.missing(["known"]) == []
        await gateway.close()


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[ssl.SSLContext, str]:
    """A certificate that nobody vouches for, and its fingerprint."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = ["-subj", "/CN=hub", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        + ["-nodes", "-days", "2", "-keyout", str(key), "-out", str(cert), *subject],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    der = ssl.PEM_cert_to_DER_cert(cert.read_text(encoding="ascii"))
    return context, hashlib.sha256(der).hexdigest()


async def test_a_certificate_nobody_vouches_for_is_not_believed(
    certificate: tuple[ssl.SSLContext, str],
) -> None:
    async with server(says(reply(GOOD)), certificate[0]) as url:
        gateway = Gateway(url, "token")
        with pytest.raises(Unreachable):
            await gateway.hello()
        await gateway.close()


async def test_the_certificate_named_in_the_enrolment_code_is_believed(
    certificate: tuple[ssl.SSLContext, str],
) -> None:
    context, fingerprint = certificate
    async with server(says(reply(GOOD)), context) as url:
        gateway = Gateway(url, "token", fingerprint=fingerprint.upper())
        assert (await gateway.hello()).server_id == NAME
        await gateway.close()


async def test_another_certificate_than_the_named_one_gets_no_token(
    certificate: tuple[ssl.SSLContext, str],
) -> None:
    visits: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.append(await reader.read(1))

    async with server(serve, certificate[0]) as url:
        gateway = Gateway(url, "token", fingerprint="00" * 32)
        with pytest.raises(NotAHub, match="nothing was sent"):
            await gateway.hello()

    assert b"".join(visits) == b""
