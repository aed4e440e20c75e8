"""SQLite as we use it: all or nothing, four processes at once, and files we must not touch."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.errors import BadFile, InUse
from cs_tui.sqlite import MEMORY, Connection, Migration, close, connect, integrity, migrate, tx


def first(conn: Connection) -> None:
    conn.execute("CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
    conn.execute("INSERT INTO counter VALUES (1, 0)")


def second(conn: Connection) -> None:
    conn.execute("CREATE TABLE told (who TEXT, n INTEGER UNIQUE)")


MIGRATIONS: tuple[Migration, ...] = (first, second)


def opened(path: Path) -> Connection:
    conn = connect(path)
    migrate(conn, MIGRATIONS)
    return conn


def told(conn: Connection) -> list[object]:
    return [row[0] for row in conn.execute("SELECT n FROM told ORDER BY n")]


@pytest.mark.parametrize("name", [":memory:", "desk.db"])
def test_a_transaction_happens_whole_or_not_at_all(tmp_path: Path, name: str) -> None:
    conn = opened(MEMORY if name == ":memory:" else tmp_path / name)

    def twice(first: int, second: int) -> None:
        with tx(conn):
            conn.execute("INSERT INTO told VALUES ('a', ?)", (first,))
            conn.execute("INSERT INTO told VALUES ('a', ?)", (second,))

    twice(1, 2)
    with pytest.raises(sqlite.IntegrityError):
        twice(3, 1)

    assert told(conn) == [1, 2]
    assert not conn.in_transaction
    twice(3, 4)
    assert told(conn) == [1, 2, 3, 4]


def test_any_error_of_ours_takes_the_whole_transaction_back() -> None:
    conn = opened(MEMORY)

    def stopped() -> None:
        with tx(conn):
            conn.execute("INSERT INTO told VALUES ('a', 1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert told(conn) == []


def test_a_cause_for_which_sqlite_rolls_back_by_itself_is_the_one_told() -> None:
    conn = opened(MEMORY)

    def clashing() -> None:
        with tx(conn):
            conn.execute("INSERT INTO told VALUES ('a', 1)")
            conn.execute("INSERT OR ROLLBACK INTO told VALUES ('b', 1)")

    with pytest.raises(sqlite.IntegrityError, match="UNIQUE"):
        clashing()

    assert told(conn) == []


def test_a_transaction_inside_another_is_an_error_that_undoes_both() -> None:
    conn = opened(MEMORY)

    def nested() -> None:
        with tx(conn):
            conn.execute("INSERT INTO told VALUES ('a', 1)")
            with tx(conn):
                raise AssertionError("never entered")

    with pytest.raises(sqlite.Error, match="within a transaction"):
        nested()

    assert told(conn) == []


def test_nobody_else_writes_between_a_read_and_the_write_that_follows(tmp_path: Path) -> None:
    """BEGIN IMMEDIATE: while one transaction is open, another connection cannot begin."""
    mine, other = opened(tmp_path / "desk.db"), opened(tmp_path / "desk.db")
    assert other.guard is not None
    other.guard.timeout_s = 0

    with tx(mine):
        mine.execute("SELECT n FROM counter").fetchone()
        with pytest.raises(InUse):
            tx(other).__enter__()
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(sqlite.Error, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    with tx(other):
        pass


def count_up(path: str, times: int, gate: object) -> list[str]:
    """Reads the counter, adds one, tells what it read: what went wrong, if anything."""
    faults = []
    conn = opened(Path(path))
    for _ in range(times):
        try:
            with tx(conn):
                (n,) = conn.execute("SELECT n FROM counter").fetchone()
                conn.execute("INSERT INTO told VALUES ('p', ?)", (n,))
                conn.execute("UPDATE counter SET n = ?", (n + 1,))
        except (sqlite.Error, InUse) as error:
            faults.append(str(error))
    close(conn)
    return faults


def test_four_processes_write_at_once_and_nothing_is_lost_or_locked(tmp_path: Path) -> None:
    """They also open, and make, the file at the same instant."""
    path = tmp_path / "desk.db"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        faults = pool.starmap(count_up, [(str(path), 100, None)] * 4)

    conn = opened(path)
    assert faults == [[], [], [], []]
    assert told(conn) == list(range(400))
    assert conn.execute("SELECT n FROM counter").fetchone() == (400,)
    assert integrity(conn) == "ok"


def test_threads_of_one_process_take_turns_too(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    opened(path)
    faults: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: faults.append(count_up(str(path), 25, None)))
        for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert faults == [[], [], [], []]
    assert told(opened(path)) == list(range(100))


def test_the_schema_is_brought_up_step_by_step_and_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    conn = connect(path)
    migrate(conn, MIGRATIONS[:1])
    assert sqlite.version(conn) == 1

    migrate(conn, MIGRATIONS)
    migrate(conn, MIGRATIONS)

    assert sqlite.version(opened(path)) == 2
    assert told(conn) == []


def test_a_step_another_program_has_just_taken_is_not_taken_twice(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    conn, other = connect(path), connect(path)

    def beaten(conn: Connection) -> None:
        raise AssertionError("taken twice")

    steps: list[Migration] = [first, beaten]
    found = sqlite.version(conn)
    migrate(other, [first, second])
    # What `conn` read before the other program migrated: the number is read again inside.
    assert (found, sqlite.version(conn)) == (0, 2)
    migrate(conn, steps)


def test_a_step_that_fails_leaves_the_version_before_it() -> None:
    conn = connect(MEMORY)

    def broken(conn: Connection) -> None:
        conn.execute("CREATE TABLE half (x)")
        conn.execute("no SQL")

    with pytest.raises(sqlite.Error):
        migrate(conn, [first, broken])

    assert sqlite.version(conn) == 1
    tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
    assert tables == {"counter"}


KILLED_INSIDE = """
import os, signal, sys
from pathlib import Path
from cs_tui.sqlite import connect, migrate

