"""The tables of webhooks on SQLite."""

from __future__ import annotations

from typing import Final

TABLES: Final = (
    """
    CREATE TABLE hooks (
        id TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        secret TEXT NOT NULL,
        kinds TEXT NOT NULL,
        personal INTEGER NOT NULL,
        private INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        made_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tellings (
        hook TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stream TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'dead')),
        tries INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        held_until INTEGER NOT NULL,
        given_up_at INTEGER,
        problem TEXT NOT NULL,
        PRIMARY KEY (hook, seq)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tellings_order ON tellings (hook, stream, seq) WHERE state = 'waiting'",
)
