"""`cs-tui kb search`: one answer a query, whatever the query is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program, surroundings
from tests.contracts.tree import ROOT

ARTICLE = json.dumps({"id": "ext-1", "title": "月球仓自提点在哪里", "lang": "zh"})
STRANGE = [
    b"",
    b"   ",
    b"\x00\x01\x02",
    b"\xff\xfe\xfd",
    b'"; DROP TABLE entry; --',
    b"* AND NOT (",
    b"[/x][@click=app.quit]",
    "％＿'\u202e\u200b😀👩‍👩‍👧".encode(),
    b"x" * 200_000,
    "退".encode() * 40_000,
    b"\\",
    b"{}",
]


def test_an_article_is_found_by_the_id_it_came_with(cs_tui: Program) -> None:
    cs_tui.does("kb", "import", "-", stdin=ARTICLE.encode())

    ran = cs_tui.does("kb", "search", "--stdin", "--json", stdin="月球仓自提\n".encode())

    assert ran.json["query"] == "月球仓自提"
    assert ran.json["hits"][0]["id"] == "ext-1"
    assert ran.json["hits"][0]["title"] == "月球仓自提点在哪里"
    assert isinstance(ran.json["hits"][0]["score"], float)


def test_ten_hits_unless_told(cs_tui: Program) -> None:
    cs_tui.does("kb", "search", "退款")

    ten = cs_tui.does("kb", "search", "退款", "--json").json["hits"]
    three = cs_tui.does("kb", "search", "退款", "--json", "-k", "3").json["hits"]

    assert (len(ten), len(three)) == (10, 3)
    assert ten[:3] == three
    assert [one["score"] for one in ten] == sorted((one["score"] for one in ten), reverse=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_one_language_when_asked(cs_tui: Program, lang: str) -> None:
    hits = cs_tui.does("kb", "search", "refund 退款", "--lang", lang, "--json").json["hits"]

    assert {one["lang"] for one in hits} == {lang}


def test_every_line_is_answered_in_its_place_however_strange(cs_tui: Program) -> None:
    last = "退款多久到账"
    ran = cs_tui.does(
        "kb", "search", "--stdin", "--json", stdin=b"\n".join([*STRANGE, last.encode()])
    )

    assert len(ran.rows) == len(STRANGE) + 1
    assert [row["hits"] for row in ran.rows[:2]] == [[], []]
    assert (ran.rows[-1]["query"], ran.rows[-1]["hits"][0]["id"]) == (last, "refund-time-zh")


def test_a_query_or_lines_but_not_both_and_not_neither(cs_tui: Program) -> None:
    assert cs_tui("kb", "search").code == 2
    assert cs_tui("kb", "search", "退款", "--stdin").code == 2
    assert cs_tui("kb", "search", "退款", "-k", "0").code == 2


def test_nothing_found_is_said_to_the_person_and_no_failure(cs_tui: Program) -> None:
    ran = cs_tui.does("kb", "search", " ")

    assert (ran.out, ran.err) == ("", "nothing found\n")


def test_an_answer_leaves_before_the_next_query_comes(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cs_tui", "kb", "search", "--stdin", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=surroundings(home),
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for query in ("退款", "发票"):
            running.stdin.write(f"{query}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["query"] == query
        running.stdin.close()
        assert running.wait(timeout=30) == 0


def test_a_reader_that_leaves_ends_the_search_quietly(home: Path) -> None:
    queries = "退款\n".encode() * 3000
    with subprocess.Popen(
        [sys.executable, "-m", "cs_tui", "kb", "search", "--stdin", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=surroundings(home),
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(queries)
        running.stdin.close()
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=30) == 0
        assert running.stderr is not None
        assert running.stderr.read() == b""
