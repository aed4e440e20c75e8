"""Writes what a stream folds to: its document and the columns that lists and figures read.

Always inside the transaction of the append, so that no projection can disagree with the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Final

from pydantic import TypeAdapter

from cs_tui.core import fold
from cs_tui.core.article import Article
from cs_tui.core.case import Case
from cs_tui.core.events import Event, Sealed
from cs_tui.core.facts import case_facts, contact_facts
from cs_tui.core.metrics import CaseFacts, ContactFacts
from cs_tui.core.rows import CaseRow, case_row
from cs_tui.core.shift import Shift
from cs_tui.core.state import State
from cs_tui.core.undo import Undone
from cs_tui.sqlite import Connection, Row
from cs_tui.store.finding import sought

CONTACT_FACTS: Final = TypeAdapter(ContactFacts)
CASE_FACTS: Final = TypeAdapter(CaseFacts)

HUB_ORDER: Final = "server_seq IS NULL, server_seq, seq"
"""The local view: events in the hub's order, then our unsent ones."""

_SEALED: Final = ", ".join(Sealed._fields)


@dataclass(frozen=True)
class Table:
    """A table that streams are projected to, and the column that names the stream."""

    name: str
    key: str
    columns: tuple[str, ...]

    @cached_property
    def put(self) -> str:
        """Adds one row."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        marks = ", ".join("?" for _ in self.columns)
        return f"INSERT OR REPLACE INTO {self.name} ({columns}) VALUES ({marks})"

    @cached_property
    def clear(self) -> str:
        """Removes the rows of all streams between two keys."""
        return f'DELETE FROM {self.name} WHERE "{self.key}" BETWEEN ? AND ?'

    @cached_property
    def rows(self) -> str:
        """The rows of one stream."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        return f'SELECT {columns} FROM {self.name} WHERE "{self.key}" = ? ORDER BY 1, 2'

    def key_of(self, stream: str) -> str:
        """How a stream is named here: the documents by all of it, the others by its id."""
        return stream if self.key == "stream" else stream.partition("/")[2]


DOCS: Final = Table("docs", "stream", ("stream", "doc", "void", "conflicts", "fold_v"))
CASES: Final = Table("cases", "id", (*CaseRow.__dataclass_fields__, "sought"))
CONTACTS: Final = Table("contact_facts", "case", ("contact", "case", "day", "unanswered", "facts"))
FACTS: Final = Table("case_facts", "case", ("case", "owner", "day_opened", "day_resolved", "facts"))
ARTICLES: Final = Table(
    "articles", "id", ("id", "external", "title", "lang", "cat", "state", "stamp")
)
READINGS: Final = Table("readings", "shift", ("bulletin", "shift", "agent", "version", "at"))

_CASE_ROW: Final[Callable[[object], Row]] = attrgetter(*CaseRow.__dataclass_fields__)
_ARTICLE_ROW: Final[Callable[[object], Row]] = attrgetter(*ARTICLES.columns)

TABLES: Final[dict[str, tuple[Table, ...]]] = {
    "case": (DOCS, CASES, CONTACTS, FACTS),
    "article": (DOCS, ARTICLES),
    "shift": (DOCS, READINGS),
}
"""The tables a family of streams is projected to; of the others the document alone."""

Projected = dict[str, list[Row]]
"""The rows of one stream by the name of their table."""


def tables_of(stream: str) -> tuple[Table, ...]:
    """The tables that may hold rows of a stream."""
    return TABLES.get(fold.family(stream), (DOCS,))


def load(conn: Connection, stream: str) -> State:
    """The state of a stream as last projected; the initial state when it has no events.

    A document that another version of the fold wrote is not believed: its events are folded.
    """
    state = _kept(conn, stream)
    return state if state is not None else fold.fold(stream, events_of(conn, stream))


def _kept(conn: Connection, stream: str) -> State | None:
    """The state in the document; None when another version of the fold wrote it."""
    start = fold.initial(stream)
    row = conn.execute("SELECT doc, fold_v FROM docs WHERE stream = ?", (stream,)).fetchone()
    if row is None:
        return start
    return type(start).model_validate_json(row[0]) if row[1] == fold.FOLD_VERSION else None


