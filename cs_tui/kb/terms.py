"""What a wording is looked up by. Terms of three channels and of the body, told apart by a prefix.

`w` words with their English endings taken off, Han pairs, single Han characters
`t` letter trigrams of `_word_`
`p` toneless syllable pairs of Han runs, and pairs and trigrams of their initials
`b` like `w`, for the body: it may bring an article in, but weighs little
`l`, `c`, `h` the language, the category and the channels of an entry, to leave others out
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cs_tui import pinyin
from cs_tui.kb.normalise import HAN

_RUNS = re.compile(f"(?P<han>[{HAN}]+)|(?P<word>[^\\W_{HAN}]+(?:['\u2019][^\\W_{HAN}]+)*)")
_QUOTES = str.maketrans("", "", "'\u2019")
_LONGEST_WORD = 40

_STOP = """
a an and are as at be been but by can could did do does for from had has have he her him his how i
if im in is it its ive me my of on or our she should so that the their them then there they this
to was we were what when where which who why will with would you your
"""
STOP = frozenset(_STOP.split())


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The Han runs and the words of a normalised text, in order: (run, is it Han)."""
    for found in _RUNS.finditer(text):
        if found.lastgroup == "han":
            yield found[0], True
        else:
            yield found[0].translate(_QUOTES)[:_LONGEST_WORD], False


def of_text(text: str) -> set[str]:
    """The terms under which a normalised title or alias is found."""
    found: set[str] = set()
    for run, is_han in runs(text):
        if is_han:
            found.update(_written(run), _sounding(run))
        else:
            found.add("w" + stem(run))
            found.update(_trigrams(f"_{run}_"), ["t_" + run[0], "t_" + run[:3]])
    return found


def of_body(body: str) -> set[str]:
    """The terms under which a normalised body is found."""
    found, words = set[str](), set[str]()
    for run, is_han in runs(body):
        if is_han:
            found.update(["b" + run[at : at + 2] for at in range(len(run) - 1)])
        else:
            words.add(run)
    found.update(["b" + stem(word) for word in words - STOP])
    return found


def of_language(lang: str) -> str:
    """The term that all entries of a language share, or of none if it is empty."""
    return "l" + lang


def of_category(cat: str) -> str:
    """The term that all entries of a category share."""
    return "c" + cat


def of_channels(channels: Iterable[str]) -> set[str]:
    """The terms that all entries for one of these channels share; one of its own for all."""
    return {"h" + channel for channel in channels} or {"h"}


def of_query(query: str) -> set[str]:
    """The terms to look up for a normalised query; the last word counts as not yet finished."""
    cut = list(runs(query))
    words = [run for run, is_han in cut if not is_han]
    meant = [word for word in words if word not in STOP] or words
    found = {"w" + stem(word) for word in meant}
    for number, (run, is_han) in enumerate(cut):
        if is_han:
            found.update(_written(run), _heard([pinyin.syllable(char) for char in run]))
        else:
            unfinished = number == len(cut) - 1 or 2 <= len(run) <= 4
            found.update(_open_trigrams(run) if unfinished else _trigrams(f"_{run}_"))
            if len(run) > 2:
                found.add("t_" + run[:3])
            found.update(_as_initials(run))
    found.update(_typed(words))
    found.update("b" + term[1:] for term in list(found) if term[0] == "w")
    return found


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """An English word without its commonest endings: charges, charged, charging -> charg."""
    if len(word) < 4 or not word.isascii():
        return word
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and word[-2:] not in ("ss", "us"):
            word = word[: -len(ending)] + instead
            break
    if word[-1] == "e":
        return word[:-1]
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def _written(han: str) -> Iterator[str]:
    yield from ("w" + char for char in han)
    yield from ("w" + pair for pair in _pairs(han))


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))


def _trigrams(text: str) -> Iterator[str]:
    return ("t" + text[at : at + 3] for at in range(len(text) - 2))


def _open_trigrams(word: str) -> Iterable[str]:
    return _trigrams("_" + word) if len(word) > 1 else ["t_" + word]


def _sounding(han: str) -> set[str]:
    """Every way a Han run may be typed in Latin letters."""
    heard = [pinyin.readings(char) or (char,) for char in han]
    common = [readings[0] for readings in heard]
    letters = "".join(syllable[0] for syllable in common)
    found = {f"p{syllable} " for syllable in common}
    found.update(*map(_together, common, common[1:]))
    found.update(_windows(letters))
    for at, readings in enumerate(heard):
        for other in readings[1:]:
            found.add(f"p{other} ")
            found.update(*(_together(before, other) for before in common[max(0, at - 1) : at]))
            found.update(*(_together(other, after) for after in common[at + 1 : at + 2]))
            if other[0] != letters[at]:
                around = letters[max(0, at - 2) : at] + other[0] + letters[at + 1 : at + 3]
                found.update(_windows(around))
    return found


def _together(one: str, two: str) -> tuple[str, str]:
    """Two syllables in a row, and the same while the second has only begun."""
    return f"p{one} {two}", f"p{one} {two[0]}"


def _windows(letters: str) -> Iterator[str]:
    """The pairs and the trigrams of a run of initials."""
    for size in (2, 3):
        yield from ("p" + letters[at : at + size] for at in range(len(letters) - size + 1))


def _heard(sounds: list[str]) -> set[str]:
    """The sound of a query. A syllable alone says so little that it counts only when alone."""
    if len(sounds) == 1:
        return {f"p{sounds[0]} "}
    return {f"p{one} {two}" for one, two in zip(sounds, sounds[1:], strict=False)}


def _typed(words: list[str]) -> set[str]:
    """The sound of Latin words, if they are pinyin. The last syllable counts as not yet finished:
    of "tuik" and "tuikua" also the k alone is looked up."""
    sounds = [one for word in words[:-1] for one in pinyin.split(word)]
    last, tail = pinyin.split_unfinished(words[-1]) if words else ((), "")
    sounds += last
    found = _heard(sounds)
    unfinished = [*sounds, tail] if tail else sounds
    if len(unfinished) > 1:
        found.add(_together(unfinished[-2], unfinished[-1])[1])
    return found


def _as_initials(word: str) -> Iterator[str]:
    if word.isascii() and word.isalpha() and len(word) <= 12:
        if len(word) == 2:
            yield "p" + word
        yield from ("p" + word[at : at + 3] for at in range(len(word) - 2))
