"""What a desk asks beside the log: the next case, how much waits, the figures of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from cs_tui.core.metrics.day import DayFigures, day_figures
from cs_tui.core.metrics.fact_rows import QuizFacts
from cs_tui.core.metrics.facts import quiz_facts
from cs_tui.core.metrics.fcr import days_to_judge, first_contacts, of_one_customer
from cs_tui.core.permission import Thing, can
from cs_tui.core.shift import Shift, stream_of
from cs_tui.server.auth import HubOf, Person
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.customers import merged
from cs_tui.server.problems import Rejected
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.server.sanity import ID
from cs_tui.server.serving import queue_state, serve
from cs_tui.server.storage import Session
from cs_tui.sync.looking import Beside, Looking
from cs_tui.sync.wire import NextAsked, QueueState, Served
from cs_tui.texts import hub as texts

router = APIRouter(prefix="/v1")

DAY: Final = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
FIGURES: Final = TypeAdapter(DayFigures)


@router.post("/next", responses=gives(Served), openapi_extra=takes(NextAsked))
async def serve_next(request: Request, hub: HubOf, actor: Person) -> Response:
    """Serves the next case; asked again with the same id it is the same case."""
    asked = parsed(NextAsked, await body_of(request))
    if not ID.fullmatch(asked.id):
        raise Rejected(422, texts.NOT_SANE.fill(field="id"), field="id")

    return reply(await hub.write(lambda work: serve(work, actor, asked)))


@router.post("/presence", responses=gives(Beside), openapi_extra=takes(Looking))
async def presence(request: Request, hub: HubOf, actor: Person) -> Response:
    """Tells which case the person looks at now (or none); answers who else looks.

    Kept in memory for half a minute. It informs and stops nobody.
    """
    asked = parsed(Looking, await body_of(request))
    return reply(await hub.look(actor, asked))


@router.get("/figures", responses=gives(DayFigures))
async def figures(
    hub: HubOf,
    actor: Person,
    day: Annotated[str, Query(pattern=DAY)] = "",
    of: Annotated[str, Query(alias="actor", max_length=100)] = "",
) -> Response:
    """The figures of a shift day (today if none is named), of one person or of everybody."""
    if not can(actor, "see", Thing("figures", owner=of or None)):
        raise Rejected(403, texts.NOT_ALLOWED)

    def job(session: Session) -> bytes:
        wanted = day or hub.reckoning(session).day(hub.now())
        facts, tries = session.queue.facts(wanted), _tries(session, of, wanted)
        figures = day_figures(*facts, agent=of or None, day=wanted, tries=tries)
        if not of:
            contacts, cases = session.queue.facts_between(*days_to_judge(wanted))
            whose = of_one_customer(cases, merged(session, (one.customer_id for one in cases)))
            taxonomy = hub.reckoning(session).policy.taxonomy
            judged = first_contacts(contacts, whose, taxonomy, wanted, hub.now())
            figures = replace(figures, first_contacts=judged)
        return FIGURES.dump_json(figures)

    return Response(await hub.read(job), media_type="application/json")


@router.get("/queue", responses=gives(QueueState))
async def queue(hub: HubOf, actor: Person) -> Response:
    """How much waits for the person's teams, and since when."""
    return reply(await hub.read(lambda session: queue_state(session, actor)))


def _tries(session: Session, of: str, day: str) -> list[QuizFacts]:
    """The tries at notices' checks of a day, of one person or of everybody."""
    people = [of] if of else [one.id for one in session.people.people()]
    shifts = session.log.states([stream_of(f"{one}:{day}") for one in people])
    return [
        try_
        for stream, state in shifts.items()
        if isinstance(state, Shift)
        for try_ in quiz_facts(stream.partition("/")[2], state)
    ]
