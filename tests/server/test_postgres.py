"""The hub on PostgreSQL: its tables, its address, and a server that comes and goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final

import psycopg
import pytest

from cs_tui.cli import main
from cs_tui.core import fold
from cs_tui.errors import BadFile, Unavailable, UsageError
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.problems import answer_to
from cs_tui.server.storage import Entry, Session
from cs_tui.server.storage.opening import looked_at, tried, version
from cs_tui.server.storage.postgres import driver, schema
from cs_tui.server.storage.postgres.store import PostgresStore
from cs_tui.server.storage.postgres.tables import TABLES
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.server.storage.session import SqlSession
from cs_tui.sqlite import MEMORY, connect, migrate
from tests import postgres
from tests.server.conftest import SEEDED

NOWHERE = "postgresql://hub@%2Fnowhere/desk"


@pytest.fixture
def place(planted: str) -> str:
    """A database with a new hub in it."""
    return postgres.copied(planted, SEEDED)


@pytest.fixture
def empty(server: str) -> Iterator[str]:
    """A database with nothing in it."""
    with postgres.database(server) as url:
        yield url


@pytest.fixture
def store(place: str) -> Iterator[PostgresStore]:
    """A store on it."""
    made = PostgresStore(place)
    yield made
    made.close()


def end_all_connections(store: PostgresStore) -> None:
    """What a restart of the server does: every connection to this database ends but one."""
    ends = (
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    store.read(lambda session: session.conn.execute(ends).fetchall())


def names(session: SqlSession) -> list[str]:
    return [one.id for one in session.people.people()]


# Tables.


def test_both_engines_have_the_same_tables_and_columns(place: str) -> None:
    conn = connect(MEMORY)
    migrate(conn, MIGRATIONS)
    tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    ours = {
        name: {row[1] for row in conn.execute(f"PRAGMA table_info({name})")} for (name,) in tables
    }
    conn.close()
    with looked_at(place) as view:
        asked = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema"
        found: dict[str, set[str]] = {}
        for table, column in view.execute(f"{asked} = 'cs_tui'"):
            found.setdefault(table, set()).add(column)
    assert found == {name: {*columns, "scope"} for name, columns in ours.items()}


ODD: Final = ("", "NULL", '"', "\\", "{a,b}", " a ", "\n", "'", "退款，\U0001f600", "\\x00", "$1")


def test_whatever_is_stored_for_many_at_once_comes_out_as_it_went_in(place: str) -> None:
    sql = "INSERT INTO events (seq, received_at, {}, chain) VALUES ({})"
    names = "id, stream, kind, v, act, actor, at, skew_ms, fact, personal"
    rows = [
        (n + 10**6, -n, text, text, "k", 1, text, text, 0, n % 2 or None, raw, raw or None, raw)
        for n, text in enumerate(ODD)
        for raw in [text.encode() + bytes([0, 92, 255])[: n % 4]]
    ]
    with closing(driver.connect(place)) as view:
        view.executemany(sql.format(names, ", ".join("?" * 13)), rows)
        asked = f"SELECT seq, received_at, {names}, chain FROM events WHERE seq >= ? ORDER BY seq"
        assert view.execute(asked, (10**6,)).fetchall() == rows
        view.executemany(
            'INSERT INTO contact_facts ("case", contact, day, unanswered, facts) '
            "VALUES (?, ?, ?, ?, ?)",
            [("c", str(flag), "d", flag, "{}") for flag in (True, False)],
        )
        found = view.execute("SELECT contact, unanswered FROM contact_facts WHERE day = 'd'")
        assert dict(found.fetchall()) == {"True": True, "False": False}


def test_what_no_column_holds_is_not_stored_as_something_else() -> None:
    with pytest.raises(TypeError, match="float"):
        driver.array([1.5])


@pytest.mark.parametrize(
    "texts", [['"', "\\", "{a,b}", "NULL", "", "，\n"], ["a", None, "b"], ["两", "\\x41"]]
)
def test_a_column_of_texts_arrives_as_it_is_whatever_stands_in_it(
    place: str, texts: list[str | None]
) -> None:
    with looked_at(place) as view:
        (found,) = view.execute("SELECT ?::text[]", (driver.array(texts),)).fetchone()
    assert found == texts


def test_a_text_that_cannot_be_stored_takes_no_place_of_another(place: str) -> None:
    with looked_at(place) as view, pytest.raises(driver.Error):
        view.execute("SELECT ?::text[]", (driver.array(["a\0b", "c"]),))


def test_a_list_of_any_length_is_one_value_of_one_statement() -> None:
    asked = "SELECT 1 FROM t WHERE a = ? AND b IN (?,?,?) AND c IN (?, ?) AND d = ?"

    sql, given = driver.gathered(asked, ["a", "x", "y", "z", 1, 2, "d"])

    lists = "b = ANY(?::text[]) AND c = ANY(?::bigint[])"
    assert sql == f"SELECT 1 FROM t WHERE a = ? AND {lists} AND d = ?"
    assert given == ["a", '{"x","y","z"}', "{1,2}", "d"]
    assert driver.gathered("SELECT ?", ("a",)) == ("SELECT ?", ("a",))


def test_every_key_begins_with_the_scope(place: str) -> None:
    asked = (
        "SELECT indexrelid::regclass::text, attname FROM pg_index "
        "JOIN pg_class t ON t.oid = indrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
        "JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = indkey[0] "
        "WHERE n.nspname = 'cs_tui_data' AND t.relname <> 'migrations'"
    )
    with looked_at(place) as view:
        first = dict(view.execute(asked).fetchall())
    assert len(first) > len(TABLES)
    assert set(first.values()) == {"scope"}


def test_a_dry_run_tries_every_step_and_changes_nothing(
    empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--database", empty, "--dry-run"]) == 0
    assert "CREATE TABLE cs_tui_data.events" in capsys.readouterr().out
    assert version(empty) == 0
    open_hub(empty).close()
    assert version(empty) == len(schema.MIGRATIONS)
    assert tried(empty) == []


def test_tables_of_a_newer_program_are_left_as_they_are(empty: str) -> None:
    open_hub(empty).close()
    newer = len(schema.MIGRATIONS) + 1
    made = PostgresStore(empty)
    made.write(
        lambda session: session.conn.execute(
            f"INSERT INTO cs_tui_data.migrations (version) VALUES ({newer})"
        )
    )
    made.close()
    with pytest.raises(BadFile, match=str(newer)):
        open_hub(empty)


# A server that comes and goes.


def test_a_server_that_does_not_answer_is_said_so_and_may_be_asked_again() -> None:
    with pytest.raises(Unavailable) as caught:
        open_hub(NOWHERE)
    assert answer_to(caught.value).status_code == 503


def test_connections_that_the_server_ended_while_idle_are_made_anew(store: PostgresStore) -> None:
    before = store.read(names)
    end_all_connections(store)
    assert store.read(names) == before
    store.write(lambda session: session.set_meta("still", "here"))
    assert store.read(lambda session: session.meta("still")) == "here"


def test_a_server_that_goes_in_the_middle_of_a_job_leaves_nothing_of_it(
    store: PostgresStore,
) -> None:
    def interrupted(session: SqlSession) -> None:
        session.set_meta("half", "done")
        session.conn.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(Unavailable):
        store.write(interrupted)
    assert store.read(lambda session: session.meta("half")) is None


def test_of_jobs_stored_together_one_that_fails_takes_nothing_from_the_others(
    store: PostgresStore,
) -> None:
    def fails(session: SqlSession) -> None:
        session.set_meta("two", "2")
        session.conn.execute("SELECT 1 / 0")

    def one(session: SqlSession) -> None:
        session.set_meta("one", "1")

    def three(session: SqlSession) -> None:
        session.set_meta("three", "3")

    outcomes = store.write_all([one, fails, three])
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    kept = store.read(lambda session: [session.meta(key) for key in ("one", "two", "three")])
    assert kept == ["1", None, "3"]


def test_of_jobs_stored_together_one_that_stores_twice_what_may_be_there_once_fails_alone(
    store: PostgresStore,
) -> None:
    known = store.read(lambda session: session.log.after(0, 1)[0].sealed)
    entry = Entry(known, fold.read(known))

    def twice(session: SqlSession) -> None:
        session.log.append([entry], 0)

    def kept(name: str) -> Callable[[SqlSession], None]:
        return lambda session: session.set_meta(name, name)

    before = store.read(lambda session: session.log.last_seq())
    outcomes = store.write_all([kept("one"), twice, kept("three")])
    assert [type(one.error) for one in outcomes] == [
        type(None),
        psycopg.errors.UniqueViolation,
        type(None),
    ]
    assert store.read(lambda session: [session.meta("one"), session.meta("three")]) == [
        "one",
        "three",
    ]
    assert store.read(lambda session: session.log.last_seq()) == before


def stores(url: str, *, nothing: bool) -> None:
    """Whether the server is one that another one took over from: who comes now may not write."""
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute("SET default_transaction_read_only = off")
        change = "SET default_transaction_read_only = on" if nothing else "RESET ALL"
        name = conn.info.dbname
        conn.execute(f"ALTER DATABASE {name} {change}".encode())


def test_a_server_that_only_reads_any_more_is_said_so_until_another_stores(
    place: str, store: PostgresStore
) -> None:
    stores(place, nothing=True)
    try:
        end_all_connections(store)
        for jobs in ([still], [still, still]):
            with pytest.raises(Unavailable) as caught:
                store.write_all(jobs)
        answer = answer_to(caught.value)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert store.read(lambda session: session.meta("still")) is None
    finally:
        stores(place, nothing=False)
    store.write_all([still, still])
    assert store.read(lambda session: session.meta("still")) == "here"


def still(session: SqlSession) -> None:
    session.set_meta("still", "here")


def test_only_one_process_does_what_is_to_be_done_once(place: str, store: PostgresStore) -> None:
    other = PostgresStore(place)

    def tries(session: Session) -> tuple[bool, bool]:
        inner = other.write(lambda their: their.only("close_resolved"))
        return session.only("close_resolved"), inner

    def holds(session: Session) -> tuple[bool, bool]:
        return session.only("come_up"), other.write(lambda their: their.only("come_up"))

    assert store.write(tries) == (True, True)
    assert store.write(holds) == (True, False)
    other.close()


# What the commands say.


def test_people_are_added_and_the_log_is_audited_by_the_same_commands(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "add", "--name", "Lin", "--url", "http://h", "--database", place]) == 0
    assert main(["people", "list", "--database", place]) == 0
    assert "Lin" in capsys.readouterr().out
    assert main(["audit", "verify", "--database", place]) == 0
    store = PostgresStore(place)
    store.write(
        lambda session: session.conn.execute("UPDATE events SET actor = 'zhou' WHERE seq = 3")
    )
    store.close()
    assert main(["audit", "verify", "--database", place]) == BadFile.exit_code


def test_a_database_that_its_own_tools_restored_begins_a_new_epoch(place: str) -> None:
    before = open_hub(place)
    before.close()
    assert main(["backup", "restore", "--database", place]) == 0
    after = open_hub(place)
    after.close()
    assert after.server_id == before.server_id
    assert after.epoch > before.epoch


def test_a_file_of_backups_is_not_asked_of_postgresql(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backup", "now", "--database", NOWHERE]) == UsageError.exit_code
    assert "pg_dump" in capsys.readouterr().err


def test_a_password_on_the_command_line_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    told = "postgresql://hub:geheim@db/desk"
    assert main(["serve", "--database", told]) == UsageError.exit_code
    said = capsys.readouterr().err
    assert "PGPASSFILE" in said
    assert "geheim" not in said


def test_without_the_driver_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [one for one in sys.modules if one.startswith("cs_tui.server.storage.postgres.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["people", "list", "--database", NOWHERE]) == UsageError.exit_code
    assert "cs-tui[postgres]" in capsys.readouterr().err
