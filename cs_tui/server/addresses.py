"""Where people reach the hub, and the certificate they are to expect there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cs_tui.server.certificate import fingerprint
from cs_tui.server.storage import Session


@dataclass(frozen=True, slots=True)
class Address:
    """What a code says of the hub."""

    url: str
    fingerprint: str | None
    """Of a certificate nobody else vouches for."""


def remember(session: Session, url: str, own_certificate: Path | None) -> None:
    """Keeps where the hub was served, so that codes name it without being told."""
    session.set_meta("url", url)
    session.set_meta("fingerprint", fingerprint(own_certificate) if own_certificate else "")


def known(session: Session) -> Address | None:
    """Where the hub was served last; None when it never was."""
    url = session.meta("url")
    return Address(url, session.meta("fingerprint") or None) if url else None
