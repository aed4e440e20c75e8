"""One IMAP server for a module, a folder of its own and a mail server for every test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.mail.office import Office
from tests.mail.servers import ImapServer, SmtpServer
from tests.server.conftest import floor, seeded
from tests.server.floor import Floor

__all__ = ["floor", "seeded"]

_folders = count(1)


@pytest.fixture(scope="session")
def imap() -> Iterator[ImapServer]:
    """A running IMAP server."""
    server = ImapServer()
    yield server
    server.stop()


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    """A running SMTP server."""
    server = SmtpServer()
    yield server
    server.stop()


@pytest.fixture
def office(floor: Floor, imap: ImapServer, smtp: SmtpServer, tmp_path: Path) -> Iterator[Office]:
    """A shop whose mailbox is empty."""
    made = Office(floor, imap.folder(f"Box{next(_folders)}"), smtp, tmp_path)
    yield made
    made.mailbox.close()
