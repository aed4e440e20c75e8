"""The file that says which mailbox, which mail server and which hub belong together."""

from __future__ import annotations

import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cs_tui.core.customer_fields import email_of
from cs_tui.errors import BadFile
from cs_tui.sync.trust import this_machine
from cs_tui.texts import Lang
from cs_tui.texts import mail as texts

Security = Literal["tls", "starttls", "plain"]

LARGEST_SECRET: Final = 4_096
VARIABLES: Final = {
    "imap": "CS_TUI_MAIL_IMAP_PASSWORD",
    "smtp": "CS_TUI_MAIL_SMTP_PASSWORD",
    "hub": "CS_TUI_MAIL_TOKEN",
}
"""Where a secret stands that no file holds."""


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Server(_Checked):
    """One mail server."""

    host: str = Field(min_length=1, max_length=253)
    port: int = Field(default=0, ge=0, le=65_535)
    security: Security = "tls"
    user: str = ""
    password_file: str = ""
    folder: str = Field(default="INBOX", pattern=r"^[ -~]{1,200}$")
    ca_file: str = ""
    """Certificates that are believed beside the system's: a server of the house."""


class MailSettings(_Checked):
    """Everything the bridge is told."""

    hub: str
    address: str
    imap: Server
    smtp: Server
    fingerprint: str = ""
    token_file: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    """Further addresses of ours: what comes from them is our own mail."""
    channel: str = Field(default="email", min_length=1, max_length=40)
    team: str = Field(default="", max_length=64)
    lang: Lang = "zh"
    """The language of a mail that shows none."""
    begin: str = Field(default="new", pattern=r"^(new|all|[0-9]{4}-[0-9]{2}-[0-9]{2})$")
    poll_s: int = Field(default=20, ge=1, le=3_600)

    @property
    def domain(self) -> str:
        """Where our Message-IDs are unique."""
        return self.address.rpartition("@")[2].lower()

    @property
    def own(self) -> frozenset[str]:
        """Every address of ours, in small letters."""
        return frozenset(one.lower() for one in (self.address, *self.aliases))


def load(path: Path) -> MailSettings:
    """Reads and checks the file. Raises `BadFile`, naming the field."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise BadFile(texts.BAD_SETTINGS.fill(path=path, why=error)) from error
    if isinstance(found.get("aliases"), list):
        found["aliases"] = tuple(found["aliases"])
    try:
        settings = MailSettings.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        why = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        raise BadFile(texts.BAD_SETTINGS.fill(path=path, why=why)) from error
    for address in (settings.address, *settings.aliases):
        if email_of(address) is None:
            raise BadFile(texts.BAD_SETTINGS.fill(path=path, why=f"address: {address}"))
    for name, server in (("imap", settings.imap), ("smtp", settings.smtp)):
        if server.security == "plain" and not this_machine(server.host):
            raise BadFile(texts.PLAIN_MAIL.fill(path=path, name=name, host=server.host))
    return settings


def secret(
    kind: Literal["imap", "smtp", "hub"], file: str, beside: Path, environ: Mapping[str, str]
) -> str:
    """A password or token: from its file, which lies beside the settings, or the environment.

    Raises `BadFile` when there is none, or when others on this machine can read the file.
    """
    if not file:
        found = environ.get(VARIABLES[kind], "")
        if not found:
            raise BadFile(texts.NO_SECRET.fill(name=kind, variable=VARIABLES[kind]))
        return found
    path = beside.parent / Path(file).expanduser()
    try:
        with path.open("rb") as opened:
            open_to_others = stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077
            said = opened.read(LARGEST_SECRET).decode().strip()
    except (OSError, UnicodeError) as error:
        raise BadFile(texts.BAD_SETTINGS.fill(path=path, why=error)) from error
    if open_to_others and sys.platform != "win32":
        raise BadFile(texts.OPEN_SECRET.fill(path=path))
    if not said:
        raise BadFile(texts.NO_SECRET.fill(name=kind, variable=VARIABLES[kind]))
    return said
