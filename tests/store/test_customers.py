"""Customers in lists: what is asked of one of them is not read from all of them."""

from __future__ import annotations

from functools import partial

import pytest

from cs_tui.core.customer import CustomerRecorded, Told, stream_of
from cs_tui.core.events import event
from cs_tui.sqlite import Connection
from cs_tui.store import customers
from tests.make import ctx, log, new_id

MANY = 300


def desk() -> Connection:
    """A desk that knows many customers, with the statistics that SQLite plans by."""
    target = log()
    target.append(
        [
            event(
                stream_of(f"c{number}"),
                CustomerRecorded(
                    team="desk", told=Told(name=f"王{number}", phone=f"139{number:08d}")
                ),
                ctx(),
                act=new_id(),
            )
            for number in range(MANY)
        ]
    )
    target.conn.execute("ANALYZE").fetchall()
    return target.conn


def plans(conn: Connection) -> list[str]:
    """How SQLite goes about every statement of these questions."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    for question in (
        partial(customers.row_of, conn, "c1"),
        partial(customers.given_up, conn, "c1"),
        partial(customers.history, conn, "c1"),
        partial(customers.open_beside, conn, "c1", "k1"),
    ):
        question()
    conn.set_trace_callback(None)
    # A statement that goes on inside another one is traced as a comment.
    said = [one for one in asked if not one.startswith("--")]
    return [row[3] for one in said for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")]


def test_what_is_asked_of_one_customer_reads_no_other() -> None:
    found = plans(desk())
    assert len(found) > 10
    assert [step for step in found if "BLOOM" in step or step.startswith("SCAN customers")] == []


def test_a_join_would_read_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: why the records that go on in one are not found by a join."""
    joined = """SELECT id FROM (WITH RECURSIVE same(id) AS (
        VALUES ({root}) UNION SELECT one.id FROM customers AS one, same
        WHERE one.merged_into || '' = same.id) SELECT id FROM same)"""
    monkeypatch.setattr(customers, "_SAME", joined)
    assert any(step.startswith("SCAN one") for step in plans(desk()))
