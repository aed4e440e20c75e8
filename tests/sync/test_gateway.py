"""What the gateway sends, and how it reads what comes back."""

from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

import httpx
import pytest

from cs_tui.core.events import Sealed
from cs_tui.errors import CsError
from cs_tui.sync import wire
from cs_tui.sync.faults import (
    HubFailed,
    NotAHub,
    OtherHub,
    Paused,
    Slow,
    TurnedAway,
    Unreachable,
    UnsafeAddress,
)
from cs_tui.sync.gateway import Gateway
from tests.sync.desk import Desk
from tests.sync.hub import NAME, URL, Body, Hub, answer, problem
from tests.sync.virtual import play

Handler = Callable[[httpx.Request], httpx.Response]


def gateway(handler: Handler) -> Gateway:
    return Gateway(URL, "token", transport=httpx.MockTransport(handler))


def replies(
    status: int, body: bytes = b"", kind: str = "application/json", **headers: str
) -> Handler:
    fields = {"content-type": kind, wire.SERVER_HEADER: NAME}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: httpx.Response(status, stream=Body(body), headers=fields)


def stranger(status: int, body: bytes = b"<html>", kind: str = "text/html") -> Handler:
    return lambda request: httpx.Response(status, stream=Body(body), headers={"content-type": kind})


def test_a_desk_that_starts_does_not_import_httpx() -> None:
    code = "import sys, cs_tui.sync.loop, cs_tui.sync.enrolment; sys.exit('httpx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "url", ["https://hub.example", "http://127.0.0.1:8470/", "http://[::1]:1", "http://localhost"]
)
def test_https_and_this_machine_may_be_spoken_to(url: str) -> None:
    assert Gateway(url).url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://hub.example",
        "http://10.0.0.1",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example",
        "https://name:secret@hub.example",
        "ftp://hub.example",
        "hub.example",
        "https://",
        "https://hub.example:port",
        "",
    ],
)
def test_no_token_ever_travels_in_the_open(url: str) -> None:
    with pytest.raises(UnsafeAddress):
        Gateway(url)


@pytest.mark.parametrize("token", ["a\r\nx: y", "é", "a\x00"])
def test_a_token_that_is_no_header_is_refused_at_once(token: str) -> None:
    with pytest.raises(UnsafeAddress):
        Gateway(URL, token)


async def test_a_push_is_gzip_of_the_very_bytes(lin: Desk, hub: Hub) -> None:
    bodies: list[bytes] = []

    async def seen(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        return await hub(request)

    lin.opens()
    (sealed,) = lin.exchange.unsent(10, 10_000)
    way = Gateway(URL, "token", transport=httpx.MockTransport(seen))

    await way.push([sealed])

    assert gzip.decompress(bodies[0]) == wire.line(sealed)
    assert hub.sealed == [sealed]


async def test_missing_names_only_what_was_asked(hub: Hub, lin: Desk) -> None:
    lin.opens()
    await lin.syncs()
    known = hub.ids[0]

    assert await lin.gateway.missing([known, "x", "y"]) == ["x", "y"]
    assert await lin.gateway.missing([]) == []


FAULTS: list[tuple[Handler, type[CsError]]] = [
    (replies(500), HubFailed),
    (stranger(502), Unreachable),
    (stranger(408), Unreachable),
    (replies(503), Slow),
    (stranger(429), Slow),
    (replies(401), Paused),
    (replies(403), Paused),
    (stranger(401), NotAHub),
    (stranger(403), NotAHub),
    (stranger(407), NotAHub),
    (stranger(404), NotAHub),
    (replies(404), TurnedAway),
    (stranger(200), NotAHub),
    (stranger(200, b"{}", "application/json"), NotAHub),
    (stranger(307), NotAHub),
    (replies(307, location="https://elsewhere.test/"), NotAHub),
    (replies(204), NotAHub),
    (replies(200, b"<html>", "text/html"), NotAHub),
    (replies(200, b""), NotAHub),
    (replies(200, b"[" * 100_000), NotAHub),
    (replies(200, b'{"server_id": "hub-1", "epoch": NaN}'), NotAHub),
    (replies(200, b'{"server_id": 1}'), NotAHub),
    (replies(200, b"null"), NotAHub),
    (replies(200, b"\xff"), NotAHub),
    (replies(200, b" " * 8_000_001), NotAHub),
    (replies(200, gzip.compress(b" " * 8_000_001), content_encoding="gzip"), NotAHub),
    (replies(200, b"not gzip", content_encoding="gzip"), NotAHub),
    (replies(200, gzip.compress(b"{}")[:-4], content_encoding="gzip"), NotAHub),
    (replies(200, b"{}", content_encoding="br"), NotAHub),
]


@pytest.mark.parametrize(("handler", "fault"), FAULTS)
async def test_every_odd_answer_is_one_of_our_errors(
    handler: Handler, fault: type[CsError]
) -> None:
    with pytest.raises(fault) as caught:
        await gateway(handler).hello()

    assert type(caught.value) is fault
    assert caught.value.say("zh")


async def test_not_even_an_unknown_field_may_be_no_number() -> None:
    good = wire.Missing(ids=()).model_dump_json()[:-1]
    way = gateway(replies(200, (good + ', "more": NaN}').encode()))

    with pytest.raises(NotAHub):
        await way.missing(["x"])


async def test_a_gzip_answer_within_the_cap_is_read() -> None:
    body = gzip.compress(wire.Missing(ids=("x",)).model_dump_json().encode())

    assert await gateway(replies(200, body, content_encoding="gzip")).missing(["x"]) == ["x"]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("99999999", 900.0),
        ("9" * 5_000, 900.0),
        ("-5", None),
        ("soon", None),
        ("٣", None),
        ("", None),
    ],
)
async def test_retry_after_is_believed_up_to_a_quarter_of_an_hour(
    said: str, seconds: float | None
) -> None:
    busy = httpx.Response(429, stream=Body(b""), headers=[(b"retry-after", said.encode())])

    with pytest.raises(Slow) as caught:
        await gateway(lambda request: busy).hello()

    assert caught.value.retry_after_s == seconds


