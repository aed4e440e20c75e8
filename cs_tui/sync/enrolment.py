"""Joining a hub: the one-time code a person pastes, and what the hub gives for it."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from cs_tui.errors import UsageError
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.trust import checked_url
from cs_tui.texts import sync as texts


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code: which hub, the secret, and the certificate to expect there."""

    url: str
    secret: str
    fingerprint: str
    """SHA-256 of the hub's certificate in hex; empty when the system's trust decides."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What a device knows once it has joined: the values of its profile, and its hub."""

    actor: str
    name: str
    role: str
    teams: tuple[str, ...]
    langs: tuple[str, ...]
    prefix: str
    hub_url: str
    token: str
    fingerprint: str
    server_id: str
    identity_key: str


class _Pasted(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")
    u: str
    c: str
    f: str | None = None


def read_code(pasted: str) -> Code:
    """The code in a pasted text; blanks and line breaks in it do not matter.

    Raises `UsageError` for anything that is not a whole code, `UnsafeAddress` for one that names
    an address we do not speak to.
    """
    text = re.sub(r"[\s\u200b\ufeff\"'`<>=]+", "", pasted)
    try:
        raw = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), b"-_", validate=True)
        found = _Pasted.model_validate_json(raw)
    except (binascii.Error, ValidationError, UnicodeError, RecursionError) as error:
        raise UsageError(texts.BAD_CODE) from error
    if not found.c:
        raise UsageError(texts.BAD_CODE)
    return Code(checked_url(found.u), found.c, found.f or "")


def write_code(code: Code) -> str:
    """A code as it is handed to a person; `read_code` reads it."""
    data = {"u": code.url, "c": code.secret, "f": code.fingerprint or None}
    raw = json.dumps(data, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


async def enrol(new_gateway: Callable[[Code], Gateway], code: Code, device: str) -> Joined:
    """Redeems the code for this device. Raises the gateway's errors; then the code stays good."""
    gateway = new_gateway(code)
    try:
        given = await gateway.enrol(code.secret, device)
    finally:
        await gateway.close()
    if not (given.token and given.token.isascii() and given.token.isprintable()):
        raise UsageError(texts.BAD_TOKEN)
    return Joined(
        actor=given.actor,
        name=given.name,
        role=given.role,
        teams=given.teams,
        langs=given.langs,
        prefix=given.prefix,
        hub_url=code.url,
        token=given.token,
        fingerprint=code.fingerprint,
        server_id=given.server_id,
        identity_key=given.identity_key,
    )
