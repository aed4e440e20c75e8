"""`cs-tui report`: printed, saved, or as data; wrong words are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.cli.program import Program


def answered(cs_tui: Program) -> None:
    cs_tui.does("case", "new", "--channel", "chat", "--text", "hello")
    cs_tui.does("case", "next")
    cs_tui.does("case", "reply", "A1001", "hello, what can I do?")


def test_it_is_printed_in_either_language(cs_tui: Program) -> None:
    answered(cs_tui)

    assert "| chat | 1 |" in cs_tui.does("report").out
    assert "| 在线 | 1 |" in cs_tui.does("report", "--lang", "zh").out


def test_the_data_are_those_of_stats(cs_tui: Program) -> None:
    answered(cs_tui)

    assert cs_tui.does("report", "--json").json["figures"] == cs_tui.does("stats", "--json").json


def test_saved_it_lies_in_the_own_folder(cs_tui: Program, home: Path) -> None:
    found = cs_tui.does("report", "--save", "--json").json

    path = Path(found["path"])
    assert path.is_relative_to(home)
    assert path.read_text(encoding="utf-8") == found["markdown"]


@pytest.mark.parametrize("form", ["md", "csv", "txt"])
def test_each_form_is_saved_under_its_own_name(cs_tui: Program, home: Path, form: str) -> None:
    answered(cs_tui)

    printed = cs_tui.does("report", "--format", form).out
    cs_tui.does("report", "--format", form, "--save")

    [path] = home.rglob("report-*")
    assert path.suffix == f".{form}"
    assert path.read_text(encoding="utf-8") == printed
    assert path.read_bytes().startswith("\ufeff".encode()) == (form == "csv")


def test_json_is_a_format_too(cs_tui: Program) -> None:
    answered(cs_tui)

    assert cs_tui.does("report", "--format", "json").json == cs_tui.does("report", "--json").json


def test_a_comment_is_kept_with_the_day_and_its_figures_stay(cs_tui: Program, home: Path) -> None:
    refused = cs_tui("report", "--comment", "slow")
    answered(cs_tui)
    desk = open_desk(Places(home, home, home))
    desk.run_now(desk.shifts.begin)
    desk.close()
    before = cs_tui.does("stats", "--json").json

    cs_tui.does("report", "--comment", "the system was slow for an hour")

    assert refused.code == 1
    assert "go on duty" in refused.err
    assert "the system was slow for an hour" in cs_tui.does("report").out
    assert cs_tui.does("stats", "--json").json == before
    assert "slow" not in cs_tui.does("report", "--day", "yesterday").out
    assert cs_tui("report", "--comment", " ").code == 1


def test_a_day_that_is_none_is_wrong_usage(cs_tui: Program) -> None:
    assert cs_tui("report", "--day", "someday").code == 2
