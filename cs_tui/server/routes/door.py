"""What needs no token: who the hub is, whether it is well, and redeeming a code."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from cs_tui.server.auth import ONLY_PEOPLE, HubOf, token_of
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.enrolment import enrol, renew
from cs_tui.server.meter import state_of
from cs_tui.server.problems import Rejected
from cs_tui.server.proxy import is_local
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.sync.wire import MAX_BYTES, MAX_EVENTS, PROTOCOL, Enrol, Enrolled, Hello, Renewed

router = APIRouter()


@router.get("/v1/hello", responses=gives(Hello))
async def hello(hub: HubOf) -> Response:
    """Who the hub is, what it speaks, and what time it is."""
    return reply(
        Hello(
            server_id=hub.server_id,
            epoch=hub.epoch,
            time=hub.now(),
            protocol_min=PROTOCOL,
            protocol_max=PROTOCOL,
            max_events=MAX_EVENTS,
            max_bytes=MAX_BYTES,
        )
    )


@router.post("/v1/enrol", responses=gives(Enrolled), openapi_extra=takes(Enrol))
async def enrolment(request: Request, hub: HubOf) -> Response:
    """Redeems a one-time code; the token in the answer is shown this once."""
    address = _address(request)
    hub.attempts.check(address, hub.now())
    asked = parsed(Enrol, await body_of(request))
    token = hub.means.new_secret()
    try:
        enrolled = await hub.write(lambda work: enrol(work, asked, token, hub.server_id, hub.epoch))
    except Rejected:
        hub.attempts.failed(address, hub.now())
        raise
    return reply(enrolled)


@router.post("/v1/renew", responses=gives(Renewed), dependencies=ONLY_PEOPLE)
async def renewal(request: Request, hub: HubOf) -> Response:
    """The next token of this device; the present one is good until the next is first used."""
    present, following = token_of(request), hub.means.new_secret()
    await hub.write(lambda work: renew(work, present, following))
    return reply(Renewed(token=following))


@router.get("/healthz", include_in_schema=False)
async def alive() -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


@router.get("/readyz", include_in_schema=False)
async def ready(hub: HubOf) -> Response:
    """The store answers too, and the hub is not about to leave."""
    if hub.pokes.closed:
        return PlainTextResponse("leaving", status_code=503)
    await hub.read(lambda session: session.log.last_seq())
    return PlainTextResponse("ok")


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request, hub: HubOf) -> Response:
    """What the hub counts, for a program on this machine; to others there is no such address."""
    if not is_local(_address(request)):
        raise HTTPException(404)
    held = await hub.read(lambda session: list(state_of(hub, session)))
    lines = [*request.app.state.meter.lines(), *held, ""]
    return PlainTextResponse("\n".join(lines), media_type="text/plain; version=0.0.4")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
