"""Writes what streams fold to, in the transaction of the append."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias, TypeVar

from pydantic import TypeAdapter

from cs_tui.core import fold
from cs_tui.core.agent import Agent
from cs_tui.core.case import Case
from cs_tui.core.customer import Record, identities
from cs_tui.core.defect import Defect
from cs_tui.core.events import Event, Sealed
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.permission import Thing
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.rows import CaseRow, case_row
from cs_tui.core.shift import Shift
from cs_tui.core.state import State
from cs_tui.core.undo import Undone
from cs_tui.server.storage.conn import Conn

CONTACT_FACTS: Final = TypeAdapter(ContactFacts)
CASE_FACTS: Final = TypeAdapter(CaseFacts)

AT_ONCE: Final = 500
"""Values in one statement."""

Folded: TypeAlias = tuple[str, State, int, Instant]
"""A stream, what it folds to, the seq of its last event and when that came in."""

T = TypeVar("T")

SEALED: Final = "id, stream, kind, v, act, actor, at, skew_ms, fact, personal"

_PUT_STREAM: Final = (
    "INSERT INTO streams (stream, family, team, owner, over, last_seq, received_at, doc, fold_v) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE "
    "SET family = excluded.family, team = excluded.team, owner = excluded.owner, "
    "over = excluded.over, last_seq = excluded.last_seq, received_at = excluded.received_at, "
    "doc = excluded.doc, fold_v = excluded.fold_v"
)
_CASE: Final = (*CaseRow._fields, "received_at", "scheduled_at")
_PUT_CASE: Final = (
    f"INSERT INTO cases ({', '.join(_CASE)}) VALUES ({', '.join('?' for _ in _CASE)}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in _CASE[1:])}"
)
_PUT_CONTACT: Final = (
    'INSERT INTO contact_facts ("case", contact, day, unanswered, facts) VALUES (?, ?, ?, ?, ?) '
    'ON CONFLICT ("case", contact) DO UPDATE SET day = excluded.day, '
    "unanswered = excluded.unanswered, facts = excluded.facts"
)
_PUT_FACTS: Final = (
    'INSERT INTO case_facts ("case", day_opened, facts) VALUES (?, ?, ?) '
    'ON CONFLICT ("case") DO UPDATE SET day_opened = excluded.day_opened, facts = excluded.facts'
)
_PUT_RESOLVED: Final = (
    'INSERT INTO resolved_days ("case", day) VALUES (?, ?) ON CONFLICT ("case", day) DO NOTHING'
)
_PUT_PERSON: Final = (
    "INSERT INTO people (id, name, role, teams, langs, skills, gone) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, "
    "teams = excluded.teams, langs = excluded.langs, skills = excluded.skills, "
    "gone = excluded.gone"
)
_PUT_SEEN: Final = (
    "INSERT INTO seen (actor, stream, seq) VALUES (?, ?, ?) ON CONFLICT (actor, stream) DO NOTHING"
)
_PUT_DUTY: Final = (
    "INSERT INTO duty (agent, since, present) VALUES (?, ?, ?) ON CONFLICT (agent) DO UPDATE "
    "SET since = excluded.since, present = excluded.present WHERE excluded.since >= duty.since"
)
_PUBLIC: Final = ("content", "article", "agent", "bulletin", "defect", "lesson")
"""Families everybody sees, so that nobody's own reason to see them need be kept."""


def load(conn: Conn, stream: str) -> State:
    """The state of a stream as last projected."""
    return loaded(conn, [stream])[stream]


def loaded(conn: Conn, streams: Collection[str]) -> dict[str, State]:
    """The states of these streams as last projected, in their order.

    What another version of this program projected, perhaps a moment ago, is folded anew.
    """
    found = {stream: fold.initial(stream) for stream in streams}
    for some in batches(streams):
        marks = ",".join("?" * len(some))
        rows = conn.execute(
            f"SELECT stream, doc, fold_v FROM streams WHERE stream IN ({marks})", some
        ).fetchall()
        for stream, doc, fold_v in rows:
            # Empty where the transaction that keeps the stream for itself has just begun it.
            if doc and fold_v == fold.FOLD_VERSION:
                found[stream] = type(found[stream]).model_validate_json(doc)
            elif doc:
                found[stream] = fold.fold(stream, events_of(conn, stream))
    return found


def batches(values: Collection[T]) -> Iterator[list[T]]:
    """As many values at a time as one statement takes."""
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def events_of(conn: Conn, stream: str) -> list[Event]:
    """Every event of a stream, in the hub's order."""
    rows = conn.execute(f"SELECT {SEALED} FROM events WHERE stream = ? ORDER BY seq", (stream,))
    return [fold.read(Sealed(*row)) for row in rows]


def advanced(conn: Conn, new: Mapping[str, Sequence[Event]]) -> dict[str, State]:
    """What streams fold to once these events stand at their ends."""
    states = loaded(conn, new)
    for stream, events in new.items():
        if any(isinstance(event.body, Undone) for event in events):
            states[stream] = fold.fold(stream, [*events_of(conn, stream), *events])
            continue
        for event in events:
            states[stream] = fold.evolve(states[stream], event)
    return states


