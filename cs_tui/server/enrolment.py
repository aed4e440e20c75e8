"""How people, devices and programs get in: one-time codes, device tokens, service accounts.

A code and a token are shown once and kept as SHA-256 only; they are looked up at each request, so
that shutting a device out takes effect at once.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cs_tui.core.access import DeviceEnrolled, stream_of
from cs_tui.core.agent import AgentRegistered, Role
from cs_tui.core.events import event
from cs_tui.core.permission import CHANNEL, Actor
from cs_tui.core.ports import Ctx, Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound
from cs_tui.server import certificate as certificates
from cs_tui.server import customers
from cs_tui.server.problems import Rejected
from cs_tui.server.storage import Device, Person, Session
from cs_tui.server.work import Work
from cs_tui.sync.wire import Enrol, Enrolled
from cs_tui.texts import hub as texts

_HOUR_MS: Final = 3600 * 1000
CODE_HOURS: Final = 24
"""How long a one-time code is good."""

IDLE_MS: Final = 30 * 24 * _HOUR_MS
"""A device that was not in use for so long must enrol again."""

LIFETIME_MS: Final = 365 * 24 * _HOUR_MS
"""A device must enrol again after so long in any case."""

TOKEN_MS: Final = 60 * 24 * _HOUR_MS
"""A token is good for so long; desks ask for the next one every week."""

USE_NOTED_MS: Final = 60 * 1000
"""The use of a device is noted this often, not at every request."""

NewSecret = Callable[[], str]
"""Makes 256 random bits as text."""


def hashed(secret: str) -> str:
    """What is kept of a code or a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def register(
    work: Work,
    agent: str,
    name: str,
    role: Role,
    teams: tuple[str, ...],
    langs: tuple[str, ...],
    skills: tuple[str, ...] = (),
) -> None:
    """A person is added, or their name, role, teams, languages or skills change."""
    known = AgentRegistered(role=role, teams=teams, langs=langs, skills=skills, name=name)
    work.decide([work.event(f"agent/{agent}", known)])


def new_code(work: Work, agent: str, secret: str) -> Person:
    """Makes `secret` the person's one code. Raises `NotFound` for nobody, or who has left."""
    person = work.session.people.person(agent)
    if person is None or person.gone:
        raise NotFound(texts.NO_SUCH_PERSON.fill(id=agent))
    until = work.now + CODE_HOURS * _HOUR_MS
    work.session.people.add_code(hashed(secret), agent, work.now, until)
    return person


def code_text(url: str, secret: str, fingerprint: str | None) -> str:
    """A code as it is handed to a person: where the hub is, the secret, its certificate."""
    data = json.dumps({"u": url, "c": secret, "f": fingerprint}, separators=(",", ":"))
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def enrol(work: Work, asked: Enrol, token: str, server_id: str, epoch: int) -> Enrolled:
    """Redeems a code on a device. Raises `Rejected` (403) for a code that is not good."""
    agent = work.session.people.redeem(hashed(asked.code), work.now)
    person = work.session.people.person(agent) if agent else None
    if person is None or person.gone:
        raise Rejected(403, texts.BAD_CODE, field="code")
    device = Device(
        id=work.new_id(),
        agent=person.id,
        label=redact(one_line(asked.device)).text[:80],
        prefix=work.session.people.next_prefix(),
        enrolled_at=work.now,
        expires_at=work.now + LIFETIME_MS,
        used_at=work.now,
        revoked_at=None,
        token_at=work.now,
    )
    work.session.people.enrol(device, hashed(token))
    _note(work, device)
    return Enrolled(
        token=token,
        actor=person.id,
        name=person.name,
        role=person.role,
        teams=person.teams,
        langs=person.langs,
        prefix=device.prefix,
        server_id=server_id,
        epoch=epoch,
        identity_key=work.session.meta(customers.KEY) or "",
    )


def who(session: Session, token: str, now: Instant) -> tuple[Actor, Device | None]:
    """Whose token this is. Raises `Rejected` (401) for one that is not good (any more)."""
    key = hashed(token)
    device = session.people.device(key)
    if device is None:
        service = session.people.service(key)
        if service is None:
            raise Rejected(401, texts.NO_TOKEN)
        return Actor(service, CHANNEL), None
    person = session.people.person(device.agent)
    ends_at = min(device.expires_at, device.used_at + IDLE_MS, device.token_at + TOKEN_MS)
    if person is None or person.gone or device.revoked_at is not None or now >= ends_at:
        raise Rejected(401, texts.NO_TOKEN)
    return Actor(person.id, person.role, person.teams), device


def renew(work: Work, token: str, following: str) -> None:
    """Makes `following` the token that comes after the one in use.

    That one stays good until the new one is first used, so a lost answer logs nobody out; asked
    again, the answer that was lost is good for nothing.
    """
    device = work.session.people.device(hashed(token))
    if device is None:
        raise Rejected(401, texts.NO_TOKEN)
    work.session.people.renew(device.id, hashed(following))


def _note(work: Work, device: Device) -> None:
    ctx = Ctx(now=work.now, actor=device.agent, new_id=work.new_id)
    enrolled = DeviceEnrolled(device=device.id, prefix=device.prefix)
    stream = stream_of(device.agent, work.day)
    work.decide([event(stream, enrolled, ctx, act=work.new_id())])


def fingerprint(certificate: Path | None) -> str | None:
    """Of the certificate that desks are to expect. Raises `BadFile` when it is none."""
    return None if certificate is None else certificates.fingerprint(certificate)
