"""The guides name keys, screens and commands that there are, in both languages alike."""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from pathlib import Path

import pytest

from cs_tui.cli.commands import COMMANDS
from cs_tui.core import article_reply
from cs_tui.screens import keymap
from cs_tui.screens.numbered_acts import ACTS
from cs_tui.steps import STEPS
from cs_tui.texts import Lang
from tests.contracts.test_words import named_words, text_modules
from tests.contracts.tree import ROOT

ROLES = ("agent", "lead", "admin")
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"cs-tui ([a-z-]+)((?: [a-z-]+| --[a-z-]+)*)")
KEY = re.compile(r"Ctrl\+.|F\d+")
QUOTED = {"zh": re.compile(r"“([^”]+)”"), "en": re.compile(r"[“\"]([^”\"\n]+)[”\"]")}
CUSTOMERS = {"谢谢", "thanks"}
"""Words of customers, which are on no screen of ours."""
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


def prose(text: str) -> str:
    """The text without what stands in code."""
    return CODE.sub("", re.sub(r"```.*?```", "", text, flags=re.S))


def said_on_screens(lang: Lang) -> list[str]:
    """Every text of the interface in one language, placeholders as `{}`."""
    found = (getattr(one, lang) for module in text_modules() for _, one in named_words(module))
    return [re.sub(r"\{[^{}]*\}", "{}", text) for text in found]


def unsaid(text: str, lang: Lang) -> set[str]:
    """What the text quotes and no screen says."""
    screens = said_on_screens(lang)
    quoted = {one.strip(" .,;:：") for one in QUOTED[lang].findall(prose(text))} - CUSTOMERS
    headings = {one.casefold() for one in (*article_reply.TOLD, *article_reply.OURS)}
    return {
        one
        for one in quoted
        if one.casefold() not in headings and not any(_says(each, one) for each in screens)
    }


def _says(text: str, quoted: str) -> bool:
    if quoted in text or re.sub(r"\bN\b", "{}", quoted) in text:
        return True
    parts = [re.escape(part) for part in text.split("{}")]
    # What is all placeholder says nothing of its own.
    return (
        len(parts) > 1
        and len("".join(parts).strip()) > 1
        and re.fullmatch(".+".join(parts), quoted) is not None
    )


def numbered(text: str) -> set[tuple[str, str]]:
    """The digits under `Ctrl+O` that the text names, each with the screen it speaks of."""
    found = set()
    # What stands in brackets is a row of the screen itself.
    for paragraph in re.split(r"\n\s*\n|\n(?=[-#0-9])", re.sub(r"[（(][^（()）]*[)）]", "", text)):
        screen, opened = "F3", False
        for code in CODE.findall(paragraph):
            if KEY.fullmatch(code):
                opened = code == "Ctrl+O"
                screen = screen if code.startswith("Ctrl") else code
            elif opened and re.fullmatch("[0-9]", code):
                found.add((screen, code))
    return found


def acts_of(screen: str) -> set[str]:
    """The digits that mean something under `Ctrl+O` on a screen."""
    if screen == "F3":
        return {act.digit for act in ACTS}
    step = next(one for one in STEPS if one.key == screen.lower())
    modules = {part.__module__ for part in type(step.screen()).__mro__}
    sources = [
        Path(str(sys.modules[name].__file__)).read_text(encoding="utf-8")
        for name in modules
        if name.startswith("cs_tui.screens.")
    ]
    return {digit for source in sources for digit in re.findall(r'\(\s*"([0-9])"', source)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_what_a_guide_quotes_stands_on_a_screen_as_it_is_written(role: str, lang: Lang) -> None:
    assert unsaid(guide(role, lang), lang) == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_a_digit_a_guide_names_under_ctrl_o_is_there_on_that_screen(role: str, lang: str) -> None:
    found = numbered(guide(role, lang))

    assert found
    assert {(screen, digit) for screen, digit in found if digit not in acts_of(screen)} == set()


def test_words_and_digits_that_are_not_there_are_found() -> None:
    assert unsaid("选“不存在的按钮”，再按 `“代码”`", "zh") == {"不存在的按钮"}
    assert unsaid('choose "no such button"', "en") == {"no such button"}
    assert numbered("`F8`: `Ctrl+O` `2`, `9` and `Enter`") == {("F8", "2"), ("F8", "9")}
    assert "9" not in acts_of("F8")


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
