"""`cs-tui kb import|export|lint` with files of every kind: all or nothing as one chose."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cs_tui.content.xlsx import write_xlsx
from tests.cli.program import Program

HEAD = ["编号", "标题", "答案", "语言"]
ROWS = [["k1", "羽绒服怎么洗", "冷水手洗", "zh"], ["k2", "皮鞋怎么保养", "用鞋油", "zh"]]


def xlsx(file: Path, rows: list[list[str]]) -> str:
    with file.open("wb") as out:
        write_xlsx(out, [HEAD, *rows])
    return str(file)


def test_a_workbook_comes_in_once(cs_tui: Program, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "faq.xlsx", ROWS)
    first = cs_tui.does("kb", "import", file, "--json").json
    second = cs_tui.does("kb", "import", file, "--json").json
    assert (first["added"], second["added"], second["same"]) == (2, 0, 2)
    hits = cs_tui.does("kb", "search", "羽绒服", "-k", "1", "--json").json["hits"]
    assert hits[0]["id"] == "k1"


def test_all_or_nothing_is_nothing_when_one_row_is_bad(cs_tui: Program, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "faq.xlsx", [*ROWS, ["k3", "", "没有标题", "zh"]])
    ran = cs_tui("kb", "import", file, "--whole", "--json")
    assert (ran.code, ran.json["nothing_imported"], ran.json["bad"]) == (3, True, 1)
    assert ran.json["faults"][0] == {
        "file": "faq.xlsx",
        "line": 4,
        "field": "title",
        "reason": {"zh": "不能为空", "en": "it must not be blank"},
    }
    assert "faq.xlsx, line 4, title" in ran.err
    assert "羽绒服怎么洗" not in cs_tui.does("kb", "search", "羽绒服怎么洗").out
    assert cs_tui("kb", "import", file, "--json").json["added"] == 2


def test_titles_that_ask_the_same_are_told_and_can_be_left_out(
    cs_tui: Program, tmp_path: Path
) -> None:
    cs_tui.does("kb", "import", xlsx(tmp_path / "a.xlsx", ROWS))
    rows = [["x1", "羽绒服怎么洗？", "机洗", "zh"], ["x2", "围巾怎么洗", "手洗", "zh"]]
    file = xlsx(tmp_path / "b.xlsx", rows)
    seen = cs_tui("kb", "import", file, "--dry-run", "--json")
    assert seen.json["alike_titles"] == [
        {
            "line": 2,
            "title": "羽绒服怎么洗？",
            "other": "羽绒服怎么洗",
            "other_line": None,
            "same": True,
        }
    ]
    assert "羽绒服怎么洗" in seen.err
    done = cs_tui.does("kb", "import", file, "--skip-alike", "--json").json
    assert (done["added"], done["skipped"]) == (1, 1)


def test_a_manual_becomes_drafts_that_nobody_finds_yet(cs_tui: Program, tmp_path: Path) -> None:
    file = tmp_path / "手册.txt"
    file.write_text("第一章 洗护\n一、羊绒围巾怎么打理\n平铺晾干。\n", encoding="gb18030")
    done = cs_tui.does("kb", "import", str(file), "--text", "--json").json
    assert done["added"] == 1
    assert "羊绒围巾" not in cs_tui.does("kb", "search", "羊绒围巾怎么打理").out
    out = cs_tui.does("kb", "export").out.splitlines()
    (draft,) = [one for one in map(json.loads, out) if one["state"] == "wip"]
    assert (draft["origin"], draft["source"]) == ("手册.txt:2-3", "手册.txt")
    assert cs_tui.does("kb", "import", str(file), "--text", "--json").json["same"] == 1


@pytest.mark.parametrize("name", ["kb.jsonl", "kb.csv", "kb.xlsx", "kb"])
def test_what_is_exported_and_imported_changes_nothing(
    cs_tui: Program, tmp_path: Path, name: str
) -> None:
    to = str(tmp_path / name)
    count = cs_tui.does("kb", "export", to, "--json").json["articles"]
    done = cs_tui.does("kb", "import", to, "--json").json
    assert (done["added"], done["changed"], done["same"], done["bad"]) == (0, 0, count, 0)
    assert done["alike"] == 0


def test_an_exported_table_that_was_edited_changes_what_was_edited(
    cs_tui: Program, tmp_path: Path
) -> None:
    file = tmp_path / "kb.csv"
    cs_tui.does("kb", "export", str(file), "--lang", "zh")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["state"], rows[1]["body"] = "归档", "改过的正文"
    with file.open("w", encoding="gb18030", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = cs_tui.does("kb", "import", str(file), "--json").json
    assert (done["changed"], done["same"]) == (2, len(rows) - 2)


def test_a_name_that_says_nothing_is_asked_about(cs_tui: Program, tmp_path: Path) -> None:
    file = tmp_path / "faq.dat"
    file.write_bytes(b"x")
    ran = cs_tui("kb", "import", str(file))
    assert ran.code == 2
    assert "--format" in ran.err


def test_the_shipped_articles_pass_lint_and_a_planted_fault_does_not(
    cs_tui: Program, tmp_path: Path
) -> None:
    clean = cs_tui("kb", "lint", "--json")
    assert (clean.code, clean.json["findings"]) == (0, [])
    cs_tui.does("kb", "import", xlsx(tmp_path / "a.xlsx", [["k1", "见别处", "详见 [[无]]", "zh"]]))
    found = cs_tui("kb", "lint", "--json")
    assert found.code == 3
    assert {one["kind"] for one in found.json["findings"]} == {"broken_link", "no_twin"}
    assert "k1" in cs_tui("kb", "lint").out
