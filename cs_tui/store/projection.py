"""Writes what a stream folds to: its document and the columns that lists and figures read.

Always inside the transaction of the append, so that no projection can disagree with the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Final

from pydantic import TypeAdapter

from cs_tui.core import fold
from cs_tui.core.article import Article
from cs_tui.core.case import Case, Status
from cs_tui.core.customer import Record
from cs_tui.core.events import Event, Sealed
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.metrics.facts import case_facts, contact_facts, quiz_facts
from cs_tui.core.rows import case_row
from cs_tui.core.shift import Shift
from cs_tui.core.state import State
from cs_tui.core.undo import Undone
from cs_tui.sqlite import Connection, Row, mark_erased
from cs_tui.store.finding import sought, spoken_and_written
from cs_tui.store.tables import ARTICLES, DOCS, TABLES, Table, settle

CONTACT_FACTS: Final = TypeAdapter(ContactFacts)
CASE_FACTS: Final = TypeAdapter(CaseFacts)

HUB_ORDER: Final = "server_seq IS NULL, server_seq, seq"
"""The local view: events in the hub's order, then our unsent ones."""

_SEALED: Final = ", ".join(Sealed._fields)
_UNSENT: Final = 1 << 63
"""Stands after every number the hub can give."""
_STREAM: Final = 1 + Sealed._fields.index("stream")


_SOLVED: Final = frozenset({Status.RESOLVED, Status.CLOSED})
_ARTICLE_ROW: Final[Callable[[object], Row]] = attrgetter(*ARTICLES.columns)

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
    if _erase(conn, stream, state):
        return refold(conn, stream)
    put_between(conn, stream, stream, projected(stream, state))
    return state


def refold(conn: Connection, stream: str) -> State:
    """Projects a stream from its first event on; removes it when nothing is left of it."""
    events = events_of(conn, stream)
    state = fold.fold(stream, events)
    if _erase(conn, stream, state):
        events = events_of(conn, stream)
        state = fold.fold(stream, events)
    put_between(conn, stream, stream, projected(stream, state) if events else {})
    return state


def _erase(conn: Connection, stream: str, state: State) -> bool:
    """Takes the personal part from the events in which it may not be kept any more, and what is
    being typed of a case without it; whether something was there to be taken."""
    ways: list[tuple[str, Row]] = [("kind = ?", (stream, kind)) for kind in state.erased_kinds]
    ways += [("id = ?", (stream, one)) for one in state.erased_events]
    gone = 0
    if state.erased_wholly:
        ways.append(("true", (stream,)))
        named = stream.partition("/")[2]
        # A panel keeps what is typed under what is asked and of whom: `panel/answer/<case>`.
        gone += conn.execute(
            "DELETE FROM drafts WHERE stream IN (?, ?) "
            "OR (stream LIKE 'panel/%' AND instr(stream, ?) > 0)",
            (stream, f"handover/{named}", named),
        ).rowcount
    for where, values in ways:
        gone += conn.execute(
            "UPDATE events SET personal = NULL "
            f"WHERE stream = ? AND {where} AND personal IS NOT NULL",
            values,
        ).rowcount
    if gone:
        mark_erased(conn)
    return gone > 0


def folded_between(conn: Connection, first: str, last: str) -> Projected:
    """What all streams of one family fold to, from `first` to `last` in the order of their names.

    Writes nothing; `put_between` does.
    """
    # Sorted here and only where the hub ordered otherwise: SQLite would move every byte for it.
    found = conn.execute(
        f"SELECT server_seq, {_SEALED} FROM events WHERE stream BETWEEN ? AND ? "
        "AND verdict IS NOT 'refused' ORDER BY stream, seq",
        (first, last),
    ).fetchall()
    rows: Projected = {}
    for stream, told in groupby(found, key=itemgetter(_STREAM)):
        state = fold.fold(stream, fold.read_all(stream, _in_hub_order(list(told))))
        for name, made in projected(stream, state).items():
            rows.setdefault(name, []).extend(made)
    return rows


def _in_hub_order(found: list[Row]) -> Iterator[Sealed]:
    """The events of one stream, found in the order of this log, as `HUB_ORDER` has them."""
    found.sort(key=lambda row: _UNSENT if row[0] is None else row[0])
    return (Sealed._make(row[1:]) for row in found)


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
    elif isinstance(state, Record) and state.id and state.erased_at is None:
        rows["customers"] = [_customer(state)]
    elif isinstance(state, Shift):
        rows["readings"] = _readings(stream, state)
        rows["tries"] = _tries(stream, state)
        rows["shifts"] = [_shift(stream, state)]
    return rows


def _customer(one: Record) -> Row:
    found_by = spoken_and_written(one.name, one.phone, one.order_no, one.email)
    return (
        one.id,
        one.name,
        one.phone,
        one.email,
        one.order_no,
        one.grade,
        one.updated_at,
        one.merged_into,
        found_by,
    )


def _shift(stream: str, shift: Shift) -> Row:
    """What the floor asks of a shift: whether it goes on, and since when it wants a signature."""
    given, signed = shift.handover.versions, shift.handover.signed
    unsigned_at = given[-1].at if given and signed is None else None
    return stream.partition("/")[2], int(shift.on_duty), shift.opened_at, unsigned_at


def _readings(stream: str, shift: Shift) -> list[Row]:
    """Which notices were read on a shift, by whom."""
    key = stream.partition("/")[2]
    read = shift.preshift.read
    return [(key, one.bulletin, one.version, shift.agent, one.at) for one in read]


def _tries(stream: str, shift: Shift) -> list[Row]:
    """Every try at the check of a notice on a shift."""
    key = stream.partition("/")[2]
    return [
        (key, one.bulletin, one.version, one.nth, one.agent, one.day, one.hits, one.asked, one.at)
        for one in quiz_facts(key, shift)
    ]


def _case(case: Case) -> Projected:
    row, facts = case_row(case), case_facts(case)
    return {
        "cases": [(*row, sought(row))],
        "contact_facts": [
            (one.case, one.contact, one.day, one.unanswered, CONTACT_FACTS.dump_json(one).decode())
            for one in contact_facts(case)
        ],
        "resolved_days": [(case.id, day) for day in sorted(facts.days_resolved)],
        "uses": [
            (case.id, used.article, int(case.status in _SOLVED), used.kept_percent, used.at)
            for used in {one.article: one for one in case.citations}.values()
        ],
        "case_facts": [
            (
                facts.case,
                facts.owner,
                facts.day_opened,
                CASE_FACTS.dump_json(facts).decode(),
            )
        ],
    }


def put_between(conn: Connection, first: str, last: str, rows: Projected) -> None:
    """Makes these the rows of the streams from `first` to `last`, and the only ones."""
    for table in tables_of(first):
        settle(conn, table, table.rows(conn, first, last), rows.get(table.name, ()))
