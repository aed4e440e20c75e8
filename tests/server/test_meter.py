"""What the hub tells of itself: enough to run it, nothing of anybody."""

from __future__ import annotations

import io
import json
import logging
import re

import httpx
import pytest

from cs_tui.server import logs
from cs_tui.server.nightly import Nightly
from cs_tui.server.proxy import Proxied, networks
from tests.server.floor import Floor

LINE = re.compile(
    r'(# TYPE [a-z_]+ (counter|gauge|histogram)|[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [0-9.e+-]+)'
)


async def metrics(floor: Floor) -> dict[str, str]:
    """Every sample by its name and labels."""
    answer = await floor.stranger.http.get("/metrics")
    assert answer.status_code == 200
    lines = answer.text.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))


async def test_it_counts_requests_by_their_pattern_and_what_waits(floor: Floor) -> None:
    lin = await floor.desk("lin")
    floor.hub.nightly = Nightly(floor.path)
    await floor.hub.tick()
    await floor.writes(floor.channel(), "我叫王小明", "c1")
    floor.moment.passes(90_000)
    await lin.http.post("/v1/people/secret-name/code")
    await lin.http.get("/v1/wp-login.php")
    found = await metrics(floor)
    pattern = 'cs_tui_requests_total{method="POST",route="/v1/people/{person}/code",status="403"}'
    assert found[pattern] == "1"
    assert found['cs_tui_requests_total{method="GET",route="other",status="404"}'] == "1"
    assert found["cs_tui_queue_waiting"] == "1"
    assert found["cs_tui_queue_oldest_seconds"] == found["cs_tui_backup_age_seconds"] == "90"
    assert int(found["cs_tui_events"]) == (await floor.seqs())[-1]
    assert (
        found["cs_tui_request_seconds_count"] == found['cs_tui_request_seconds_bucket{le="+Inf"}']
    )
    assert not re.search("王小明|secret-name|wp-login|lin", str(found).replace("listeners", ""))


async def test_figures_are_for_this_machine_alone(floor: Floor) -> None:
    for peer, status in (("203.0.113.7", 404), ("::1", 200)):
        transport = httpx.ASGITransport(app=floor.app, client=(peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            assert (await client.get("/metrics")).status_code == status
    behind = httpx.ASGITransport(app=Proxied(floor.app, networks(())), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=behind, base_url="http://hub") as client:
        said = {"x-forwarded-for": "203.0.113.7"}
        assert (await client.get("/metrics", headers=said)).status_code == 404


async def test_a_hub_that_is_leaving_says_that_it_is_not_ready(floor: Floor) -> None:
    assert (await floor.stranger.http.get("/readyz")).status_code == 200
    floor.hub.pokes.close()
    assert (await floor.stranger.http.get("/readyz")).status_code == 503
    assert (await floor.stranger.http.get("/healthz")).status_code == 200


@pytest.mark.parametrize("asked", [False, True])
async def test_a_log_line_says_what_and_where_and_nothing_of_anybody(
    floor: Floor, asked: bool
) -> None:
    told = io.StringIO()
    logger = logging.getLogger(logs.NAME)
    before = (logger.handlers, logger.propagate, logger.level)
    try:
        logs.begin(told, requests=asked)
        lin = await floor.desk("lin")
        await lin.http.post("/v1/people/secret-name/code")
        try:
            raise ValueError("王小明 13800138000")
        except ValueError as error:
            logger.error("fault %s", "0199", exc_info=error)
    finally:
        logger.handlers, logger.propagate = before[0], before[1]
        logger.setLevel(before[2])
        logging.getLogger(f"{logs.NAME}.requests").setLevel(logging.NOTSET)
    lines = [json.loads(line) for line in told.getvalue().splitlines()]
    assert (lines[-1]["level"], lines[-1]["error"]) == ("error", "ValueError")
    assert "test_meter.py" in lines[-1]["where"][0]
    assert [line["route"] for line in lines[:-1]] == (
        ["/v1/enrol", "/v1/people/{person}/code"] if asked else []
    )
    assert not re.search("王小明|13800138000|secret-name", told.getvalue())
