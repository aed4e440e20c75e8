"""What sync stores goes in parts that give way to a save and leave nothing for it to write back."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.store.exchange import Exchange, TurnedDown
from tests.make import MEI, append, log, store
from tests.store.test_exchange_invariants import MANY, NO, accepted, arrived, desk, note


def test_a_page_gives_way_between_streams_to_whoever_waits_and_keeps_no_cursor() -> None:
    target, _ = desk()
    hurried = Exchange(target.conn, wanted=lambda: True)
    page = [
        arrived(note(text, MEI, stream), seq)
        for seq, (stream, text) in enumerate([("case/c1", "a"), ("case/c1", "b"), ("case/c2", "c")])
    ]

    assert hurried.apply_some(page, removed=["case/c1"], cursor=9) == ({"case/c1"}, 2)
    assert (target.case("c1").note.done, hurried.state().cursor) == ("b", 0)
    assert hurried.apply_some(page[2:], cursor=9) == ({"case/c2"}, 1)
    assert hurried.state().cursor == 9


def test_verdicts_give_way_one_by_one_to_whoever_waits() -> None:
    target, _ = desk()
    hurried = Exchange(target.conn, wanted=lambda: True)
    append(target, [note("a"), note("b")])
    answer = [*accepted(hurried.unsent(1, MANY), start=9), TurnedDown("unknown", NO)]

    assert hurried.settle_some(answer) == (set(), 1)
    assert [len(hurried.unsent(9, MANY)), hurried.settle_some(answer[1:])] == [1, (set(), 1)]


@pytest.mark.parametrize(("somebody_waits", "left_beside"), [(False, 0), (True, 1)])
def test_a_page_leaves_nothing_for_a_save_to_write_back_unless_one_waits_already(
    tmp_path: Path, somebody_waits: bool, left_beside: int
) -> None:
    target = log(store(tmp_path / "desk.db"))
    sqlite.checkpoint(target.conn)
    exchange = Exchange(target.conn, wanted=lambda: somebody_waits)
    page = [arrived(note(str(seq), MEI), seq) for seq in range(1, sqlite.UNTIDY + 1)]

    exchange.apply_some(page, cursor=9)

    (tmp_path / "alone.db").write_bytes((tmp_path / "desk.db").read_bytes())
    alone = sqlite.connect(tmp_path / "alone.db")
    (found,) = alone.execute("SELECT count(*) FROM events").fetchone()
    assert len(page) - found == left_beside * len(page)


def test_what_is_stored_is_told_though_the_disk_has_no_room_to_write_it_back(
    tmp_path: Path,
) -> None:
    target = log(store(tmp_path / "desk.db"))
    append(target, [note("x" * 200_000)])
    sqlite.checkpoint(target.conn)
    page = [arrived(note(str(seq), MEI), seq) for seq in range(1, sqlite.UNTIDY + 1)]
    room = (tmp_path / "desk.db").stat().st_size - 50_000
    exchange = Exchange(target.conn)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        done = exchange.apply_some(page, cursor=9)
        with pytest.raises(sqlite.Error):
            sqlite.checkpoint(target.conn)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (done, exchange.state().cursor) == (({"case/c1"}, len(page)), 9)
