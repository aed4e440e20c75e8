"""How a request comes in: nothing of it is called on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import isasyncgenfunction, iscoroutinefunction
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from cs_tui.server.app import ROUTERS


def called(whole: Dependant) -> Iterator[Callable[..., Any] | None]:
    """What a request calls on its way in, the route itself among it."""
    yield whole.call
    for one in whole.dependencies:
        yield from called(one)


def on_threads(router: APIRouter) -> list[str]:
    """Functions of a router for each call of which a thread would be looked for."""
    return [
        getattr(one, "__name__", "?")
        for route in router.routes
        if isinstance(route, APIRoute)
        for one in called(route.dependant)
        if not (iscoroutinefunction(one) or isasyncgenfunction(one))
    ]


def test_no_part_of_a_request_waits_for_a_thread_to_be_told_who_asks() -> None:
    assert {name for router in ROUTERS for name in on_threads(router)} == set()


def test_a_part_that_would_is_found() -> None:
    planted = APIRouter()

    def slow() -> int:
        return 1

    @planted.get("/planted")
    async def route(one: int = Depends(slow)) -> int:
        return one

    assert on_threads(planted) == ["slow"]
