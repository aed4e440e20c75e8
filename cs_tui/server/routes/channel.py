"""For the programs that connect a channel: contacts and messages in, answers out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from cs_tui.server.auth import ONLY_CHANNELS, Channel, HubOf
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.delivery import hand_out, is_due, outbound, settle
from cs_tui.server.intake import take
from cs_tui.server.problems import Rejected
from cs_tui.server.ratings import rate
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.sync.wire import Ack, Intake, Outbound, Rated, Rating, Taken
from cs_tui.texts import hub as texts

router = APIRouter(prefix="/v1")

LONGEST_KEY = 200
LARGEST = 2**53


@router.post("/intake", responses=gives(Taken), openapi_extra=takes(Intake, "Idempotency-Key"))
async def intake(request: Request, hub: HubOf, actor: Channel) -> Response:
    """Takes a contact, or a further message of its conversation; repeated, it is taken once."""
    key = request.headers.get("idempotency-key", "")
    if not 0 < len(key) <= LONGEST_KEY:
        raise Rejected(422, texts.NO_KEY, field="Idempotency-Key")
    body = await body_of(request)
    asked = parsed(Intake, body)
    return reply(await hub.write(lambda work: take(work, actor.id, key, body, asked)))


@router.post(
    "/ratings",
    responses=gives(Rated),
    openapi_extra=takes(Rating),
    dependencies=ONLY_CHANNELS,
)
async def rating(request: Request, hub: HubOf) -> Response:
    """A customer answered the survey; repeated, it is recorded once."""
    asked = parsed(Rating, await body_of(request))
    return reply(await hub.write(lambda work: rate(work, asked)))


@router.get("/outbound", responses=gives(Outbound), dependencies=ONLY_CHANNELS)
async def answers(
    hub: HubOf,
    channel: Annotated[str, Query(min_length=1, max_length=40)],
    cursor: Annotated[int, Query(ge=0, lt=LARGEST)] = 0,
) -> Response:
    """The answers that are to leave by this channel, after a cursor, until they are settled."""
    now = hub.now()
    if await hub.read(lambda session: is_due(session, channel, now)):
        await hub.write(lambda work: hand_out(work, channel))
    return reply(await hub.read(lambda session: outbound(session, channel, cursor)))


@router.post(
    "/outbound/ack",
    responses=gives(Ack),
    openapi_extra=takes(Ack),
    dependencies=ONLY_CHANNELS,
)
async def settled(request: Request, hub: HubOf) -> Response:
    """What became of one message; said again it changes nothing."""
    ack = parsed(Ack, await body_of(request))
    await hub.write(lambda work: settle(work, ack))
    return reply(ack)
