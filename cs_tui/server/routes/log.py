"""How the log travels: push, pull, snapshot, the check for missing events, and pokes."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from cs_tui.core.permission import Actor
from cs_tui.server.auth import HubOf, Person
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.endless import Endless
from cs_tui.server.hub import Hub
from cs_tui.server.problems import Rejected
from cs_tui.server.push import accept
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.server.sanity import read_lines
from cs_tui.server.sight import page, seen, snapshot
from cs_tui.server.storage import Session
from cs_tui.sync.wire import MAX_EVENTS, Missing, Page, Pushed, Snapshot
from cs_tui.texts import hub as texts

router = APIRouter(prefix="/v1")

LARGEST = 2**53


@router.post("/push", responses=gives(Pushed))
async def push(
    request: Request,
    hub: HubOf,
    actor: Person,
    epoch: Annotated[int | None, Query(ge=0, lt=LARGEST)] = None,
) -> Response:
    """Takes events in: one JSON line `{"fact": ..., "personal": ...}` each, gzip or plain.

    `epoch` is the one the sender believes in. With another one (409) nothing is taken: the hub was
    restored from a backup since, and the sender must align before it sends.
    """
    if epoch not in (None, hub.epoch):
        raise Rejected(409, texts.OTHER_EPOCH, field="epoch", epoch=hub.epoch)
    body = await body_of(request)
    lines = await hub.compute(lambda: read_lines(body))
    if len(lines) > MAX_EVENTS:
        raise Rejected(413, texts.TOO_MANY.fill(limit=MAX_EVENTS))
    results, head = await hub.write(lambda work: (accept(work, actor, lines), seen(work.session)))
    return reply(
        Pushed(server_id=hub.server_id, epoch=hub.epoch, time=hub.now(), seen=head, results=results)
    )


@router.get("/pull", responses=gives(Page))
async def pull(
    hub: HubOf,
    actor: Person,
    cursor: Annotated[int, Query(ge=0, lt=LARGEST)] = 0,
    limit: Annotated[int, Query(ge=1, le=MAX_EVENTS)] = MAX_EVENTS,
) -> Response:
    """What happened after a cursor, among what the person may see."""
    leaf, head = await hub.read(
        lambda session: (page(session, actor, cursor, limit), seen(session))
    )
    return reply(
        Page(
            server_id=hub.server_id,
            epoch=hub.epoch,
            time=hub.now(),
            seen=head,
            changes=leaf.changes,
            streams_added=leaf.added,
            streams_removed=leaf.removed,
            next=leaf.next,
            more=leaf.more,
        )
    )


@router.get("/snapshot", responses=gives(Snapshot))
async def whole(
    hub: HubOf, actor: Person, page: Annotated[str, Query(max_length=500)] = ""
) -> Response:
    """Every visible stream, page by page, then pull from the cursor."""
    now = hub.now()
    (changes, cursor, following), head = await hub.read(
        lambda session: (snapshot(session, actor, page, now), seen(session))
    )
    return reply(
        Snapshot(
            server_id=hub.server_id,
            epoch=hub.epoch,
            time=now,
            seen=head,
            changes=changes,
            cursor=cursor,
            next_page=following,
        )
    )


@router.post("/missing", responses=gives(Missing), openapi_extra=takes(Missing))
async def missing(request: Request, hub: HubOf, actor: Person) -> Response:
    """Which of these ids of one's own events the hub has not stored."""
    asked = parsed(Missing, await body_of(request))

    def lacking(session: Session) -> tuple[str, ...]:
        known = session.log.known(asked.ids)
        own = {event_id for event_id, one in known.items() if one.sealed.actor == actor.id}
        return tuple(event_id for event_id in asked.ids if event_id not in own)

    return reply(Missing(ids=await hub.read(lacking)))


@router.get("/stream", status_code=200, response_class=Endless)
async def stream(hub: HubOf, actor: Person) -> Endless:
    """Server-sent events: hello, poke when there is something to pull, presence when others look
    somewhere else, ping when there is nothing."""
    return Endless(_told(hub, actor))


async def _told(hub: Hub, actor: Actor) -> AsyncGenerator[bytes, None]:
    hello = {"server_id": hub.server_id, "epoch": hub.epoch, "seq": hub.pokes.seq}
    yield _said("hello", hello)
    async for said in hub.pokes.listen(actor=actor):
        if isinstance(said, int):
            yield _said("poke", {"seq": said})
        else:
            yield _said(said or "ping", {})


def _said(name: str, data: dict[str, object]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
