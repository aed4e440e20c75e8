"""The README is true: its commands are those that CI runs, its tables those of the code."""

from __future__ import annotations

import re

import pytest

from cs_tui import errors
from cs_tui.cli.commands import COMMANDS
from tests.contracts.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LANGUAGES = ("English", "中文")
QUICK_START = (
    "pip install uv && uv run cs-tui demo",
    "pip install uv && uv run pytest",
)


def part(heading: str, readme: str = README) -> str:
    """The text below one `##` heading."""
    return re.split(r"^## ", readme.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]


def ci_test_command() -> str:
    """The line that `.ci/run` runs as the README's own test command."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    [command] = re.findall(r"^readme_test='(.+)'$", script, flags=re.MULTILINE)
    return str(command)


def exit_codes(text: str) -> set[int]:
    """The codes in the first column of the tables."""
    return {int(code) for code in re.findall(r"^\| (\d) \|", text, flags=re.MULTILINE)}


def raised_codes() -> set[int]:
    """The exit codes of our own errors."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return {kind.exit_code for kind in kinds if issubclass(kind, errors.CsError)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_show_the_commands_that_ci_runs(language: str) -> None:
    lines = part(language).splitlines()

    assert ci_test_command() in lines
    assert [command for command in QUICK_START if command not in lines] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_list_every_exit_code(language: str) -> None:
    assert exit_codes(part(language)) == {0} | raised_codes()


def test_both_languages_have_the_same_sections_and_commands() -> None:
    shapes = [
        (len(re.findall(r"^### ", half, re.M)), re.findall(r"^\| `(cs-tui[^`]*)`", half, re.M))
        for half in map(part, LANGUAGES)
    ]

    assert shapes[0] == shapes[1]


def unlisted(half: str) -> set[str]:
    """Command groups without a line; `desk` is what `cs-tui` alone opens."""
    listed = set(re.findall(r"^\| `cs-tui (\w+)", half, re.M))
    return {command.name for command in COMMANDS} - {"desk"} - listed


def test_every_command_has_its_line() -> None:
    assert unlisted(part("English")) == set()
    assert unlisted(part("English").replace("| `cs-tui stats", "| `stats")) == {"stats"}


def test_the_key_table_has_its_place() -> None:
    keys = part("Keys 按键")

    assert keys.count("<!-- keys:begin -->") == keys.count("<!-- keys:end -->") == 1
    assert keys.index("<!-- keys:begin -->") < keys.index("<!-- keys:end -->")


def test_a_command_changed_on_one_side_is_noticed() -> None:
    changed = README.replace('-e ".[test]"', "-e .")

    assert ci_test_command() not in part("English", changed).splitlines()


def test_an_exit_code_left_out_is_noticed() -> None:
    shortened = "\n".join(line for line in README.splitlines() if not line.startswith("| 5 |"))

    assert exit_codes(part("English", shortened)) != {0} | raised_codes()
