"""Articles in a list, read from columns alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.sqlite import Connection

_LISTED: Final = "id, title, lang, cat, iif(validated AND state = 'published', 'validated', state)"


@dataclass(frozen=True, slots=True)
class Listed:
    """One article in a list."""

    id: str
    title: str
    lang: str
    cat: str
    state: str
    """How far it can be trusted: `core.article.Confidence`."""


def latest(conn: Connection, *, lang: str | None, most: int) -> tuple[Listed, ...]:
    """The articles revised last, archived ones too; in one language if one is named.

    Stamps are ids of events, and those sort by the time they were made.
    """
    rows = conn.execute(
        f"SELECT {_LISTED} FROM articles WHERE ?1 IS NULL OR lang = ?1 "
        "ORDER BY stamp DESC LIMIT ?2",
        (lang, most),
    )
    return tuple(Listed(*row) for row in rows)


def count(conn: Connection, *, lang: str | None) -> int:
    """How many articles there are, archived ones too."""
    (found,) = conn.execute(
        "SELECT count(*) FROM articles WHERE ?1 IS NULL OR lang = ?1", (lang,)
    ).fetchone()
    return int(found)
