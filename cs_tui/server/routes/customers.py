"""A customer is erased on request: by those who may, and only with every case finished."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from cs_tui.core.customer import Record
from cs_tui.core.erasing import Reach
from cs_tui.core.permission import Actor, Thing, can, visible
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound, Refused
from cs_tui.server.auth import HubOf, Person
from cs_tui.server.backup import KEPT
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.erasing import Sought, erase, reach, seek
from cs_tui.server.problems import Rejected
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.server.storage import Session
from cs_tui.server.work import Work
from cs_tui.sync.erasure import EraseAsked, Erasure
from cs_tui.texts import customer as customer_texts
from cs_tui.texts import erasing as texts

router = APIRouter(prefix="/v1")


@router.post("/customers/erase", responses=gives(Erasure), openapi_extra=takes(EraseAsked))
async def erasing(request: Request, hub: HubOf, actor: Person) -> Response:
    """What erasing a customer touches; and, unless it was only asked, does it."""
    asked = parsed(EraseAsked, await body_of(request))
    if asked.dry:
        found = await hub.read(lambda session: _reached(session, actor, asked.customer))
    else:
        # The whole log is looked through while others write; what came in since, in our turn.
        before = await hub.read(lambda session: _sought(session, actor, asked.customer))
        found = await hub.write(lambda work: _erased(work, actor, asked, before))
    nightly = hub.nightly
    backups = await hub.compute(nightly.kept) if nightly is not None else ()
    aside = await hub.compute(nightly.aside) if nightly is not None else ()
    told = Erasure(
        records=len(found.records),
        cases=len(found.cases),
        messages=found.messages,
        quotes=sum(len(events) for events in found.quotes.values()),
        open=found.open,
        done=not asked.dry,
        backups=backups,
        aside=aside,
        kept=KEPT if nightly is not None else 0,
    )
    return reply(told)


def _erased(work: Work, actor: Actor, asked: EraseAsked, before: Sought) -> Reach:
    found = _reached(work.session, actor, asked.customer, before)
    erase(work, found, actor.id, asked.why)
    return found


def _sought(session: Session, actor: Actor, customer: str) -> Sought:
    _check(session, actor, customer)
    return seek(session, customer)


def _reached(session: Session, actor: Actor, customer: str, before: Sought | None = None) -> Reach:
    """What the erasure touches. Raises what `_check` does, also for a record that goes with it."""
    _check(session, actor, customer)
    found = reach(session, customer, before)
    things = [_thing(session, record.stream, actor) for record in found.records]
    if not all(can(actor, "erase", one) for one in things):
        raise Rejected(403, texts.NOT_ALLOWED)
    return found


def _check(session: Session, actor: Actor, customer: str) -> None:
    """Whose record one may not see is answered as nobody's is.

    What is reached is found in the whole log: those who may not are answered before that. Raises
    `NotFound`, `Rejected` (403) and `Refused` for who was erased already.
    """
    known = session.log.state(f"customer/{customer}")
    missing = NotFound(customer_texts.NO_SUCH_CUSTOMER.fill(customer=one_line(customer)))
    if not isinstance(known, Record) or not known.id:
        raise missing
    thing = _thing(session, known.stream, actor)
    if not can(actor, "erase", thing):
        raise Rejected(403, texts.NOT_ALLOWED) if visible(actor, thing) else missing
    if known.erased_at is not None:
        raise Refused(texts.ERASED_ALREADY)


def _thing(session: Session, stream: str, actor: Actor) -> Thing:
    return session.log.sights([stream], actor.id)[stream].thing
