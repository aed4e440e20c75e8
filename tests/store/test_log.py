"""The log of a desk: what is appended is there with all that follows from it, or not at all."""

from __future__ import annotations

import multiprocessing
import os
import stat
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.core import fold, moves, note
from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.case import Case, Status
from cs_tui.core.events import event, parse
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.core.shift import Shift
from cs_tui.errors import NotFound, Refused
from cs_tui.settings import Places
from cs_tui.store import profile, projection
from cs_tui.store.drafts import Draft, Drafts
from cs_tui.store.log import Log
from cs_tui.store.rebuild import differing
from cs_tui.texts import rules as texts
from tests.make import DAY, LIN, NOW, append, ctx, in_status, log, salt, store


def with_case(target: Log, status: Status = Status.ACTIVE) -> Case:
    story = in_status(status)
    append(target, story.events)
    return story.case


def refuse() -> None:
    raise Refused(texts.NEWER)


def count(target: Log, table: str) -> int:
    (found,) = target.conn.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def test_an_act_is_in_the_log_in_the_case_and_in_the_lists_at_once() -> None:
    target = log()
    with_case(target)

    with target.case_act("c1", ctx()) as act:
        note.write(act, done="已回电")
        moves.wait_for_customer(act)

    assert target.case("c1").note.done == "已回电"
    assert target.conn.execute("SELECT status FROM cases").fetchall() == [("waiting_customer",)]
    assert [one.kind for one in target.sealed("case/c1")][-2:] == [
        "note_added",
        "waiting_customer_set",
    ]
    assert differing(target.conn) == []


@pytest.mark.parametrize("table", ["docs", "cases", "contact_facts", "case_facts"])
def test_when_a_projection_fails_the_event_is_not_there_either(table: str) -> None:
    target = log()
    with_case(target)
    before = target.conn.execute("SELECT * FROM events").fetchall()
    target.conn.execute(
        f"CREATE TRIGGER planted BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'planted'); END"
    )

    with (
        pytest.raises(sqlite.IntegrityError, match="planted"),
        target.case_act("c1", ctx()) as act,
    ):
        moves.no_action(act, "spam", DAY)

    assert target.conn.execute("SELECT * FROM events").fetchall() == before
    target.conn.execute("DROP TRIGGER planted")
    assert differing(target.conn) == []
    assert target.case("c1").status is Status.ACTIVE


def test_an_act_that_is_refused_half_way_leaves_nothing() -> None:
    target = log()
    with_case(target)
    told: list[str] = []
    target.on_append = lambda: told.append("append")
    before = count(target, "events")

    def half_an_act() -> None:
        with target.case_act("c1", ctx()) as act:
            note.write(act, done="x")
            moves.resolve(act, "2026-05-29")

    with pytest.raises(Refused):
        half_an_act()

    assert (count(target, "events"), target.case("c1").note.done, told) == (before, "", [])


def test_sync_hears_of_an_append_after_it_is_on_disk(tmp_path: Path) -> None:
    target, reader = log(store(tmp_path / "desk.db")), store(tmp_path / "desk.db")
    seen: list[int] = []
    target.on_append = lambda: seen.append(count(Log(reader, salt), "events"))

    with_case(target)
    with target.case_act("c1", ctx()):
        pass

    assert seen == [4]


def test_events_of_several_streams_are_one_transaction() -> None:
    target = log()
    hub = ctx(HUB)
    clash = event("case/c2", NoteAdded(done="x"), hub, act="a", id="same")

    with pytest.raises(sqlite.IntegrityError):
        append(target, [*in_status(Status.NEW).events, clash, clash])

    assert (count(target, "events"), count(target, "docs")) == (0, 0)


def test_the_bytes_are_made_once_and_are_what_was_said() -> None:
    target = log()
    story = in_status(Status.ACTIVE)
    append(target, story.events)

    kept = target.sealed("case/c1")

    assert [fold.read(one) for one in kept] == story.events
    assert [parse(one.fact, one.personal) for one in kept] == kept
    assert len({one.personal for one in kept if one.personal}) == 2
    assert target.sealed("case/c1") == kept


def test_a_case_that_is_not_there_is_named() -> None:
    target = log()

    with pytest.raises(NotFound, match="no such case: c9"):
        target.case("c9")
    with pytest.raises(NotFound, match="no such case: c9"), target.case_act("c9", ctx()):
        raise AssertionError("never entered")

    assert count(target, "events") == 0


def test_a_stream_is_never_taken_for_one_of_another_kind() -> None:
    target = log()

    with pytest.raises(TypeError, match="case/c1 does not fold to Shift"):
        target.state("case/c1", Shift)
    with pytest.raises(TypeError), target.act("case/c1", ctx(), Shift):
        raise AssertionError("never entered")
    assert target.state("agent/lin", Agent) == Agent()


def test_a_new_stream_begins_with_its_first_act() -> None:
    target = log()

    with target.act("agent/mei", ctx(), Agent) as act:
        act.add(AgentRegistered(role=Role.LEAD, teams=("desk",), name="梅"))

    assert target.state("agent/mei", Agent).name == "梅"


