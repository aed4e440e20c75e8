"""The stylesheet of the app is parsed once for each of its wordings, not once for each screen."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import StylesheetParseError

from cs_tui.widgets.stylesheet import SteadyStylesheet

SOURCE = ("desk.tcss", "")


def sheet(css: str) -> SteadyStylesheet:
    made = SteadyStylesheet(variables={"mine": "red"})
    made.add_source(css, read_from=SOURCE)
    made.reparse()
    return made


def colour(of: SteadyStylesheet) -> str:
    return of.rules[0].styles.color.hex


def test_what_has_not_changed_is_not_parsed_again() -> None:
    made = sheet("Label { color: $mine; }")
    rules = made.rules
    made.set_variables({"mine": "red"})
    made.reparse()
    assert made.rules is rules


def test_another_colour_and_another_source_are_seen() -> None:
    made = sheet("Label { color: $mine; }")
    assert colour(made) == "#FF0000"
    made.set_variables({"mine": "blue"})
    made.reparse()
    assert colour(made) == "#0000FF"
    made.source[SOURCE] = made.source[SOURCE]._replace(content="Label { color: white; }")
    made.reparse()
    assert colour(made) == "#FFFFFF"


def test_a_fault_is_told_each_time_until_it_is_mended() -> None:
    made = sheet("Label { color: $mine; }")
    made.source[SOURCE] = made.source[SOURCE]._replace(content="Label { color: nonsense; }")
    for _ in range(2):
        with pytest.raises(StylesheetParseError):
            made.reparse()
