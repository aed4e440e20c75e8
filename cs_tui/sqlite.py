"""SQLite as we use it: connect, one transaction, migrate. The only module that imports a driver.

SQLite before 3.51.3 can corrupt a WAL when two connections write or checkpoint at the same
instant, so every write of every process runs under one file lock, inside `tx`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final

from cs_tui.errors import BadFile
from cs_tui.locks import FileLock
from cs_tui.settings import private_folder
from cs_tui.texts import Words

Error = sqlite3.Error
IntegrityError = sqlite3.IntegrityError
Row = tuple[Any, ...]
Migration = Callable[["Connection"], None]

MEMORY: Final = Path(":memory:")

RINSED_AT_ONCE: Final = 128 * 1024 * 1024
"""A file up to this size is written anew while somebody works: about half a second."""

UNTIDY: Final = 100
"""So many rows are written before a `checkpoint` is worth the disk's while: some eight saves."""

_UNCLEAN, _UNEMPTIED = 1, 2
"""In the head of a file from which something was erased: it may still be read in the file, or only
in the one beside it."""

UNREADABLE = Words(
    zh="无法读取数据库 {path}：{why}。文件没有改动；请从备份恢复，或换一个 CS_TUI_HOME",
    en="cannot read the database {path}: {why}. The file was left as it is; restore a backup or "
    "choose another CS_TUI_HOME",
)
TOO_NEW = Words(
    zh="数据库 {path} 的版本是 {found}，这个程序只认识到 {known}。文件没有改动；请升级 cs_tui",
    en="the database {path} has version {found}, this program knows up to {known}. The file was "
    "left as it is; please upgrade cs_tui",
)

IN_USE = Words(
    zh="{file} 是本程序自己的数据文件，正在使用；没有读取，也没有改动，请换一个文件",
    en="{file} is a data file of this program, in use; it was neither read nor changed: name "
    "another file",
)

_OUTSIDE: Final = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


def is_of_the_disk(error: Error) -> bool:
    """Whether the machine is at fault (disk full, taken away, read-only), not the program."""
    return getattr(error, "sqlite_errorname", "").startswith(_OUTSIDE)


_MAGIC: Final = b"SQLite format 3\0"
_BESIDE: Final = ("", "-wal", "-shm", "-journal", ".lock")
_opened: Final[set[Path]] = set()
"""Databases this process has opened. What was closed stays here: it is ours all the same."""


class Connection(sqlite3.Connection):
    """A connection that knows the lock its writes run under."""

    guard: FileLock | None = None
    path: Path = MEMORY
    erased: bool = False
    """Something was erased whose bytes may still stand in the file beside the database."""


def connect(path: Path, *, readonly: bool = False) -> Connection:
    """Opens a database file (made 0600 when missing); commits only through `tx`.

    Raises `BadFile` when the file is not a database or cannot be opened.
    """
    try:
        if readonly:
            uri = f"{path.absolute().as_uri()}?mode=ro"
            conn = sqlite3.connect(
                uri, uri=True, factory=Connection, isolation_level=None, check_same_thread=False
            )
        else:
            conn = _writable(path)
    except (sqlite3.Error, OSError) as error:
        raise BadFile(UNREADABLE.fill(path=path, why=error)) from error
    conn.path = path
    if path != MEMORY:
        _opened.add(path.absolute())
    try:
        # Two programs that open a new file at the same instant both switch it to WAL.
        with conn.guard or nullcontext():
            _prepare(conn, readonly=readonly)
    except (sqlite3.Error, OSError) as error:
        close(conn)
        raise BadFile(UNREADABLE.fill(path=path, why=error)) from error
    return conn


def _writable(path: Path) -> Connection:
    if path == MEMORY:
        return sqlite3.connect(
            ":memory:", factory=Connection, isolation_level=None, check_same_thread=False
        )
    private_folder(path.parent)
    # To close a file that SQLite has open in this process too would drop the locks it holds there:
    # another program would take itself for the last one and delete what was not written back yet.
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    conn = sqlite3.connect(path, factory=Connection, isolation_level=None, check_same_thread=False)
    conn.guard = FileLock(path.with_name(path.name + ".lock"))
    return conn


def _prepare(conn: Connection, *, readonly: bool) -> None:
    conn.execute("PRAGMA busy_timeout=5000")
    conn.execute("PRAGMA foreign_keys=ON")
    if readonly:
        conn.execute("PRAGMA query_only=ON")
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return
    for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        conn.execute(f"PRAGMA {setting}").fetchall()


def close(conn: Connection) -> None:
    """Closes under the lock: the last connection writes the log back into the file."""
    if conn.guard is None:
        conn.close()
        return
    with conn.guard:
        conn.close()
    conn.guard.release()


