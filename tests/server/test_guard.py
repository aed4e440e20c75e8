"""Limits that neither FastAPI nor uvicorn sets: bytes, packed bytes, time."""

from __future__ import annotations

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cs_tui.server.bodies import DEEPEST, deeper, unpack
from cs_tui.server.guard import ENDLESS, HEADER_BYTES, HEADERS, Guard
from cs_tui.server.problems import Rejected
from cs_tui.sync.wire import MAX_BYTES, MAX_MISSING, SERVER_HEADER
from tests.server.floor import Floor


def client(app: ASGIApp) -> httpx.AsyncClient:
    """Somebody who speaks to an application."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://hub")


async def dripping(chunks: int) -> AsyncIterator[bytes]:
    """A body that does not announce its length."""
    for _ in range(chunks):
        yield b" " * 100_000


async def never(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """An application that does not answer."""
    await asyncio.Event().wait()


async def test_a_body_is_counted_as_it_comes_whatever_was_announced(floor: Floor) -> None:
    lin = await floor.desk("lin")
    assert (await lin.http.post("/v1/push", content=dripping(10))).status_code == 200
    assert (await lin.http.post("/v1/push", content=dripping(11))).status_code == 413


async def test_a_body_announced_too_large_is_not_even_read(floor: Floor) -> None:
    lin = await floor.desk("lin")
    for length in (str(MAX_BYTES + 1), "9" * 40):
        answer = await lin.http.post("/v1/push", headers={"content-length": length})
        assert answer.status_code == 413
        assert answer.headers[SERVER_HEADER] == floor.hub.server_id


@pytest.mark.parametrize(
    "headers",
    [{"x-long": "x" * HEADER_BYTES}, {f"x-{n}": "x" for n in range(HEADERS)}],
)
async def test_a_head_that_no_honest_client_sends_is_refused(
    floor: Floor, headers: dict[str, str]
) -> None:
    answer = await floor.stranger.http.get("/v1/hello", headers=headers)
    assert answer.status_code == 431
    assert answer.headers[SERVER_HEADER] == floor.hub.server_id
    assert (await floor.stranger.http.get(f"/v1/hello?{'x' * HEADER_BYTES}")).status_code == 431


async def test_a_body_is_nested_so_deep_and_no_deeper(floor: Floor) -> None:
    lin = await floor.desk("lin")
    for levels, refused in ((DEEPEST - 1, "ids"), (DEEPEST, "deeply"), (300_000, "deeply")):
        body = '{"ids":' + "[" * levels + "]" * levels + "}"
        answer = await lin.http.post("/v1/missing", content=body)
        assert (answer.status_code, refused in answer.text) == (422, True)


def test_brackets_in_a_text_are_no_nesting() -> None:
    assert not deeper(b'["[[[[", "\\"[[[[", [1], [2]]', 2)
    assert deeper(b'["[[[[", [[1]]]', 2)
    assert deeper(b'[[["[[[[', 2)
    assert not deeper(b'["[[[[', 2)


def test_a_text_that_never_ends_is_read_once() -> None:
    # Read again from each of its quotes it would take an hour.
    assert not deeper(b'\\"' * (MAX_BYTES // 2), 2)
    assert not deeper(b'"\\\n' * (MAX_BYTES // 3), 2)


async def test_so_many_ids_are_looked_for_at_once(floor: Floor) -> None:
    lin = await floor.desk("lin")
    asked = {"ids": ["x"] * MAX_MISSING}
    assert (await lin.http.post("/v1/missing", json=asked)).status_code == 200
    asked["ids"].append("x")
    assert (await lin.http.post("/v1/missing", json=asked)).status_code == 422


async def test_a_packed_body_is_never_unpacked_beyond_the_limit(floor: Floor) -> None:
    lin = await floor.desk("lin")
    bomb = gzip.compress(b" " * (MAX_BYTES + 1))
    assert len(bomb) < 2_000
    answer = await lin.http.post("/v1/push", content=bomb, headers={"content-encoding": "gzip"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("encoding", "body", "status"),
    [
        ("gzip", b"not gzip", 400),
        ("gzip", gzip.compress(b"{}", mtime=0)[:-4], 400),
        ("br", b"{}", 415),
        ("identity", b"", 200),
        ("GZIP", gzip.compress(b"", mtime=0), 200),
    ],
)
async def test_damaged_and_unknown_packings_are_refused(
    floor: Floor, encoding: str, body: bytes, status: int
) -> None:
    lin = await floor.desk("lin")
    answer = await lin.http.post("/v1/push", content=body, headers={"content-encoding": encoding})
    assert answer.status_code == status


def test_unpacking_keeps_no_more_than_the_limit() -> None:
    assert unpack(gzip.compress(b"abc"), 3) == b"abc"
    with pytest.raises(Rejected):
        unpack(gzip.compress(b"abcd"), 3)


async def test_a_request_that_takes_too_long_is_answered_and_may_be_repeated() -> None:
    async with client(Guard(never, "hub-1", deadline_s=0.01)) as http:
        answer = await http.get("/v1/pull")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.headers[SERVER_HEADER] == "hub-1"


async def test_a_body_that_never_ends_runs_into_the_deadline() -> None:
    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        await PlainTextResponse(str(len(body)))(scope, receive, send)

    async def endless() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with client(Guard(reading, "hub-1", deadline_s=0.01)) as http:
        answer = await http.post("/v1/push", content=endless())
    assert answer.status_code == 503


async def test_only_the_stream_of_pokes_may_take_as_long_as_it_likes() -> None:
    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        for _ in range(50):
            await asyncio.sleep(0)
        await PlainTextResponse("ok")(scope, receive, send)

    async with client(Guard(slow, "hub-1", deadline_s=0.0)) as http:
        assert (await http.get(ENDLESS)).status_code == 200
        assert (await http.get("/v1/pull")).status_code == 503


async def test_a_fault_is_answered_with_a_number_and_nothing_of_what_it_was(
    floor: Floor, caplog: pytest.LogCaptureFixture
) -> None:
    @floor.bare.get("/v1/broken")
    async def broken() -> Response:
        raise RuntimeError("secret of a customer")

    with caplog.at_level(logging.ERROR, logger="cs_tui.hub"):
        async with client(floor.app) as http:
            answer = await http.get("/v1/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers[SERVER_HEADER] == floor.hub.server_id
    error_id = caplog.records[0].getMessage().split()[1]
    assert error_id in answer.json()["detail_zh"]


async def test_an_answer_that_breaks_off_is_not_made_to_look_whole() -> None:
    async def breaking(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
        raise RuntimeError("gone")

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    sent: list[str] = []
    scope: Scope = {"type": "http", "path": "/", "method": "GET", "headers": []}
    with pytest.raises(RuntimeError):
        await Guard(breaking, "hub-1")(scope, receive, send)
    assert sent == ["http.response.start", "http.response.body"]


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/v1/push", 405)])
async def test_wrong_addresses_are_problems_in_both_languages(
    floor: Floor, path: str, status: int
) -> None:
    answer = await floor.stranger.http.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail_zh"]


async def test_an_odd_query_is_named(floor: Floor) -> None:
    lin = await floor.desk("lin")
    for query in ({"cursor": "x"}, {"cursor": "-1"}, {"limit": "0"}, {"cursor": str(2**70)}):
        answer = await lin.http.get("/v1/pull", params=query)
        assert answer.status_code == 422
        assert answer.json()["field"] in query


async def test_the_api_page_is_shown_only_when_asked_for(floor: Floor) -> None:
    assert (await floor.stranger.http.get("/docs")).status_code == 404
    assert (await floor.stranger.http.get("/openapi.json")).status_code == 404
    assert "/v1/intake" in floor.bare.openapi()["paths"]


async def test_of_a_listener_nothing_of_the_framework_is_kept_and_it_ends_when_the_peer_is_gone(
    floor: Floor,
) -> None:
    token = (await floor.desk("lin")).me.token
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": ENDLESS,
        "raw_path": ENDLESS.encode(),
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {token}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("hub", 80),
        "scheme": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
    }
    given = {*scope, "route"}
    gone, told = asyncio.Event(), asyncio.Queue[Message]()

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    listening = asyncio.ensure_future(floor.app(scope, receive, told.put))
    async with asyncio.timeout(30):
        begun, hello = await told.get(), await told.get()
        assert (begun["status"], dict(begun["headers"])[b"content-type"]) == (
            200,
            b"text/event-stream; charset=utf-8",
        )
        assert hello["body"].startswith(b"event: hello\n")
        assert floor.hub.pokes.listening == 1
        assert scope.keys() == given
        floor.hub.pokes.send(10**6)
        assert (await told.get())["body"].startswith(b"event: poke\n")
        gone.set()
        await listening
        await asyncio.sleep(0)
    assert floor.hub.pokes.listening == 0
