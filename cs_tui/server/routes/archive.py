"""What is over: how long it is kept, how much of it is due; and to erase that now."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from cs_tui.core.permission import Thing, can
from cs_tui.errors import Refused
from cs_tui.server.auth import HubOf, Person
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.problems import Rejected
from cs_tui.server.retention import AT_ONCE, count, expire, planned, standing
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.server.work import Work
from cs_tui.sync.archive import Archived, ExpireAsked
from cs_tui.texts import archive as texts

router = APIRouter(prefix="/v1")


@router.post("/archive", responses=gives(Archived), openapi_extra=takes(ExpireAsked))
async def archive(request: Request, hub: HubOf, actor: Person) -> Response:
    """How what is over stands; and, unless it was only asked, erases the next of what is due."""
    asked = parsed(ExpireAsked, await body_of(request))
    if not can(actor, "erase", Thing("archive")):
        raise Rejected(403, texts.NOT_ALLOWED)
    now = hub.now()
    rule = await hub.read(lambda session: hub.reckoning(session).policy.shop.archive)
    erased = 0
    if not asked.dry:
        if not rule.erase:
            raise Refused(texts.NOT_CHOSEN)
        plan = await hub.read(lambda session: planned(session, rule, now, AT_ONCE))

        def job(work: Work) -> int:
            done = expire(work, plan, plan.cases)
            count(work, done)
            return done

        erased = await hub.write(job)
    return reply(await hub.read(lambda session: standing(session, rule, now, erased)))
