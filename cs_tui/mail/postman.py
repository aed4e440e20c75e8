"""Mails leave over SMTP, one connection for all that are ready."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from typing import Final

from cs_tui.core.text import one_line
from cs_tui.mail.connecting import READ_S, ends_within, trust
from cs_tui.mail.faults import MailTrouble
from cs_tui.mail.settings import Server
from cs_tui.texts import mail as texts

PORTS: Final = {"tls": 465, "starttls": 587, "plain": 25}
LONGEST_WHY: Final = 400

ABOUT_US: Final = (503, 530, 534, 535, 538)
"""The server wants us to log in, or to do so otherwise: no mail at all can leave (RFC 4954, 6)."""

CLOSING: Final = 421
"""The server ends the connection, whatever was asked (RFC 5321, 3.8)."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The mail server took the mail: it answers for it from now on."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The mail server will not take this mail, for the reason it gave."""

    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """The mail server asks to be tried again, or left in the middle."""

    why: str


Outcome = Sent | Turned | Later


class Postman:
    """One account at one mail server."""

    def __init__(self, server: Server, password: str, domain: str) -> None:
        self._server = server
        self._password = password
        self._domain = domain
        self._conn: smtplib.SMTP | None = None

    def send(self, mail: EmailMessage, sender: str, receiver: str) -> Outcome:
        """Hands one mail over. Raises `MailTrouble` when no mail at all can leave now."""
        conn = self._line()
        try:
            with ends_within(_sock_of(conn)):
                conn.send_message(mail, sender, [receiver])
        except smtplib.SMTPRecipientsRefused as error:
            return self._refused(*error.recipients[receiver])
        except smtplib.SMTPDataError as error:
            return self._refused(error.smtp_code, error.smtp_error)
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code >= 500 and error.smtp_code not in ABOUT_US:
                return self._refused(error.smtp_code, error.smtp_error)
            self.close()
            raise self._trouble(_said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPNotSupportedError as error:
            return Turned(str(error)[:LONGEST_WHY])
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Later(str(error)[:LONGEST_WHY])
        except (ValueError, MessageError) as error:
            # It may have begun to speak of this mail.
            self._drop()
            return Turned(one_line(str(error))[:LONGEST_WHY])
        return Sent()

    def check(self) -> None:
        """Connects and says good-bye. Raises `MailTrouble`."""
        self._connect()
        self.close()

    def close(self) -> None:
        """Says good-bye; more may be sent later."""
        conn, self._conn = self._conn, None
        if conn is not None:
            with suppress(smtplib.SMTPException, OSError):
                conn.quit()
            conn.close()

    def _line(self) -> smtplib.SMTP:
        """The connection there is, or a new one: a server that answers 421 has closed it."""
        if self._conn is not None and self._conn.sock is None:
            self._drop()
        return self._conn or self._connect()

    def _refused(self, code: int, said: bytes | str) -> Outcome:
        if code == CLOSING:
            self._drop()
        why = _said(code, said)
        return Turned(why) if code >= 500 else Later(why)

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        port = server.port or PORTS[server.security]
        with self._troubles():
            conn: smtplib.SMTP
            if server.security == "tls":
                conn = smtplib.SMTP_SSL(
                    server.host, port, self._domain, context=trust(server), timeout=READ_S
                )
            else:
                conn = smtplib.SMTP(server.host, port, self._domain, timeout=READ_S)
            try:
                with ends_within(_sock_of(conn)):
                    if server.security == "starttls":
                        conn.starttls(context=trust(server))
                    if server.user:
                        conn.login(server.user, self._password)
            except BaseException:
                conn.close()
                raise
        self._conn = conn
        return conn

    def _drop(self) -> None:
        conn, self._conn = self._conn, None
        if conn is not None:
            conn.close()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise self._trouble(str(error)[:LONGEST_WHY]) from error

    def _trouble(self, why: str) -> MailTrouble:
        return MailTrouble(texts.NO_POSTMAN.fill(host=self._server.host, why=why))


def _sock_of(conn: smtplib.SMTP) -> socket.socket:
    if conn.sock is None:
        raise smtplib.SMTPServerDisconnected("the server closed the connection")
    return conn.sock


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}")[:LONGEST_WHY]
