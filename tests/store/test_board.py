"""The lists of the desk: mine by what is due, the queue as it is served."""

from __future__ import annotations

from cs_tui.case_sql import URGENCY
from cs_tui.core import moves
from cs_tui.core.intake import UNHURRIED_MS, Waiting, choose
from cs_tui.core.promise import PromiseMade
from cs_tui.sqlite import Connection
from cs_tui.store.board import MOST_ROWS, Board, board, promised, row_of
from cs_tui.store.log import Log
from tests.make import HOUR, LIN, MEI, MINUTE, NOW, ctx, log
from tests.store.cases import came, numbers


def test_an_empty_desk_has_nothing_to_show() -> None:
    assert board(log().conn, LIN) == Board()


def test_mine_are_my_open_cases_by_what_is_due_first_an_answer_or_a_promise() -> None:
    target = log()
    came(target, 1, LIN, first_due_at=NOW + 2 * HOUR)
    came(target, 2, LIN, first_due_at=NOW + HOUR)
    promising = came(target, 3, LIN, first_due_at=None)
    came(target, 4, LIN, first_due_at=None)
    came(target, 5, MEI)
    came(target, 6)
    with target.case_act(promising, ctx()) as act:
        act.add(PromiseMade(promise="p", due_at=NOW + MINUTE))
    over = came(target, 7, LIN)
    with target.case_act(over, ctx()) as act:
        moves.no_action(act, "spam", "2026-05-29")

    mine = board(target.conn, LIN).mine

    assert numbers(mine) == ["A3", "A2", "A1", "A4"]
    assert [row.wanted_at for row in mine] == [NOW + MINUTE, NOW + HOUR, NOW + 2 * HOUR, None]


def queued() -> Log:
    target = log()
    came(target, 1, priority=3, first_due_at=None)
    came(target, 2, priority=3, first_due_at=NOW + 2 * HOUR)
    came(target, 3, priority=3, first_due_at=NOW + HOUR)
    came(target, 4, priority=1, first_due_at=None)
    came(target, 5, priority=3, first_due_at=NOW + HOUR)
    came(target, 6, LIN, priority=1)
    came(target, 7, priority=3, first_due_at=NOW + 30 * HOUR)
    return target


def test_the_queue_stands_in_the_order_in_which_it_is_served() -> None:
    shown = board(queued().conn, LIN).queue
    waiting = [Waiting(r.id, r.priority, r.due_at, r.opened_at, r.lang) for r in shown]

    served = []
    while (chosen := choose(waiting, ["zh"], NOW)) is not None:
        served.append(next(row.number for row in shown if row.id == chosen.case))
        waiting = [one for one in waiting if one.case != chosen.case]

    assert numbers(shown) == served == ["A4", "A3", "A5", "A2", "A1", "A7"]


def test_the_queue_says_how_many_wait_and_since_when() -> None:
    full = board(queued().conn, LIN, most=2)

    assert (len(full.queue), full.waiting, full.oldest_at) == (2, 6, NOW + 1)
    assert MOST_ROWS == 200


def test_past_five_hundred_the_queue_is_told_as_more_and_the_longest_wait_stays_true() -> None:
    target = queued()
    for number in range(100, 594):
        came(target, number)
    told = board(target.conn, LIN)
    assert (told.waiting_said, told.oldest_at) == ("500", NOW + 1)

    came(target, 594)
    came(target, -9)
    told = board(target.conn, LIN)

    assert (told.waiting_said, told.oldest_at) == ("500+", NOW - 9)


def test_the_queue_and_the_core_agree_on_what_has_no_due_time() -> None:
    """A migration cannot read a constant of today; this holds the two together."""
    assert f"coalesce(due_at, opened_at + {UNHURRIED_MS})," in URGENCY


def plan(conn: Connection, query: str) -> str:
    return " ".join(row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {query}"))


def test_the_queue_is_read_in_order_and_never_sorted() -> None:
    """Fifty thousand waiting cases cost what fifty do; a query that sorts is the control."""
    conn = queued().conn
    start = "SELECT id FROM cases INDEXED BY cases_waiting WHERE status = 'new' ORDER BY"

    assert "TEMP B-TREE" not in plan(conn, f"{start} {URGENCY} LIMIT 50")
    assert "TEMP B-TREE" in plan(conn, f"{start} due_at, priority LIMIT 50")


def test_those_that_wait_are_counted_in_an_index_alone() -> None:
    """A count of what the index does not hold is the control."""
    conn = queued().conn
    start = "SELECT {} FROM cases INDEXED BY cases_came WHERE status = 'new' ORDER BY opened_at"

    assert "COVERING INDEX" in plan(conn, start.format("opened_at"))
    assert "COVERING INDEX" not in plan(conn, start.format("number"))


def test_what_i_promised_is_listed_by_its_time() -> None:
    target = log()
    for number, due_at, owner in ((1, NOW + 3, LIN), (2, NOW + 1, LIN), (3, NOW + 2, MEI)):
        with target.case_act(came(target, number, owner), ctx(owner)) as act:
            act.add(PromiseMade(promise="p", due_at=due_at))
    came(target, 4, LIN)

    assert numbers(promised(target.conn, LIN)) == ["A2", "A1"]
    assert numbers(promised(target.conn, LIN, most=1)) == ["A2"]


def test_one_case_is_found_by_its_id_or_the_number_people_say() -> None:
    target = log()
    case = came(target, 1042, LIN)

    by_number = row_of(target.conn, "a1042")

    assert by_number is not None
    assert by_number == row_of(target.conn, case)
    assert (by_number.id, by_number.owner, by_number.subject) == (case, LIN, "问题1042")
    assert (by_number.front, by_number.ours_last, by_number.unread) == (False, False, 1)
    assert row_of(target.conn, "A1") is None
