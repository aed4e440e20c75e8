"""How contacts come in and answers go out, in SQL."""

from __future__ import annotations

from collections.abc import Sequence

from cs_tui.core.ports import Instant
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.ports import Handed


class SqlDoors:
    """`storage.ports.Doors` on one connection."""

    def __init__(self, conn: Conn) -> None:
        self._conn = conn

    def case_of(self, channel: str, conversation: str) -> str | None:
        """The latest case of a conversation."""
        row = self._conn.execute(
            'SELECT "case" FROM conversations WHERE channel = ? AND conversation = ?',
            (channel, conversation),
        ).fetchone()
        return None if row is None else str(row[0])

    def customer_of(self, identities: Sequence[str]) -> str | None:
        """The record in which one of these ways to reach somebody stands, the first that does."""
        for one in identities:
            # The record that was made of this very way comes before others that name it too.
            row = self._conn.execute(
                "SELECT customer FROM identities WHERE key = ?1 "
                "ORDER BY customer = ?1 DESC, customer LIMIT 1",
                (one,),
            ).fetchone()
            if row is not None:
                return str(row[0])
        return None

    def join(self, channel: str, conversation: str, case: str) -> None:
        """From now on the conversation continues in this case."""
        self._conn.execute(
            'INSERT INTO conversations (channel, conversation, "case") VALUES (?, ?, ?) '
            'ON CONFLICT (channel, conversation) DO UPDATE SET "case" = excluded."case"',
            (channel, conversation, case),
        )

    def part(self, case: str) -> None:
        """No conversation continues in this case any more."""
        self._conn.execute('DELETE FROM conversations WHERE "case" = ?', (case,))

    def answered(self, service: str, key: str) -> tuple[str, str] | None:
        """Hash and answer of an intake that was taken with this key before."""
        row = self._conn.execute(
            "SELECT hash, answer FROM intakes WHERE service = ? AND key = ?", (service, key)
        ).fetchone()
        return None if row is None else (row[0], row[1])

    def answer(self, service: str, key: str, hash: str, answer: str, at: Instant) -> None:  # noqa: A002
        """Remembers what an intake was answered."""
        self._conn.execute(
            "INSERT INTO intakes (service, key, hash, answer, at) VALUES (?, ?, ?, ?, ?)",
            (service, key, hash, answer, at),
        )

    def forget_answers(self, before: Instant) -> None:
        """Forgets answers given before an instant."""
        self._conn.execute("DELETE FROM intakes WHERE at < ?", (before,))

    def wait(self, message: str, case: str, channel: str, ready_at: Instant) -> None:
        """A message will be ready to leave at an instant; one that waits already stays as it is."""
        self._conn.execute(
            'INSERT INTO outbound (message, "case", channel, ready_at, state) '
            "VALUES (?, ?, ?, ?, 'waiting') ON CONFLICT (message) DO NOTHING",
            (message, case, channel, ready_at),
        )

    def due(self, channel: str, now: Instant, most: int) -> list[tuple[str, str]]:
        """Messages of a channel that are ready by now, each with its case."""
        rows = self._conn.execute(
            "SELECT message, \"case\" FROM outbound WHERE state = 'waiting' AND channel = ? "
            "AND ready_at <= ? ORDER BY ready_at, message LIMIT ?",
            (channel, now, most),
        )
        return [(row[0], row[1]) for row in rows]

    def withdraw(self, message: str) -> None:
        """The message was taken back."""
        self._conn.execute(
            "UPDATE outbound SET state = 'withdrawn' WHERE message = ? AND state = 'waiting'",
            (message,),
        )

    def reconsider(self, case: str) -> None:
        """What seemed withdrawn in this case is looked at again."""
        self._conn.execute(
            "UPDATE outbound SET state = 'waiting' WHERE \"case\" = ? AND state = 'withdrawn'",
            (case,),
        )

    def hand(self, message: str) -> None:
        """The message gets its place in the list of its channel."""
        self._conn.execute(
            "UPDATE outbound SET state = 'handed', n = (SELECT coalesce(max(o.n), 0) + 1 "
            "FROM outbound o WHERE o.channel = outbound.channel AND o.n IS NOT NULL) "
            "WHERE message = ?",
            (message,),
        )

    def handed(self, channel: str, cursor: int, most: int) -> list[Handed]:
        """What a channel has not settled yet, after a place in its list."""
        rows = self._conn.execute(
            'SELECT n, message, "case" FROM outbound WHERE channel = ? AND n > ? '
            "AND state = 'handed' ORDER BY n LIMIT ?",
            (channel, cursor, most),
        )
        return [Handed(*row) for row in rows]

    def case_of_message(self, message: str) -> tuple[str, bool] | None:
        """The case of a message that was handed out, and whether it is settled."""
        row = self._conn.execute(
            "SELECT \"case\", state = 'settled' FROM outbound WHERE message = ? AND n IS NOT NULL",
            (message,),
        ).fetchone()
        return None if row is None else (row[0], bool(row[1]))

    def settle(self, message: str) -> None:
        """The channel said what became of the message."""
        self._conn.execute("UPDATE outbound SET state = 'settled' WHERE message = ?", (message,))

    def leap(self, places: int, mark: str) -> None:
        """Leaves out so many places in the list of every channel; `mark` names the leap."""
        self._conn.execute(
            'INSERT INTO outbound (message, "case", channel, ready_at, state, n) '
            "SELECT ? || '-' || channel, '', channel, 0, 'settled', max(n) + ? FROM outbound "
            "WHERE n IS NOT NULL GROUP BY channel",
            (mark, places),
        )
