"""`cs-tui case complaint`, `case followup` and `case rate` on a desk that works alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program
from tests.cli.test_case import opened

COMPLAINT = ("case", "complaint")
FOLLOWUP = ("case", "followup")


def shown(cs_tui: Program, number: str) -> Any:
    return cs_tui.does("case", "show", number, "--json").json["case"]


def test_a_complaint_is_walked_step_by_step_and_says_what_is_next(cs_tui: Program) -> None:
    number = opened(cs_tui)
    steps: tuple[tuple[tuple[str, ...], str | None], ...] = (
        (("receive", number, "refund", "--sought", "money back", "--weight", "simple"), "ack"),
        (("heard", number), "regret"),
        (("regret", number), "facts"),
        (("fact", number, "not picked", "--evidence", "W-31"), "decision"),
        (("decide", number, "partly", "refund", "--yuan", "12.5"), "told"),
        (("tell", number), "outcome"),
        (("end", number, "quality", "--refused", "12315"), None),
    )
    for words, following in steps:
        found = cs_tui.does(*COMPLAINT, *words, "--json").json["case"]["complaint"]
        assert (found["next"] or "").startswith(following or "")
    assert found["decision"]["amount_fen"] == 1250
    assert (found["missing"], found["accepted"], found["alternative"]) == ([], False, "12315")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tell",), "no complaint"),
        (("decide", "upheld", "x", "--yuan", "many"), "is no amount"),
    ],
)
def test_what_is_not_possible_is_refused_with_words(
    cs_tui: Program, words: tuple[str, ...], said: str
) -> None:
    number = opened(cs_tui)
    step, *rest = words
    ran = cs_tui(*COMPLAINT, step, number, *rest)
    assert ran.code != 0
    assert said in ran.err


def test_a_follow_up_is_planned_tried_and_dropped_by_its_place(cs_tui: Program) -> None:
    number = opened(cs_tui)
    for which in ("t1", "t7"):
        cs_tui.does(*FOLLOWUP, "plan", number, which, "--what", "did it help")
    cs_tui.does(*FOLLOWUP, "not-reached", number, "1")
    cs_tui.does(*FOLLOWUP, "drop", number, "2", "asked by mail already")

    first, second = shown(cs_tui, number)["followups"]
    assert (first["tries"], first["outcome"]) == (1, None)
    assert (second["outcome"], second["note"]) == ("dropped", "asked by mail already")
    [owed] = cs_tui.does(*FOLLOWUP, "due", "--json").rows
    assert (owed["number"], owed["sort"], owed["form"]) == (number, "followup", "t1")
    assert number in cs_tui.does(*FOLLOWUP, "due").out
    assert "has no follow-up 9" in cs_tui(*FOLLOWUP, "confirm", number, "9").err


def test_nobody_is_rated_whom_the_rule_did_not_ask(cs_tui: Program) -> None:
    number = opened(cs_tui)
    ran = cs_tui("case", "rate", number, "5")
    assert ran.code != 0
    assert "no rating was asked" in ran.err


def test_nothing_silent_is_an_answer(cs_tui: Program) -> None:
    assert "none" in cs_tui.does(*COMPLAINT, "silent").err


def test_a_list_says_until_when_who_complains_must_hear_from_us(cs_tui: Program) -> None:
    number = opened(cs_tui)
    cs_tui.does(*COMPLAINT, "receive", number, "refund", "--weight", "simple")

    (row,) = cs_tui.does("case", "list", "--json").rows

    assert row["number"] == number
    assert row["complaint_at"] is not None
    assert "complaint: a word by" in cs_tui.does("case", "list").out
    assert cs_tui.does("case", "list", "--offered", "--json").rows == []


def test_the_file_of_evidence_is_looked_at_again(cs_tui: Program, tmp_path: Path) -> None:
    number, file = opened(cs_tui), tmp_path / "call.wav"
    file.write_bytes(b"the call")
    step = ("case", "complaint")
    cs_tui.does(*step, "receive", number, "wants the money back")
    cs_tui.does(*step, "fact", number, "no call", "--evidence", str(file), "--sort", "recording")
    assert cs_tui.does(*step, "check", number, "--json").json == {
        "checked": [{"n": 1, "ref": str(file), "verdict": "same"}]
    }

    file.write_bytes(b"another")
    changed = cs_tui(*step, "check", number, "1")
    file.unlink()
    gone = cs_tui(*step, "check", number)

    assert (changed.code, gone.code) == (3, 3)
    assert "changed" in changed.out
    assert "missing on this machine" in gone.out
    (item,) = shown(cs_tui, number)["complaint"]["items"]
    assert [told["verdict"] for told in item["checked"]] == ["same", "changed", "missing"]
    assert "is a folder" in cs_tui(*step, "fact", number, "x", "--evidence", str(tmp_path)).err
