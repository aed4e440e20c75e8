"""Articles in a list, read from columns alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core.ports import Instant
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


def latest(conn: Connection, *, lang: str | None, first: str, most: int) -> tuple[Listed, ...]:
    """The articles revised last, archived ones too; in one language if one is named.

    Those in the language `first` stand before the others.

    Stamps are ids of events, and those sort by the time they were made.
    """
    rows = conn.execute(
        f"SELECT {_LISTED} FROM articles WHERE ?1 IS NULL OR lang = ?1 "
        "ORDER BY lang = ?2 DESC, stamp DESC LIMIT ?3",
        (lang, first, most),
    )
    return tuple(Listed(*row) for row in rows)


def count(conn: Connection, *, lang: str | None) -> int:
    """How many articles there are, archived ones too."""
    (found,) = conn.execute(
        "SELECT count(*) FROM articles WHERE ?1 IS NULL OR lang = ?1", (lang,)
    ).fetchone()
    return int(found)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that may wait for a reviewer."""

    id: str
    title: str
    lang: str
    cat: str
    state: str
    changed_at: Instant
    valid_to: Instant | None
    review_at: Instant | None
    contested: int
    unweighed: int


_PRESSING: Final = (
    "state = 'wip' OR (state = 'published' AND (contested > 0 OR unweighed > 0 "
    "OR valid_to <= :now OR review_at <= :now OR id IN (SELECT value FROM json_each(:flagged))))"
)


def waiting(
    conn: Connection, now: Instant, flagged: Sequence[str], *, most: int
) -> tuple[tuple[Waiting, ...], int]:
    """Articles that wait for somebody, the latest change first, and how many wait in all."""
    given = {"now": now, "flagged": json.dumps(list(flagged)), "most": most}
    rows = conn.execute(
        f"SELECT {_LISTED}, changed_at, valid_to, review_at, contested, unweighed FROM articles "
        f"WHERE {_PRESSING} ORDER BY state <> 'wip', stamp DESC LIMIT :most",
        given,
    ).fetchall()
    (total,) = conn.execute(f"SELECT count(*) FROM articles WHERE {_PRESSING}", given).fetchone()
    return tuple(Waiting(*row) for row in rows), int(total)


def twin(conn: Connection, article: str, pair: str) -> str:
    """The other article of a pair, published before archived; empty where there is none."""
    row = conn.execute(
        "SELECT id FROM articles WHERE pair = ? AND pair <> '' AND id <> ? "
        "ORDER BY state <> 'published', id LIMIT 1",
        (pair, article),
    ).fetchone()
    return str(row[0]) if row else ""


def titles(conn: Connection) -> Iterator[tuple[str, str]]:
    """Id and title of every article that is not archived."""
    return iter(conn.execute("SELECT id, title FROM articles WHERE state <> 'archived'"))


def ids_after(conn: Connection, after: str, *, lang: str | None, most: int) -> tuple[str, ...]:
    """The ids that follow one, in their order; of one language if one is named."""
    rows = conn.execute(
        "SELECT id FROM articles WHERE id > ?1 AND (?2 IS NULL OR lang = ?2) ORDER BY id LIMIT ?3",
        (after, lang, most),
    )
    return tuple(row[0] for row in rows)
