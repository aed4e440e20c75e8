"""`cs-tui classify`: a line in, its suggestions out; old tickets in, all of them or none."""

from __future__ import annotations

import json

import pytest

from cs_tui.sqlite import close, connect
from tests.cli.program import Program

CATS = [
    {"text": "my cat will not eat the new food", "label": "cats"},
    {"text": "the cat scratches the sofa", "label": "cats"},
    {"text": "猫不吃新的猫粮", "label": "cats"},
    {"text": "the dog barks all night", "label": "dogs"},
    {"text": "walking a dog in the rain", "label": "dogs"},
    {"text": "狗狗半夜总是叫", "label": "dogs"},
]
STRANGE = ["", "   ", "\x00\x01", '"; DROP TABLE', "* AND NOT (", "[/x]", "😀", "x" * 70_000, "{}"]


def lines(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def lessons_in(cs_tui: Program) -> int:
    conn = connect(cs_tui.home / "desk.db")
    (found,) = conn.execute("SELECT count(*) FROM events WHERE stream LIKE 'lesson/%'").fetchone()
    close(conn)
    return int(found)


def test_this_shops_categories_are_suggested_before_anything_was_taught(cs_tui: Program) -> None:
    [row] = cs_tui.does("classify", "--stdin", "--json", stdin="退款什么时候到账\n".encode()).rows
    assert row["text"] == "退款什么时候到账"
    assert len(row["suggestions"]) == 3
    assert set(row["suggestions"][0]) == {"label", "confidence"}
    assert row["suggestions"][0]["label"].startswith("REF")


def test_every_line_is_answered_whatever_it_is(cs_tui: Program) -> None:
    given = "\n".join(STRANGE).encode() + b"\n\xff\xfe\n"
    ran = cs_tui.does("classify", "--stdin", "--json", stdin=given)
    assert len(ran.rows) == len(STRANGE) + 1


def test_labels_of_their_own_answer_for_themselves_and_leave_the_shop_alone(
    cs_tui: Program,
) -> None:
    ran = cs_tui.does("classify", "learn", "-", "--json", stdin=lines(CATS))
    assert ran.json == {
        "scope": "own",
        "learned": 6,
        "same": 0,
        "labels": 2,
        "ours": 0,
        "bad": 0,
        "dry_run": False,
    }
    [own] = cs_tui.does("classify", "--stdin", "--json", stdin=b"a dog in the night\n").rows
    assert own["suggestions"][0]["label"] == "dogs"
    asked = "退款什么时候到账\n".encode()
    [shop] = cs_tui.does("classify", "--stdin", "--shop", "--json", stdin=asked).rows
    assert {one["label"] for one in shop["suggestions"]}.isdisjoint({"cats", "dogs"})


def test_what_was_taught_stays_and_the_same_again_changes_nothing(cs_tui: Program) -> None:
    cs_tui.does("classify", "learn", "-", stdin=lines(CATS[:3] + CATS[3:5]))
    again = cs_tui.does("classify", "learn", "-", "--json", stdin=lines(CATS)).json
    assert (again["learned"], again["same"]) == (1, 5)
    (cs_tui.home / "taught-own.model").unlink()
    [row] = cs_tui.does("classify", "--stdin", "--json", stdin=b"the cat food\n").rows
    assert row["suggestions"][0]["label"] == "cats"


def test_tickets_with_categories_of_this_shop_teach_the_desk(cs_tui: Program) -> None:
    asked = b"zorblax gizmo is vrumping\n"
    label = cs_tui.does("classify", "--stdin", "--json", stdin=b"invoice\n").rows[0]["suggestions"][
        0
    ]["label"]
    rows = [{"text": f"zorblax vrumping {n}", "label": label} for n in range(3)]

    ran = cs_tui.does("classify", "learn", "-", "--json", stdin=lines(rows))

    assert ran.json["scope"] == "categories"
    [after] = cs_tui.does("classify", "--stdin", "--json", stdin=asked).rows
    assert after["suggestions"][0]["label"] == label


def test_one_bad_line_stops_all_unless_told(cs_tui: Program) -> None:
    given = lines(CATS) + b'{"text": 1}\nnot json\n'
    stopped = cs_tui("classify", "learn", "-", stdin=given)
    assert stopped.code == 3
    assert "line 7, text" in stopped.err
    assert "line 8, the line" in stopped.err
    assert lessons_in(cs_tui) == 0
    passed = cs_tui("classify", "learn", "-", "--skip-bad", "--json", stdin=given)
    assert passed.code == 3
    assert (passed.json["learned"], passed.json["bad"]) == (6, 2)


def test_a_dry_run_learns_nothing(cs_tui: Program) -> None:
    assert cs_tui.does("classify", "learn", "-", "--dry-run", "--json", stdin=lines(CATS)).json[
        "dry_run"
    ]
    assert lessons_in(cs_tui) == 0


def test_card_numbers_are_struck_out_before_anything_is_kept(cs_tui: Program) -> None:
    row = {"text": "my card 4111 1111 1111 1111 was charged twice", "label": "charged"}
    cs_tui.does("classify", "learn", "-", stdin=lines([row]))
    assert lessons_in(cs_tui) == 1
    for file in cs_tui.home.iterdir():
        assert file.is_dir() or b"1111 1111" not in file.read_bytes()


def test_what_was_taught_can_be_forgotten(cs_tui: Program) -> None:
    cs_tui.does("classify", "learn", "-", stdin=lines(CATS))
    assert "6" in cs_tui.does("classify", "forget").out
    [row] = cs_tui.does("classify", "--stdin", "--json", stdin=b"the cat food\n").rows
    assert "cats" not in [one["label"] for one in row["suggestions"]]


def test_no_byte_of_what_was_forgotten_stays_in_the_profile(cs_tui: Program) -> None:
    asked = cs_tui.does("classify", "--stdin", "--json", stdin=b"invoice\n").rows
    label = asked[0]["suggestions"][0]["label"]
    taught = [{"text": f"ms vandervelde zorblax vrumping {n}", "label": label} for n in range(3)]
    own = [{"text": "ms vandervelde feeds her cat", "label": "cats"}]
    for rows in (taught, own):
        cs_tui.does("classify", "learn", "-", stdin=lines(rows))
    cs_tui.does("classify", "--stdin", stdin=b"a cat\n")
    kept = [one for one in cs_tui.home.iterdir() if one.is_file()]
    assert any(b"vandervelde" in one.read_bytes() for one in kept)
    assert "3" in cs_tui.does("classify", "forget", "--categories").out
    assert "1" in cs_tui.does("classify", "forget").out
    left = [one for one in cs_tui.home.rglob("*") if one.is_file()]
    assert [one.name for one in left if b"vandervelde" in one.read_bytes()] == []


def test_a_file_that_is_not_there_is_named(cs_tui: Program) -> None:
    ran = cs_tui("classify", "learn", "nowhere.jsonl")
    assert ran.code == 3
    assert "nowhere.jsonl" in ran.err


@pytest.mark.parametrize("words", [[], ["--stdin", "-k", "0"]])
def test_wrong_usage_says_what_to_do(cs_tui: Program, words: list[str]) -> None:
    ran = cs_tui("classify", *words)
    assert ran.code == 2
    assert "-k" in ran.err or "--stdin" in ran.err


def test_where_nothing_is_sure_enough_it_says_so(cs_tui: Program) -> None:
    assert "not sure enough" in cs_tui.does("classify", "--stdin", stdin=b"qqqq zzzz\n").out