async def test_a_refusal_speaks_the_words_of_the_hub() -> None:
    handler: Handler = lambda request: answer(problem(409, zh="重复", en="doubled"), 409)  # noqa: E731

    with pytest.raises(TurnedAway) as caught:
        await gateway(handler).hello()

    assert "重复" in caught.value.say("zh")
    assert caught.value.problem.status == 409


async def test_a_wish_that_is_forbidden_does_not_shut_the_device_out() -> None:
    way = gateway(lambda request: answer(problem(403, zh="不允许", en="not allowed"), 403))

    with pytest.raises(TurnedAway, match="not allowed"):
        await way.next("claim")
    with pytest.raises(TurnedAway, match="not allowed"):
        await way.enrol("code", "laptop")
    with pytest.raises(Paused, match="not allowed"):
        await way.pull(0, 10)


async def test_an_answer_of_another_hub_is_no_answer(hub: Hub) -> None:
    way = Gateway(URL, "token", transport=httpx.MockTransport(hub))
    way.server_id = "mine"

    with pytest.raises(OtherHub):
        await way.missing(["x"])


def test_a_request_ends_at_its_deadline_however_slowly_bytes_come() -> None:
    class Drip(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                await asyncio.sleep(1)
                yield b" "

    async def scene() -> float:
        headers = {wire.SERVER_HEADER: NAME, "content-type": "application/json"}
        way = gateway(lambda request: httpx.Response(200, stream=Drip(), headers=headers))
        with pytest.raises(Unreachable, match="no answer within 20 s"):
            await way.hello()
        return asyncio.get_running_loop().time()

    assert play(scene()) == pytest.approx(20)


class Stream(httpx.AsyncByteStream):
    """Server-sent events with pauses between them."""

    def __init__(self, *parts: bytes | float) -> None:
        self._parts = parts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            if isinstance(part, bytes):
                yield part
            else:
                await asyncio.sleep(part)


async def listen(way: Gateway, found: list[int | None]) -> None:
    async with aclosing(way.stream()) as pokes:
        async for seq in pokes:
            found.append(seq)


async def heard(*parts: bytes | float) -> tuple[list[int | None], Unreachable, float]:
    headers = {wire.SERVER_HEADER: NAME, "content-type": "text/event-stream"}
    way = gateway(lambda request: httpx.Response(200, stream=Stream(*parts), headers=headers))
    found: list[int | None] = []
    with pytest.raises(Unreachable) as caught:
        await listen(way, found)
    return found, caught.value, asyncio.get_running_loop().time()


def test_pokes_are_heard_however_the_bytes_are_cut() -> None:
    whole = b'event: hello\r\ndata: {"seq": 4}\n\nevent: poke\ndata: {"seq": 5}\n\n'
    cut = [whole[at : at + 3] for at in range(0, len(whole), 3)]

    found, fault, _ = play(heard(*cut))

    assert found == [4, 5]
    assert "the connection broke" in fault.say("en")


def test_that_others_look_elsewhere_is_heard_beside_the_pokes() -> None:
    told = b'event: hello\ndata: {"seq": 4}\n\nevent: presence\ndata: {}\n\n'

    found, _, _ = play(heard(told, b"event: unheard_of\ndata: {}\n\n"))

    assert found == [4, None]


def test_a_silent_stream_is_dead_after_45_seconds_and_pings_keep_it_alive() -> None:
    ping = b"event: ping\ndata: {}\n\n"

    found, fault, now = play(heard(b"event: hello\n\n", 30.0, ping, 30.0, ping, 1000.0))

    assert found == [0]
    assert "silent for 45 s" in fault.say("en")
    assert now == pytest.approx(105)


def test_a_stream_that_drips_without_ever_ending_a_line_is_dead_too() -> None:
    drips = [part for _ in range(100) for part in (b"x", 1.0)]

    _, _, now = play(heard(*drips))

    assert now == pytest.approx(45)


async def test_a_line_without_end_is_not_kept() -> None:
    headers = {wire.SERVER_HEADER: NAME, "content-type": "text/event-stream"}
    way = gateway(
        lambda request: httpx.Response(200, stream=Stream(b"x" * 70_000), headers=headers)
    )

    with pytest.raises(NotAHub):
        await anext(way.stream())


@pytest.mark.parametrize(
    ("handler", "fault"),
    [(replies(401), Paused), (stranger(200), NotAHub), (replies(200), NotAHub)],
)
async def test_a_stream_is_judged_like_any_answer(handler: Handler, fault: type[CsError]) -> None:
    with pytest.raises(fault):
        await anext(gateway(handler).stream())


def test_a_line_of_a_push_is_what_the_hub_reads_back(lin: Desk) -> None:
    lin.opens()
    sealed: Sealed = lin.exchange.unsent(1, 1)[0]

    assert wire.read_marked(wire.line(sealed))[0].sealed == sealed
