"""A file from which something was erased holds no byte of it, whatever SQLite leaves behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.sqlite import Connection, close, connect, tx


def left_behind(path: Path) -> Connection:
    """A file in which something erased can still be read, as SQLite leaves it when rows move."""
    conn = connect(path)
    conn.execute("CREATE TABLE said (n INTEGER PRIMARY KEY, words TEXT)")
    conn.executemany("INSERT INTO said (words) VALUES (?)", [("裤子开线了",)] * 50)
    sqlite.checkpoint(conn)
    conn.execute("PRAGMA secure_delete=OFF").fetchall()
    conn.execute("DELETE FROM said")
    return conn


@pytest.mark.parametrize(("marked", "most_bytes"), [(True, None), (True, 0), (False, None)])
def test_a_file_from_which_something_was_erased_is_written_anew(
    tmp_path: Path, marked: bool, most_bytes: int | None
) -> None:
    """At once, or at the next start when that would take too long; no other file is."""
    path = tmp_path / "desk.db"
    conn = left_behind(path)
    if marked:
        with tx(conn):
            sqlite.mark_erased(conn)
    assert sqlite.rinse(conn, most_bytes=most_bytes)
    read = "裤子开线了".encode() in path.read_bytes()
    assert read == (not marked or most_bytes == 0)
    close(conn)
    again = connect(path)
    sqlite.rinse(again)
    assert ("裤子开线了".encode() in path.read_bytes()) == (not marked)
    close(again)


def test_a_copy_of_a_file_that_still_is_to_be_written_anew_is_clean(tmp_path: Path) -> None:
    conn = left_behind(tmp_path / "desk.db")
    with tx(conn):
        sqlite.mark_erased(conn)
    sqlite.copy(tmp_path / "desk.db", tmp_path / "copy.db")
    close(conn)
    assert "裤子开线了".encode() not in (tmp_path / "copy.db").read_bytes()


def test_who_is_killed_before_the_file_beside_it_is_empty_leaves_that_to_the_next(
    tmp_path: Path,
) -> None:
    """While somebody reads, it cannot be emptied; the mark stays until it is."""
    words = "裤子开线了".encode()
    conn = left_behind(tmp_path / "desk.db")
    reading = connect(tmp_path / "desk.db", readonly=True)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM said").fetchone()
    with tx(conn):
        sqlite.mark_erased(conn)
    assert not sqlite.rinse(conn)
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        shutil.copy(tmp_path / name, killed)
    close(reading)
    close(conn)
    again = connect(killed / "desk.db")
    read = (killed / "desk.db").read_bytes() + (killed / "desk.db-wal").read_bytes()
    assert words in read
    sqlite.rinse_left(again)
    assert not again.erased
    assert words not in (killed / "desk.db").read_bytes()
    assert (killed / "desk.db-wal").stat().st_size == 0
    assert again.execute("PRAGMA application_id").fetchone() == (0,)
    close(again)


def test_a_file_without_a_mark_is_not_written_when_it_is_opened(tmp_path: Path) -> None:
    conn = left_behind(tmp_path / "desk.db")
    beside = tmp_path / "desk.db-wal"
    with tx(conn):
        conn.execute("INSERT INTO said (words) VALUES ('新的')")
    before = (tmp_path / "desk.db").read_bytes(), beside.read_bytes()
    sqlite.rinse_left(conn)
    assert ((tmp_path / "desk.db").read_bytes(), beside.read_bytes()) == before
    close(conn)
