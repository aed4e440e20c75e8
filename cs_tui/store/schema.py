"""The tables of a desk, one migration a version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cs_tui.case_sql import DUE, SQLITE, URGENCY, case_columns
from cs_tui.sqlite import Connection, Migration

_FIRST: Final = (
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
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
        server_seq INTEGER,
        received_at INTEGER,
        verdict TEXT,
        problem TEXT,
        proof TEXT NOT NULL DEFAULT '',
        was_seq INTEGER
    ) STRICT
    """,
    "CREATE INDEX events_stream ON events (stream, seq)",
    "CREATE INDEX events_act ON events (act)",
    """
    CREATE INDEX events_unsent ON events (seq)
    WHERE server_seq IS NULL AND verdict IS NULL
    """,
    "CREATE INDEX events_refused ON events (seq) WHERE verdict = 'refused'",
    """
    CREATE TABLE docs (
        stream TEXT NOT NULL PRIMARY KEY,
        doc TEXT NOT NULL,
        void INTEGER NOT NULL DEFAULT 0,
        conflicts INTEGER NOT NULL DEFAULT 0,
        fold_v INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX docs_fold_v ON docs (fold_v)",
    "CREATE INDEX docs_void ON docs (stream) WHERE void > 0",
    "CREATE INDEX docs_conflicts ON docs (stream) WHERE conflicts > 0",
    "CREATE INDEX cases_owner ON cases (owner, over, updated_at DESC)",
    f"CREATE INDEX cases_waiting ON cases ({URGENCY}) WHERE status = 'new'",
    f"CREATE INDEX cases_longest ON cases ({DUE}) WHERE status = 'new'",
    # All it takes to say how much a person has in hand; without `over` every row is looked up.
    """
    CREATE INDEX cases_held ON cases (owner, over, status, front, due_at, promise_at)
    WHERE over = 0 AND owner IS NOT NULL
    """,
    "CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL AND over = 0",
    "CREATE INDEX cases_came ON cases (opened_at, status) WHERE status = 'new'",
    "CREATE INDEX cases_number ON cases (number)",
    "CREATE INDEX cases_ended ON cases (closed_at, id) WHERE closed_at IS NOT NULL AND NOT erased",
    "CREATE INDEX cases_linked ON cases (linked) WHERE linked IS NOT NULL AND closed_at IS NULL",
    # In the order in which cases are found, with all it takes to know whether one is.
    "CREATE INDEX cases_sought ON cases (over, updated_at DESC, owner, sought)",
    "CREATE INDEX cases_order ON cases (order_no) WHERE order_no <> '' AND over = 0",
    "CREATE INDEX cases_promised ON cases (promise_at) WHERE promise_at IS NOT NULL",
    "CREATE INDEX cases_offered ON cases (accept_by_at) WHERE accept_by_at IS NOT NULL",
    "CREATE INDEX cases_given ON cases (updated_at DESC) WHERE given_by <> '' AND over = 0",
    "CREATE INDEX cases_unheard ON cases (word_at) WHERE word_at IS NOT NULL",
    "CREATE INDEX cases_owed ON cases (owner, owed_at) WHERE owed_at IS NOT NULL",
    "CREATE INDEX cases_complaint ON cases (complaint_at) WHERE complaint_at IS NOT NULL",
    "CREATE INDEX cases_asked ON cases (phone, survey_at) WHERE survey_at IS NOT NULL",
    "CREATE INDEX cases_resolved ON cases (updated_at, id) WHERE status = 'resolved'",
    "CREATE INDEX cases_surveyed ON cases (survey_at) WHERE survey_at IS NOT NULL",
    """
    CREATE INDEX cases_rated ON cases (owed_at)
    WHERE survey_at IS NOT NULL AND owed_at IS NOT NULL
    """,
    # What only said thanks: read once, and gone from the list.
    "CREATE INDEX cases_thanked ON cases (owner) WHERE over = 1 AND unread > 0",
    # What two people may be working on at once.
    """
    CREATE INDEX cases_twice ON cases (customer_id, leaf, owner)
    WHERE over = 0 AND owner IS NOT NULL AND customer_id <> '' AND leaf IS NOT NULL
    """,
    # All it takes to see whether somebody comes again for the same reason.
    """
    CREATE INDEX cases_customer ON cases (customer_id, opened_at, leaf, status)
    WHERE customer_id <> ''
    """,
    """
    CREATE TABLE customers (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        order_no TEXT NOT NULL,
        grade TEXT NOT NULL,
        updated_at INTEGER NOT NULL,
        merged_into TEXT NOT NULL,
        sought TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into <> ''",
    "CREATE INDEX customers_phone ON customers (phone) WHERE phone <> ''",
    "CREATE INDEX customers_email ON customers (email) WHERE email <> ''",
    "CREATE INDEX customers_sought ON customers (updated_at DESC, sought, merged_into)",
    """
    CREATE TABLE contact_facts (
        "case" TEXT NOT NULL,
        contact TEXT NOT NULL,
        day TEXT NOT NULL,
        unanswered INTEGER NOT NULL,
        facts TEXT NOT NULL,
        PRIMARY KEY ("case", contact)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX contact_facts_day ON contact_facts (day)",
    "CREATE INDEX contact_facts_agent ON contact_facts (facts ->> 'agent', day)",
    "CREATE INDEX contact_facts_unanswered ON contact_facts (day) WHERE unanswered",
    """
    CREATE TABLE case_facts (
        "case" TEXT PRIMARY KEY,
        owner TEXT,
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
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        external TEXT NOT NULL,
        title TEXT NOT NULL,
        lang TEXT NOT NULL,
        cat TEXT NOT NULL,
        state TEXT NOT NULL,
        stamp TEXT NOT NULL,
        pair TEXT NOT NULL,
        validated INTEGER NOT NULL,
        audience TEXT NOT NULL,
        valid_from INTEGER,
        valid_to INTEGER,
        review_at INTEGER,
        changed_at INTEGER NOT NULL,
        contested INTEGER NOT NULL,
        unweighed INTEGER NOT NULL,
        on_channels TEXT NOT NULL,
        before_stamp TEXT NOT NULL,
        before_title TEXT NOT NULL,
        before_to INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    # Which articles changed, in the order of the changes: what the search index follows.
    """
    CREATE TABLE article_changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        article TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TRIGGER articles_added AFTER INSERT ON articles
    BEGIN INSERT OR REPLACE INTO article_changes (article) VALUES (NEW.id); END
    """,
    """
    CREATE TRIGGER articles_altered AFTER UPDATE ON articles
    BEGIN INSERT OR REPLACE INTO article_changes (article) VALUES (NEW.id); END
    """,
    """
    CREATE TRIGGER articles_gone AFTER DELETE ON articles
    BEGIN INSERT OR REPLACE INTO article_changes (article) VALUES (OLD.id); END
    """,
    "CREATE INDEX articles_external ON articles (external)",
    "CREATE INDEX articles_changed ON articles (changed_at)",
    "CREATE INDEX articles_review ON articles (review_at) WHERE review_at IS NOT NULL",
    "CREATE INDEX articles_coming ON articles (valid_from) WHERE before_stamp <> ''",
    """
    CREATE TABLE uses (
        "case" TEXT NOT NULL,
        article TEXT NOT NULL,
        solved INTEGER NOT NULL,
        kept INTEGER,
        at INTEGER NOT NULL,
        PRIMARY KEY ("case", article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX uses_article ON uses (article) WHERE solved = 1",
    "CREATE INDEX uses_kept ON uses (kept, article, at) WHERE kept IS NOT NULL",
    "CREATE INDEX articles_pair ON articles (pair) WHERE pair <> ''",
    "CREATE INDEX articles_ending ON articles (valid_to) WHERE valid_to IS NOT NULL",
    "CREATE INDEX articles_beginning ON articles (valid_from) WHERE valid_from IS NOT NULL",
    """
    CREATE TABLE readings (
        bulletin TEXT NOT NULL,
        shift TEXT NOT NULL,
        agent TEXT NOT NULL,
        version INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (shift, bulletin, version)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tries (
        shift TEXT NOT NULL,
        bulletin TEXT NOT NULL,
        version INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        agent TEXT NOT NULL,
        day TEXT NOT NULL,
        hits INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (shift, bulletin, version, nth)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE shifts (
        id TEXT PRIMARY KEY,
        open INTEGER NOT NULL,
        opened_at INTEGER NOT NULL,
        unsigned_at INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX shifts_open ON shifts (opened_at) WHERE open = 1",
    "CREATE INDEX shifts_unsigned ON shifts (unsigned_at) WHERE unsigned_at IS NOT NULL",
    "CREATE INDEX tries_bulletin ON tries (bulletin, version, agent)",
    "CREATE INDEX tries_agent ON tries (agent, bulletin, version)",
    "CREATE INDEX tries_day ON tries (day)",
    "CREATE INDEX readings_bulletin ON readings (bulletin, version, agent)",
    """
    CREATE TABLE dealt_with (
        event TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE drafts (
        stream TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        base TEXT,
        at INTEGER NOT NULL,
        PRIMARY KEY (stream, field)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE profile (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


def _cases() -> str:
    return (
        f"CREATE TABLE cases ({case_columns(SQLITE)}, sought TEXT NOT NULL, PRIMARY KEY (id)) "
        "STRICT, WITHOUT ROWID"
    )


def _run(conn: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        conn.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (lambda conn: _run(conn, (_cases(), *_FIRST)),)
