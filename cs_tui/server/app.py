"""The hub's HTTP application: routes, errors as problems, the guard around it, the ticker in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp

from cs_tui import __version__
from cs_tui.errors import CsError
from cs_tui.server.edge import survived
from cs_tui.server.guard import Guard
from cs_tui.server.hub import Hub
from cs_tui.server.meter import Meter
from cs_tui.server.problems import answer, answer_to
from cs_tui.server.routes import archive, channel, customers, desk, door, log, people
from cs_tui.server.webhooks import described
from cs_tui.texts import hub as texts

TICK_S: Final = 1.0
ROUTERS: Final = (
    door.router,
    log.router,
    desk.router,
    people.router,
    archive.router,
    customers.router,
    channel.router,
)

logger: Final = logging.getLogger("cs_tui.hub")


def create_app(hub: Hub, *, docs: bool = False, ticking: bool = True) -> FastAPI:
    """The application of one hub; `docs` shows its OpenAPI page at /docs."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        hub.follow()
        # To find what is to be told may take long: what must happen by the clock does not wait.
        jobs = (hub.tick, lambda: hub.webhooks.round(hub)) if ticking else ()
        tasks = [asyncio.create_task(_for_ever(job)) for job in jobs]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await hub.webhooks.close()

    app = FastAPI(
        title="cs_tui hub",
        version=__version__,
        lifespan=life,
        docs_url="/docs" if docs else None,
        redoc_url=None,
        openapi_url="/openapi.json" if docs else None,
    )
    app.state.hub = hub
    app.state.meter = Meter()
    for router in ROUTERS:
        app.include_router(router)
    app.webhooks.include_router(described.router)
    app.add_exception_handler(CsError, _problem)
    app.add_exception_handler(RequestValidationError, _bad_query)
    app.add_exception_handler(HTTPException, _nothing_there)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _fault)
    return app


def guarded(app: FastAPI) -> ASGIApp:
    """The application within its limits: what a server serves."""
    hub: Hub = app.state.hub
    return Guard(app, hub.server_id, meter=app.state.meter)


async def _for_ever(job: Callable[[], Awaitable[object]]) -> None:
    while True:
        await asyncio.sleep(TICK_S)
        await survived(job)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, CsError)  # noqa: S101
    return answer_to(error)


async def _bad_query(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    field = str(first["loc"][-1])
    return answer(422, texts.BAD_BODY.fill(field=field, why=first["msg"]), field=field)


async def _nothing_there(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 405:
        return answer(405, texts.WRONG_METHOD)
    return answer(error.status_code, texts.NO_SUCH_PLACE)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Whoever asked hung up in the middle: nobody reads this, and nothing is wrong here."""
    return Response(status_code=400)


async def _fault(request: Request, error: Exception) -> Response:
    """Nothing of a fault but its number leaves the hub."""
    hub: Hub = request.app.state.hub
    error_id = hub.means.new_id()
    logger.error("fault %s at %s", error_id, request.url.path, exc_info=error)
    return answer(500, texts.FAULT.fill(error_id=error_id))
