"""Cases as the hub serves, counts and closes them, in SQL."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Final

from cs_tui.case_sql import DAYS_CASES, DAYS_CONTACTS, DUE, PERIODS_CASES, PERIODS_CONTACTS, URGENCY
from cs_tui.core.case import stream_of
from cs_tui.core.intake import Waiting
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.ports import Instant
from cs_tui.server.storage.conn import Conn, Locks
from cs_tui.server.storage.projection import CASE_FACTS, CONTACT_FACTS

OWN_PREFIX: Final = "A"
FIRST_NUMBER: Final = 1001
ASKED: Final = """
SELECT max(survey_at) FROM cases
WHERE phone = ? AND phone <> '' AND survey_at IS NOT NULL AND id <> ?
"""


class SqlQueue:
    """`storage.ports.Queue` on one connection."""

    def __init__(self, conn: Conn, locks: Locks) -> None:
        self._conn = conn
        self._locks = locks

    def waiting(
        self,
        teams: Collection[str],
        langs: Collection[str],
        most: int,
        *,
        skills: Collection[str] | None = None,
    ) -> list[Waiting]:
        """Waiting cases of each team, the most urgent first, then those that wait longest."""
        spoken, values = _among("lang", langs) if langs else ("true", [])
        able, more = ("true", []) if skills is None else _among("skill", ("", *skills))
        which = f"status = 'new' AND team = ? AND {spoken} AND {able}"
        rows = (
            self._conn.execute(
                "SELECT id, priority, due_at, opened_at, lang, was_owner, skill FROM cases "
                f"WHERE {which} ORDER BY {order} LIMIT ?",
                (team, *values, *more, most),
            )
            for order in (URGENCY, DUE)
            for team in teams
        )
        return [Waiting(*row) for row in dict.fromkeys(chain.from_iterable(rows))]

    def take(self, case: str, *, patient: bool) -> bool:
        """Keeps a waiting case for this transaction."""
        if not self._locks.take(stream_of(case), patient=patient):
            return False
        waits = self._conn.execute("SELECT 1 FROM cases WHERE id = ? AND status = 'new'", (case,))
        return waits.fetchone() is not None

    def size(self, teams: Collection[str]) -> tuple[int, Instant | None]:
        """How many cases wait for these teams, and since when the oldest does."""
        where, values = _among("team", teams)
        count, oldest = self._conn.execute(
            f"SELECT count(*), min(opened_at) FROM cases WHERE status = 'new' AND {where}", values
        ).fetchone()
        return int(count), oldest

    def held(self, actor: str) -> int:
        """How many conversations a person holds: open, and not waiting for somebody else."""
        (held,) = self._conn.execute(
            "SELECT count(*) FROM cases WHERE owner = ? AND status = 'active'", (actor,)
        ).fetchone()
        return int(held)

    def loads(self) -> dict[str, int]:
        """The same of everybody who holds any."""
        rows = self._conn.execute(
            "SELECT owner, count(*) FROM cases WHERE owner IS NOT NULL AND status = 'active' "
            "GROUP BY owner"
        )
        return {row[0]: int(row[1]) for row in rows}

    def resolved(self, untouched_since: Instant, most: int) -> list[str]:
        """Resolved cases that nothing happened to since an instant."""
        rows = self._conn.execute(
            "SELECT id FROM cases WHERE status = 'resolved' AND received_at <= ? "
            "ORDER BY received_at LIMIT ?",
            (untouched_since, most),
        )
        return [row[0] for row in rows]

    def overdue(self, now: Instant, most: int) -> list[str]:
        """Cases whose offer nobody accepted in time, as far as that is not recorded yet."""
        rows = self._conn.execute(
            "SELECT id FROM cases WHERE accept_by_at <= ? AND NOT overdue "
            "ORDER BY accept_by_at LIMIT ?",
            (now, most),
        )
        return [row[0] for row in rows]

    def near(self, now: Instant, most: int) -> list[str]:
        """Cases most of whose time is gone while nobody works on them, not yet told the lead."""
        rows = self._conn.execute(
            "SELECT id FROM cases WHERE raise_at <= ? AND raise_at IS NOT NULL "
            "AND raised_at IS NULL AND NOT front ORDER BY raise_at LIMIT ?",
            (now, most),
        )
        return [row[0] for row in rows]

    def come(self, now: Instant, most: int) -> list[str]:
        """Scheduled cases whose time has come."""
        rows = self._conn.execute(
            "SELECT id FROM cases WHERE status = 'scheduled' AND scheduled_at <= ? "
            "ORDER BY scheduled_at LIMIT ?",
            (now, most),
        )
        return [row[0] for row in rows]

    def of_customers(self, customers: Collection[str]) -> list[str]:
        """The cases of these customers, by id."""
        which, values = _among("customer_id", customers)
        rows = self._conn.execute(
            f"SELECT id FROM cases WHERE customer_id <> '' AND {which} ORDER BY id", values
        )
        return [row[0] for row in rows]

    def next_number(self) -> str:
        """The next case number people can say."""
        (number,) = self._conn.execute(
            "INSERT INTO meta (key, value) VALUES ('last_number', ?) ON CONFLICT (key) "
            "DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT) RETURNING value",
            (str(FIRST_NUMBER),),
        ).fetchone()
        return f"{OWN_PREFIX}{number}"

    def last_asked(self, phone: str, but: str) -> Instant | None:
        """When the customer with this number was last asked to rate."""
        (asked,) = self._conn.execute(ASKED, (phone, but)).fetchone()
        return None if asked is None else int(asked)

    def facts(self, day: str) -> tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]:
        """The rows the figures of a day are computed from."""
        return self._facts(DAYS_CONTACTS, DAYS_CASES, (day,))

    def facts_between(
        self, first: str, last: str
    ) -> tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]:
        """The contacts of these shift days, and the cases they belong to."""
        return self._facts(PERIODS_CONTACTS, PERIODS_CASES, (first, last))

    def _facts(
        self, of_contacts: str, of_cases: str, days: tuple[str, ...]
    ) -> tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]:
        contacts = self._conn.execute(of_contacts, days)
        cases = self._conn.execute(of_cases, days)
        return (
            tuple(CONTACT_FACTS.validate_json(row[0]) for row in contacts),
            tuple(CASE_FACTS.validate_json(row[0]) for row in cases),
        )


def _among(column: str, values: Collection[str]) -> tuple[str, list[str]]:
    return f"{column} IN ({','.join('?' * len(values))})", list(values)
