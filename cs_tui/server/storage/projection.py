"""Writes what a stream folds to, in the transaction of the append."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter

from cs_tui.core import fold
from cs_tui.core.agent import Agent
from cs_tui.core.case import Case
from cs_tui.core.customer import Record, identities
from cs_tui.core.defect import Defect
from cs_tui.core.events import Event, Sealed
from cs_tui.core.facts import case_facts, contact_facts
from cs_tui.core.metrics import CaseFacts, ContactFacts
from cs_tui.core.permission import Thing
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.rows import case_row
from cs_tui.core.shift import Shift
from cs_tui.core.state import State
from cs_tui.core.undo import Undone
from cs_tui.server.storage.schema import CASE_COLUMNS
from cs_tui.sqlite import Connection

CONTACT_FACTS: Final = TypeAdapter(ContactFacts)
CASE_FACTS: Final = TypeAdapter(CaseFacts)

SEALED: Final = "id, stream, kind, v, act, actor, at, skew_ms, fact, personal"

_PUT_STREAM: Final = (
    "INSERT INTO streams (stream, family, team, owner, over, last_seq, received_at, doc, fold_v) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE SET team = excluded.team, "
    "owner = excluded.owner, over = excluded.over, last_seq = excluded.last_seq, "
    "received_at = excluded.received_at, doc = excluded.doc, fold_v = excluded.fold_v"
)
_PUT_CASE: Final = (
    f"INSERT OR REPLACE INTO cases ({', '.join(CASE_COLUMNS)}, received_at) "
    f"VALUES ({', '.join('?' for _ in CASE_COLUMNS)}, ?)"
)
_PUT_CONTACT: Final = (
    'INSERT INTO contact_facts (contact, "case", day, unanswered, facts) VALUES (?, ?, ?, ?, ?) '
    "ON CONFLICT DO UPDATE SET facts = excluded.facts"
)
_PUT_FACTS: Final = (
    'INSERT OR REPLACE INTO case_facts ("case", day_opened, day_resolved, facts) '
    "VALUES (?, ?, ?, ?)"
)
_PUT_PERSON: Final = (
    "INSERT OR REPLACE INTO people (id, name, role, teams, langs, skills, gone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_PUT_DUTY: Final = (
    "INSERT INTO duty (agent, since, present) VALUES (?, ?, ?) ON CONFLICT (agent) DO UPDATE "
    "SET since = excluded.since, present = excluded.present WHERE excluded.since >= duty.since"
)
_PUBLIC: Final = ("content", "article", "agent", "bulletin", "defect")
"""Families everybody sees, so that nobody's own reason to see them need be kept."""


def load(conn: Connection, stream: str) -> State:
    """The state of a stream as last projected."""
    start = fold.initial(stream)
    row = conn.execute("SELECT doc FROM streams WHERE stream = ?", (stream,)).fetchone()
    return start if row is None else type(start).model_validate_json(row[0])


def events_of(conn: Connection, stream: str) -> list[Event]:
    """Every event of a stream, in the hub's order."""
    rows = conn.execute(f"SELECT {SEALED} FROM events WHERE stream = ? ORDER BY seq", (stream,))
    return [fold.read(Sealed(*row)) for row in rows]


def advance(
    conn: Connection, stream: str, new: Sequence[Event], seq: int, received_at: Instant
) -> State:
    """Projects events that were just stored at the end of a stream; `seq` is the last one's."""
    if any(isinstance(event.body, Undone) for event in new):
        state = fold.fold(stream, events_of(conn, stream))
    else:
        state = load(conn, stream)
        for event in new:
            state = fold.evolve(state, event)
    write(conn, stream, state, seq, received_at)
    return state


def write(conn: Connection, stream: str, state: State, seq: int, received_at: Instant) -> None:
    """Writes the document and the columns of one stream."""
    thing = thing_of(stream, state, conn)
    over = isinstance(state, Case) and state.status.final
    conn.execute(
        _PUT_STREAM,
        (
            stream,
            thing.kind,
            thing.team,
            thing.owner,
            over,
            seq,
            received_at,
            state.model_dump_json(),
            fold.FOLD_VERSION,
        ),
    )
    if isinstance(state, Case) and state.id:
        _write_case(conn, state, received_at)
    elif isinstance(state, Record) and state.id:
        _write_identities(conn, state)
    elif isinstance(state, Shift) and state.id:
        there = state.on_duty and state.state != "offline"
        conn.execute(_PUT_DUTY, (state.agent, state.closed_at or state.opened_at, there))
    elif isinstance(state, Agent) and state.id:
        conn.execute(
            _PUT_PERSON,
            (
                state.id,
                state.name,
                state.role.value,
                json.dumps(state.teams),
                json.dumps(state.langs),
                json.dumps(state.skills),
                state.left,
            ),
        )


def thing_of(stream: str, state: State, conn: Connection) -> Thing:
    """What the rules of sight and permission ask about a stream."""
    kind, _, rest = stream.partition("/")
    if isinstance(state, Case):
        return Thing(kind, team=state.team, owner=state.owner)
    if isinstance(state, Shift):
        row = conn.execute(
            "SELECT json_extract(teams, '$[0]') FROM people WHERE id = ?", (state.agent,)
        ).fetchone()
        return Thing(kind, team=(row[0] or "") if row else "", owner=state.agent or None)
    if isinstance(state, Record):
        return Thing(kind, team=state.team)
    if isinstance(state, Defect):
        return Thing(kind, owner=state.by or None)
    if kind in ("access", "agent"):
        return Thing(kind, owner=rest.partition("/")[0])
    return Thing(kind)


def see(conn: Connection, stream: str, actors: Sequence[str | None], seq: int) -> None:
    """From `seq` on these people see the stream for a reason of their own."""
    if fold.family(stream) not in _PUBLIC:
        conn.executemany(
            "INSERT OR IGNORE INTO seen (actor, stream, seq) VALUES (?, ?, ?)",
            [(actor, stream, seq) for actor in actors if actor and actor != HUB],
        )


def _write_identities(conn: Connection, record: Record) -> None:
    """By what this customer is recognised, each under the hub's key."""
    conn.execute("DELETE FROM identities WHERE customer = ?", (record.id,))
    row = conn.execute("SELECT value FROM meta WHERE key = 'identity_key'").fetchone()
    if row is not None:
        conn.executemany(
            "INSERT INTO identities (key, customer) VALUES (?, ?)",
            [(one, record.id) for one in identities(row[0], record)],
        )


def _write_case(conn: Connection, case: Case, received_at: Instant) -> None:
    row = case_row(case)
    conn.execute(_PUT_CASE, (*(getattr(row, name) for name in CASE_COLUMNS), received_at))
    conn.execute('DELETE FROM contact_facts WHERE "case" = ?', (case.id,))
    conn.executemany(
        _PUT_CONTACT,
        [
            (
                facts.contact,
                case.id,
                facts.day,
                facts.unanswered,
                CONTACT_FACTS.dump_json(facts).decode(),
            )
            for facts in contact_facts(case)
        ],
    )
    facts = case_facts(case)
    conn.execute(
        _PUT_FACTS,
        (
            case.id,
            facts.day_opened,
            facts.day_resolved,
            CASE_FACTS.dump_json(facts).decode(),
        ),
    )
