"""What a list of found articles shows of each, read from columns alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection


@dataclass(frozen=True, slots=True)
class Mark:
    """An article beside its title."""

    external: str
    state: str
    """How far it can be trusted: `core.article.Confidence`."""
    changed_at: Instant
    solved: int
    """In how many cases that were resolved it was cited."""


def marks(conn: Connection, ids: Sequence[str]) -> dict[str, Mark]:
    """These articles by id; unknown ones are left out."""
    rows = conn.execute(
        "SELECT id, external, iif(validated AND state = 'published', 'validated', state), "
        "changed_at, (SELECT count(*) FROM uses WHERE article = articles.id AND solved = 1) "
        "FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: Mark(*row[1:]) for row in rows}


def changed_since(conn: Connection, at: Instant) -> list[str]:
    """The ids of the articles that read as they do since later than `at`."""
    rows = conn.execute("SELECT id FROM articles WHERE changed_at > ?", (at,))
    return [row[0] for row in rows]


def for_review(conn: Connection, at: Instant) -> list[str]:
    """The ids of the articles that were to be looked at again until `at`."""
    rows = conn.execute("SELECT id FROM articles WHERE review_at <= ?", (at,))
    return [row[0] for row in rows]


def left_at(conn: Connection, agent: str, before: str) -> Instant | None:
    """When an agent left the last shift before a day; None if there was none."""
    row = conn.execute(
        "SELECT coalesce(doc ->> 'closed_at', doc ->> 'opened_at') FROM docs "
        "WHERE stream > ? AND stream < ? ORDER BY stream DESC LIMIT 1",
        (f"shift/{agent}:", f"shift/{agent}:{before}"),
    ).fetchone()
    return None if row is None else int(row[0])
