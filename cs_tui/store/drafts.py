"""Drafts: what somebody is typing, kept until it becomes a fact. They never leave the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import safe_text
from cs_tui.sqlite import Connection, tx
from cs_tui.store import profile


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one field of one stream, with the value seen when its first key was pressed."""

    stream: str
    field: str
    text: str
    base: str | None
    at: Instant


class Drafts:
    """Reads and writes drafts on the writing connection."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def save(self, drafts: Iterable[Draft], *, caret: str | None = None) -> list[Draft]:
        """Keeps drafts in one transaction; an empty text removes its draft.

        Card and ID numbers are redacted before the row is written. Returns what was kept.
        """
        kept = [_safe(draft) for draft in drafts]
        with tx(self._conn):
            for draft in kept:
                self._put(draft)
            if caret is not None:
                profile.put(self._conn, "caret", caret)
        return kept

    def put_back(self, drafts: Iterable[Draft]) -> None:
        """Keeps drafts inside the transaction that undoes what they had become.

        What has been typed since stays: it is not overwritten.
        """
        for draft in drafts:
            self._conn.execute(
                "INSERT INTO drafts (stream, field, text, base, at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (stream, field) DO NOTHING",
                (draft.stream, draft.field, draft.text, draft.base, draft.at),
            )

    def of(self, stream: str) -> dict[str, Draft]:
        """Every draft of a stream, by its field."""
        rows = self._conn.execute(
            "SELECT stream, field, text, base, at FROM drafts WHERE stream = ?", (stream,)
        )
        return {row[1]: Draft(*row) for row in rows}

    def done(self, stream: str, *, but: str = "") -> None:
        """Forgets the drafts of a stream, except the field `but`.

        Called inside the transaction that made them facts.
        """
        self._conn.execute("DELETE FROM drafts WHERE stream = ? AND field <> ?", (stream, but))

    def _put(self, draft: Draft) -> None:
        if not draft.text:
            self._conn.execute(
                "DELETE FROM drafts WHERE stream = ? AND field = ?", (draft.stream, draft.field)
            )
            return
        self._conn.execute(
            "INSERT INTO drafts (stream, field, text, base, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (stream, field) DO UPDATE SET text = excluded.text, at = excluded.at",
            (draft.stream, draft.field, draft.text, draft.base, draft.at),
        )


def _safe(draft: Draft) -> Draft:
    text = redact(safe_text(draft.text)).text
    return Draft(draft.stream, draft.field, text, draft.base, draft.at)
