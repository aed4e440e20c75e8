"""A file somebody names may be one of our own databases: it is not opened beside SQLite."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cs_tui.content.article_files import write_files
from cs_tui.content.files import open_bytes, read_given
from cs_tui.errors import BadFile
from cs_tui.services import evidence
from cs_tui.sqlite import IN_USE, Connection, connect, is_database, keep_off, tx

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Connection]:
    with closing(connect(tmp_path / "desk.db")) as conn:
        with tx(conn):
            conn.execute("CREATE TABLE told (n INTEGER)")
        yield conn


def locks_held(file: Path) -> bool:
    """Whether another program is kept from a lock on the bytes that SQLite's readers hold."""
    seen_by_another = (
        "import fcntl, os, struct, sys\n"
        "fd = os.open(sys.argv[1], os.O_RDWR)\n"
        "try: fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)\n"
        "except OSError: print('held')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", seen_by_another, str(file)], capture_output=True, check=True
    )
    return done.stdout.strip() == b"held"


def read_as_evidence(file: Path) -> None:
    list(evidence.reading(file))


def read_as_articles(file: Path) -> None:
    with open_bytes(file) as opened:
        opened.read()


def read_as_content(file: Path) -> None:
    read_given(file)


@pytest.mark.parametrize("read", [read_as_evidence, read_as_articles, read_as_content])
def test_our_own_database_is_not_read_and_its_locks_stay(
    desk: Connection, read: Callable[[Path], None]
) -> None:
    with closing(desk.execute("SELECT 1 FROM sqlite_master")) as reading:
        reading.fetchone()
        assert locks_held(desk.path)

        with pytest.raises(BadFile) as refused:
            read(desk.path)

        assert refused.value.words == IN_USE.fill(file=desk.path)
        assert locks_held(desk.path)


def test_opening_it_all_the_same_would_drop_the_locks(desk: Connection) -> None:
    with closing(desk.execute("SELECT 1 FROM sqlite_master")) as reading:
        reading.fetchone()
        desk.path.read_bytes()
        assert not locks_held(desk.path)


def test_another_name_for_it_and_what_lies_beside_it_are_kept_off_too(desk: Connection) -> None:
    folder = desk.path.parent
    (folder / "soft").symlink_to(desk.path)
    os.link(desk.path, folder / "hard")
    around = f"../{folder.name}/desk.db"
    for name in ("soft", "hard", around, "desk.db-wal", "desk.db-shm", "desk.db.lock"):
        with pytest.raises(BadFile):
            keep_off(folder / name)


def test_what_is_not_ours_is_read(desk: Connection, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"SQLite format 3\0 of the customer's telephone")
    read_as_evidence(other)
    keep_off(tmp_path / "missing")
    keep_off(Path("a\0b"))


def test_an_export_replaces_no_database(desk: Connection, tmp_path: Path) -> None:
    hub = tmp_path / "hub.db"
    hub.write_bytes(b"SQLite format 3\0" + bytes(100))
    for file in (desk.path, hub):
        before = file.stat().st_ino
        with pytest.raises(BadFile, match="database"):
            write_files([{"key": "a"}], file, "jsonl")
        assert file.stat().st_ino == before
    assert not is_database(tmp_path)
    assert not is_database(tmp_path / "new.jsonl")
    assert write_files([{"key": "a"}], tmp_path / "new.jsonl", "jsonl") == 1