def test_what_a_newer_version_wrote_is_shown_and_left_alone() -> None:
    target = log()
    with_case(target)
    target.conn.execute("UPDATE events SET v = 99 WHERE kind = 'claimed'")
    with target.case_act("c1", ctx()):
        pass
    append(target, [event("case/c1", NoteAdded(done="x"), ctx(), act="a")])

    with sqlite.tx(target.conn):
        projection.refold(target.conn, "case/c1")

    assert target.case("c1").newer
    with pytest.raises(Refused), target.case_act("c1", ctx()) as act:
        note.write(act, done="y")


def test_drafts_go_in_the_transaction_that_makes_them_facts() -> None:
    target = log()
    with_case(target)
    drafts = Drafts(target.conn)
    drafts.save([Draft("case/c1", "done", "已回电", None, NOW)])

    def save(outcome: Callable[[], None]) -> None:
        with target.case_act("c1", ctx()) as act:
            note.write(act, done="已回电")
            drafts.done(act.stream)
            outcome()

    with pytest.raises(Refused):
        save(refuse)
    assert drafts.of("case/c1")["done"].text == "已回电"

    save(lambda: None)
    assert drafts.of("case/c1") == {}
    assert target.case("c1").note.done == "已回电"


def numbers(path: str, count: int) -> list[str]:
    """What one process that opens the profile gives out."""
    conn = store(Path(path))
    found = []
    for _ in range(count):
        with sqlite.tx(conn):
            found.append(profile.next_number(conn))
    sqlite.close(conn)
    return found


def test_case_numbers_are_made_offline_and_never_twice(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        given = pool.starmap(numbers, [(str(path), 25)] * 4)

    flat = sorted(number for one in given for number in one)
    assert flat == [f"A{1001 + n}" for n in range(100)]
    assert all(one == sorted(one) for one in given)


def test_two_connections_share_one_counter_and_the_prefix_is_the_devices(tmp_path: Path) -> None:
    first, second = store(tmp_path / "desk.db"), store(tmp_path / "desk.db")
    profile.save(first, profile.Profile(actor=LIN, name="林", prefix="C"))

    found = []
    for conn in (first, second, first):
        with sqlite.tx(conn):
            found.append(profile.next_number(conn))

    assert found == ["C1001", "C1002", "C1003"]


def test_a_number_of_an_act_that_failed_is_given_again() -> None:
    conn = store()

    def number(outcome: Callable[[], None]) -> str:
        with sqlite.tx(conn):
            found = profile.next_number(conn)
            outcome()
        return found

    with pytest.raises(Refused):
        number(refuse)
    assert number(lambda: None) == "A1001"


def test_only_their_owner_can_read_the_files_whatever_the_umask(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    places = Places(home / "config", home / "data", home / "state")
    before = os.umask(0)
    try:
        places.make()
        target = log(store(places.database))
        with_case(target)
    finally:
        os.umask(before)

    made = [tmp_path / "new", *(tmp_path / "new").rglob("*")]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made}
    files = {"desk.db", "desk.db-wal", "desk.db-shm", "desk.db.lock"}
    assert modes == {
        **dict.fromkeys(files, 0o600),
        **dict.fromkeys(("new", "home", "config", "data", "state"), 0o700),
    }
    sqlite.close(target.conn)


def in_the_file_alone(home: Path, folder: Path) -> int:
    """How many notes somebody finds who has the file but not what stands beside it."""
    alone = folder / "alone.db"
    alone.write_bytes(home.read_bytes())
    conn = sqlite.connect(alone)
    (found,) = conn.execute("SELECT count(*) FROM events WHERE kind = 'note_added'").fetchone()
    sqlite.close(conn)
    alone.unlink()
    return int(found)


def test_what_was_saved_goes_into_the_file_between_saves_once_it_is_worth_it(
    tmp_path: Path,
) -> None:
    home = tmp_path / "desk.db"
    target = log(store(home))
    with_case(target)
    sqlite.checkpoint(target.conn)

    def note_down(times_over: int) -> None:
        for number in range(times_over):
            append(target, [event("case/c1", NoteAdded(done=f"{number}"), ctx(), act="a")])
            target.tidy()

    note_down(1)
    assert in_the_file_alone(home, tmp_path) == 0
    note_down(sqlite.UNTIDY)
    assert in_the_file_alone(home, tmp_path) > 0
    sqlite.close(target.conn)


@pytest.mark.parametrize(("name", "told"), [("SQLITE_FULL", False), ("SQLITE_CORRUPT", True)])
def test_a_full_disk_does_not_stop_who_only_tidies(
    monkeypatch: pytest.MonkeyPatch, name: str, *, told: bool
) -> None:
    target = log()
    with_case(target)

    def refuses(_: sqlite.Connection) -> None:
        error = sqlite.Error("planted")
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr("cs_tui.store.log.checkpoint", refuses)
    monkeypatch.setattr("cs_tui.store.log.UNTIDY", 1)

    append(target, [event("case/c1", NoteAdded(done="x"), ctx(), act="a")])
    with pytest.raises(sqlite.Error, match="planted") if told else nullcontext():
        target.tidy()
