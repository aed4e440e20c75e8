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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a list is to show; None asks nothing."""

    now: Instant
    lang: str | None = None
    """Of this language, or of none."""
    cat: str | None = None
    channel: str | None = None
    """For this channel, or for every one."""
    changed_after: Instant | None = None
    review_by: Instant | None = None


_WANTED: Final = {
    "lang": "lang IN (:lang, '')",
    "cat": "cat = :cat",
    "channel": "(on_channels = '' OR instr(on_channels, ' ' || :channel || ' '))",
    "changed_after": "changed_at > :changed_after",
    "review_by": "review_at <= :review_by",
}
_TITLE_NOW: Final = "iif(before_stamp <> '' AND valid_from > :now, before_title, title)"


def latest(conn: Connection, wanted: Wanted, *, first: str, most: int) -> tuple[Listed, ...]:
    """The articles revised last, archived ones too.

    Those in the language `first` stand before the others.

    Stamps are ids of events, and those sort by the time they were made.
    """
    where, values = _where(wanted)
    listed = _LISTED.replace("title", _TITLE_NOW, 1)
    rows = conn.execute(
        f"SELECT {listed} FROM articles WHERE {where} "
        "ORDER BY lang = :first DESC, stamp DESC LIMIT :most",
        {**values, "first": first, "most": most},
    )
    return tuple(Listed(*row) for row in rows)


def count(conn: Connection, wanted: Wanted) -> int:
    """How many articles there are, archived ones too."""
    where, values = _where(wanted)
    (found,) = conn.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()
    return int(found)


def _where(wanted: Wanted) -> tuple[str, dict[str, object]]:
    values = {name: getattr(wanted, name) for name in ("now", *_WANTED)}
    asked = [said for name, said in _WANTED.items() if values[name] is not None]
    return " AND ".join(["1", *asked]), values


def last_change(conn: Connection) -> int:
    """The number of the last change of any article; 0 before the first."""
    (found,) = conn.execute("SELECT coalesce(max(number), 0) FROM article_changes").fetchone()
    return int(found)


def changed_after(conn: Connection, number: int) -> tuple[str, ...]:
    """The articles that changed, or are gone, since a change."""
    rows = conn.execute("SELECT article FROM article_changes WHERE number > ?", (number,))
    return tuple(row[0] for row in rows)


def due_between(conn: Connection, after: Instant, until: Instant) -> tuple[str, ...]:
    """The articles whose latest revision became due after an instant, until another."""
    rows = conn.execute(
        "SELECT id FROM articles WHERE before_stamp <> '' AND valid_from > ? AND valid_from <= ?",
        (after, until),
    )
    return tuple(row[0] for row in rows)


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


@dataclass(frozen=True, slots=True)
class Planned:
    """An article that begins to hold later, or ends to soon."""

    id: str
    title: str
    lang: str
    cat: str
    state: str
    begins_at: Instant | None
    ends_at: Instant | None
    revision: bool
    """An earlier revision holds until then."""


def planned(conn: Connection, now: Instant, until: Instant) -> tuple[Planned, ...]:
    """Published articles that begin after now, or end by `until`; the first to change first."""
    rows = conn.execute(
        f"SELECT {_LISTED}, valid_from, valid_to, before_stamp <> '' FROM articles "
        "WHERE state = 'published' AND (valid_from > :now OR (valid_to > :now "
        "AND valid_to <= :until)) ORDER BY iif(valid_from > :now, valid_from, valid_to), id",
        {"now": now, "until": until},
    )
    return tuple(Planned(*row) for row in rows)


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


def every_id(conn: Connection) -> frozenset[str]:
    """The ids of all articles there are."""
    return frozenset(row[0] for row in conn.execute("SELECT id FROM articles"))