def events_of(conn: Connection, stream: str) -> list[Event]:
    """Every event of a stream that was not refused, in the order of the local view."""
    rows = conn.execute(
        f"SELECT {_SEALED} FROM events WHERE stream = ? AND verdict IS NOT 'refused' "
        f"ORDER BY {HUB_ORDER}",
        (stream,),
    )
    return fold.read_all(stream, map(Sealed._make, rows))


def advance(conn: Connection, stream: str, new: Sequence[Event]) -> State:
    """Projects events that were appended at the end of a stream."""
    if any(isinstance(event.body, Undone) for event in new):
        return refold(conn, stream)
    state = _kept(conn, stream)
    if state is None:
        return refold(conn, stream)
    for event in new:
        state = fold.evolve(state, event)
    _put(conn, stream, projected(stream, state))
    return state


def refold(conn: Connection, stream: str) -> State:
    """Projects a stream from its first event on; removes it when nothing is left of it."""
    events = events_of(conn, stream)
    state = fold.fold(stream, events)
    _put(conn, stream, projected(stream, state) if events else {})
    return state


def refold_between(conn: Connection, first: str, last: str) -> None:
    """Projects all streams of one family from `first` to `last` in the order of their names."""
    found = conn.execute(
        f"SELECT {_SEALED} FROM events WHERE stream BETWEEN ? AND ? "
        f"AND verdict IS NOT 'refused' ORDER BY stream, {HUB_ORDER}",
        (first, last),
    ).fetchall()
    for table in tables_of(first):
        conn.execute(table.clear, (table.key_of(first), table.key_of(last)))
    rows: Projected = {}
    for stream, events in groupby(map(Sealed._make, found), key=lambda sealed: sealed.stream):
        state = fold.fold(stream, fold.read_all(stream, events))
        for name, made in projected(stream, state).items():
            rows.setdefault(name, []).extend(made)
    _add(conn, tables_of(first), rows)


def projected(stream: str, state: State) -> Projected:
    """The rows a stream is projected to."""
    rows: Projected = {
        "docs": [
            (
                stream,
                state.model_dump_json(),
                len(state.void),
                len(state.conflicts),
                fold.FOLD_VERSION,
            )
        ]
    }
    # Without its opening (refused, or not ours to see) it is nothing that a list could show.
    if isinstance(state, Case) and state.id:
        rows |= _case(state)
    elif isinstance(state, Article) and state.id:
        rows["articles"] = [_ARTICLE_ROW(state)]
    elif isinstance(state, Shift):
        rows["readings"] = _readings(stream, state)
    return rows


def _readings(stream: str, shift: Shift) -> list[Row]:
    """Which notices were read on a shift, by whom."""
    key = READINGS.key_of(stream)
    read = shift.preshift.read
    return [(one.bulletin, key, shift.agent, one.version, one.at) for one in read]


def _case(case: Case) -> Projected:
    row, facts = case_row(case), case_facts(case)
    return {
        "cases": [(*_CASE_ROW(row), sought(row))],
        "contact_facts": [
            (one.contact, one.case, one.day, one.unanswered, CONTACT_FACTS.dump_json(one).decode())
            for one in contact_facts(case)
        ],
        "case_facts": [
            (
                facts.case,
                facts.owner,
                facts.day_opened,
                facts.day_resolved,
                CASE_FACTS.dump_json(facts).decode(),
            )
        ],
    }


def _put(conn: Connection, stream: str, rows: Projected) -> None:
    for table in tables_of(stream):
        # Every other table has one row a stream, so putting it replaces it.
        if table in (CONTACTS, READINGS) or table.name not in rows:
            key = table.key_of(stream)
            conn.execute(table.clear, (key, key))
    _add(conn, tables_of(stream), rows)


def _add(conn: Connection, tables: Iterable[Table], rows: Projected) -> None:
    for table in tables:
        conn.executemany(table.put, rows.get(table.name, ()))
