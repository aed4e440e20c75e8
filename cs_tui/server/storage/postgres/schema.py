"""The tables of a hub on PostgreSQL, one migration a version.

Every table has the scope, one organisation, and every key begins with it: an engine that spreads
tables over machines can spread them by it. The shared SQL knows no scope. It reads and writes views
of the same names, which show the rows of the connection's scope alone and fill it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from cs_tui.errors import BadFile
from cs_tui.server.storage.postgres.driver import Connection
from cs_tui.server.storage.schema import DUE, URGENCY
from cs_tui.texts import postgres as texts

TABLES_IN: Final = "cs_tui_data"
VIEWS_IN: Final = "cs_tui"
OURS: Final = "current_setting('cs_tui.scope')"
LOCK: Final = 7_230_470_018
"""The advisory lock under which one process at a time changes the schema."""

Step = Callable[[], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and what its primary key has after the scope."""

    name: str
    columns: str
    key: str
    unique: tuple[str, ...] = ()


TABLES: Final = (
    Table("meta", "key TEXT, value TEXT NOT NULL", "key"),
    Table(
        "counter", "one SMALLINT CHECK (one = 1), seq BIGINT NOT NULL, head BYTEA NOT NULL", "one"
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
        "id TEXT, number TEXT NOT NULL, status TEXT NOT NULL, owner TEXT, team TEXT NOT NULL, "
        "channel TEXT NOT NULL, conversation TEXT NOT NULL, lang TEXT NOT NULL, "
        "name TEXT NOT NULL, phone TEXT NOT NULL, grade TEXT NOT NULL, order_no TEXT NOT NULL, "
        "subject TEXT NOT NULL, leaf TEXT, priority BIGINT NOT NULL, urgency TEXT NOT NULL, "
        "expectation TEXT NOT NULL, complexity TEXT NOT NULL, emotion TEXT NOT NULL, "
        "unread BIGINT NOT NULL, front BOOLEAN NOT NULL, ours_last BOOLEAN NOT NULL, "
        "due_at BIGINT, promise_at BIGINT, complaint_at BIGINT, owed_at BIGINT, survey_at BIGINT, "
        "opened_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, over BOOLEAN NOT NULL, "
        "customer_id TEXT NOT NULL, offered_to TEXT NOT NULL, given_by TEXT NOT NULL, "
        "accept_by_at BIGINT, skill TEXT NOT NULL, was_owner TEXT, overdue BOOLEAN NOT NULL, "
        "received_at BIGINT NOT NULL, scheduled_at BIGINT",
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
        '"case" TEXT, day_opened TEXT NOT NULL, day_resolved TEXT, facts TEXT NOT NULL',
        '"case"',
    ),
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
        "state TEXT NOT NULL CHECK (state IN ('waiting', 'withdrawn', 'handed', 'settled')), "
        "n BIGINT",
        "message",
    ),
    Table("identities", "key TEXT, customer TEXT", "key, customer"),
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
    ("cases_offered", "cases", "accept_by_at", "accept_by_at IS NOT NULL"),
    ("contact_facts_day", "contact_facts", "day", ""),
    ("contact_facts_unanswered", "contact_facts", "day", "unanswered"),
    ("case_facts_opened", "case_facts", "day_opened", ""),
    ("case_facts_resolved", "case_facts", "day_resolved", ""),
    ("codes_agent", "codes", "agent", ""),
    ("outbound_waiting", "outbound", "channel, ready_at", "state = 'waiting'"),
    ("outbound_case", "outbound", '"case"', ""),
    ("identities_customer", "identities", "customer", ""),
)


def _first() -> Iterator[str]:
    for table in TABLES:
        yield _table(table)
        yield _view(table.name)
    for name, table_name, columns, where in INDEXES:
        which = f" WHERE {where}" if where else ""
        yield f"CREATE INDEX {name} ON {TABLES_IN}.{table_name} (scope, {columns}){which}"
    yield (
        f"CREATE UNIQUE INDEX outbound_list ON {TABLES_IN}.outbound (scope, channel, n) "
        "WHERE n IS NOT NULL"
    )


def _table(table: Table) -> str:
    # Names and streams are compared byte by byte everywhere, whatever language the server speaks.
    columns = table.columns.replace(" TEXT", ' TEXT COLLATE "C"')
    unique = "".join(f", UNIQUE (scope, {column})" for column in table.unique)
    return (
        f"CREATE TABLE {TABLES_IN}.{table.name} ({columns}, "
        f'scope TEXT COLLATE "C" NOT NULL DEFAULT {OURS}, '
        f"PRIMARY KEY (scope, {table.key}){unique})"
    )


def _view(name: str) -> str:
    return (
        f"CREATE VIEW {VIEWS_IN}.{name} AS SELECT * FROM {TABLES_IN}.{name} "
        f"WHERE scope = {OURS} WITH LOCAL CHECK OPTION"
    )


MIGRATIONS: Final[tuple[Step, ...]] = (_first,)


def migrate(conn: Connection, *, dry: bool = False) -> list[str]:
    """Brings the tables to their newest version in one transaction; the statements that did it.

    With `dry` all of it is tried and taken back. Raises `BadFile` for tables of a newer program.
    """
    conn.execute("BEGIN")
    try:
        conn.execute("SELECT pg_advisory_xact_lock(?)", (LOCK,))
        done = list(_pending(conn))
        for statement in done:
            conn.execute(statement)
        if not dry:
            _begin_scope(conn)
    except BaseException:
        if not conn.lost:
            conn.execute("ROLLBACK")
        raise
    conn.execute("ROLLBACK" if dry else "COMMIT")
    return done


def version(conn: Connection) -> int:
    """How many migrations were applied."""
    (there,) = conn.execute("SELECT to_regclass(?)", (f"{TABLES_IN}.migrations",)).fetchone()
    if there is None:
        return 0
    (found,) = conn.execute(
        f"SELECT coalesce(max(version), 0) FROM {TABLES_IN}.migrations"
    ).fetchone()
    return int(found)


def _pending(conn: Connection) -> Iterator[str]:
    found = version(conn)
    if found > len(MIGRATIONS):
        raise BadFile(texts.TOO_NEW.fill(found=found, known=len(MIGRATIONS)))
    if found == 0:
        yield f"CREATE SCHEMA IF NOT EXISTS {TABLES_IN}"
        yield f"CREATE SCHEMA IF NOT EXISTS {VIEWS_IN}"
        yield f"CREATE TABLE {TABLES_IN}.migrations (version INTEGER PRIMARY KEY)"
    for number, step in enumerate(MIGRATIONS[found:], start=found + 1):
        yield from step()
        yield f"INSERT INTO {TABLES_IN}.migrations (version) VALUES ({number})"


def _begin_scope(conn: Connection) -> None:
    """The counter of a scope that is new here."""
    conn.execute(
        "INSERT INTO counter (one, seq, head) VALUES (1, 0, ?) ON CONFLICT (one) DO NOTHING",
        (b"\x00" * 32,),
    )
