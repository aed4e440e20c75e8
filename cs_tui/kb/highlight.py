"""Why a wording was found: the parts of it that were typed, in whatever script they were typed.

Only the wordings that are shown are looked at, so this costs nothing while candidates are ordered.
"""

from __future__ import annotations

import re
import unicodedata

from cs_tui import pinyin
from cs_tui.kb import terms
from cs_tui.kb.normalise import HAN, normalise

Span = tuple[int, int]
"""First character and the one after the last, in the text as it was written."""

LONGEST = 300

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(f"[{HAN}]")


def typed_parts(query: str, text: str) -> tuple[Span, ...]:
    """The parts of `text` that `query` says, from left to right, none touching another.

    A Han part is said by its characters in either script, by its pinyin, the last syllable
    perhaps unfinished, or by its initials; a Latin word by its beginning. A single character
    counts only when no two in a row do.
    """
    shown = text[:LONGEST]
    form = _same_length(shown)
    runs = list(terms.runs(normalise(query, LONGEST)))
    words = [run for run, is_han in runs if not is_han]
    marks = [False] * len(form)
    others = [(found.start(), found[0], terms.stem(found[0])) for found in _WORD.finditer(form)]
    for word in dict.fromkeys(words):
        _mark_beginnings(marks, others, word)
        _mark_sounds(marks, form, word)
    han = [run for run, is_han in runs if is_han]
    if not _mark_pairs(marks, form, han):
        for at, char in enumerate(form):
            marks[at] = marks[at] or any(char in run for run in han)
    return _spans(marks)


def _same_length(text: str) -> str:
    """The comparable form of each character, one for one."""
    forms = normalise(text, LONGEST)
    if len(forms) == len(text):
        return forms
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    form = normalise(char, 4) if _HAN.match(char) else unicodedata.normalize("NFKC", char)
    return form.casefold() if len(form.casefold()) == 1 else " "


def _mark_pairs(marks: list[bool], form: str, han: list[str]) -> bool:
    pairs = {run[at : at + 2] for run in han for at in range(len(run) - 1)}
    found = [at for at in range(len(form) - 1) if form[at : at + 2] in pairs]
    for at in found:
        marks[at] = marks[at + 1] = True
    return bool(found)


def _mark_beginnings(marks: list[bool], others: list[tuple[int, str, str]], word: str) -> None:
    """The word where one begins with it, and all of a word that has its stem: place, word, stem."""
    stem = None if word in terms.STOP else terms.stem(word)
    for start, other, its_stem in others:
        length = len(other) if its_stem == stem else len(word) if other.startswith(word) else 0
        marks[start : start + length] = [True] * length


def _mark_sounds(marks: list[bool], form: str, word: str) -> None:
    """Where the characters sound like the word: whole syllables, or else their initials."""
    syllables, tail = pinyin.split_unfinished(word)
    heard = (*syllables, tail) if tail else syllables
    for wanted in filter(None, (heard, tuple(word))):
        size = len(wanted)
        hits = [at for at in range(len(form) - size + 1) if _sounds(form[at : at + size], wanted)]
        for at in hits:
            marks[at : at + size] = [True] * size
        if hits:
            return


def _sounds(chars: str, wanted: tuple[str, ...]) -> bool:
    """Every character has a reading that is, or at the end begins with, what was typed."""
    letters = all(len(one) == 1 for one in wanted)
    for left, (char, syllable) in enumerate(zip(chars, wanted, strict=True), 1 - len(wanted)):
        begun = letters or left == 0
        readings = pinyin.readings(char)
        if not any(one.startswith(syllable) if begun else one == syllable for one in readings):
            return False
    return len(wanted) > 1 or len(wanted[0]) > 1


def _spans(marks: list[bool]) -> tuple[Span, ...]:
    found: list[Span] = []
    for at, marked in enumerate(marks):
        if marked and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif marked:
            found.append((at, at + 1))
    return tuple(found)
