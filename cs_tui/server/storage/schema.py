"""The tables of a hub on SQLite, one migration a version."""

from __future__ import annotations

from typing import Final

from cs_tui.case_sql import DUE, SQLITE, URGENCY, case_columns
from cs_tui.server.storage import hook_tables
from cs_tui.sqlite import Connection, Migration

_LOG: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE counter (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, "
    "head BLOB NOT NULL) STRICT",
    "INSERT INTO counter (one, seq, head) VALUES (1, 0, zeroblob(32))",
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        received_at INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        stream TEXT NOT NULL,
        kind TEXT NOT NULL,
        v INTEGER NOT NULL,
        act TEXT NOT NULL,
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        skew_ms INTEGER,
        fact BLOB NOT NULL,
        personal BLOB,
        chain BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX events_stream ON events (stream, seq)",
    """
    CREATE TABLE streams (
        stream TEXT PRIMARY KEY,
        family TEXT NOT NULL,
        team TEXT NOT NULL,
        owner TEXT,
        over INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        doc TEXT NOT NULL,
        fold_v INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE seen (
        actor TEXT NOT NULL,
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (actor, stream)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX streams_team ON streams (team) WHERE NOT over",
    "CREATE INDEX seen_stream ON seen (stream)",
    "CREATE INDEX seen_since ON seen (actor, seq)",
)

_CASES: Final = (
    f"CREATE TABLE cases ({case_columns(SQLITE)}, received_at INTEGER NOT NULL, "
    "scheduled_at INTEGER, PRIMARY KEY (id)) STRICT, WITHOUT ROWID",
    f"CREATE INDEX cases_longest ON cases (team, {DUE}) WHERE status = 'new'",
    "CREATE INDEX cases_scheduled ON cases (scheduled_at) WHERE status = 'scheduled'",
    f"CREATE INDEX cases_waiting ON cases (team, {URGENCY}) WHERE status = 'new'",
    "CREATE INDEX cases_held ON cases (owner) WHERE status = 'active'",
    "CREATE INDEX cases_resolved ON cases (received_at) WHERE status = 'resolved'",
    "CREATE INDEX cases_asked ON cases (phone, survey_at) WHERE survey_at IS NOT NULL",
    "CREATE INDEX cases_raised ON cases (raise_at) WHERE raise_at IS NOT NULL "
    "AND raised_at IS NULL AND NOT front",
    "CREATE INDEX cases_ended ON cases (closed_at, id) WHERE closed_at IS NOT NULL AND NOT erased",
    "CREATE INDEX cases_linked ON cases (linked) WHERE linked IS NOT NULL AND closed_at IS NULL",
    "CREATE INDEX cases_customer ON cases (customer_id) WHERE customer_id <> ''",
    "CREATE INDEX cases_offered ON cases (accept_by_at) WHERE accept_by_at IS NOT NULL",
    """
    CREATE TABLE contact_facts (
        contact TEXT NOT NULL,
        "case" TEXT NOT NULL,
        day TEXT NOT NULL,
        unanswered INTEGER NOT NULL,
        facts TEXT NOT NULL,
        PRIMARY KEY ("case", contact)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX contact_facts_day ON contact_facts (day)",
    "CREATE INDEX contact_facts_unanswered ON contact_facts (day) WHERE unanswered",
    """
    CREATE TABLE case_facts (
        "case" TEXT PRIMARY KEY,
        day_opened TEXT NOT NULL,
        facts TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX case_facts_opened ON case_facts (day_opened)",
    """
    CREATE TABLE resolved_days (
        "case" TEXT NOT NULL,
        day TEXT NOT NULL,
        PRIMARY KEY ("case", day)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX resolved_days_day ON resolved_days (day)",
)

_PEOPLE: Final = (
    """
    CREATE TABLE people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        teams TEXT NOT NULL,
        langs TEXT NOT NULL,
        skills TEXT NOT NULL,
        gone INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE duty (
        agent TEXT PRIMARY KEY,
        since INTEGER NOT NULL,
        present INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE codes (
        hash TEXT PRIMARY KEY,
        agent TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE devices (
        id TEXT PRIMARY KEY,
        token TEXT NOT NULL UNIQUE,
        agent TEXT NOT NULL,
        label TEXT NOT NULL,
        prefix TEXT NOT NULL,
        enrolled_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        revoked_at INTEGER,
        token_at INTEGER NOT NULL,
        next_token TEXT UNIQUE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE services (
        name TEXT PRIMARY KEY,
        token TEXT NOT NULL UNIQUE,
        made_at INTEGER NOT NULL,
        revoked_at INTEGER
    ) STRICT, WITHOUT ROWID
    """,
)

_DOORS: Final = (
    """
    CREATE TABLE conversations (
        channel TEXT NOT NULL,
        conversation TEXT NOT NULL,
        "case" TEXT NOT NULL,
        PRIMARY KEY (channel, conversation)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE intakes (
        service TEXT NOT NULL,
        key TEXT NOT NULL,
        hash TEXT NOT NULL,
        answer TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (service, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE outbound (
        message TEXT PRIMARY KEY,
        "case" TEXT NOT NULL,
        channel TEXT NOT NULL,
        ready_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'withdrawn', 'handed', 'settled')),
        n INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX outbound_waiting ON outbound (channel, ready_at) WHERE state = 'waiting'",
    "CREATE UNIQUE INDEX outbound_list ON outbound (channel, n) WHERE n IS NOT NULL",
    'CREATE INDEX outbound_case ON outbound ("case")',
    """
    CREATE TABLE identities (
        key TEXT NOT NULL,
        customer TEXT NOT NULL,
        PRIMARY KEY (key, customer)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX identities_customer ON identities (customer)",
)


def _first(conn: Connection) -> None:
    for statement in (*_LOG, *_CASES, *_PEOPLE, *_DOORS, *hook_tables.TABLES):
        conn.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (_first,)
