"""What the bridge must remember, each step in one transaction: a file of its own beside the hub.

A mail is noted as read only after the hub has it, and an answer as sent only after the mail server
has it; whatever was cut off in between is done again and recognised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection, Migration, close, connect, migrate, tx

Became = Literal["taken", "automatic", "aside"]
"""A mail went to the hub, was written by no person, or could not be taken in."""

Step = Literal["sending", "sent", "failed", "settled"]
"""An answer is being tried, has left, cannot leave, or the hub knows what became of it."""

KEPT_MS: Final = 400 * 24 * 3600 * 1000
"""How long addresses and subjects of a thread are kept after its last mail."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Whom and what an answer in a conversation goes to."""

    conversation: str
    token: str
    address: str
    name: str
    subject: str
    lang: str
    references: tuple[str, ...]
    """Ids of the mails so far, the latest last."""


@dataclass(frozen=True, slots=True)
class Left:
    """How far an answer has come."""

    message: str
    step: Step
    problem: str
    tries: int
    first_at: Instant
    next_at: Instant


@dataclass(frozen=True, slots=True)
class Aside:
    """A mail that did not become a message of a case."""

    uid: int
    sender: str
    subject: str
    became: Became
    why_zh: str
    why_en: str
    at: Instant


def _first(conn: Connection) -> None:
    for statement in (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE threads (conversation TEXT PRIMARY KEY, token TEXT NOT NULL, "
        "address TEXT NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL, lang TEXT NOT NULL, "
        '"references" TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
        "CREATE TABLE mails (key TEXT PRIMARY KEY, message_id TEXT NOT NULL, token TEXT NOT NULL, "
        "uid INTEGER NOT NULL, became TEXT NOT NULL, sender TEXT NOT NULL, subject TEXT NOT NULL, "
        "why_zh TEXT NOT NULL, why_en TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE INDEX mails_id ON mails (message_id)",
        "CREATE INDEX mails_became ON mails (became, at)",
        "CREATE TABLE answers (message TEXT PRIMARY KEY, step TEXT NOT NULL, "
        "problem TEXT NOT NULL, tries INTEGER NOT NULL, "
        "first_at INTEGER NOT NULL, next_at INTEGER NOT NULL) "
        "STRICT, WITHOUT ROWID",
    ):
        conn.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (_first,)


class State:
    """The file, made when missing. Raises `BadFile` when it is not one of ours."""

    def __init__(self, path: Path) -> None:
        self._conn = connect(path)
        migrate(self._conn, MIGRATIONS)

    def close(self) -> None:
        """Closes the file."""
        close(self._conn)

    def meta(self, key: str) -> str:
        """A value the bridge keeps about itself; empty when there is none."""
        row = self._conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def set_meta(self, **values: str | int) -> None:
        """Keeps such values, all at once."""
        with tx(self._conn) as conn:
            _set_meta(conn, values)

    def knows(self, key: str) -> bool:
        """Whether a mail was dealt with before."""
        return (
            self._conn.execute("SELECT 1 FROM mails WHERE key = ?", (key,)).fetchone() is not None
        )

    def token_of(self, message_id: str) -> str | None:
        """The thread of a mail that was taken in."""
        row = self._conn.execute(
            "SELECT token FROM mails WHERE message_id = ? AND token <> '' LIMIT 1", (message_id,)
        ).fetchone()
        return None if row is None else str(row[0])

    def thread(self, conversation: str) -> Thread | None:
        """A conversation."""
        row = self._conn.execute(
            'SELECT conversation, token, address, name, subject, lang, "references" '
            "FROM threads WHERE conversation = ?",
            (conversation,),
        ).fetchone()
        if row is None:
            return None
        conversation, token, address, name, subject, lang, references = row
        ids = tuple(references.split())
        return Thread(conversation, token, address, name, subject, lang, ids)

    def keep_thread(self, thread: Thread, now: Instant) -> None:
        """Notes a conversation as it stands now."""
        with tx(self._conn) as conn:
            conn.execute(
                "INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    thread.conversation,
                    thread.token,
                    thread.address,
                    thread.name,
                    thread.subject,
                    thread.lang,
                    " ".join(thread.references),
                    now,
                ),
            )

    def dealt(self, key: str, message_id: str, token: str, mail: Aside) -> None:
        """Notes what became of a mail, and that the mailbox is read up to it."""
        with tx(self._conn) as conn:
            conn.execute(
                "INSERT OR REPLACE INTO mails VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    message_id,
                    token,
                    mail.uid,
                    mail.became,
                    mail.sender,
                    mail.subject,
                    mail.why_zh,
                    mail.why_en,
                    mail.at,
                ),
            )
            _set_meta(conn, {"last_uid": mail.uid})

    def answer(self, message: str) -> Left | None:
        """How far an answer has come; None when it was never tried."""
        row = self._conn.execute("SELECT * FROM answers WHERE message = ?", (message,)).fetchone()
        return None if row is None else Left(*row)

    def keep_answer(self, left: Left) -> None:
        """Notes how far an answer has come."""
        with tx(self._conn) as conn:
            conn.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                (left.message, left.step, left.problem, left.tries, left.first_at, left.next_at),
            )

    def mails(self, became: Sequence[Became], most: int) -> list[Aside]:
        """Mails that became this, the latest first."""
        marks = ",".join("?" * len(became))
        rows = self._conn.execute(
            "SELECT uid, sender, subject, became, why_zh, why_en, at FROM mails "
            f"WHERE became IN ({marks}) ORDER BY at DESC, uid DESC LIMIT ?",
            (*became, most),
        )
        return [Aside(*row) for row in rows]

    def forget(self, now: Instant) -> None:
        """Takes away whom nobody wrote to or heard from for long; keys of mails stay."""
        with tx(self._conn) as conn:
            conn.execute("DELETE FROM threads WHERE at < ?", (now - KEPT_MS,))
            conn.execute(
                "DELETE FROM answers WHERE step = 'settled' AND first_at < ?", (now - KEPT_MS,)
            )
            conn.execute(
                "UPDATE mails SET sender = '', subject = '' WHERE at < ? AND sender <> ''",
                (now - KEPT_MS,),
            )


def _set_meta(conn: Connection, values: dict[str, str | int]) -> None:
    conn.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [(key, str(value)) for key, value in values.items()],
    )
