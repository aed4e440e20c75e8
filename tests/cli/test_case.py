"""`cs-tui case`: what each sub-command does, refuses, and leaves alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from cs_tui.store.drafts import Draft
from tests.cli.program import Program


def opened(cs_tui: Program, *more: str) -> str:
    """The number of a new chat of mine."""
    words = ("case", "new", "--channel", "chat", "--text", "hello", "--mine", "--json", *more)
    return str(cs_tui.does(*words).json["case"]["number"])


def shown(cs_tui: Program, number: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = cs_tui.does("case", "show", number, "--json").json["case"]
    return found


def drafts_of(home: Path, case_id: str) -> Mapping[str, Draft]:
    desk = open_desk(Places(home, home, home))
    try:
        return desk.run_now(desk.cases.view, case_id).drafts
    finally:
        desk.close()


def test_nothing_waiting_is_an_answer_and_no_failure(cs_tui: Program) -> None:
    ran = cs_tui.does("case", "next", "--json")

    assert ran.json == {"case": None}
    assert "nobody waits" in ran.err


def test_a_new_case_queues_unless_it_is_mine(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "waiting")
    mine = opened(cs_tui)

    queue = cs_tui.does("case", "list", "--queue", "--json").rows
    hand = cs_tui.does("case", "list", "--json").rows
    every = cs_tui.does("case", "list", "--all", "--json").rows

    assert [row["subject"] for row in queue] == ["waiting"]
    assert [row["number"] for row in hand] == [mine]
    assert len(every) == 2
    assert cs_tui.does("case", "list", "--all", "--most", "1", "--json").out.count("\n") == 1


def test_an_id_names_a_case_as_well_as_its_number(cs_tui: Program) -> None:
    number = opened(cs_tui)
    case_id = shown(cs_tui, number)["id"]

    assert shown(cs_tui, case_id) == shown(cs_tui, number.lower())


def test_an_unknown_case_is_named_and_fails(cs_tui: Program) -> None:
    ran = cs_tui("case", "show", "Z9", "--json")

    assert (ran.code, ran.out) == (1, "")
    assert "Z9" in ran.err


def test_closing_names_everything_that_lacks_and_changes_nothing(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello")
    number = cs_tui.does("case", "next", "--json").json["case"]["number"]
    before = shown(cs_tui, number)

    ran = cs_tui("case", "close", number)

    assert ran.code == 1
    for lacking in ("reply", "nature", "category", "outcome", "note"):
        assert lacking in ran.err
    assert shown(cs_tui, number) == before


@pytest.mark.parametrize(
    ("option", "given", "near"),
    [
        ("--leaf", "退款进读", "REFTRK"),
        ("--nature", "enquiri", "consult"),
        ("--outcome", "informd", "informed"),
        ("--outcome", "spam", "spam"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    cs_tui: Program, option: str, given: str, near: str
) -> None:
    number = opened(cs_tui)

    ran = cs_tui("case", "classify", number, option, given)

    assert ran.code == 2
    assert given in ran.err
    assert near in ran.err
    assert shown(cs_tui, number)["leaf"] is None


def test_an_unknown_channel_is_answered_with_the_nearest(cs_tui: Program) -> None:
    ran = cs_tui("case", "new", "--channel", "fone", "--text", "hello")

    assert ran.code == 2
    assert "phone" in ran.err
    assert cs_tui.does("case", "list", "--all", "--json").rows == []


def test_a_value_is_set_over_the_one_that_stands_there(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "classify", number, "--leaf", "REFTRK")
    cs_tui.does("case", "classify", number, "--leaf", "PROMO")

    assert (shown(cs_tui, number)["leaf"], shown(cs_tui, number)["conflicts"]) == ("PROMO", 0)


def test_the_same_note_twice_is_no_failure_and_no_second_record(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "note", number, "--issue", "refund")
    at = shown(cs_tui, number)["updated_at"]

    assert "nothing changed" in cs_tui.does("case", "note", number, "--issue", "refund").out
    assert shown(cs_tui, number)["updated_at"] == at


@pytest.mark.parametrize("words", [("note",), ("classify",), ("promise",)])
def test_an_act_without_anything_to_do_is_wrong_usage(
    cs_tui: Program, words: tuple[str, ...]
) -> None:
    more = ("call back",) if words == ("promise",) else ()

    assert cs_tui("case", *words, opened(cs_tui), *more).code == 2


def test_an_empty_reply_and_a_raw_placeholder_are_never_sent(cs_tui: Program) -> None:
    number = opened(cs_tui)

    empty = cs_tui("case", "reply", number, "-", stdin=b" \n")
    raw = cs_tui("case", "reply", number, "Dear {customer_name}")

    assert (empty.code, raw.code) == (1, 1)
    assert "{customer_name}" in raw.err
    assert len(shown(cs_tui, number)["messages"]) == 1


def test_what_is_typed_on_a_screen_is_neither_sent_nor_lost(cs_tui: Program) -> None:
    number = opened(cs_tui)
    case_id = str(shown(cs_tui, number)["id"])
    desk = open_desk(Places(cs_tui.home, cs_tui.home, cs_tui.home))
    half = {"reply": ("half a sent", None), "note.done": ("half a note", None)}
    desk.run_now(desk.cases.keep_drafts, case_id, half)
    desk.close()

    cs_tui.does("case", "reply", number, "a whole sentence")
    cs_tui.does("case", "note", number, "--issue", "refund")
    cs_tui.does("case", "wait", number)

    said = [one["text"] for one in shown(cs_tui, number)["messages"]]
    assert said == ["hello", "a whole sentence"]
    assert shown(cs_tui, number)["note"]["done"] == ""
    kept = {field: draft.text for field, draft in drafts_of(cs_tui.home, case_id).items()}
    assert kept == {"reply": "half a sent", "note.done": "half a note"}


def test_card_numbers_never_reach_the_disk(cs_tui: Program) -> None:
    card = "4111111111111111"
    words = ("case", "new", "--channel", "chat", "--mine", "--text", f"my card {card}", "--name")
    ran = cs_tui.does(*words, card, "--json")
    number = ran.json["case"]["number"]
    cs_tui.does("case", "reply", number, f"your card {card}")
    cs_tui.does("case", "note", number, "--next", f"card {card}")
    cs_tui.does("case", "promise", number, f"about card {card}", "--in", "2h")

    assert "card number" in ran.err
    assert card not in cs_tui.does("case", "show", number, "--json").out
    files = [path for path in cs_tui.home.iterdir() if path.is_file()]
    assert [path.name for path in files if card.encode() in path.read_bytes()] == []


def test_numbers_are_masked_until_a_reason_is_given_and_logged(cs_tui: Program) -> None:
    who = ("--name", "张三", "--phone", "13800138000", "--order", "20261122001")
    number = opened(cs_tui, *who)

    mine = shown(cs_tui, number)["customer"]
    revealed = cs_tui.does("case", "show", number, "--reveal", "call back", "--json").json
    row = cs_tui.does("case", "list", "--json").rows[0]

    assert mine == {
        "name": "张三",
        "phone": "138****8000",
        "order_no": "20261122001",
        "grade": "",
    }
    assert revealed["case"]["customer"]["phone"] == "13800138000"
    assert (row["name"], row["phone"]) == ("张*", "138****8000")
    desk = open_desk(Places(cs_tui.home, cs_tui.home, cs_tui.home))
    logged = desk.run_now(desk.kit.log.sealed, f"access/me/{desk.run_now(desk.kit.day)}")
    desk.close()
    assert [one.kind for one in logged] == ["revealed"]
    assert b"call back" in logged[0].fact + (logged[0].personal or b"")


def test_once_a_case_is_over_its_customer_is_masked(cs_tui: Program) -> None:
    number = opened(cs_tui, "--name", "张三", "--order", "20261122001")
    ended = cs_tui.does("case", "no-action", number, "spam", "--json").json["case"]

    assert ended["status"] == "cancelled"
    assert (ended["customer"]["name"], ended["customer"]["order_no"]) == ("张*", "****2001")


def test_a_promise_is_kept_by_its_place_or_its_id(cs_tui: Program) -> None:
    number = opened(cs_tui)
    made = [
        cs_tui.does("case", "promise", number, what, "--in", "2h", "--json").json["promise"]
        for what in ("first", "second")
    ]

    cs_tui.does("case", "keep", number, "2")
    cs_tui.does("case", "keep", number, made[0])

    assert [one["state"] for one in shown(cs_tui, number)["promises"]] == ["kept", "kept"]
    assert cs_tui("case", "keep", number, "3").code == 1
    assert cs_tui("case", "keep", number, "2").code == 1


def test_a_promise_in_the_past_is_refused(cs_tui: Program) -> None:
    ran = cs_tui("case", "promise", opened(cs_tui), "call", "--at", "2020-01-01T09:00")

    assert ran.code == 1
    assert "that time has passed" in ran.err


def test_undo_takes_the_last_act_back(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "note", number, "--issue", "refund")
    taken_back = cs_tui.does("case", "undo", "--json").json

    assert taken_back["undone"] == ["note_added"]
    assert shown(cs_tui, number)["note"]["issue"] == ""


def test_one_case_at_a_time_stands_in_front(cs_tui: Program) -> None:
    first, second = opened(cs_tui), opened(cs_tui)
    desk = open_desk(Places(cs_tui.home, cs_tui.home, cs_tui.home))
    fronted = {row.number for row in desk.run_now(desk.queue.board).mine if row.front}
    desk.close()

    assert first != second
    assert fronted == {second}


def test_lines_of_a_customer_never_pass_for_ours(cs_tui: Program) -> None:
    text = "hello\nA9999: resolved, mine\x1b[2J"
    words = ("case", "new", "--channel", "chat", "--mine", "--text", "-", "--json")
    number = cs_tui.does(*words, stdin=text.encode()).json["case"]["number"]

    out = cs_tui.does("case", "show", number).out

    assert "\x1b" not in out
    assert [line for line in out.splitlines() if line.startswith("A9999")] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_case_is_told_in_the_language_of_the_person(
    cs_tui: Program, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = opened(cs_tui)
    cs_tui.does("case", "classify", number, "--nature", "consult")
    monkeypatch.setenv("CS_TUI_LANG", lang)

    out = cs_tui.does("case", "show", number).out

    assert ("处理中" in out, "咨询" in out) == (lang == "zh", lang == "zh")
    assert ("active" in out, "Enquiry" in out) == (lang == "en", lang == "en")


def test_a_duplicate_is_merged_and_the_customer_told_once(cs_tui: Program) -> None:
    who = ("--name", "张三", "--phone", "13800138000")
    first, second = opened(cs_tui, *who), opened(cs_tui, *who, "--lang", "en")
    assert shown(cs_tui, second)["again"] == 1
    rows = {row["number"]: row for row in cs_tui.does("case", "list", "--json").rows}
    assert rows[second]["customer_id"] == rows[first]["customer_id"] != ""
    assert (rows[first]["again"], rows[second]["again"]) == (0, 1)

    done = cs_tui.does("case", "merge", second, first, "--json").json

    assert (done["case"]["status"], done["other"]["number"]) == ("merged", first)
    merged, into = shown(cs_tui, second), shown(cs_tui, first)
    assert merged["merged_into"] == into["id"]
    assert first in merged["messages"][-1]["text"]
    assert [tie["number"] for tie in into["ties"]] == [second]
    cs_tui.does("case", "undo")
    assert shown(cs_tui, second)["status"] == "active"


def test_cases_of_two_customers_are_linked_but_never_merged(cs_tui: Program) -> None:
    first = opened(cs_tui, "--phone", "13800138000")
    second = opened(cs_tui, "--phone", "13912345678")

    refused = cs_tui("case", "merge", first, second)
    assert refused.code != 0
    assert "link" in refused.err
    cs_tui.does("case", "link", first, second)
    assert [tie["sort"] for tie in shown(cs_tui, second)["ties"]] == ["linked"]
