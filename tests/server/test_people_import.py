"""`cs-tui people import`: a whole team at once, all of it or nobody."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest

from cs_tui.cli import main
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import enrol
from cs_tui.sync.enrolment import read_code
from cs_tui.sync.wire import Enrol

TEAM = "姓名,工号,角色,团队\n林静,lin,客服,desk\n=周敏,,班长,desk|night\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("CS_TUI_LANG", "en")


@pytest.fixture
def team(tmp_path: Path) -> str:
    file = tmp_path / "team.csv"
    file.write_text(TEAM, encoding="utf-8")
    return str(file)


def people(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, data and messages of `cs-tui people`."""
    code = main(["people", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_everybody_of_a_list_gets_a_code_that_lets_them_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, team: str
) -> None:
    ended, out, err = people(capsys, "import", team, "--url", "https://hub.example")
    rows = list(csv.DictReader(io.StringIO(out)))

    assert (ended, "2 people added" in err) == (0, True)
    # A name that a spreadsheet would take for a formula is marked as text.
    assert [row["name"] for row in rows] == ["林静", "'=周敏"]
    hub = open_hub(tmp_path / "hub.db")
    for row in rows:
        code = read_code(row["code"])
        assert code.url == "https://hub.example"
        asked = Enrol(code=code.secret, device="laptop")
        enter = partial(enrol, asked=asked, token=f"token of {row['id']}", epoch=hub.epoch)
        hub.do(partial(enter, server_id=hub.server_id))
    listed = hub.store.read(lambda session: session.people.people())
    hub.close()
    assert {(one.name, one.role, one.teams) for one in listed} == {
        ("林静", "agent", ("desk",)),
        ("=周敏", "lead", ("desk", "night")),
    }


def test_the_same_list_again_adds_nobody_and_says_who_is_there(
    capsys: pytest.CaptureFixture[str], team: str
) -> None:
    people(capsys, "import", team)
    ended, out, err = people(capsys, "import", team)

    assert (ended, out) == (3, "")
    assert "people code lin" in err
    assert "line 3, name" in err
    assert len(json.loads(people(capsys, "list", "--json")[1])) == 2


def test_one_bad_row_keeps_everybody_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("name,role\nLin,agent\nMei,boss\n", encoding="utf-8")
    ended, out, _ = people(capsys, "import", str(file), "--json")
    told = json.loads(out)

    assert (ended, told["added"]) == (3, 0)
    assert [(one["line"], one["field"]) for one in told["faults"]] == [(3, "role")]
    assert people(capsys, "list", "--json")[1] == "[]\n"


def test_a_check_adds_nobody(capsys: pytest.CaptureFixture[str], team: str) -> None:
    ended, out, err = people(capsys, "import", team, "--dry-run")

    assert (ended, out, "2 people would be added" in err) == (0, "", True)
    assert people(capsys, "list", "--json")[1] == "[]\n"
