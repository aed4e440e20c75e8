"""How close a wording is to a query: the signals that order the few entries that were looked up.

The weights were fitted on real customer questions (see `benchmarks/search.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from cs_tui.kb import pinyin, terms

RATIO, PARTIAL, TOKENS, STARTS, BEGUN = 0.35, 0.35, 0.35, 0.1, 0.4
SOUND, SOUND_ORDER, INITIALS = 0.75, 0.1, 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, cut once for all the wordings it is compared with."""

    text: str
    grams: str
    words: tuple[str, ...]
    sounds: list[str]
    initials: str

    @classmethod
    def of(cls, query: str) -> Asked:
        cut = list(terms.runs(query))
        words = tuple(run for run, is_han in cut if not is_han)
        sounds: list[str] = []
        for run, is_han in cut:
            sounds += map(pinyin.syllable, run) if is_han else pinyin.split(run) or [run]
        single = len(cut) == 1 and len(words) == 1 and len(query) <= 8 and query.isascii()
        return cls(query, grams(query), words, sounds, words[0] if single else "")


def closeness(asked: Asked, wording: str) -> float:
    """The weighted sum of all signals between a query and one normalised wording."""
    cut = list(terms.runs(wording))
    sounds: list[str] = []
    for run, is_han in cut:
        sounds += map(pinyin.syllable, run) if is_han else [run]
    score = (
        RATIO * fuzz.ratio(asked.text, wording) / 100
        + PARTIAL * fuzz.partial_ratio(asked.text, wording) / 100
        + TOKENS * fuzz.token_set_ratio(asked.grams, grams(wording)) / 100
        + STARTS * wording.startswith(asked.text)
        + SOUND * Indel.normalized_similarity(asked.sounds, sounds)
        + SOUND_ORDER * LCSseq.normalized_similarity(asked.sounds, sounds)
    )
    if asked.words:
        begins = [run for run, is_han in cut if not is_han]
        begun = sum(any(run.startswith(word) for run in begins) for word in asked.words)
        score += BEGUN * begun / len(asked.words)
    if asked.initials:
        letters = "".join(one[0] for one in sounds)
        score += INITIALS * fuzz.partial_ratio(asked.initials, letters) / 100
    return score


@lru_cache(maxsize=4_000)
def grams(text: str) -> str:
    """The words and Han pairs of a text, as words of one string."""
    found: list[str] = []
    for run, is_han in terms.runs(text):
        if is_han and len(run) > 1:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return " ".join(found)
