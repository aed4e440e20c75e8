"""Titles that ask the same, found among a hundred thousand while a file is read.

Candidates share a rare pair of characters; whether two are alike is said by their edit distance
without blanks and marks (the indel ratio of rapidfuzz, 0..100).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

from cs_tui.kb.normalise import normalise

ALIKE: Final = 87.0
"""At this ratio two titles differ by a word that says little; below, often by one that matters."""

SHORTEST: Final = 6
"""Characters; of shorter titles only the same are alike."""

COMPARED: Final = 300
_RAREST: Final = 4
_LONGEST: Final = 300

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Near(Generic[K]):
    """Another title that asks the same."""

    key: K
    title: str
    same: bool
    """The very same words, but for marks, width and script."""


class Likeness(Generic[K]):
    """Titles by which later ones are found alike."""

    def __init__(self) -> None:
        self._titles: list[tuple[K, str, str]] = []
        self._same: dict[str, int] = {}
        self._having: dict[str, list[int]] = {}

    def add(self, key: K, title: str) -> None:
        """One more title."""
        bare = letters(title)
        place = len(self._titles)
        self._titles.append((key, title, bare))
        self._same.setdefault(bare, place)
        for pair in _pairs(bare):
            self._having.setdefault(pair, []).append(place)

    def find(self, title: str) -> Near[K] | None:
        """A title that asks the same, the likest; None where none does."""
        bare = letters(title)
        if not bare:
            return None
        if bare in self._same:
            key, found, _ = self._titles[self._same[bare]]
            return Near(key, found, same=True)
        if len(bare) < SHORTEST:
            return None
        best, place = ALIKE, -1
        for candidate in self._candidates(bare):
            ratio = fuzz.ratio(bare, self._titles[candidate][2], score_cutoff=best)
            if ratio >= best and (ratio > best or place < 0):
                best, place = ratio, candidate
        if place < 0:
            return None
        key, found, _ = self._titles[place]
        return Near(key, found, same=False)

    def _candidates(self, bare: str) -> list[int]:
        """Places of titles that share one of the rarest pairs that are known."""
        lists = [self._having[pair] for pair in _pairs(bare) if pair in self._having]
        found: dict[int, None] = {}
        for places in sorted(lists, key=len)[:_RAREST]:
            for place in places[: COMPARED - len(found)]:
                found.setdefault(place)
            if len(found) >= COMPARED:
                break
        return list(found)


def letters(title: str) -> str:
    """The title without blanks and marks, in one width, case and script."""
    return "".join(one for one in normalise(title, _LONGEST) if one.isalnum())


def _pairs(bare: str) -> set[str]:
    return {bare[place : place + 2] for place in range(len(bare) - 1)}
