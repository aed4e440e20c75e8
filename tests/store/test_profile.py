"""The profile: who works at this desk, and nothing before the first start was finished."""

from __future__ import annotations

import pytest

from cs_tui import sqlite
from cs_tui.store import profile
from cs_tui.store.profile import Profile
from tests.make import LIN, store


def test_before_the_first_start_there_is_nobody() -> None:
    assert profile.load(store()) is None


def test_a_profile_comes_back_as_it_was_kept() -> None:
    conn = store()
    kept = Profile(actor=LIN, name="林", role="lead", lang="en", prefix="B", hub_url="https://hub")

    profile.save(conn, kept)

    assert profile.load(conn) == kept
    assert (kept.alone, Profile(actor="me", name="").alone) == (False, True)


def test_what_else_is_kept_beside_it_and_what_a_newer_version_added_disturb_nothing() -> None:
    conn = store()
    profile.save(conn, Profile(actor=LIN, name="林"))
    with sqlite.tx(conn):
        profile.put(conn, "cursor", "42")
        profile.put(conn, "from_the_future", "x")

    assert profile.load(conn) == Profile(actor=LIN, name="林")
    assert profile.get(conn, "cursor") == "42"
    assert (profile.get(conn, "unknown"), profile.get(conn, "unknown", "0")) == ("", "0")


def test_saving_a_profile_never_sets_back_the_counter_of_numbers() -> None:
    conn = store()
    with sqlite.tx(conn):
        first = profile.next_number(conn)

    profile.save(conn, Profile(actor=LIN, name="林", prefix="B"))

    with sqlite.tx(conn):
        assert (first, profile.next_number(conn)) == ("A1001", "B1002")


def test_half_a_profile_is_never_kept() -> None:
    conn = store()
    conn.execute(
        "CREATE TRIGGER planted BEFORE INSERT ON profile WHEN NEW.key = 'prefix' "
        "BEGIN SELECT RAISE(ABORT, 'planted'); END"
    )

    with pytest.raises(sqlite.IntegrityError, match="planted"):
        profile.save(conn, Profile(actor=LIN, name="林"))

    assert profile.load(conn) is None
