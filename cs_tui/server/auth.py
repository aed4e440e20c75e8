"""Who is asking, and whether they may: the dependencies of the routes.

All of them are `async`: any other is called on a thread of its own, for each request.
"""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends, Request

from cs_tui.core.permission import Action, Actor, Thing, can
from cs_tui.server.enrolment import USE_NOTED_MS, hashed, who
from cs_tui.server.hub import Hub
from cs_tui.server.problems import Rejected
from cs_tui.texts import hub as texts


async def the_hub(request: Request) -> Hub:
    """The hub this app serves."""
    hub = request.app.state.hub
    assert isinstance(hub, Hub)  # noqa: S101
    return hub


HubOf = Annotated[Hub, Depends(the_hub)]


def token_of(request: Request) -> str:
    """The token a request carries. Raises `Rejected` (401) when there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Rejected(401, texts.NO_TOKEN)
    return token


async def holder(request: Request, hub: HubOf) -> Actor:
    """Whose token the request carries, looked up each time. Raises `Rejected` (401, 429)."""
    token = token_of(request)
    now, key = hub.now(), hashed(token)
    hub.rates.take(key, now)
    actor, device = await hub.read(lambda session: who(session, token, now))
    if device is not None and device.renews:
        await hub.write(lambda work: work.session.people.renewed(device.id, key, now))
    if device is not None and now - device.used_at > USE_NOTED_MS:
        await hub.write(lambda work: work.session.people.used(device.id, now))
    return actor


Holder = Annotated[Actor, Depends(holder)]


async def person(actor: Holder) -> Actor:
    """A person; a program is turned away. Raises `Rejected` (403)."""
    return _allowed(actor, "see", Thing("log"))


async def channel(actor: Holder) -> Actor:
    """A program that brings contacts and carries answers. Raises `Rejected` (403)."""
    return _allowed(actor, "deliver", Thing("outbound"))


def _allowed(actor: Actor, action: Action, thing: Thing) -> Actor:
    if not can(actor, action, thing):
        raise Rejected(403, texts.NOT_ALLOWED)
    return actor


Person = Annotated[Actor, Depends(person)]
Channel = Annotated[Actor, Depends(channel)]

ONLY_PEOPLE: Final = [Depends(person)]
ONLY_CHANNELS: Final = [Depends(channel)]