def write(conn: Conn, folded: Sequence[Folded]) -> None:
    """Writes the documents and the columns of streams, a table at a time."""
    # A shift is of the team its agent is in, so people come first.
    agents = [one for _, one, _, _ in folded if isinstance(one, Agent) and one.id]
    conn.executemany(_PUT_PERSON, [_person(one) for one in agents])
    conn.executemany(
        _PUT_STREAM,
        [_stream(conn, stream, state, seq, at) for stream, state, seq, at in folded],
    )
    cases = [(one, at) for _, one, _, at in folded if isinstance(one, Case) and one.id]
    _write_cases(conn, cases)
    _write_identities(conn, [one for _, one, _, _ in folded if isinstance(one, Record) and one.id])
    _write_duty(conn, [one for _, one, _, _ in folded if isinstance(one, Shift) and one.id])


def _write_duty(conn: Conn, shifts: Sequence[Shift]) -> None:
    """Who is at work: the latest shift of each counts."""
    latest: dict[str, tuple[Instant, bool]] = {}
    for one in shifts:
        since = one.closed_at or one.opened_at
        if one.agent not in latest or since >= latest[one.agent][0]:
            latest[one.agent] = (since, one.on_duty and one.state != "offline")
    conn.executemany(_PUT_DUTY, [(agent, *said) for agent, said in latest.items()])


def _person(one: Agent) -> tuple[Any, ...]:
    lists = (json.dumps(one.teams), json.dumps(one.langs), json.dumps(one.skills))
    return (one.id, one.name, one.role.value, *lists, one.left)


def _stream(
    conn: Conn, stream: str, state: State, seq: int, received_at: Instant
) -> tuple[Any, ...]:
    thing = thing_of(stream, state, conn)
    over = isinstance(state, Case) and state.status.final
    doc = state.model_dump_json()
    whose = (thing.kind, thing.team, thing.owner)
    return (stream, *whose, over, seq, received_at, doc, fold.FOLD_VERSION)


def thing_of(stream: str, state: State, conn: Conn) -> Thing:
    """What the rules of sight and permission ask about a stream."""
    kind, _, rest = stream.partition("/")
    if isinstance(state, Case):
        return Thing(kind, team=state.team, owner=state.owner)
    if isinstance(state, Shift):
        row = conn.execute("SELECT teams FROM people WHERE id = ?", (state.agent,)).fetchone()
        teams = json.loads(row[0]) if row else []
        return Thing(kind, team=teams[0] if teams else "", owner=state.agent or None)
    if isinstance(state, Record):
        return Thing(kind, team=state.team)
    if isinstance(state, Defect):
        return Thing(kind, owner=state.by or None)
    if kind in ("access", "agent"):
        return Thing(kind, owner=rest.partition("/")[0])
    return Thing(kind)


def see(conn: Conn, seen: Iterable[tuple[str, str, int]]) -> None:
    """From a seq on a person sees a stream for a reason of their own; the first seq counts."""
    first: dict[tuple[str, str], int] = {}
    for actor, stream, seq in seen:
        if actor and actor != HUB and fold.family(stream) not in _PUBLIC:
            first.setdefault((actor, stream), seq)
    conn.executemany(_PUT_SEEN, [(*who, seq) for who, seq in first.items()])


def _write_identities(conn: Conn, records: Sequence[Record]) -> None:
    """By what these customers are recognised, each under the hub's key."""
    if not records:
        return
    _forget(conn, "identities WHERE customer", [one.id for one in records])
    row = conn.execute("SELECT value FROM meta WHERE key = 'identity_key'").fetchone()
    if row is not None:
        conn.executemany(
            "INSERT INTO identities (key, customer) VALUES (?, ?)",
            [(key, one.id) for one in records for key in identities(row[0], one)],
        )


def _comes_up(case: Case) -> Instant | None:
    """When it comes up by itself. One a newer version wrote in waits for a hub that reads all of
    it: it would only hide the others from this one."""
    return None if case.newer else case.scheduled_at


def _write_cases(conn: Conn, cases: Sequence[tuple[Case, Instant]]) -> None:
    conn.executemany(_PUT_CASE, [(*case_row(case), at, _comes_up(case)) for case, at in cases])
    _forget(conn, 'contact_facts WHERE "case"', [one.id for one, _ in cases])
    contacts = {
        (one.id, facts.contact): (facts.day, facts.unanswered, _json(CONTACT_FACTS, facts))
        for one, _ in cases
        for facts in contact_facts(one)
    }
    conn.executemany(_PUT_CONTACT, [(*which, *facts) for which, facts in contacts.items()])
    figures = [case_facts(one) for one, _ in cases]
    conn.executemany(
        _PUT_FACTS,
        [
            (one.id, facts.day_opened, _json(CASE_FACTS, facts))
            for (one, _), facts in zip(cases, figures, strict=True)
        ],
    )
    # What was resolved once may be so no longer: an undo within the day takes it back.
    _forget(conn, 'resolved_days WHERE "case"', [one.id for one, _ in cases])
    days = [(one.case, day) for one in figures for day in sorted(one.days_resolved)]
    conn.executemany(_PUT_RESOLVED, days)


def _forget(conn: Conn, where: str, ids: Sequence[str]) -> None:
    for some in batches(ids):
        conn.execute(f"DELETE FROM {where} IN ({','.join('?' * len(some))})", some)


def _json(adapter: TypeAdapter[T], value: T) -> str:
    return adapter.dump_json(value).decode()