def keep_off(path: Path) -> None:
    """To be asked before a file is opened that somebody named.

    Raises `BadFile` for a database this process has opened, under whatever name: closing the file
    again would drop the locks SQLite holds on it.
    """
    try:
        named = path.stat()
    except (OSError, ValueError):
        return
    # A copy, for another thread may open one meanwhile.
    for database in list(_opened):
        for ending in _BESIDE:
            with suppress(OSError):
                if os.path.samestat(named, os.stat(f"{database}{ending}")):  # noqa: PTH116
                    raise BadFile(IN_USE.fill(file=path))


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, of this program or another. Raises `OSError`."""
    try:
        keep_off(path)
    except BadFile:
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


@contextmanager
def tx(conn: Connection) -> Iterator[Connection]:
    """One transaction: all of it is on disk when the block ends, or none of it.

    An error while committing means *unknown*, not *not done*: a repeat must be harmless.
    """
    if conn.guard is None:
        with _transaction(conn):
            yield conn
        return
    with conn.guard, _transaction(conn):
        yield conn


@contextmanager
def _transaction(conn: Connection) -> Iterator[None]:
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # After a full disk SQLite has rolled back by itself; asking again would hide the cause.
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    try:
        conn.execute("COMMIT")
    except sqlite3.Error:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


@contextmanager
def hasty(conn: Connection) -> Iterator[None]:
    """Transactions in this block wait for no disk: for what can be made again from the rest.

    When the power fails the last of them may be gone, whole; a later commit outside keeps them.
    """
    conn.execute("PRAGMA synchronous=NORMAL").fetchall()
    try:
        yield
    finally:
        conn.execute("PRAGMA synchronous=FULL").fetchall()


def checkpoint(conn: Connection) -> None:
    """Writes into the file what was committed beside it, so that no save has to do it.

    SQLite does it by itself when a thousand pages have gathered; then a save waits for them all.
    """
    with conn.guard or nullcontext():
        conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def mark_erased(conn: Connection) -> None:
    """Says inside a transaction that erases something that its bytes are still to be removed.

    It stands in the head of the file, so that whoever opens it after a kill knows.
    """
    conn.execute(f"PRAGMA application_id={_UNCLEAN}")
    conn.erased = True


def rinse(conn: Connection, *, most_bytes: int | None = None) -> bool:
    """Leaves no byte of what was erased; False while others read, then it is to be tried again.

    What a page held before stands in the file beside the database until that is emptied. And when
    a table grows, SQLite copies rows from page to page without wiping where they stood, whatever
    `secure_delete` says: now and then a copy nobody erases stays behind, so the file is written
    anew. That takes a second for every few hundred megabytes: one above `most_bytes` waits for a
    call without a limit.
    """
    with conn.guard or nullcontext():
        small = most_bytes is None or _bytes_of(conn) <= most_bytes
        if small and _mark(conn) == _UNCLEAN:
            conn.execute("VACUUM")
            conn.execute(f"PRAGMA application_id={_UNEMPTIED}")
        emptied = _empty_beside(conn)
        if emptied and _mark(conn) == _UNEMPTIED:
            conn.execute("PRAGMA application_id=0")
            _empty_beside(conn)
    conn.erased = not emptied
    return emptied


def rinse_left(conn: Connection) -> None:
    """Does what a program that was killed left to `rinse`; a file without a mark is not touched.

    A disk without room is asked again later: until then everything can be read.
    """
    if not _mark(conn):
        return
    conn.erased = True
    try:
        rinse(conn)
    except Error as error:
        if not is_of_the_disk(error):
            raise


def _empty_beside(conn: Connection) -> bool:
    """Writes all back into the file and empties the one beside it; False while others read."""
    conn.execute("PRAGMA busy_timeout=0").fetchall()
    try:
        (busy, *_) = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        conn.execute("PRAGMA busy_timeout=5000").fetchall()
    return not busy


def _mark(conn: Connection) -> int:
    (mark,) = conn.execute("PRAGMA application_id").fetchone()
    return int(mark)


def _bytes_of(conn: Connection) -> int:
    (pages,), (size,) = (
        conn.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size")
    )
    return int(pages) * int(size)


def copy(path: Path, target: Path) -> None:
    """Copies a database as it is at this instant, beside programs that write into it.

    Raises `BadFile` for a file that is no database, `Error` when the copy fails.
    """
    source = connect(path, readonly=True)
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        made = sqlite3.connect(target, factory=Connection, isolation_level=None)
        try:
            source.backup(made)
            if _mark(made):
                made.execute("VACUUM")
                made.execute("PRAGMA application_id=0")
            # A backup is one file: whoever copies it needs nothing beside it.
            made.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            made.close()
    finally:
        source.close()


def migrate(conn: Connection, migrations: Sequence[Migration]) -> None:
    """Brings the schema to its newest version, each step in one transaction with its number.

    Raises `BadFile` for a database that a newer program made; nothing is written then.
    """
    found = check_version(conn, len(migrations))
    for number, step in enumerate(migrations[found:], start=found + 1):
        with tx(conn):
            if version(conn) >= number:
                continue
            step(conn)
            conn.execute(f"PRAGMA user_version={number}")


def check_version(conn: Connection, known: int) -> int:
    """The version of the schema. Raises `BadFile` when it is newer than the `known` one."""
    found = version(conn)
    if found > known:
        raise BadFile(TOO_NEW.fill(path=conn.path, found=found, known=known))
    return found


def version(conn: Connection) -> int:
    """The version of the schema: how many migrations were applied."""
    (found,) = conn.execute("PRAGMA user_version").fetchone()
    return int(found)


def quick_check(conn: Connection) -> str:
    """`ok`, or the first fault that a look at every page finds; indexes are not compared."""
    try:
        (verdict,) = conn.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return str(verdict)


def integrity(conn: Connection) -> str:
    """`ok`, or the first fault that a full check of the file finds."""
    try:
        (verdict,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return str(verdict)
