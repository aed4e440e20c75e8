"""Cases that are over are found by indexes: at a hub there are hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import pytest

from cs_tui.filing import ended_after, worked_on
from cs_tui.server.storage.schema import MIGRATIONS as OF_HUB
from cs_tui.sqlite import MEMORY, Connection, connect, migrate
from cs_tui.store.schema import MIGRATIONS as OF_DESK


class Plans:
    """Runs a statement, and keeps how SQLite goes about it."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self.steps: list[str] = []

    def __call__(self, sql: str, values: Sequence[Any]) -> Any:
        self.steps += [row[3] for row in self._conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        return self._conn.execute(sql, values)


@pytest.fixture(params=["desk", "hub"])
def plans(request: pytest.FixtureRequest) -> Iterator[Plans]:
    with closing(connect(MEMORY)) as conn:
        migrate(conn, OF_DESK if request.param == "desk" else OF_HUB)
        yield Plans(conn)


def test_whether_a_case_is_still_worked_on_looks_through_no_table(plans: Plans) -> None:
    assert worked_on(plans, ["a", "b"]) == set()
    assert len(plans.steps) == 2
    assert all(step.startswith("SEARCH") for step in plans.steps), plans.steps


def test_when_a_stream_ended_is_looked_up_by_the_stream(plans: Plans) -> None:
    assert ended_after(plans, ["case/a"], ["case_closed"], 0) == set()
    assert any("events_stream" in step for step in plans.steps), plans.steps
    assert not any(step.startswith("SCAN") for step in plans.steps), plans.steps


def test_a_column_hidden_in_an_expression_is_noticed(plans: Plans) -> None:
    plans("SELECT id FROM cases WHERE coalesce(id, '') IN (?) AND closed_at IS NULL", ["a"])
    assert any(step.startswith("SCAN") for step in plans.steps)
