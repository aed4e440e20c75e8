"""A mailbox over IMAP, only looked at: no mail in it is marked, moved or taken away."""

from __future__ import annotations

import calendar
import imaplib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.mail.connecting import READ_S, ends_within, trust
from cs_tui.mail.faults import MailTrouble
from cs_tui.mail.settings import Server
from cs_tui.texts import mail as texts

LARGEST: Final = 5_000_000
"""Bytes of one mail that are fetched; of a larger one its beginning, where the words are."""

PORTS: Final = {"tls": 993, "starttls": 143, "plain": 143}

_UID: Final = re.compile(rb"\bUID (\d+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """One mail in the mailbox."""

    uid: int
    received_at: Instant | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The mailbox as it is now. Another `validity` means that all numbers were given anew."""

    validity: str
    """Empty where the server promises nothing: then every connection may have other numbers."""
    next_uid: int
    connection: int
    """Which connection of this bridge it is."""


class Mailbox:
    """One folder of one account. Every method raises `MailTrouble`; the next call connects anew."""

    def __init__(self, server: Server, password: str) -> None:
        self._server = server
        self._password = password
        self._conn: imaplib.IMAP4 | None = None
        self._connections = 0
        self._count = 0

    def open(self) -> Opened:
        """Connects where that is needed, and looks how far the mailbox has come."""
        with self._trouble():
            conn = self._conn or self._connect()
            with ends_within(conn.sock):
                folder = self._server.folder.replace("\\", "\\\\").replace('"', '\\"')
                done, said = conn.select(f'"{folder}"', readonly=True)
                if done != "OK":
                    raise imaplib.IMAP4.error(_shown(said))
                self._count = int(said[-1] or 0)
                next_uid = int(_code(conn, "UIDNEXT") or 0)
                return Opened(_code(conn, "UIDVALIDITY"), next_uid, self._connections)

    def after(self, uid: int, most: int) -> list[Listed]:
        """The next mails whose number is higher, in order. `open` comes first.

        However many mails there are, only these are listed, and a few to find where they begin.
        """
        with self._trouble():
            conn = self._conn or self._connect()
            with ends_within(conn.sock):
                first = self._first_after(conn, uid)
                last = min(first + most - 1, self._count)
                found = _rows(conn, f"{first}:{last}") if first <= last else []
            return sorted((one for one in found if one.uid > uid), key=lambda one: one.uid)

    def _first_after(self, conn: imaplib.IMAP4, uid: int) -> int:
        """The place of the first mail whose number is higher, looked for from the end, where what
        is new stands: places go up as numbers do."""
        low, high, back = 0, self._count + 1, 1
        while uid and high - low > 1:
            place = max(low + 1, high - back) if back else (low + high) // 2
            (there,) = _rows(conn, str(place))
            if there.uid > uid:
                high, back = place, 2 * back
            else:
                low, back = place, 0
        return high if uid else 1

    def fetch(self, uid: int) -> bytes | None:
        """A mail, or its first `LARGEST` bytes; None when it is not there any more."""
        with self._trouble():
            conn = self._conn or self._connect()
            with ends_within(conn.sock):
                done, said = conn.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST}>)")
            if done != "OK":
                raise imaplib.IMAP4.error(_shown(said))
            return next((bytes(row[1]) for row in said or () if isinstance(row, tuple)), None)

    def close(self) -> None:
        """Says good-bye; the mailbox may be opened again."""
        conn, self._conn = self._conn, None
        if conn is not None:
            with suppress(OSError, imaplib.IMAP4.error), ends_within(conn.sock, READ_S):
                conn.logout()

    def _connect(self) -> imaplib.IMAP4:
        server = self._server
        port = server.port or PORTS[server.security]
        if server.security == "tls":
            context = trust(server)
            conn: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                server.host, port, ssl_context=context, timeout=READ_S
            )
        else:
            conn = imaplib.IMAP4(server.host, port, timeout=READ_S)
        try:
            with ends_within(conn.sock):
                if server.security == "starttls":
                    conn.starttls(ssl_context=trust(server))
                self._enter(conn)
        except BaseException:
            with suppress(OSError):
                conn.shutdown()
            raise
        self._conn = conn
        self._connections += 1
        return conn

    def _enter(self, conn: imaplib.IMAP4) -> None:
        user, password = self._server.user, self._password
        if (user + password).isascii():
            conn.login(user, password)
        else:
            conn.authenticate("PLAIN", lambda _said: f"\0{user}\0{password}".encode())
        if "ID" in conn.capabilities:
            # Some large providers let nobody read who has not said what program they are.
            conn.xatom("ID", '("name" "cs_tui")')

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Every way in which a mail server can fail, as one error; the connection is given up."""
        try:
            yield
        except (imaplib.IMAP4.error, OSError, ValueError, AttributeError) as error:
            conn, self._conn = self._conn, None
            if conn is not None:
                with suppress(OSError):
                    conn.shutdown()
            place = {"host": self._server.host, "why": str(error)[:300]}
            raise MailTrouble(texts.NO_MAILBOX.fill(**place)) from error


def _rows(conn: imaplib.IMAP4, places: str) -> list[Listed]:
    """The mails at these places, as far as the server names them."""
    done, said = conn.fetch(places, "(UID INTERNALDATE)")
    if done != "OK":
        raise imaplib.IMAP4.error(_shown(said))
    found = (_listed(row) for row in said or () if isinstance(row, bytes))
    return [one for one in found if one is not None]


def _listed(row: bytes) -> Listed | None:
    uid = _UID.search(row)
    if uid is None:
        return None
    parsed = imaplib.Internaldate2tuple(row)
    # The tuple is in local time, whatever zone the server spoke of.
    received_at = None if parsed is None else int(time.mktime(parsed)) * 1000
    return Listed(int(uid.group(1)), received_at)


def _code(conn: imaplib.IMAP4, name: str) -> str:
    _, found = conn.response(name)
    return found[-1].decode() if found and found[-1] else ""


def _shown(said: object) -> str:
    first = said[0] if isinstance(said, list) and said else said
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)


def day_start(day: str) -> Instant:
    """The first moment of a date in UTC. Raises `ValueError` for a day that is none."""
    return calendar.timegm(time.strptime(day, "%Y-%m-%d")) * 1000
