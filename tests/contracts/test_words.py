"""Interface words: both languages, the same placeholders, Chinese punctuation in Chinese."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

import cs_tui.texts
from cs_tui.texts import Words
from tests.contracts.tree import ROOT, python_files

# Han, then a mark of the ASCII set: the full-width twin is what Chinese is written with.
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,?!;:]")


def text_modules() -> Iterator[ModuleType]:
    """`cs_tui.texts` and all below it."""
    yield cs_tui.texts
    for found in pkgutil.walk_packages(cs_tui.texts.__path__, "cs_tui.texts."):
        yield importlib.import_module(found.name)


def words_in(value: object) -> Iterator[Words]:
    """Every `Words` in a value, through mappings and sequences."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, Mapping):
        for item in value.items():
            yield from words_in(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from words_in(part)


def named_words(module: ModuleType) -> Iterator[tuple[str, Words]]:
    """Each text of a module with the name it stands under."""
    for name, value in vars(module).items():
        if not name.startswith("__"):
            yield from ((f"{module.__name__}.{name}", words) for words in words_in(value))


def written_words(source: str, name: str) -> Iterator[tuple[str, Words]]:
    """Each `Words(...)` that a module writes out, with its place; parts put together are left."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Words":
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            texts = [part.value for part in given if isinstance(part, ast.Constant)]
            if len(texts) == len(given) == 2:
                named = [keyword.arg for keyword in node.keywords]
                zh, en = reversed(texts) if named == ["en", "zh"] else texts
                yield f"{name}:{node.lineno}", Words(zh=str(zh), en=str(en))


def placeholders(text: str) -> set[str]:
    """The names between braces. Raises `ValueError` for a brace without a partner."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(words: Words) -> list[str]:
    """What is wrong with one text."""
    found = [f"no {lang}" for lang in ("zh", "en") if not getattr(words, lang).strip()]
    if placeholders(words.zh) != placeholders(words.en):
        found.append("the languages differ in their placeholders")
    if "" in placeholders(words.zh) | placeholders(words.en):
        found.append("a placeholder without a name")
    found += [f"ASCII punctuation in {cut!r}" for cut in HALF_WIDTH.findall(words.zh)]
    return found


def test_every_text_stands_in_both_languages_and_is_written_properly() -> None:
    named = [found for module in text_modules() for found in named_words(module)]

    assert {name: faults(words) for name, words in named if faults(words)} == {}


def test_so_does_every_text_that_is_written_elsewhere() -> None:
    places = [
        found
        for path in python_files()
        if path.is_relative_to(ROOT / "cs_tui")
        for found in written_words(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ]

    assert {place: faults(words) for place, words in places if faults(words)} == {}


@pytest.mark.parametrize(
    ("planted", "named"),
    [
        (Words(zh="", en="Saved"), "no zh"),
        (Words(zh="已保存", en=" "), "no en"),
        (Words(zh="{minutes}分钟", en="{hours} h"), "differ"),
        (Words(zh="{}分钟", en="{} min"), "without a name"),
        (Words(zh="已保存,未同步", en="Saved, not synced"), "存,"),
        (Words(zh="离开吗?", en="Leave?"), "吗?"),
    ],
)
def test_a_text_with_a_fault_is_named(planted: Words, named: str) -> None:
    assert any(named in fault for fault in faults(planted))


def test_proper_texts_pass() -> None:
    assert (
        faults(Words(zh="已保存，{count} 条待同步。F1, F2 可用", en="Saved, {count} waiting")) == []
    )


def test_texts_are_found_inside_tables() -> None:
    module = ModuleType("planted")
    saved, left = Words(zh="已保存", en="Saved"), Words(zh="离开", en="Leave")
    vars(module).update(TABLE={"a": (saved,)}, LIST=[[left]])

    assert [words for _, words in named_words(module)] == [saved, left]


def test_texts_are_found_inside_functions() -> None:
    source = 'def refuse():\n    raise Refused(Words(zh="不行,请重试", en="No" " and no"))\n'

    [(place, words)] = written_words(source, "planted.py")

    assert (place, words.en) == ("planted.py:2", "No and no")
    assert faults(words) == ["ASCII punctuation in '行,'"]
