"""The check of a notice: up to three questions, of which each has one right answer and says why.

It is written as plain text, the same at the desk and in files: a blank line between questions, the
question first, options behind `-`, the right one behind `*`, and why behind `>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.metrics.fact_rows import QuizFacts
from cs_tui.core.metrics.figures import Figure, share
from cs_tui.core.metrics.proportions import Share
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen
from cs_tui.errors import CsError
from cs_tui.texts import Lang
from cs_tui.texts import quiz as texts

MOST_QUESTIONS: Final = 3
FEWEST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 5

Kind = Literal["order", "options", "right", "why", "many", "unequal"]

_MARK: Final = re.compile(r"^\s*([-*>－＊＞])\s*(.*)$")
_PLAIN: Final = str.maketrans("－＊＞", "-*>")


class QuizFault(CsError):
    """A check that is not written as one; `line` counts from 1, 0 where no line is to blame."""

    def __init__(self, kind: Kind, line: int) -> None:
        super().__init__(texts.FAULTS[kind].fill(line=line))
        self.kind, self.line = kind, line


class Question(Frozen):
    """One question with its options."""

    ask: Said
    options: tuple[Said, ...]
    right: int
    """Which option is right, counted from 0."""
    why: Said = Said()


@dataclass(frozen=True, slots=True)
class Written:
    """One question as it stands in one language."""

    line: int
    ask: str
    options: tuple[str, ...]
    right: int
    why: str


def read(text: str) -> tuple[Written, ...]:
    """The questions of one language, none for a blank text. Raises `QuizFault`."""
    found = tuple(_question(lines) for lines in _blocks(text))
    if len(found) > MOST_QUESTIONS:
        raise QuizFault("many", found[MOST_QUESTIONS].line)
    return found


def questions(zh: str, en: str) -> tuple[Question, ...]:
    """The check in both languages. Raises `QuizFault`, also where they do not ask the same."""
    ours, theirs = read(zh), read(en)
    if _shape(ours) != _shape(theirs):
        raise QuizFault("unequal", 0)
    return tuple(
        Question(
            ask=Said(zh=one.ask, en=other.ask),
            options=tuple(
                Said(zh=a, en=b) for a, b in zip(one.options, other.options, strict=True)
            ),
            right=one.right,
            why=Said(zh=one.why, en=other.why),
        )
        for one, other in zip(ours, theirs, strict=True)
    )


def written(check: Iterable[Question], lang: Lang) -> str:
    """The check as it was written, to be revised."""
    return "\n\n".join("\n".join(_lines(one, lang)) for one in check)


def marked(check: Sequence[Question], picks: Sequence[int]) -> tuple[bool, ...]:
    """Which of the questions were answered rightly; what was not answered was not."""
    given = (*picks, *[-1] * len(check))
    return tuple(pick == one.right for one, pick in zip(check, given, strict=False))


def mastery(tries: Iterable[QuizFacts]) -> Figure:
    """Of the questions somebody met for the first time, those answered rightly at once.

    Later tries are learning and count nowhere; `cases` and `missed` name the notices.
    """
    first = [one for one in tries if one.nth == 1]
    of = Share(sum(one.hits for one in first), sum(one.asked for one in first))
    missed = [one.bulletin for one in first if one.hits < one.asked]
    return share("mastery", of, [one.bulletin for one in first], missed)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _question(lines: Sequence[tuple[int, str]]) -> Written:
    first = lines[0][0]
    ask: list[str] = []
    options: list[str] = []
    right: list[int] = []
    why: list[str] = []
    for number, line in lines:
        mark = _MARK.match(line)
        sign = mark[1].translate(_PLAIN) if mark else ""
        if mark is None or not mark[2].strip():
            if mark is not None or options or why:
                raise QuizFault("order", number)
            ask.append(line)
        elif sign == ">":
            why.append(mark[2].strip())
        else:
            if sign == "*":
                right.append(len(options))
            options.append(mark[2].strip())
    if not ask:
        raise QuizFault("order", first)
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise QuizFault("options", first)
    if len(right) != 1:
        raise QuizFault("right", first)
    if not why:
        raise QuizFault("why", first)
    return Written(first, " ".join(ask), tuple(options), right[0], " ".join(why))


def _shape(found: Iterable[Written]) -> list[tuple[int, int]]:
    return [(len(one.options), one.right) for one in found]


def _lines(one: Question, lang: Lang) -> Iterator[str]:
    yield one.ask.say(lang)
    for place, option in enumerate(one.options):
        yield f"{'*' if place == one.right else '-'} {option.say(lang)}"
    yield f"> {one.why.say(lang)}"
