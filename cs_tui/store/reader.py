"""What screens read besides the lists: cases, drafts, figures, all on a read-only connection."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cs_tui.case_sql import DAYS_CASES, DAYS_CONTACTS, PERIODS_CASES, PERIODS_CONTACTS
from cs_tui.core import case as cases
from cs_tui.core.article import Article
from cs_tui.core.article import stream_of as article_stream
from cs_tui.core.case import Case
from cs_tui.core.content import Content
from cs_tui.core.events import Event
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.ports import Instant
from cs_tui.core.state import State
from cs_tui.sqlite import Connection
from cs_tui.store import profile, projection
from cs_tui.store.drafts import Draft

# LIKE cannot use the index, and this is asked at every verb.
_CONTENT = "stream >= 'content/' AND stream < 'content0'"


class Reader:
    """Reads on one connection; used on one lane only."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn

    def case(self, case_id: str) -> Case | None:
        """One case, or None."""
        state = projection.load(self.conn, cases.stream_of(case_id))
        return state if isinstance(state, Case) and state.id else None

    def state(self, stream: str) -> State:
        """The state of any stream."""
        return projection.load(self.conn, stream)

    def states(self, prefix: str) -> list[State]:
        """The states of all streams of a family, such as `agent/`."""
        rows = self.conn.execute(
            "SELECT stream FROM docs WHERE stream >= ? AND stream < ? ORDER BY stream",
            (prefix, prefix + "\U0010ffff"),
        ).fetchall()
        return [projection.load(self.conn, row[0]) for row in rows]

    def article(self, article_id: str) -> Article | None:
        """One article, or None."""
        state = projection.load(self.conn, article_stream(article_id))
        return state if isinstance(state, Article) and state.id else None

    def article_stamps(self, at: Instant, ids: Sequence[str] | None = None) -> dict[str, str]:
        """The stamp of every published article as it reads at this instant, or of these alone:
        what the search index is compared by."""
        among = "" if ids is None else "AND id IN (SELECT value FROM json_each(:ids))"
        rows = self.conn.execute(
            "SELECT id, iif(before_stamp <> '' AND valid_from > :at, before_stamp, stamp) "
            f"FROM articles WHERE state = 'published' {among}",
            {"at": at} if ids is None else {"at": at, "ids": json.dumps(list(ids))},
        )
        return dict(rows.fetchall())

    def articles_not_holding(self, at: Instant) -> frozenset[str]:
        """The published articles that do not hold at this instant: not yet, or not any more."""
        rows = self.conn.execute(
            "SELECT id FROM articles WHERE valid_to <= ?1 AND state = 'published' "
            "UNION SELECT id FROM articles WHERE valid_from > ?1 AND state = 'published' "
            "AND (before_stamp = '' OR before_to <= ?1)",
            (at,),
        )
        return frozenset(row[0] for row in rows)

    def article_by_external(self, external: str) -> str | None:
        """The id of an article by the id it was imported with."""
        row = self.conn.execute(
            "SELECT id FROM articles WHERE external = ? LIMIT 1", (external,)
        ).fetchone()
        return None if row is None else str(row[0])

    def externals(self, ids: Sequence[str]) -> dict[str, str]:
        """The ids that these articles were imported with."""
        marks = ",".join("?" for _ in ids)
        found = self.conn.execute(
            f"SELECT id, external FROM articles WHERE id IN ({marks})", tuple(ids)
        )
        return dict(found.fetchall())

    def last_seq(self) -> int:
        """The place of the latest event in this log."""
        (last,) = self.conn.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
        return int(last)

    def documents(self) -> dict[str, Content]:
        """The content documents by name."""
        found: dict[str, Content] = {}
        for (doc,) in self.conn.execute(f"SELECT doc FROM docs WHERE {_CONTENT}"):
            content = Content.model_validate_json(doc)
            found[content.name] = content
        return found

    def content_stamp(self) -> str:
        """Changes whenever a content document changes."""
        row = self.conn.execute(
            f"SELECT coalesce(max(seq), 0), count(*) FROM events WHERE {_CONTENT}"
        ).fetchone()
        return f"{row[0]}:{row[1]}"

    def drafts(self, case_id: str) -> dict[str, Draft]:
        """The drafts of a case by field."""
        rows = self.conn.execute(
            "SELECT stream, field, text, base, at FROM drafts WHERE stream = ?",
            (cases.stream_of(case_id),),
        )
        return {row[1]: Draft(*row) for row in rows}

    def day_facts(self, day: str) -> tuple[list[ContactFacts], list[CaseFacts]]:
        """The rows that `day_figures` needs for a shift day, of everybody in this log."""
        return self._facts(DAYS_CONTACTS, DAYS_CASES, (day,))

    def facts_between(self, first: str, last: str) -> tuple[list[ContactFacts], list[CaseFacts]]:
        """The contacts of these shift days, and the cases they belong to."""
        return self._facts(PERIODS_CONTACTS, PERIODS_CASES, (first, last))

    def _facts(
        self, of_contacts: str, of_cases: str, days: tuple[str, ...]
    ) -> tuple[list[ContactFacts], list[CaseFacts]]:
        contacts = self.conn.execute(of_contacts, days).fetchall()
        made = self.conn.execute(of_cases, days).fetchall()
        return (
            [projection.CONTACT_FACTS.validate_json(row[0]) for row in contacts],
            [projection.CASE_FACTS.validate_json(row[0]) for row in made],
        )

    def last_act(self, actor: str, since: Instant) -> tuple[str, str] | None:
        """The latest act of a person on a case, as (stream, act), that was not undone yet.

        Acts that only put a case in front or away, or say that it was opened, are passed over.
        """
        row = self.conn.execute(
            "SELECT stream, act FROM events e WHERE actor = ? AND at >= ? "
            "AND stream LIKE 'case/%' AND verdict IS NOT 'refused' "
            "AND kind NOT IN ('contact_fronted', 'contact_parked', 'offer_seen', 'undone', "
            "'claimed') "
            "AND NOT EXISTS (SELECT 1 FROM events u WHERE u.stream = e.stream "
            "AND u.kind = 'undone' AND u.verdict IS NOT 'refused' "
            "AND json_extract(CAST(u.fact AS TEXT), '$.body.undone') = e.act) "
            "ORDER BY seq DESC LIMIT 1",
            (actor, since),
        ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def act(self, act: str, actor: str) -> dict[str, list[Event]]:
        """The events of a person's act, by the streams it wrote to.

        A stream where it only put a case in front or away is passed over.
        """
        rows = self.conn.execute(
            "SELECT stream FROM events WHERE act = ? AND actor = ? AND verdict IS NOT 'refused' "
            "AND kind NOT IN ('contact_fronted', 'contact_parked', 'offer_seen') "
            "GROUP BY stream ORDER BY min(seq)",
            (act, actor),
        ).fetchall()
        return {
            stream: [one for one in projection.events_of(self.conn, stream) if one.act == act]
            for (stream,) in rows
        }

    def value(self, key: str) -> str:
        """One value of the profile; empty when it was never set."""
        return profile.get(self.conn, key)

    def skew_ms(self) -> int | None:
        """Hub clock minus this machine's, as last measured; None when it never was."""
        found = profile.get(self.conn, "skew_ms")
        return int(found) if found else None

    def data_version(self) -> int:
        """Changes when another connection or process has written."""
        (found,) = self.conn.execute("PRAGMA data_version").fetchone()
        return int(found)
