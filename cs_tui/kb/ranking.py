"""How close a wording is to a query: the signals that order the few entries that were looked up.

Wordings are compared as they sound: Han characters as syllables, Latin letters as they are. So one
edit distance serves Chinese, pinyin and English, and a homophone (审请 for 申请) costs nothing.
The weights were fitted on real customer questions, Chinese and English (`benchmarks/search.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

from cs_tui import pinyin
from cs_tui.kb import terms
from cs_tui.kb.lookup import Shares

SOUND, SOUND_AGAIN, SAID = 1.0, 0.45, 1.8
"""The wording that sounds closest, the one after it, and how much of the query the wordings say."""
OFTEN, FEW = 0.5, 1.2
"""What all the wordings together say, and how soon saying it again counts little more: after
`FEW` times, half of what there is to earn (the saturation of BM25, k1)."""
BEGUN = 0.65
ALIKE, ALIKE_LETTERS = 0.1, 8
"""A wording that begins as the query does: its first letters, as they sound."""
INITIALS, INITIALS_IN_ROW, INITIALS_FIRST = 0.8, 1.3, 0.2
LEADING = {"w": 0.22, "t": 0.7, "p": 1.0, "b": 0.8}
"""By channel: weight of the share of the query that an entry contains, beside the best entry's."""
LEAST_LEAD = 0.3
"""An entry that shares less than this leads by little, even when all others share nothing."""

COMPARED = 5
"""Wordings of an entry that are compared in full, those that sound closest."""

_SHORT = 8
"""A single Latin word up to this length may be a row of initials."""


Parts = tuple[tuple[str, float], ...]
"""Terms of a query, as they stand in a wording that says them too, and the part each one is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, prepared once for all the wordings it is compared with."""

    text: str
    written: Parts
    heard: Parts
    worded: Parts
    """What the query says by its letters, by its sound if it is pinyin, and by its words alone."""
    words: tuple[str, ...]
    sound: str
    sounds: pinyin.Letters
    initials: str
    first_letters: pinyin.Letters
    is_pinyin: bool
    is_latin: bool

    @classmethod
    def of(cls, query: str, worth: Mapping[str, float]) -> Asked:
        """Prepare a normalised query; `worth` tells how much each of its terms says."""
        cut = list(terms.runs(query))
        words = tuple(run for run, is_han in cut if not is_han)
        syllables = [one for word in words for one in pinyin.split(word)]
        sounds = pinyin.letters(whole=True, wanted=frozenset(syllables))
        short = len(query) <= _SHORT and query.isascii() and query.isalnum()
        return cls(
            text=query,
            written=_parts("wt", worth),
            heard=_parts("p", worth) if words and syllables else (),
            worded=_shared({term: worth[term] for term in _words_of(cut) if term in worth}),
            words=words,
            sound=query.translate(sounds),
            sounds=sounds,
            initials=query if short else "",
            first_letters=pinyin.letters(whole=False, wanted=frozenset(query)),
            is_pinyin=bool(syllables),
            is_latin=len(words) == len(cut),
        )


def closest(asked: Asked, wordings: Sequence[str]) -> tuple[float, int]:
    """How well an entry's normalised wordings fit, and which of them fits best.

    The best wording counts most. That others fit too counts as well: customers asked for this
    entry in such words more than once.
    """
    sounds = [wording.translate(asked.sounds) for wording in wordings]
    if len(sounds) == 1:
        near = [(fuzz.ratio(asked.sound, sounds[0]), 0)]
    else:
        found = process.extract(asked.sound, sounds, scorer=fuzz.ratio, limit=COMPARED)
        near = [(percent, at) for _, percent, at in found]
    said = [_said(asked, wordings[at], sounds[at]) for _, at in near]
    letters = [_letters(asked, wordings[at]) for _, at in near]
    again = near[1][0] if len(near) > 1 else 0.0
    fit = (SOUND * near[0][0] + SOUND_AGAIN * again) / 100 + max(letters)
    fit += SAID * (max(said) + sum(said) / len(said)) / 2
    fit += OFTEN * _often(asked.worded, wordings)
    begins = max(Prefix.similarity(asked.sound, sounds[at]) for _, at in near)
    fit += ALIKE * min(1.0, begins / ALIKE_LETTERS)
    each = [
        (SOUND * percent / 100 + SAID * one + more, -at)
        for (percent, at), one, more in zip(near, said, letters, strict=True)
    ]
    return fit, -max(each)[1]


def _said(asked: Asked, wording: str, sound: str) -> float:
    """The part of the query that a wording says, 0..1; less when it says much else."""
    written = _part(asked.written, f" {wording} ", len(asked.text))
    if not asked.heard:
        return written
    return max(written, _part(asked.heard, sound, len(asked.sound)))


def _part(parts: Parts, wording: str, length: int) -> float:
    part = sum([value for standing, value in parts if standing in wording])
    return min(1.0, part * 2 * length / (length + len(wording)))


def _often(words: Parts, wordings: Sequence[str]) -> float:
    """How much of the query the wordings say, 1 if each word once, at most `1 + FEW`."""
    text = f" {' '.join(wordings)}"
    score = 0.0
    for standing, value in words:
        times = text.count(standing)
        if times:
            score += value * times * (1 + FEW) / (times + FEW)
    return score


def _words_of(cut: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Words and single characters; two characters alone are one word, of which half says little."""
    for run, is_han in cut:
        if not is_han:
            yield "w" + terms.stem(run)
        elif len(run) == 2:
            yield "w" + run
        else:
            yield from ("w" + char for char in run)


def _parts(channels: str, worth: Mapping[str, float]) -> Parts:
    return _shared({term: value for term, value in worth.items() if term[0] in channels})


def _shared(said: Mapping[str, float]) -> Parts:
    whole = sum(said.values()) or 1.0
    return tuple((_standing(term), value / whole) for term, value in said.items())


def _standing(term: str) -> str:
    """How a term is recognised: words and `_` begin after a blank, sounds follow each other."""
    channel, text = term[0], term[1:]
    if channel == "p":
        return text.replace(" ", "")
    if channel == "t":
        return text.replace("_", " ")
    return f" {text}" if text.isascii() else text


def _letters(asked: Asked, wording: str) -> float:
    score = BEGUN * _begun(asked.words, wording) if asked.words else 0.0
    if asked.initials:
        letters = wording.translate(asked.first_letters)
        score += INITIALS_IN_ROW * (asked.initials in letters)
        score += INITIALS_FIRST * letters.startswith(asked.initials)
        if not asked.is_pinyin:
            score += INITIALS * fuzz.partial_ratio(asked.initials, letters) / 100
    return score


def leading(shares: Shares, best: Shares) -> float:
    """What an entry earns by the terms it shares with the query; `best` are the highest shares."""
    return sum(
        LEADING[channel] * share / max(best[channel], LEAST_LEAD)
        for channel, share in shares.items()
        if share
    )


def attainable(asked: Asked, wording: str) -> float:
    """What a perfect fit could earn: pinyin can never share the words of a Chinese wording."""
    sounding = SOUND + LEADING["p"] + ALIKE
    spelled = SAID + LEADING["w"] + OFTEN
    lettered = BEGUN + LEADING["t"]
    in_row = INITIALS + INITIALS_IN_ROW if asked.initials and not asked.is_pinyin else 0.0
    if not asked.is_latin:
        return sounding + spelled + (lettered if asked.words else 0.0)
    if wording.isascii():
        return SOUND + ALIKE + spelled + lettered + in_row
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
