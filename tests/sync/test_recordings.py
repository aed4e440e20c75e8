"""What went over the wire once is understood for ever: a recorded morning against today's code.

`CS_TUI_TEST_WRITE_GOLDEN=1` records anew; a released version's recording is never changed.
"""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import httpx
import pytest

from cs_tui.server.bodies import parsed
from cs_tui.server.sanity import read_lines
from cs_tui.store import rebuild
from cs_tui.sync import wire
from tests.driver import WRITE_GOLDEN
from tests.server.floor import Floor
from tests.sync.desk import Desk, Time
from tests.sync.hub import Body
from tests.sync.real import Terminals, cases

GOLDEN: Final = Path(__file__).parent / "golden" / "morning.jsonl"
BULKY: Final = ("content/", "article/", "bulletin/")
"""Streams of what is shipped: left out of the recording."""
MADE_UP: Final = "recorded"
ANSWERS: Final[dict[str, type[wire.Wire]]] = {
    "GET /v1/hello": wire.Hello,
    "POST /v1/enrol": wire.Enrolled,
    "POST /v1/push": wire.Pushed,
    "GET /v1/pull": wire.Page,
    "GET /v1/snapshot": wire.Snapshot,
    "POST /v1/missing": wire.Missing,
    "POST /v1/next": wire.Served,
    "GET /v1/queue": wire.QueueState,
    "POST /v1/intake": wire.Taken,
    "GET /v1/outbound": wire.Outbound,
}
REQUESTS: Final[dict[str, type[wire.Wire]]] = {
    "POST /v1/enrol": wire.Enrol,
    "POST /v1/missing": wire.Missing,
    "POST /v1/next": wire.NextAsked,
    "POST /v1/intake": wire.Intake,
}


@dataclass(frozen=True)
class Exchanged:
    """One request and its answer."""

    route: str
    asked: str
    said: str


class Recorder(httpx.AsyncBaseTransport):
    """Passes everything on and writes down what went over, secrets left out."""

    def __init__(self, way: httpx.AsyncBaseTransport) -> None:
        self.rows: list[Exchanged] = []
        self._way = way

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._way.handle_async_request(request)
        body = await response.aread()
        packed = request.headers.get("content-encoding") == "gzip"
        asked = gzip.decompress(request.content) if packed else request.content
        said = json.loads(body)
        if "changes" in said:
            said["changes"] = [one for one in said["changes"] if not _bulky(one)]
        said |= dict.fromkeys(said.keys() & {"token", "identity_key"}, MADE_UP)
        route = f"{request.method} {request.url.path}"
        text = json.dumps(said, ensure_ascii=False)
        self.rows.append(Exchanged(route, asked.decode(), text))
        return httpx.Response(response.status_code, stream=Body(body), headers=response.headers)


def _bulky(change: dict[str, dict[str, str]]) -> bool:
    return str(json.loads(change["event"]["fact"])["stream"]).startswith(BULKY)


def recorded() -> list[Exchanged]:
    """The morning, in order."""
    return [Exchanged(**json.loads(row)) for row in GOLDEN.read_text("utf-8").splitlines()]


async def a_morning(floor: Floor) -> list[Exchanged]:
    """Two people, a customer, a case that is served and worked on, and what all of them said."""
    way = Recorder(httpx.ASGITransport(app=floor.app))
    crew = Terminals(floor, way)
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    channel = floor.channel()
    channel.http = httpx.AsyncClient(
        transport=way, base_url="http://hub", headers=channel.http.headers
    )
    await lin.syncs()
    await floor.writes(channel, "订单三天了还没发货")
    await lin.gateway.next("0192f0c1-claim")
    case = lin.opens()
    lin.notes(case, "屏幕不亮")
    for desk in (lin, wang, lin):
        await desk.syncs()
    await lin.gateway.missing(["never-made"])
    await lin.gateway.queue()
    await floor.leaving(channel)
    await crew.close()
    return way.rows


async def test_the_recording_has_everything_that_is_said(floor: Floor) -> None:
    if os.environ.get(WRITE_GOLDEN):
        GOLDEN.parent.mkdir(exist_ok=True)
        rows = [json.dumps(asdict(row), ensure_ascii=False) for row in await a_morning(floor)]
        GOLDEN.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert {row.route for row in recorded()} == ANSWERS.keys()


def test_todays_desk_reads_every_recorded_answer_with_all_it_says() -> None:
    for row in recorded():
        read = ANSWERS[row.route].model_validate_json(row.said)
        assert _within(json.loads(row.said), json.loads(read.model_dump_json())), row.route


def _within(small: object, large: object) -> bool:
    """Whether everything that was said is there again."""
    if isinstance(small, dict) and isinstance(large, dict):
        return all(name in large and _within(one, large[name]) for name, one in small.items())
    if isinstance(small, list) and isinstance(large, list):
        same = len(small) == len(large)
        return same and all(_within(a, b) for a, b in zip(small, large, strict=True))
    return small == large


def test_todays_hub_takes_every_recorded_request() -> None:
    for row in recorded():
        if row.route in REQUESTS:
            assert parsed(REQUESTS[row.route], row.asked.encode()), row.route
        if row.route == "POST /v1/push":
            lines = read_lines(row.asked.encode())
            assert [line.problem for line in lines if line.entry is None] == []


async def test_todays_desk_works_with_a_hub_that_answers_as_recorded() -> None:
    heard = {row.route: row.said for row in recorded() if row.route != "GET /v1/pull"}
    pulled = [row.said for row in recorded() if row.route == "GET /v1/pull"]
    cursor = wire.Snapshot.model_validate_json(heard["GET /v1/snapshot"]).cursor
    pages = [wire.Page.model_validate_json(one) for one in pulled]
    following = sorted((one for one in pages if one.next > cursor), key=lambda one: one.next)

    def answers(request: httpx.Request) -> httpx.Response:
        route = f"{request.method} {request.url.path}"
        at = int(request.url.params.get("cursor", "0"))
        later = next((one for one in following if one.next > at), pages[-1])
        said = later.model_dump_json() if route == "GET /v1/pull" else heard[route]
        headers = {"content-type": "application/json", wire.SERVER_HEADER: pages[0].server_id}
        return httpx.Response(200, stream=Body(said.encode()), headers=headers)

    desk = Desk("lin", Time(), httpx.MockTransport(answers))
    await desk.syncs()
    await desk.syncs()

    assert len(cases(desk)) == 2
    assert rebuild.differing(desk.conn) == []
    await desk.gateway.close()
    desk.close()


def test_an_answer_that_lost_a_field_would_be_noticed() -> None:
    """The control."""
    row = next(row for row in recorded() if row.route == "GET /v1/hello")
    said = json.loads(row.said)
    with pytest.raises(ValueError, match="epoch"):
        wire.Hello.model_validate_json(json.dumps({**said, "epoch": None}))
    assert not _within({**said, "mood": 1}, said)
