"""Who works here: seen by those who lead, changed by admins, each change in the admin's name."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from cs_tui.core.agent import AgentLeft, AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.events import Body, event
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.ports import Ctx
from cs_tui.core.privacy.clean import without_secrets
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound, Refused
from cs_tui.server.auth import HubOf, Person
from cs_tui.server.bodies import body_of, parsed
from cs_tui.server.enrolment import CODE_HOURS, new_code
from cs_tui.server.problems import Rejected
from cs_tui.server.routes.replies import gives, reply, takes
from cs_tui.server.storage import Session
from cs_tui.server.work import Work
from cs_tui.sync.wire import CodeMade, PersonAsked, Staff, StaffDevice, StaffPerson
from cs_tui.texts import hub as texts

router = APIRouter(prefix="/v1")


async def _leader(actor: Person) -> Actor:
    if not can(actor, "see", Thing("people")):
        raise Rejected(403, texts.NOT_ALLOWED)
    return actor


async def _admin(actor: Person) -> Actor:
    if not can(actor, "write", Thing("people")):
        raise Rejected(403, texts.ADMINS_ONLY)
    return actor


Admin = Annotated[Actor, Depends(_admin)]
ONLY_ADMINS: Final = [Depends(_admin)]


@router.get("/people", responses=gives(Staff), dependencies=[Depends(_leader)])
async def people(hub: HubOf) -> Response:
    """Everybody, with their devices."""
    return reply(await hub.read(staff))


@router.post("/people", responses=gives(StaffPerson), openapi_extra=takes(PersonAsked))
async def save(request: Request, hub: HubOf, actor: Admin) -> Response:
    """Adds a person, or changes name, role, teams and languages of one that is named by id."""
    asked = parsed(PersonAsked, await body_of(request))
    return reply(await hub.write(lambda work: _saved(work, actor, asked)))


@router.post("/people/{person}/code", responses=gives(CodeMade), dependencies=ONLY_ADMINS)
async def code(person: str, hub: HubOf) -> Response:
    """A new one-time code; the secret in the answer is shown this once, older ones end."""
    secret = hub.means.new_secret()
    made = await hub.write(lambda work: new_code(work, person, secret))
    return reply(CodeMade(person=made.id, name=made.name, secret=secret, hours=CODE_HOURS))


@router.post("/people/{person}/leave", responses=gives(Staff))
async def leave(person: str, hub: HubOf, actor: Admin) -> Response:
    """The person works here no longer: their devices are shut out, what they did stays theirs."""
    return reply(await hub.write(lambda work: _left(work, actor, person)))


@router.post("/devices/{device}/revoke", responses=gives(Staff), dependencies=ONLY_ADMINS)
async def revoke(device: str, hub: HubOf) -> Response:
    """Shuts a device out, from its next request on."""

    def job(work: Work) -> Staff:
        if not work.session.people.revoke(device, work.now):
            raise NotFound(texts.NO_SUCH_DEVICE.fill(id=one_line(device)))
        return staff(work.session)

    return reply(await hub.write(job))


def staff(session: Session) -> Staff:
    """Everybody, with their devices, as it travels."""
    devices = session.people.devices()
    return Staff(
        people=tuple(
            StaffPerson(
                id=one.id,
                name=one.name,
                role=one.role,
                teams=one.teams,
                langs=one.langs,
                skills=one.skills,
                left=one.gone,
                devices=tuple(
                    StaffDevice(
                        id=device.id,
                        label=device.label,
                        prefix=device.prefix,
                        enrolled_at=device.enrolled_at,
                        used_at=device.used_at,
                        revoked_at=device.revoked_at,
                    )
                    for device in devices
                    if device.agent == one.id
                ),
            )
            for one in session.people.people()
        )
    )


def _saved(work: Work, actor: Actor, asked: PersonAsked) -> StaffPerson:
    person = asked.id or work.new_id()
    known = work.session.people.person(person)
    if asked.id and known is None:
        raise NotFound(texts.NO_SUCH_PERSON.fill(id=one_line(person)))
    role = Role(asked.role)
    if person == actor.id and role is not Role.ADMIN:
        raise Refused(texts.NOT_ONESELF)
    name = one_line(asked.name).strip()
    if not name:
        raise Rejected(422, texts.NAME_OR_SERVICE, field="name")
    skills = asked.skills
    if skills is None:
        skills = known.skills if known else ()
    _record(
        work,
        actor,
        person,
        AgentRegistered(
            role=role,
            teams=asked.teams,
            langs=asked.langs,
            skills=skills,
            name=name,
        ),
    )
    return next(one for one in staff(work.session).people if one.id == person)


def _left(work: Work, actor: Actor, person: str) -> Staff:
    if person == actor.id:
        raise Refused(texts.NOT_ONESELF)
    if work.session.people.person(person) is None:
        raise NotFound(texts.NO_SUCH_PERSON.fill(id=one_line(person)))
    _record(work, actor, person, AgentLeft())
    for device in work.session.people.devices():
        if device.agent == person:
            work.session.people.revoke(device.id, work.now)
    return staff(work.session)


def _record(work: Work, actor: Actor, person: str, body: Body) -> None:
    ctx = Ctx(now=work.now, actor=actor.id, new_id=work.new_id)
    clean = without_secrets(body)
    work.decide([event(agent_stream(person), clean, ctx, act=work.new_id())])
