"""Saving, rebuilding and listing: what the store of a desk costs.

A save is one act of a person (the draft becomes a message and a note, projected, FULL sync) beside
a bare commit of one row in turn with it. A rebuild projects every case anew; its goal is 10 s for
50,000 cases of twelve events. A page of the queue is measured with many open cases and with fifty.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.figures import median, ms, p99, tell, times
from benchmarks.floor import EVENTS_A_CASE, ME, floor
from cs_tui.bootstrap import open_desk
from cs_tui.desk import Desk
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.settings import Places
from cs_tui.sqlite import Connection, close, connect, tx
from cs_tui.store.board import board
from cs_tui.store.rebuild import rebuild

GOAL_CASES = 50_000


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the three parts and prints their figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000, help="cases on disk, and open ones")
    parser.add_argument("--saves", type=int, default=300)
    parser.add_argument("--rebuilt", type=int, default=20_000, help="cases that are projected anew")
    args = parser.parse_args(argv)
    with floor(args.cases - args.cases // 10, args.cases // 10) as places:
        saves(places, args.saves)
    with floor(args.rebuilt, 0) as places:
        rebuilds(places, args.rebuilt)
    with floor(0, args.cases) as many, floor(0, 50) as few:
        pages(many, few, args.cases)


def saves(places: Places, count: int) -> None:
    """Save by save in turn with a bare commit; between them the desk tidies as it does itself."""
    desk = open_desk(places)
    plain = _bare(places.data / "bare.db")
    case_id = _serve(desk)
    saved, bare = [], []
    for turn in range(count):
        fields = {REPLY: (f"您好，第 {turn} 次答复", None), NOTE["done"]: (f"答复 {turn}", None)}
        desk.run_now(desk.cases.keep_drafts, case_id, fields)
        saved.append(_timed(partial(desk.cases.save, case_id)))
        bare.append(_timed(partial(plain.execute, "INSERT INTO t (x) VALUES ('one row')")))
        desk.run_now(desk.kit.log.tidy)
        if turn % 10 == 9:  # a case has some ten answers, not hundreds
            desk.run_now(desk.queue.wait_for_customer, case_id)
            case_id = _serve(desk)
    plain.close()
    desk.close()
    tell("save of an answer and a note, median", ms(median(saved)))
    tell("save of an answer and a note, p99", ms(p99(saved)), "< 5 ms")
    tell("bare commit of one row, median", ms(median(bare)))
    tell("bare commit of one row, p99", ms(p99(bare)))
    tell("save beside a bare commit, median", times(median(saved) / median(bare)))
    tell("save beside a bare commit, p99", times(p99(saved) / p99(bare)))


def _serve(desk: Desk) -> str:
    case_id = desk.run_now(desk.queue.serve_own, desk.kit.new_id())
    if case_id is None:
        raise ValueError("more cases must wait for so many saves")
    return case_id


def rebuilds(places: Places, cases: int) -> None:
    """All projections anew as after another version of the fold, three times; the median."""
    conn = connect(places.database)
    spent = median([_timed(lambda: [*rebuild(conn)]) for _ in _made_stale(conn, 3)])
    (events,) = conn.execute("SELECT count(*) FROM events").fetchone()
    close(conn)
    each = spent / events
    tell(f"rebuild of {cases} cases, {events} events", f"{spent:.2f} s")
    tell("rebuild, for each event", f"{each * 1e6:.1f} us")
    whole = each * GOAL_CASES * EVENTS_A_CASE
    tell(f"reckoned for {GOAL_CASES} cases of {EVENTS_A_CASE} events", f"{whole:.1f} s", "< 10 s")


def _made_stale(conn: Connection, times_over: int) -> Iterator[None]:
    for _ in range(times_over):
        with tx(conn):
            conn.execute("UPDATE docs SET fold_v = 0")
        yield


def pages(many: Places, few: Places, cases: int) -> None:
    """A page of fifty with many open cases, and with fifty."""
    conns = [connect(places.database, readonly=True) for places in (many, few)]
    spent: list[list[float]] = [[], []]
    for _ in range(50):
        for conn, times_of in zip(conns, spent, strict=True):
            times_of.append(_timed(_page(conn)))
    for conn in conns:
        close(conn)
    tell(f"page of 50 and the count, {cases} open cases", ms(median(spent[0])), "< 1 ms")
    tell("page of 50 and the count, 50 open cases", ms(median(spent[1])))
    tell("page, ratio", times(median(spent[0]) / median(spent[1])))


def _page(conn: Connection) -> Callable[[], object]:
    return lambda: board(conn, ME, most=50)


def _bare(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL").fetchall()
    conn.execute("PRAGMA synchronous=FULL").fetchall()
    conn.execute("CREATE TABLE t (x TEXT NOT NULL)")
    return conn


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
