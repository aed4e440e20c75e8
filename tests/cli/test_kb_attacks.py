"""`cs-tui kb import` where the machine or a stranger is against it: never a half state."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.program import Program, surroundings
from tests.cli.test_kb_import import article, events_in, jsonl
from tests.contracts.tree import ROOT

BATCH = 200
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

KILLED_AT = """
import os, signal, sys
from cs_tui.cli import main
from cs_tui.services import article_import
make, told = article_import._make, []
def killed(act, row, source):
    make(act, row, source)
    told.append(row)
    if len(told) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
article_import._make = killed
main(["kb", "import", *sys.argv[2:]])
"""

NO_SPACE = """
import resource, sys
from cs_tui.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(["kb", "import", *sys.argv[2:]]))
"""


def rows(count: int, *, body: str = "") -> bytes:
    """Articles that nobody takes for one another."""
    told = (article(f"a{n}", sha256(b"%d" % n).hexdigest(), body=body) for n in range(count))
    return jsonl(*told)


def python(script: str, *words: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        cwd=ROOT,
        env=surroundings(home),
        check=False,
        timeout=100,
    )


def imported(cs_tui: Program) -> int:
    out = cs_tui.does("kb", "export").out.splitlines()
    return sum(json.loads(line).get("source") == "import" for line in out)


@pytest.mark.parametrize(("words", "left"), [((), BATCH), (("--whole",), 0)])
def test_a_kill_leaves_whole_batches_and_the_same_file_brings_the_rest(
    cs_tui: Program, tmp_path: Path, words: tuple[str, ...], left: int
) -> None:
    file = tmp_path / "faq.jsonl"
    file.write_bytes(rows(500))
    cs_tui.does("kb", "lint", "--json")  # the home is there
    died = python(KILLED_AT, str(BATCH + 90), str(file), *words, home=cs_tui.home)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert imported(cs_tui) == left
    again = cs_tui.does("kb", "import", str(file), *words, "--json").json
    assert (again["added"], again["same"], imported(cs_tui)) == (500 - left, left, 500)


@pytest.mark.parametrize("words", [(), ("--whole",)])
def test_a_full_disk_is_told_with_what_is_in_and_room_brings_the_rest(
    cs_tui: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "faq.jsonl"
    file.write_bytes(rows(1_000, body="原路退回，三到五天到账。" * 100))
    cs_tui.does("kb", "lint", "--json")
    largest = max(one.stat().st_size for one in cs_tui.home.iterdir() if one.is_file())
    full = python(NO_SPACE, str(largest + 2_000_000), str(file), *words, home=cs_tui.home)
    assert full.returncode == 3, full.stderr.decode()
    assert b"Traceback" not in full.stderr
    there = imported(cs_tui)
    assert there % BATCH == 0
    assert there < 1_000
    assert (there == 0) == bool(words)
    assert f"The first {there} are done whole" in full.stderr.decode()
    again = cs_tui.does("kb", "import", str(file), *words, "--json").json
    assert (again["added"], again["same"]) == (1_000 - there, there)


def test_a_file_that_breaks_off_keeps_what_was_whole_or_nothing(
    cs_tui: Program, tmp_path: Path
) -> None:
    file = tmp_path / "faq.csv"
    text = "编号,标题\n" + "".join(f"b{n},第{n}条怎么办\n" for n in range(300)) + '"无尾'
    file.write_text(text, encoding="gb18030")
    whole = cs_tui("kb", "import", str(file), "--whole", "--json")
    assert (whole.code, whole.json["nothing_imported"], imported(cs_tui)) == (3, True, 0)
    parts = cs_tui("kb", "import", str(file), "--json")
    assert (parts.code, parts.json["added"], parts.json["bad"]) == (3, 300, 1)
    assert "line 302" in parts.err


def test_nothing_of_a_stranger_reaches_the_terminal(cs_tui: Program) -> None:
    evil = "\x1b]0;x\x07\x1b[31m\u202e退\u200b\x9b2J[/x][@click=app.quit]"
    given = jsonl(
        article("c1\x1b[2J", evil, body=evil, cat=evil, pair=evil, owner=evil),
        article("c1\x1b[2J", evil),
        article("c2", "", cat=evil),
        article("c3", evil, state=evil),
        {evil: evil},
    )
    before = events_in(cs_tui.home)
    ran = cs_tui("kb", "import", "-", stdin=given)
    found = cs_tui("kb", "search", "退")
    lint = cs_tui("kb", "lint")
    assert events_in(cs_tui.home) > before
    for said in (ran.out, ran.err, found.out, lint.out, lint.err):
        assert not OBEYED.search(said), said


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "C++",
        "user@x.com",
        "-x",
        "NEAR(",
        "NEAR(退款 2)",
        "title:退款",
        "a OR b",
        "*",
        "x" * 10_000,
    ],
)
def test_no_sign_of_a_query_is_a_command(cs_tui: Program, typed: str) -> None:
    ran = cs_tui("kb", "search", "--json", "--", typed)
    assert ran.code == 0, ran.err
    assert isinstance(ran.json["hits"], list)


def test_articles_that_point_at_each_other_in_a_circle_are_read_and_checked(
    cs_tui: Program,
) -> None:
    ring = [article(f"r{n}", f"环{n}", body=f"见 [[r{(n + 1) % 3}]]") for n in range(3)]
    cs_tui.does("kb", "import", "-", stdin=jsonl(*ring))
    found = cs_tui("kb", "lint", "--json").json["findings"]
    kinds = {one["kind"] for one in found}
    assert ("circle" in kinds, "broken_link" in kinds) == (True, False)
