"""`cs-tui case export`: a file for analysis with nobody in it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_customer import NAME, PHONE

CARD, ORDER = "6222021234567890128", "202611887766"
WORDS = "裤子开线了"


def cases(cs_tui: Program, n: int) -> list[str]:
    """So many calls, with everything that must not be told in each; their numbers."""
    made = []
    for _ in range(n):
        new = ("case", "new", "--channel", "phone", "--text", f"{WORDS} {CARD}", "--mine", "--json")
        who = ("--name", NAME, "--phone", PHONE, "--order", ORDER)
        number = str(cs_tui.does(*new, *who).json["case"]["number"])
        cs_tui.does("case", "classify", number, "--nature", "complaint", "--leaf", "STOCK")
        cs_tui.does("case", "note", number, "--issue", f"{NAME} {PHONE}", "--done", WORDS)
        made.append(number)
    return made


def test_five_cases_become_five_lines_and_not_one_word_of_the_customer(
    cs_tui: Program, tmp_path: Path
) -> None:
    numbers = cases(cs_tui, 5)
    file = tmp_path / "out.csv"
    told = cs_tui.does("case", "export", str(file), "--from", "today", "--json").json
    raw = file.read_bytes()
    assert (told["cases"], file.stat().st_mode & 0o777) == (5, 0o600)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert {row["category"].partition("/")[2] for row in rows} == {"STOCK"}
    assert {row["nature"] for row in rows} == {"complaint"}
    for secret in (*numbers, NAME, "铁柱", PHONE, PHONE[-4:], ORDER, CARD, WORDS, "agent"):
        assert secret not in raw.decode("utf-8")


def test_json_lines_say_the_same_and_rare_categories_are_other(
    cs_tui: Program, tmp_path: Path
) -> None:
    cases(cs_tui, 1)
    file = tmp_path / "out.jsonl"
    cs_tui.does("case", "export", str(file), "--from", "yesterday", "--to", "today")
    (line,) = [json.loads(one) for one in file.read_text("utf-8").splitlines()]
    assert (line["category"], line["category_name"], line["nature"]) == ("other", "", "other")


def test_another_ending_or_days_in_the_wrong_order_write_nothing(
    cs_tui: Program, tmp_path: Path
) -> None:
    assert cs_tui("case", "export", str(tmp_path / "x.xlsx"), "--from", "today").code == 2
    backwards = ("--from", "today", "--to", "yesterday")
    assert cs_tui("case", "export", str(tmp_path / "x.csv"), *backwards).code == 2
    nowhere = cs_tui("case", "export", str(tmp_path / "no" / "x.csv"), "--from", "today")
    assert (nowhere.code, "cannot write" in nowhere.err) == (3, True)
    assert list(tmp_path.glob("**/*.csv*")) == []
