"""The guides name keys, screens and commands that there are, in both languages alike."""

from __future__ import annotations

import argparse
import importlib
import re

import pytest

from cs_tui.cli.commands import COMMANDS
from cs_tui.screens import keymap
from cs_tui.steps import STEPS
from tests.contracts.tree import ROOT

ROLES = ("agent", "lead", "admin")
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"cs-tui ([a-z-]+)((?: [a-z-]+| --[a-z-]+)*)")
KEY = re.compile(r"Ctrl\+.|F\d+")
WRITING = {"Ctrl+J"}
"""Keys of the field one writes in, which the map leaves alone."""


def guide(role: str, lang: str) -> str:
    return (ROOT / "docs" / "guide" / f"{role}.{lang}.md").read_text(encoding="utf-8")


def keys(text: str) -> list[str]:
    return [code for code in CODE.findall(text) if KEY.fullmatch(code)]


def commands(text: str) -> set[str]:
    return {match.group(0) for match in COMMAND.finditer(text)}


def unbound(text: str) -> set[str]:
    """Keys that the text names and no screen binds."""
    bound = {one.key.replace("right_square_bracket", "]") for one in keymap.KEYS}
    bound |= {step.key for step in STEPS}
    return {key for key in keys(text) if key.lower() not in bound} - WRITING


def unknown(text: str) -> set[str]:
    """Commands that the text names and the program does not have, or not with these options."""
    return {command for command in commands(text) if not _parses(command.split()[1:])}


def _parses(words: list[str]) -> bool:
    found = next((one for one in COMMANDS if one.name == words[0]), None)
    if found is None:
        return False
    parser = argparse.ArgumentParser()
    importlib.import_module(f"cs_tui.cli.{found.module}").parser(parser)
    for word in words[1:]:
        subs = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
        if word.startswith("--"):
            if word not in parser._option_string_actions:
                return False
        elif subs and word in subs[0].choices:
            parser = subs[0].choices[word]
        elif subs:
            return False
    return True


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_a_guide_names_only_keys_and_commands_that_there_are(role: str, lang: str) -> None:
    text = guide(role, lang)

    assert keys(text)
    assert commands(text)
    assert unbound(text) == set()
    assert unknown(text) == set()


@pytest.mark.parametrize("role", ROLES)
def test_the_guides_of_a_role_say_the_same_in_both_languages(role: str) -> None:
    zh, en = guide(role, "zh"), guide(role, "en")

    assert sorted(keys(zh)) == sorted(keys(en))
    assert {one.split()[1] for one in commands(zh)} == {one.split()[1] for one in commands(en)}
    assert zh.count("\n## ") == en.count("\n## ")


def test_a_key_or_a_command_that_is_not_there_is_found() -> None:
    assert unbound("press `Ctrl+Y` or `F99`") == {"Ctrl+Y", "F99"}
    assert unknown("run cs-tui casse next, cs-tui kb find, cs-tui stats --tem") == {
        "cs-tui casse next",
        "cs-tui kb find",
        "cs-tui stats --tem",
    }
