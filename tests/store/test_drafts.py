"""Drafts: what is being typed is kept, without secrets, until it becomes a fact."""

from __future__ import annotations

from pathlib import Path

from cs_tui import sqlite
from cs_tui.store import profile
from cs_tui.store.drafts import Draft, Drafts
from tests.make import NOW, SECOND, store

CARD, PERSON = "4111 1111 1111 1111", "11010519491231002X"


def draft(
    text: str, field: str = "reply", base: str | None = None, at: int = NOW, stream: str = "case/c1"
) -> Draft:
    return Draft(stream, field, text, base, at)


def test_what_is_typed_in_each_field_is_there_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    typing = Drafts(store(path))

    typing.save([draft("您好，"), draft("已查", "done")])

    kept = Drafts(store(path)).of("case/c1")
    assert kept == {"reply": draft("您好，"), "done": draft("已查", "done")}
    assert Drafts(store(path)).of("case/c2") == {}


def test_the_value_seen_at_the_first_key_stays_while_the_text_grows() -> None:
    drafts = Drafts(store())
    drafts.save([draft("新", "line", base="旧的")])

    drafts.save([draft("新的", "line", base="别人改的", at=NOW + SECOND)])

    assert drafts.of("case/c1")["line"] == draft("新的", "line", base="旧的", at=NOW + SECOND)


def test_an_emptied_field_has_no_draft_and_begins_anew() -> None:
    drafts = Drafts(store())
    drafts.save([draft("x", base="a")])

    drafts.save([draft("")])
    assert drafts.of("case/c1") == {}

    drafts.save([draft("y", base="b")])
    assert drafts.of("case/c1")["reply"].base == "b"


def test_card_and_identity_numbers_never_reach_the_disk(tmp_path: Path) -> None:
    drafts = Drafts(store(tmp_path / "desk.db"))

    (kept,) = drafts.save([draft(f"卡号{CARD}，身份证{PERSON}，订单 20260529 请查")])

    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (CARD, CARD.replace(" ", ""), PERSON):
        assert secret not in kept.text
        assert secret.encode() not in on_disk
    assert "20260529" in kept.text
    assert drafts.of("case/c1")["reply"] == kept


def test_text_that_was_pasted_is_made_safe() -> None:
    (kept,) = Drafts(store()).save([draft("a\x1b[2J\u202eb\r\n")])

    assert kept.text == "a[2Jb\n"


def test_drafts_of_several_fields_are_kept_together_or_not_at_all() -> None:
    conn = store()
    conn.execute(
        "CREATE TRIGGER planted BEFORE INSERT ON drafts WHEN NEW.field = 'done' "
        "BEGIN SELECT RAISE(ABORT, 'planted'); END"
    )
    drafts = Drafts(conn)

    try:
        drafts.save([draft("a"), draft("b", "done")])
    except sqlite.IntegrityError:
        assert drafts.of("case/c1") == {}
    else:
        raise AssertionError("the planted fault did not happen")


def test_the_caret_is_kept_with_what_was_typed() -> None:
    conn = store()

    Drafts(conn).save([draft("a")], caret="c1:reply:1")
    Drafts(conn).save([draft("ab")])

    assert profile.get(conn, "caret") == "c1:reply:1"


def test_what_became_a_fact_is_a_draft_no_more_and_others_stay() -> None:
    conn = store()
    drafts = Drafts(conn)
    other = draft("y", stream="case/c2")
    drafts.save([draft("x"), other])

    with sqlite.tx(conn):
        drafts.done("case/c1")

    assert (drafts.of("case/c1"), drafts.of("case/c2")) == ({}, {"reply": other})


def test_an_undo_gives_back_what_was_typed_but_never_over_newer_words() -> None:
    conn = store()
    drafts = Drafts(conn)
    drafts.save([draft("新的")])

    with sqlite.tx(conn):
        drafts.put_back([draft("旧的"), draft("记录", "done")])

    assert {field: kept.text for field, kept in drafts.of("case/c1").items()} == {
        "reply": "新的",
        "done": "记录",
    }
