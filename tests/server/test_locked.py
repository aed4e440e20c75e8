"""No route opens without a token, and none to the wrong kind of holder."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from tests.server.floor import Floor

OPEN = {"/v1/hello", "/v1/enrol", "/healthz", "/readyz", "/metrics"}
"""`/metrics` is for programs on the hub's own machine alone: `test_meter` says so."""
FOR_CHANNELS = {"/v1/intake", "/v1/ratings", "/v1/outbound", "/v1/outbound/ack"}


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path of an application."""
    return [(method, route.path) for route in _flat(app.routes) for method in route.methods or ()]


def _flat(some: Sequence[BaseRoute]) -> list[APIRoute]:
    """FastAPI keeps an included router as one route that knows its own."""
    found: list[APIRoute] = []
    for route in some:
        if isinstance(route, APIRoute):
            found.append(route)
        included = getattr(route, "original_router", None)
        if isinstance(included, APIRouter):
            found += _flat(included.routes)
    return found


async def unlocked(app: FastAPI, **headers: str) -> set[str]:
    """The paths that answer something else than 401."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://hub") as http:
        return {
            path
            for method, path in routes(app)
            if path not in OPEN
            and (await http.request(method, path, headers=headers)).status_code != 401
        }


def test_the_routes_are_really_found(floor: Floor) -> None:
    found = {path for _, path in routes(floor.bare)}
    assert found >= OPEN | FOR_CHANNELS | {
        "/v1/push",
        "/v1/pull",
        "/v1/snapshot",
        "/v1/stream",
        "/v1/next",
        "/v1/missing",
        "/v1/queue",
    }


async def test_no_route_opens_without_a_token(floor: Floor) -> None:
    assert await unlocked(floor.bare) == set()


@pytest.mark.parametrize("value", ["Bearer nobody", "Basic bGluOmxpbg==", "Bearer", "Bearer "])
async def test_no_route_opens_with_a_token_that_is_nobodys(floor: Floor, value: str) -> None:
    assert await unlocked(floor.bare, authorization=value) == set()


async def test_a_route_that_forgot_to_ask_would_be_found(floor: Floor) -> None:
    @floor.bare.get("/v1/forgotten")
    async def forgotten() -> dict[str, str]:
        return {}

    assert await unlocked(floor.bare) == {"/v1/forgotten"}


async def test_a_person_may_not_act_as_a_channel_nor_a_channel_as_a_person(floor: Floor) -> None:
    lin, chat = await floor.desk("lin"), floor.channel()
    for method, path in routes(floor.bare):
        if path in OPEN:
            continue
        turned_away = lin if path in FOR_CHANNELS else chat
        answer = await turned_away.http.request(method, path)
        assert answer.status_code == 403, (path, answer.text)
