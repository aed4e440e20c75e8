"""`cs-tui kb import`: good lines come in once, bad ones are named, nothing is half done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.cli.program import Program, process, surroundings
from tests.contracts.tree import ROOT


def article(id_: str, title: str, **more: object) -> dict[str, object]:
    return {"id": id_, "title": title, "body": "", "aliases": [], "lang": "zh", "cat": "x"} | more


def jsonl(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def events_in(home: Path) -> int:
    desk = open_desk(Places(home, home, home))
    try:
        return desk.run_now(desk.kit.own.last_seq)
    finally:
        desk.close()


def test_the_same_file_twice_makes_no_event(cs_tui: Program, tmp_path: Path) -> None:
    file = tmp_path / "faq.jsonl"
    file.write_bytes(jsonl(article("a1", "如何开发票"), article("a2", "如何退货")))

    first = cs_tui.does("kb", "import", str(file), "--json").json
    after_first = events_in(cs_tui.home)
    second = cs_tui.does("kb", "import", str(file), "--json").json

    assert (first["added"], first["same"], first["bad"]) == (2, 0, 0)
    assert (second["added"], second["same"], second["bad"]) == (0, 2, 0)
    assert events_in(cs_tui.home) == after_first


def test_a_changed_article_is_revised_and_found_by_its_new_wording(cs_tui: Program) -> None:
    cs_tui.does("kb", "import", "-", stdin=jsonl(article("a1", "羽绒服怎么洗")))
    changed = cs_tui.does("kb", "import", "-", "--json", stdin=jsonl(article("a1", "皮鞋怎么保养")))
    found = cs_tui.does("kb", "search", "皮鞋怎么保养", "-k", "1", "--json").json

    assert changed.json["changed"] == 1
    assert found["hits"][0]["id"] == "a1"


def test_bad_lines_are_named_and_the_good_ones_come_in(cs_tui: Program) -> None:
    lines = b"".join(
        [
            jsonl(article("a1", "第一条")),
            b"{not json\n",
            b"\n",
            jsonl(article("a2", "")),
            b"\xff\xfe\n",
            jsonl(article("a1", "编号重复")),
            b"[" * 5000 + b"\n",
            jsonl(article("a3", "最后一条")),
        ]
    )

    ran = cs_tui("kb", "import", "-", "--json", stdin=lines)

    assert ran.code == 3
    assert (ran.json["added"], ran.json["bad"]) == (2, 5)
    named = [line.split(",")[0] for line in ran.err.splitlines()]
    assert named == ["line 2", "line 4", "line 5", "line 6", "line 7"]
    assert "line 4, title" in ran.err


def test_a_dry_run_says_what_would_happen_and_writes_nothing(cs_tui: Program) -> None:
    cs_tui.does("kb", "import", "-", stdin=jsonl(article("a1", "旧"), article("a2", "同")))
    before = events_in(cs_tui.home)
    rows = jsonl(article("a1", "新"), article("a2", "同"), article("a3", "加"))

    ran = cs_tui.does("kb", "import", "-", "--dry-run", "--json", stdin=rows)

    counts = {"added": 1, "changed": 1, "same": 1, "bad": 0, "dry_run": True}
    assert {name: ran.json[name] for name in counts} == counts
    assert events_in(cs_tui.home) == before


def test_the_same_id_from_another_source_is_another_article(cs_tui: Program) -> None:
    row = jsonl(article("a1", "如何开发票"))
    cs_tui.does("kb", "import", "-", stdin=row)

    again = cs_tui.does("kb", "import", "-", "--source", "partner", "--json", stdin=row)

    assert again.json["added"] == 1


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(cs_tui: Program, tmp_path: Path, name: str) -> None:
    ran = cs_tui("kb", "import", str(tmp_path / name))

    assert (ran.code, ran.out) == (3, "")
    assert str(tmp_path) in ran.err
    assert name in ran.err


def test_a_line_without_end_is_one_bad_line(cs_tui: Program) -> None:
    endless = b'{"title": "' + b"x" * 3_000_000 + b'"}\n' + jsonl(article("a1", "之后的一条"))

    ran = cs_tui("kb", "import", "-", "--json", stdin=endless)

    assert (ran.code, ran.json["added"], ran.json["bad"]) == (3, 1, 1)
    assert "line 1" in ran.err


MEMORY = """
import resource, sys
from cs_tui.cli import main
code = main(["kb", "import", sys.argv[1], "--dry-run", "--json"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def test_memory_does_not_grow_with_the_file(home: Path, tmp_path: Path) -> None:
    def peak_kb(n: int) -> int:
        file = tmp_path / f"{n}.jsonl"
        with file.open("wb") as stream:
            for number in range(n):
                stream.write(jsonl(article(str(number), f"第{number}条", body="退款" * 400)))
        ran = subprocess.run(
            [sys.executable, "-c", MEMORY, str(file)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=surroundings(home),
            check=True,
        )
        assert json.loads(ran.stdout)["added"] == n
        return int(ran.stderr.split()[-1])

    # 8,000 articles of 2.4 kB are 19 MB as text; their ids alone may be kept.
    assert peak_kb(8_000) - peak_kb(200) < 12_000


def test_bad_lines_go_to_standard_error_of_a_process(home: Path) -> None:
    ran = process("kb", "import", "-", home=home, stdin=b"{\n" + jsonl(article("a1", "一条")))

    assert ran.returncode == 3
    assert ran.stdout.decode().startswith("added 1")
    assert ran.stderr.decode().startswith("line 1")
