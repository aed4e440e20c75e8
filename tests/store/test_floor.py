"""The lists of the floor are read from indexes alone: every lead looks at them all day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cs_tui.sqlite import MEMORY, Connection, connect, migrate
from cs_tui.store import board, due, floor, ownership
from cs_tui.store.schema import MIGRATIONS


@pytest.fixture
def conn() -> Iterator[Connection]:
    """A store nothing was written to."""
    opened = connect(MEMORY)
    migrate(opened, MIGRATIONS)
    yield opened
    opened.close()


def plan(conn: Connection, query: str, *values: object) -> list[str]:
    """How SQLite goes about a query."""
    return [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {query}", values)]


def test_how_much_everybody_has_in_hand_looks_up_no_case(conn: Connection) -> None:
    assert all("COVERING INDEX cases_held" in step for step in plan(conn, floor._HELD, 0))


def test_an_index_that_lacks_a_column_is_noticed(conn: Connection) -> None:
    conn.execute("DROP INDEX cases_held")
    conn.execute(
        "CREATE INDEX cases_held ON cases (owner, status, front, due_at, promise_at) "
        "WHERE over = 0 AND owner IS NOT NULL"
    )
    assert not any("COVERING" in step for step in plan(conn, floor._HELD, 0))


def test_resolved_cases_that_may_close_are_not_sought_among_all(conn: Connection) -> None:
    (step,) = plan(conn, board.RESOLVED, 0, 10)
    assert "USING INDEX cases_resolved" in step


@pytest.mark.parametrize("query", [due._LOW, due._SILENT], ids=["low", "silent"])
def test_low_ratings_and_silent_complaints_are_not_sought_among_all_cases(
    conn: Connection, query: str
) -> None:
    values = (10,) if query is due._LOW else (0, 10)
    (first, *_) = plan(conn, query, *values)
    assert "USING INDEX cases_" in first


@pytest.mark.parametrize("query", [ownership._LEFT, ownership._TWICE], ids=["left", "twice"])
def test_cases_whose_holder_is_in_doubt_are_not_sought_among_all_cases(
    conn: Connection, query: str
) -> None:
    values = ("[]", 10) if query is ownership._LEFT else (10,)
    steps = [step for step in plan(conn, query, *values) if step.startswith(("SCAN", "SEARCH"))]
    assert steps
    assert all("USING" in step or "pair" in step or "json_each" in step for step in steps), steps
