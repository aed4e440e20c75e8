"""Wordings that ask the same, folded as the search folds them: script, case, endings, pinyin.

Two thousand are told apart at once. Only those are compared that can be one question: two sets
that share enough have one of the rarest terms of each in common (the prefix filter of set
similarity joins, Chaudhuri et al. 2006), and so have two texts so few edits apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, TypeVar

from rapidfuzz import fuzz

from cs_tui.kb import terms
from cs_tui.kb.near import ALIKE
from cs_tui.kb.normalise import normalise

SHARED: Final = 0.6
"""Two wordings are one question when they share this much of all their words, stems and pairs."""
SOUNDS: Final = 0.8
"""Or this much of the sounds of the one that has fewer, two syllables each."""
LEAST_SOUNDS: Final = 2
LONGEST: Final = 200

_LONGER: Final = 2 / (ALIKE / 100) - 2
"""Of two texts just alike the longer one is longer by this much of the other."""
_EDITS: Final = (1 - ALIKE / 100) * (2 + _LONGER)
"""For each character of a text at most so many are put in or left out in one just like it."""
_JUST: Final = 1e-9

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Folded:
    """One wording as it is compared."""

    bare: str
    words: frozenset[str]
    sounds: frozenset[str]


def folded(asked: str) -> Folded:
    """The comparable form of a wording."""
    said = normalise(asked, LONGEST)
    found = terms.of_query(said)
    return Folded(
        "".join(one for one in said if one.isalnum()),
        frozenset(one for one in found if one[0] == "w"),
        frozenset(one for one in found if one[0] == "p" and " " in one[1:-1]),
    )


def same_question(one: Folded, other: Folded) -> bool:
    """Whether two wordings ask the same."""
    return _reads_alike(one, other) or _says_the_same(one, other)


def _reads_alike(one: Folded, other: Folded) -> bool:
    return fuzz.ratio(one.bare, other.bare, score_cutoff=ALIKE) > 0


def _says_the_same(one: Folded, other: Folded) -> bool:
    both, words = len(one.words & other.words), len(one.words) + len(other.words)
    if words and both >= SHARED * (words - both):
        return True
    fewer = min(len(one.sounds), len(other.sounds))
    return fewer >= LEAST_SOUNDS and len(one.sounds & other.sounds) >= SOUNDS * fewer


def grouped(wordings: Sequence[str]) -> list[list[int]]:
    """The places of wordings that ask the same together, in the order of their first ones."""
    forms = [folded(asked) for asked in wordings]
    kept = _Kept(forms)
    groups: list[list[int]] = []
    firsts: dict[int, int] = {}
    for place in range(len(forms)):
        first = kept.first_like(place)
        if first is None:
            first = place
            firsts[place] = len(groups)
            groups.append([])
            kept.add(place)
        groups[firsts[first]].append(place)
    return groups


class _Kept:
    """Wordings, found again by one that asks the same."""

    def __init__(self, forms: Sequence[Folded]) -> None:
        self._forms = forms
        self._seen = Counter(
            term for one in forms for term in (*one.words, *one.sounds, *_pairs(one.bare))
        )
        self._saying: dict[str, list[int]] = {}
        self._reading: dict[tuple[str, int], list[int]] = {}
        """By two neighbouring characters and the length of the text."""

    def add(self, place: int) -> None:
        """Keeps a wording."""
        form = self._forms[place]
        # The fewer sounds may be its own or the other's: a `*` marks what all of them stand for.
        every = ("*" + sound for sound in form.sounds)
        for term in {*self._telling_words(form), *self._telling_sounds(form), *every}:
            self._saying.setdefault(term, []).append(place)
        for pair in self._telling_pairs(form):
            self._reading.setdefault((pair, len(form.bare)), []).append(place)

    def first_like(self, place: int) -> int | None:
        """The first that is kept and asks the same."""
        form = self._forms[place]
        fewer = ("*" + sound for sound in self._telling_sounds(form))
        said = _all(self._saying, {*self._telling_words(form), *form.sounds, *fewer})
        size = len(form.bare)
        sizes = range(ceil(size / (1 + _LONGER) - _JUST), int(size * (1 + _LONGER) + _JUST) + 1)
        pairs = self._telling_pairs(form)
        read = _all(self._reading, [(pair, one) for pair in pairs for one in sizes])
        return min(
            self._first(said, form, _says_the_same),
            self._first(read, form, _reads_alike),
            key=lambda found: len(self._forms) if found is None else found,
        )

    def _first(
        self, places: set[int], form: Folded, fits: Callable[[Folded, Folded], bool]
    ) -> int | None:
        return next((one for one in sorted(places) if fits(self._forms[one], form)), None)

    def _telling_words(self, form: Folded) -> list[str]:
        return self._rarest(form.words, _spared(len(form.words), SHARED))

    def _telling_sounds(self, form: Folded) -> list[str]:
        return self._rarest(form.sounds, _spared(len(form.sounds), SOUNDS))

    def _telling_pairs(self, form: Folded) -> list[str]:
        # An edit spoils two pairs of neighbours at most.
        edits = int(_EDITS * len(form.bare) + _JUST)
        return self._rarest(_pairs(form.bare), 2 * edits + 1)

    def _rarest(self, terms: Iterable[str], many: int) -> list[str]:
        seen = self._seen
        return [term for _, term in sorted((seen[term], term) for term in terms)[:many]]


def _all(lists: Mapping[K, list[int]], keys: Iterable[K]) -> set[int]:
    return {place for key in keys for place in lists.get(key, ())}


def _spared(size: int, share: float) -> int:
    """Among so many of its terms a set has one of each other set that holds this share of it."""
    return size - ceil(share * size - _JUST) + 1


def _pairs(bare: str) -> set[str]:
    """A text by its neighbouring characters; one that has none by itself."""
    return {"=" + bare[at : at + 2] for at in range(max(1, len(bare) - 1))}
