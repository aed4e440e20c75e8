"""The tables of a hub on PostgreSQL, without the scope that stands first in each of their keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.case_sql import DUE, POSTGRES, URGENCY, case_columns


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and what its primary key has after the scope."""

    name: str
    columns: str
    key: str
    unique: tuple[str, ...] = ()
    check: str = ""


TABLES: Final = (
    Table("meta", "key TEXT, value TEXT NOT NULL", "key"),
    Table(
        "counter", "one SMALLINT, seq BIGINT NOT NULL, head BYTEA NOT NULL", "one", check="one = 1"
    ),
    Table(
        "events",
        "seq BIGINT, received_at BIGINT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, "
        "kind TEXT NOT NULL, v BIGINT NOT NULL, act TEXT NOT NULL, actor TEXT NOT NULL, "
        "at BIGINT NOT NULL, skew_ms BIGINT, fact BYTEA NOT NULL, personal BYTEA, "
        "chain BYTEA NOT NULL",
        "seq",
        ("id",),
    ),
    Table(
        "streams",
        "stream TEXT, family TEXT NOT NULL, team TEXT NOT NULL, owner TEXT, over BOOLEAN NOT NULL, "
        "last_seq BIGINT NOT NULL, received_at BIGINT NOT NULL, doc TEXT NOT NULL, "
        "fold_v INTEGER NOT NULL",
        "stream",
    ),
    Table("seen", "actor TEXT, stream TEXT, seq BIGINT NOT NULL", "actor, stream"),
    Table(
        "cases",
        f"{case_columns(POSTGRES)}, received_at BIGINT NOT NULL, scheduled_at BIGINT",
        "id",
    ),
    Table(
        "contact_facts",
        'contact TEXT, "case" TEXT, day TEXT NOT NULL, unanswered BOOLEAN NOT NULL, '
        "facts TEXT NOT NULL",
        '"case", contact',
    ),
    Table(
        "case_facts",
        '"case" TEXT, day_opened TEXT NOT NULL, facts TEXT NOT NULL',
        '"case"',
    ),
    Table("resolved_days", '"case" TEXT, day TEXT', '"case", day'),
    Table(
        "people",
        "id TEXT, name TEXT NOT NULL, role TEXT NOT NULL, teams TEXT NOT NULL, "
        "langs TEXT NOT NULL, skills TEXT NOT NULL, gone BOOLEAN NOT NULL",
        "id",
    ),
    Table("duty", "agent TEXT, since BIGINT NOT NULL, present BOOLEAN NOT NULL", "agent"),
    Table(
        "codes",
        "hash TEXT, agent TEXT NOT NULL, made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, "
        "used_at BIGINT",
        "hash",
    ),
    Table(
        "devices",
        "id TEXT, token TEXT NOT NULL, agent TEXT NOT NULL, label TEXT NOT NULL, "
        "prefix TEXT NOT NULL, enrolled_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, "
        "used_at BIGINT NOT NULL, revoked_at BIGINT, token_at BIGINT NOT NULL, next_token TEXT",
        "id",
        ("token", "next_token"),
    ),
    Table(
        "services",
        "name TEXT, token TEXT NOT NULL, made_at BIGINT NOT NULL, revoked_at BIGINT",
        "name",
        ("token",),
    ),
    Table(
        "conversations",
        'channel TEXT, conversation TEXT, "case" TEXT NOT NULL',
        "channel, conversation",
    ),
    Table(
        "intakes",
        "service TEXT, key TEXT, hash TEXT NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL",
        "service, key",
    ),
    Table(
        "outbound",
        'message TEXT, "case" TEXT NOT NULL, channel TEXT NOT NULL, ready_at BIGINT NOT NULL, '
        "state TEXT NOT NULL, n BIGINT",
        "message",
        check="state IN ('waiting', 'withdrawn', 'handed', 'settled')",
    ),
    Table("identities", "key TEXT, customer TEXT", "key, customer"),
    Table(
        "hooks",
        "id TEXT, url TEXT NOT NULL, secret TEXT NOT NULL, kinds TEXT NOT NULL, "
        "personal BIGINT NOT NULL, private BIGINT NOT NULL, seq BIGINT NOT NULL, "
        "made_at BIGINT NOT NULL",
        "id",
    ),
    Table(
        "tellings",
        "hook TEXT, seq BIGINT, stream TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL, "
        "next_at BIGINT NOT NULL, held_until BIGINT NOT NULL, given_up_at BIGINT, "
        "problem TEXT NOT NULL",
        "hook, seq",
        check="state IN ('waiting', 'dead')",
    ),
)

INDEXES: Final = (
    ("events_stream", "events", "stream, seq", ""),
    ("streams_team", "streams", "team", "NOT over"),
    ("seen_stream", "seen", "stream", ""),
    ("seen_since", "seen", "actor, seq", ""),
    ("cases_longest", "cases", f"team, ({DUE})", "status = 'new'"),
    ("cases_scheduled", "cases", "scheduled_at", "status = 'scheduled'"),
    ("cases_waiting", "cases", f"team, {URGENCY.replace(DUE, f'({DUE})')}", "status = 'new'"),
    ("cases_held", "cases", "owner", "status = 'active'"),
    ("cases_resolved", "cases", "received_at", "status = 'resolved'"),
    ("cases_asked", "cases", "phone, survey_at", "survey_at IS NOT NULL"),
    (
        "cases_raised",
        "cases",
        "raise_at",
        "raise_at IS NOT NULL AND raised_at IS NULL AND NOT front",
    ),
    ("cases_customer", "cases", "customer_id", "customer_id <> ''"),
    ("cases_ended", "cases", "closed_at, id", "closed_at IS NOT NULL AND NOT erased"),
    ("cases_linked", "cases", "linked", "linked IS NOT NULL AND closed_at IS NULL"),
    ("cases_offered", "cases", "accept_by_at", "accept_by_at IS NOT NULL"),
    ("contact_facts_day", "contact_facts", "day", ""),
    ("contact_facts_unanswered", "contact_facts", "day", "unanswered"),
    ("case_facts_opened", "case_facts", "day_opened", ""),
    ("resolved_days_day", "resolved_days", "day", ""),
    ("codes_agent", "codes", "agent", ""),
    ("outbound_waiting", "outbound", "channel, ready_at", "state = 'waiting'"),
    ("outbound_case", "outbound", '"case"', ""),
    ("identities_customer", "identities", "customer", ""),
    ("tellings_order", "tellings", "hook, stream, seq", "state = 'waiting'"),
)

TYPES: Final = {
    table.name: {words.split()[0]: words.split()[1] for words in table.columns.split(", ")}
    for table in TABLES
}
"""Table -> column -> type."""
