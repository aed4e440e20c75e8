"""Writes what a stream folds to: its document and the columns that lists and figures read.

Always inside the transaction of the append, so that no projection can disagree with the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter

from cs_tui.core import fold
from cs_tui.core.article import Article
from cs_tui.core.case import Case
from cs_tui.core.events import Event, Sealed
from cs_tui.core.facts import case_facts, contact_facts
from cs_tui.core.metrics import CaseFacts, ContactFacts
from cs_tui.core.rows import CaseRow, case_row
from cs_tui.core.state import State
from cs_tui.core.undo import Undone
from cs_tui.sqlite import Connection

CONTACT_FACTS: Final = TypeAdapter(ContactFacts)
CASE_FACTS: Final = TypeAdapter(CaseFacts)

_COLUMNS: Final = tuple(CaseRow.__dataclass_fields__)
_PUT_CASE: Final = (
    f"INSERT OR REPLACE INTO cases ({', '.join(_COLUMNS)}) "
    f"VALUES ({', '.join('?' for _ in _COLUMNS)})"
)
_PUT_DOC: Final = (
    "INSERT INTO docs (stream, doc, void, conflicts, fold_v) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (stream) DO UPDATE SET doc = excluded.doc, void = excluded.void, "
    "conflicts = excluded.conflicts, fold_v = excluded.fold_v"
)

HUB_ORDER: Final = "server_seq IS NULL, server_seq, seq"
"""The local view: events in the hub's order, then our unsent ones."""


def load(conn: Connection, stream: str) -> State:
    """The state of a stream as last projected; the initial state when it has no events.

    A document that another version of the fold wrote is not believed: its events are folded.
    """
    start = fold.initial(stream)
    row = conn.execute("SELECT doc, fold_v FROM docs WHERE stream = ?", (stream,)).fetchone()
    if row is None:
        return start
    if row[1] != fold.FOLD_VERSION:
        return fold.fold(stream, events_of(conn, stream))
    return type(start).model_validate_json(row[0])


def events_of(conn: Connection, stream: str) -> list[Event]:
    """Every event of a stream that was not refused, in the order of the local view."""
    rows = conn.execute(
        "SELECT id, stream, kind, v, act, actor, at, skew_ms, fact, personal FROM events "
        f"WHERE stream = ? AND verdict IS NOT 'refused' ORDER BY {HUB_ORDER}",
        (stream,),
    )
    return [fold.read(Sealed(*row)) for row in rows]


def advance(conn: Connection, stream: str, new: Sequence[Event]) -> State:
    """Projects events that were appended at the end of a stream."""
    if any(isinstance(event.body, Undone) for event in new):
        return refold(conn, stream)
    state = load(conn, stream)
    for event in new:
        state = fold.evolve(state, event)
    write(conn, stream, state)
    return state


def refold(conn: Connection, stream: str) -> State:
    """Projects a stream from its first event on; removes it when nothing is left of it."""
    events = events_of(conn, stream)
    state = fold.fold(stream, events)
    if events:
        write(conn, stream, state)
    else:
        erase(conn, stream)
    return state


def write(conn: Connection, stream: str, state: State) -> None:
    """Writes the document and the columns of one stream."""
    conn.execute(
        _PUT_DOC,
        (
            stream,
            state.model_dump_json(),
            len(state.void),
            len(state.conflicts),
            fold.FOLD_VERSION,
        ),
    )
    if isinstance(state, Case):
        _write_case(conn, state)
    elif isinstance(state, Article):
        conn.execute(
            "INSERT OR REPLACE INTO articles (id, external, title, lang, cat, state, stamp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                state.id,
                state.external,
                state.title,
                state.lang,
                state.cat,
                state.state,
                state.stamp,
            ),
        )


def erase(conn: Connection, stream: str) -> None:
    """Removes everything that was projected from a stream."""
    conn.execute("DELETE FROM docs WHERE stream = ?", (stream,))
    name, _, key = stream.partition("/")
    if name == "case":
        conn.execute("DELETE FROM cases WHERE id = ?", (key,))
        conn.execute('DELETE FROM contact_facts WHERE "case" = ?', (key,))
        conn.execute('DELETE FROM case_facts WHERE "case" = ?', (key,))
    elif name == "article":
        conn.execute("DELETE FROM articles WHERE id = ?", (key,))


def _write_case(conn: Connection, case: Case) -> None:
    if not case.id:
        return
    row = case_row(case)
    conn.execute(_PUT_CASE, tuple(getattr(row, name) for name in _COLUMNS))
    conn.execute('DELETE FROM contact_facts WHERE "case" = ?', (case.id,))
    conn.executemany(
        'INSERT INTO contact_facts (contact, "case", agent, day, facts) VALUES (?, ?, ?, ?, ?)',
        [
            (
                facts.contact,
                facts.case,
                facts.agent,
                facts.day,
                CONTACT_FACTS.dump_json(facts).decode(),
            )
            for facts in contact_facts(case)
        ],
    )
    facts = case_facts(case)
    conn.execute(
        'INSERT OR REPLACE INTO case_facts ("case", owner, day_opened, day_resolved, facts) '
        "VALUES (?, ?, ?, ?, ?)",
        (
            facts.case,
            facts.owner,
            facts.day_opened,
            facts.day_resolved,
            CASE_FACTS.dump_json(facts).decode(),
        ),
    )
