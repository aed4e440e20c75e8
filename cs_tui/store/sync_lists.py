"""What needs a person between this log and its hub: refused, without effect, in conflict."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection, Row
from cs_tui.store.board import MOST_ROWS
from cs_tui.store.dealing import OPEN
from cs_tui.store.exchange import UNSENT
from cs_tui.texts import Words


@dataclass(frozen=True, slots=True)
class Refused:
    """A record the hub would not take: kept here, out of the fold."""

    event: str
    stream: str
    kind: str
    actor: str
    at: Instant
    number: str
    """Of the case it belongs to; empty for other streams and for a case nothing is left of."""
    reason: Words
    field: str


@dataclass(frozen=True, slots=True)
class WithoutEffect:
    """A record of mine that changed nothing where it stands in the hub's order."""

    event: str
    stream: str
    kind: str
    at: Instant
    number: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Met:
    """An edit of mine that met another's: what I saw, what stands now, and what I wanted."""

    event: str
    stream: str
    at: Instant
    number: str
    field: str
    base: str | None
    theirs: str | None
    mine: str | None


@dataclass(frozen=True, slots=True)
class SyncLists:
    """Everything of it, and what has not been sent yet."""

    waiting: int = 0
    oldest_at: Instant | None = None
    refused: tuple[Refused, ...] = ()
    without_effect: tuple[WithoutEffect, ...] = ()
    met: tuple[Met, ...] = ()


# What happened to a customer's record is shown at the latest case of theirs.
_NUMBER = (
    "coalesce((SELECT number FROM cases WHERE 'case/' || cases.id = {stream}), "
    "(SELECT number FROM cases WHERE customer_id = substr({stream}, 10) AND customer_id <> '' "
    "AND {stream} LIKE 'customer/%' ORDER BY opened_at DESC LIMIT 1), '')"
)
_REFUSED = f"""
SELECT id, stream, kind, actor, at, {_NUMBER.format(stream="events.stream")}, problem
FROM events WHERE verdict = 'refused' AND {OPEN.format(event="events.id")} ORDER BY seq DESC LIMIT ?
"""
_WITHOUT_EFFECT = f"""
SELECT one.value ->> 'event', stream, one.value ->> 'kind', one.value ->> 'at',
    {_NUMBER.format(stream="docs.stream")},
    one.value ->> '$.reason.zh', one.value ->> '$.reason.en'
FROM docs, json_each(docs.doc, '$.void') AS one
WHERE docs.void > 0 AND one.value ->> 'actor' = ?
    AND {OPEN.format(event="one.value ->> 'event'")}
ORDER BY one.value ->> 'at' DESC LIMIT ?
"""
_MET = f"""
SELECT one.value ->> 'event', docs.stream, coalesce(events.at, 0),
    {_NUMBER.format(stream="docs.stream")}, one.value ->> 'field', one.value ->> 'base',
    one.value ->> 'current', one.value ->> 'wanted'
FROM docs, json_each(docs.doc, '$.conflicts') AS one
    LEFT JOIN events ON events.id = one.value ->> 'event'
WHERE docs.conflicts > 0 AND one.value ->> 'actor' = ?
ORDER BY events.at DESC LIMIT ?
"""


def sync_lists(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> SyncLists:
    """What waits and what needs a person, the latest first; at most so many of each."""
    waiting, oldest_at = conn.execute(
        f"SELECT count(*), min(at) FROM events WHERE {UNSENT}"
    ).fetchone()
    return SyncLists(
        waiting=int(waiting),
        oldest_at=oldest_at,
        refused=tuple(map(_refused, conn.execute(_REFUSED, (most,)))),
        without_effect=tuple(map(_without_effect, conn.execute(_WITHOUT_EFFECT, (actor, most)))),
        met=tuple(Met(*row) for row in conn.execute(_MET, (actor, most))),
    )


def _refused(row: Row) -> Refused:
    event, stream, kind, actor, at, number, problem = row
    found = json.loads(problem or "{}")
    reason = _as_written(found.get("zh", ""), found.get("en", ""))
    return Refused(event, stream, kind, actor, at, number, reason, found.get("field", ""))


def _without_effect(row: Row) -> WithoutEffect:
    event, stream, kind, at, number, zh, en = row
    return WithoutEffect(event, stream, kind, at, number, _as_written(zh, en))


def _as_written(zh: str, en: str) -> Words:
    """Words as they were kept, their braces doubled or not: every brace in them is only text."""
    return Words(zh=_only_text(zh), en=_only_text(en))


def _only_text(kept: str) -> str:
    plain = kept.replace("{{", "{").replace("}}", "}")
    return plain.replace("{", "{{").replace("}", "}}")
