"""How close a wording is to a query: the signals that order the few entries that were looked up.

Wordings are compared as they sound: Han characters as syllables, Latin letters as they are. So one
edit distance serves Chinese, pinyin and English, and a homophone (审请 for 申请) costs nothing.
The weights were fitted on real customer questions, Chinese and English (`benchmarks/search.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cs_tui import pinyin
from cs_tui.kb import terms
from cs_tui.kb.lookup import Shares

SOUND, BEGUN, TITLE = 1.15, 0.76, 0.05
INITIALS, INITIALS_IN_ROW, INITIALS_FIRST = 1.57, 1.13, 0.2
SHARED = {"w": 0.4, "t": 0.46, "p": 0.0, "b": 0.44}
"""By channel: weight of the share of the query that an entry contains."""
LEADING = {"w": 0.13, "t": 0.32, "p": 0.8, "b": 0.52}
"""By channel: weight of that share compared with the best entry's."""
LEAST_LEAD = 0.3
"""An entry that shares less than this leads by little, even when all others share nothing."""

COMPARED = 5
"""Wordings of an entry that are compared in full, those that sound closest."""

_SHORT = 8
"""A single Latin word up to this length may be a row of initials."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, prepared once for all the wordings it is compared with."""

    words: tuple[str, ...]
    sound: str
    sounds: pinyin.Letters
    initials: str
    first_letters: pinyin.Letters
    is_pinyin: bool
    is_latin: bool

    @classmethod
    def of(cls, query: str) -> Asked:
        """Prepare a normalised query."""
        cut = list(terms.runs(query))
        words = tuple(run for run, is_han in cut if not is_han)
        syllables = [one for word in words for one in pinyin.split(word)]
        sounds = pinyin.letters(whole=True, wanted=frozenset(syllables))
        short = len(query) <= _SHORT and query.isascii() and query.isalnum()
        return cls(
            words=words,
            sound=query.translate(sounds),
            sounds=sounds,
            initials=query if short else "",
            first_letters=pinyin.letters(whole=False, wanted=frozenset(query)),
            is_pinyin=bool(syllables),
            is_latin=len(words) == len(cut),
        )


def closest(asked: Asked, wordings: Sequence[str]) -> tuple[float, int]:
    """How well the best of an entry's normalised wordings fits, and which it is."""
    sounds = [wording.translate(asked.sounds) for wording in wordings]
    if len(sounds) == 1:
        sound = fuzz.ratio(asked.sound, sounds[0]) / 100
        return SOUND * sound + _letters(asked, wordings[0]) + TITLE, 0
    near = process.extract(asked.sound, sounds, scorer=fuzz.ratio, limit=COMPARED)
    fit, at = max(
        (SOUND * percent / 100 + _letters(asked, wordings[at]) + TITLE * (at == 0), -at)
        for _, percent, at in near
    )
    return fit, -at


def _letters(asked: Asked, wording: str) -> float:
    score = BEGUN * _begun(asked.words, wording) if asked.words else 0.0
    if asked.initials:
        letters = wording.translate(asked.first_letters)
        score += INITIALS_IN_ROW * (asked.initials in letters)
        score += INITIALS_FIRST * letters.startswith(asked.initials)
        if not asked.is_pinyin:
            score += INITIALS * fuzz.partial_ratio(asked.initials, letters) / 100
    return score


def shared(shares: Shares, best: Shares) -> float:
    """What an entry earns by the terms it shares with the query; `best` are the highest shares."""
    return sum(
        SHARED[channel] * share + LEADING[channel] * share / max(best[channel], LEAST_LEAD)
        for channel, share in shares.items()
        if share
    )


def attainable(asked: Asked, wording: str) -> float:
    """What a perfect fit could earn: pinyin can never share the words of a Chinese wording."""
    sounding = SOUND + SHARED["p"] + LEADING["p"]
    spelled = SHARED["w"] + LEADING["w"]
    lettered = BEGUN + SHARED["t"] + LEADING["t"]
    in_row = INITIALS + INITIALS_IN_ROW if asked.initials and not asked.is_pinyin else 0.0
    if not asked.is_latin:
        return sounding + spelled + (lettered if asked.words else 0.0)
    if wording.isascii():
        return SOUND + spelled + lettered + in_row
    return sounding + in_row


def _begun(words: tuple[str, ...], wording: str) -> float:
    """The share of the query's words that begin words of the wording, in the same order."""
    at, begun = 0, 0
    padded = " " + wording
    for word in words:
        found = padded.find(" " + word, at)
        if found >= 0:
            at, begun = found + 1, begun + 1
    return begun / len(words)
