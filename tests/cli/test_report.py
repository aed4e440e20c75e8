"""`cs-tui report`: printed, saved, or as data; wrong words are named."""

from __future__ import annotations

from pathlib import Path

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


def test_a_day_that_is_none_is_wrong_usage(cs_tui: Program) -> None:
    assert cs_tui("report", "--day", "someday").code == 2
