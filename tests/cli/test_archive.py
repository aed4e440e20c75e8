"""`cs-tui archive`: what is over, what is due, and to erase it now; alone and with a hub."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.cli.test_customer import PHONE, comes, left


@pytest.fixture
def folder(cs_tui: Program, tmp_path: Path) -> Path:
    """The shop's documents as files."""
    cs_tui.does("content", "export", "shop", "--to", str(tmp_path))
    return tmp_path


def chooses(cs_tui: Program, folder: Path, *, erase: bool) -> None:
    """The shop's rule is brought in as a file."""
    file = folder / "shop.toml"
    text = re.sub("keep_days = [0-9]+", "keep_days = 30", file.read_text("utf-8"))
    for old, new in (
        ("erase = false", f"erase = {str(erase).lower()}"),
        ("after_days = 30", "after_days = 1"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    cs_tui.does("content", "import", str(file))


def test_the_rule_is_told_and_nothing_goes_before_the_shop_wants_it(
    cs_tui: Program, folder: Path
) -> None:
    number = comes(cs_tui)
    cs_tui.does("case", "no-action", number, "spam")
    told = cs_tui.does("archive", "--dry-run", "--json").json
    assert (told["erase"], told["left"], told["ran_at"]) == (False, 0, None)
    assert [(one["id"], one["cases"]) for one in told["classes"]] == [
        ("complaint", 0),
        ("suggestion", 0),
        ("ordinary", 1),
    ]
    refused = cs_tui("archive")
    assert (refused.code, "erase = true" in refused.err) == (1, True)
    chooses(cs_tui, folder, erase=True)
    out = cs_tui.does("archive").out
    assert "Ordinary cases: 1, archived 0, kept 30 d, due 0" in out
    assert left(cs_tui.home)
    assert cs_tui.does("case", "list", "--archived").out == ""


def test_doctor_tells_the_rule_and_what_is_due(cs_tui: Program, folder: Path) -> None:
    comes(cs_tui)
    checks = cs_tui("doctor", "--quick", "--json").json["checks"]
    (found,) = [one for one in checks if one["id"] == "archive"]
    assert found["verdict"] == "ok"
    assert "archived after 30 d; due 0" in found["value"]
    chooses(cs_tui, folder, erase=False)
    checks = cs_tui("doctor", "--quick", "--json").json["checks"]
    assert "archived after 1 d" in str(checks)


def test_a_case_is_held_and_released_by_its_number(cs_tui: Program) -> None:
    number = comes(cs_tui)
    cs_tui.does("case", "no-action", number, "spam")
    assert "is held: a dispute" in cs_tui.does("archive", "hold", number, "--reason", "dispute").out
    assert f"{number} is held: a dispute or lawsuit" in cs_tui.does("case", "show", number).out
    erase = cs_tui("customer", "erase", PHONE, "--reason", "asked")
    assert (erase.code, number in erase.err) == (1, True)
    assert cs_tui("archive", "hold", number, "--reason", "dispute").code == 1
    assert cs_tui.does("archive", "release", number, "--json").json["held"] is None
    assert cs_tui("archive", "release", number).code == 1
    cs_tui.does("customer", "erase", PHONE, "--reason", "asked")


def test_who_only_wants_to_be_told_holds_and_releases_nothing(cs_tui: Program) -> None:
    number = comes(cs_tui)
    told = cs_tui("archive", "--dry-run", "hold", number, "--reason", "audit")
    assert (told.code, "nothing was changed" in told.err) == (2, True)
    assert "is not held" in cs_tui("archive", "release", number).err
