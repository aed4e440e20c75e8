"""Real mail servers on this machine, with the faults a test asks for."""

from __future__ import annotations

import imaplib
import subprocess
import sys
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller

from tests.mail.imap_server import PASSWORD, USER

HERE = Path(__file__).resolve().parents[2]


class ImapServer:
    """A running server; its mailboxes are in memory."""

    def __init__(self, *told: Path | str) -> None:
        words = [sys.executable, "-m", "tests.mail.imap_server", *map(str, told)]
        self._process = subprocess.Popen(words, cwd=HERE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        self._conn: imaplib.IMAP4 | None = None

    def folder(self, name: str) -> Folder:
        """A new folder."""
        if self._conn is None:
            self._conn = imaplib.IMAP4("127.0.0.1", self.port, timeout=30)
            self._conn.login(USER, PASSWORD)
        return Folder(self._conn, self.port, name)

    def stop(self) -> None:
        """Ends it at once."""
        if self._conn is not None:
            self._conn.shutdown()
        self._process.kill()
        self._process.communicate()


class Folder:
    """One folder, as the mail server behind it fills it."""

    def __init__(self, conn: imaplib.IMAP4, port: int, name: str) -> None:
        self._conn = conn
        self.port = port
        self.name = name
        self._do(lambda conn: conn.create(name))

    def gets(self, *mails: bytes) -> None:
        """Mails arrive."""
        for mail in mails:
            self._do(partial(self._append, mail))

    def is_numbered_anew(self, *mails: bytes) -> None:
        """The folder was restored from somewhere: the same mails, other numbers."""
        self._do(lambda conn: conn.delete(self.name))
        self._do(lambda conn: conn.create(self.name))
        self.gets(*mails)

    def flags(self) -> list[bytes]:
        """What is marked on its mails."""

        def job(conn: imaplib.IMAP4) -> tuple[str, list[Any]]:
            conn.select(self.name, readonly=True)
            found = conn.fetch("1:*", "(FLAGS)")
            conn.close()
            return found

        return [bytes(row) for row in self._do(job)]

    def _append(self, mail: bytes, conn: imaplib.IMAP4) -> tuple[str, list[Any]]:
        return conn.append(self.name, "", "", mail)

    def _do(self, job: Callable[[imaplib.IMAP4], tuple[str, list[Any]]]) -> list[Any]:
        done, said = job(self._conn)
        assert done == "OK", said
        return said


class Handler:
    """Takes every mail, or answers as it is told."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.receivers: list[str] = []
        self.refusing: dict[str, str] = {}
        """What is answered to a receiver instead of taking mail for them."""
        self.at_the_sender = ""
        """What is answered to whoever wants to send anything."""
        self.at_the_end = ""
        """What is answered after the text of a mail; `drop`: taken, and the line is cut."""

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """A sender is named."""
        if self.at_the_sender:
            return self.at_the_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 ok"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """A receiver is named."""
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """The text of a mail came."""
        if self.at_the_end and self.at_the_end != "drop":
            return self.at_the_end
        self.mails.append(bytes(envelope.content))
        self.receivers += envelope.rcpt_tos
        if self.at_the_end == "drop":
            server.transport.abort()
        return "250 taken"


class SmtpServer:
    """A running server and what it took."""

    def __init__(self, **options: Any) -> None:
        self.handler = Handler()
        self._controller = Controller(self.handler, hostname="127.0.0.1", port=0, **options)
        # The controller asks its own port whether it listens, so it has to know which it is.
        self._controller.port = free_port()
        self._controller.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._controller.port)

    @property
    def mails(self) -> list[Message]:
        """What it took, read by the standard library's own rules."""
        policy = cast("Any", default)
        return [message_from_bytes(raw, policy=policy) for raw in self.handler.mails]

    def texts(self) -> list[str]:
        """The words of each mail it took."""
        return [str(one.get_payload(decode=True), "utf-8") for one in self.mails]  # type: ignore[arg-type]

    def stop(self) -> None:
        """Ends it."""
        self._controller.stop()


def free_port() -> int:
    """A port nobody listens on at this moment."""
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
