"""One IMAP server for a module, a folder of its own and a mail server for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from cs_tui.server.bootstrap import open_hub
from tests.mail.office import Office
from tests.mail.servers import ImapServer, SmtpServer
from tests.server.floor import Floor, Moment, means

_folders = count(1)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new hub's database, made once."""
    path = tmp_path_factory.mktemp("seeded") / "hub.db"
    open_hub(path, means(Moment())).close()
    return path


@pytest.fixture
def floor(seeded: Path, tmp_path: Path) -> Iterator[Floor]:
    """A hub nobody has come to yet."""
    path, moment = tmp_path / "hub.db", Moment()
    shutil.copy(seeded, path)
    made = Floor(open_hub(path, means(moment)), moment, path)
    try:
        yield made
    finally:
        made.hub.close()


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