def first(conn):
    conn.execute("CREATE TABLE old (x)")
    conn.executemany("INSERT INTO old VALUES (?)", [("x" * 1000,)] * 2000)

def second(conn):
    for number in range(50):
        conn.execute(f"CREATE TABLE new_{number} AS SELECT * FROM old")
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    conn.execute("DROP TABLE old")

conn = connect(Path(sys.argv[1]))
migrate(conn, [first])
migrate(conn, [first, second])
print("done")
"""


@pytest.mark.parametrize("at", [0, 20, 49, 99])
def test_killed_in_a_migration_the_schema_is_the_old_or_the_new_one(
    tmp_path: Path, at: int
) -> None:
    path = tmp_path / "desk.db"
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_INSIDE, str(path), str(at)], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stdout) == (
        (0, "done\n") if at == 99 else (-signal.SIGKILL, "")
    )

    conn = connect(path)

    tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
    old, new = {"old"}, {f"new_{number}" for number in range(50)}
    assert (sqlite.version(conn), tables) == ((2, new) if at == 99 else (1, old))
    assert integrity(conn) == "ok"


def test_a_database_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    conn = opened(path)
    with tx(conn):
        conn.execute("PRAGMA user_version=3")
    close(conn)
    before = path.read_bytes()

    newer = connect(path)
    with pytest.raises(BadFile) as bad:
        migrate(newer, MIGRATIONS)
    close(newer)

    assert path.read_bytes() == before
    for words in (bad.value.say("zh"), bad.value.say("en")):
        assert str(path) in words
        assert "3" in words
        assert "2" in words
    assert "升级" in bad.value.say("zh")


@pytest.mark.parametrize(
    "content", [b"this is a letter, not a database\n" * 100, b"SQLite format 3\x00" + b"\xff" * 500]
)
@pytest.mark.parametrize("readonly", [False, True])
def test_a_file_that_is_no_database_is_refused_and_not_touched(
    tmp_path: Path, content: bytes, readonly: bool
) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)

    with pytest.raises(BadFile) as bad:
        connect(path, readonly=readonly)

    assert path.read_bytes() == content
    assert str(path) in bad.value.say("zh")
    assert "备份" in bad.value.say("zh")
    assert "backup" in bad.value.say("en")
    assert bad.value.exit_code == 3


def test_a_folder_in_the_place_of_the_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "desk.db").mkdir()

    with pytest.raises(BadFile, match=r"desk\.db"):
        connect(tmp_path / "desk.db")


def test_reading_alone_needs_a_file_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        connect(tmp_path / "none.db", readonly=True)
    assert not (tmp_path / "none.db").exists()
    opened(tmp_path / "desk.db")

    reader = connect(tmp_path / "desk.db", readonly=True)

    assert told(reader) == []
    with pytest.raises(sqlite.Error, match="readonly|query_only"):
        reader.execute("INSERT INTO told VALUES ('a', 1)")


def test_a_save_is_on_disk_before_it_says_so_and_what_is_deleted_is_gone(tmp_path: Path) -> None:
    conn = opened(tmp_path / "desk.db")
    settings = {
        name: conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    }

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


def test_only_what_can_be_made_again_waits_for_no_disk(tmp_path: Path) -> None:
    conn = opened(tmp_path / "desk.db")

    def synchronous() -> int:
        (found,) = conn.execute("PRAGMA synchronous").fetchone()
        return int(found)

    with sqlite.hasty(conn), tx(conn):
        assert synchronous() == 1
    assert synchronous() == 2

    def stopped() -> None:
        with sqlite.hasty(conn), tx(conn):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert synchronous() == 2


def test_closing_writes_everything_into_the_one_file(tmp_path: Path) -> None:
    conn = opened(tmp_path / "desk.db")
    with tx(conn):
        conn.execute("INSERT INTO told VALUES ('a', 7)")

    close(conn)

    assert {path.name for path in tmp_path.iterdir()} == {"desk.db", "desk.db.lock"}
    plain = sqlite3.connect(tmp_path / "desk.db")
    assert plain.execute("SELECT n FROM told").fetchall() == [(7,)]
    plain.close()


def test_a_damaged_file_is_found_by_the_full_check(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    conn = opened(path)
    with tx(conn):
        conn.executemany("INSERT INTO told VALUES (?, ?)", [("x" * 500, n) for n in range(200)])
    assert integrity(conn) == "ok"
    close(conn)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(4096))

    assert integrity(connect(path)) != "ok"


def test_a_second_connection_here_takes_no_lock_from_the_first(tmp_path: Path) -> None:
    """Else another program that ends would delete what the first has not written back yet."""
    path = tmp_path / "hub.db"
    conn = opened(path)
    second = opened(path)
    for n in (1, 2):
        with tx(conn) as writing:
            writing.execute("INSERT INTO told VALUES ('here', ?)", (n,))
        other = "import sys, sqlite3; c = sqlite3.connect(sys.argv[1]); n = c.execute("
        other += "'SELECT count(*) FROM told').fetchone()[0]; c.close(); sys.exit(n)"
        ran = subprocess.run([sys.executable, "-c", other, str(path)], check=False)
        assert ran.returncode == n
    for one in (second, conn):
        close(one)
