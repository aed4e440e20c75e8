"""Wordings that ask the same, folded as the search folds them: script, case, endings, pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from cs_tui.kb import terms
from cs_tui.kb.near import ALIKE, letters
from cs_tui.kb.normalise import normalise

SHARED: Final = 0.6
"""Two wordings are one question when they share this much of all their words, stems and pairs."""
SOUNDS: Final = 0.8
"""Or this much of the sounds of the one that has fewer, two syllables each."""
LEAST_SOUNDS: Final = 2
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Folded:
    """One wording as it is compared."""

    bare: str
    words: frozenset[str]
    sounds: frozenset[str]


def folded(asked: str) -> Folded:
    """The comparable form of a wording."""
    found = terms.of_query(normalise(asked, LONGEST))
    return Folded(
        letters(asked),
        frozenset(one for one in found if one[0] == "w"),
        frozenset(one for one in found if one[0] == "p" and " " in one[1:-1]),
    )


def same_question(one: Folded, other: Folded) -> bool:
    """Whether two wordings ask the same."""
    if fuzz.ratio(one.bare, other.bare) >= ALIKE:
        return True
    union = one.words | other.words
    if union and len(one.words & other.words) >= SHARED * len(union):
        return True
    fewer = min(len(one.sounds), len(other.sounds))
    return fewer >= LEAST_SOUNDS and len(one.sounds & other.sounds) >= SOUNDS * fewer


def grouped(wordings: Sequence[str]) -> list[list[int]]:
    """The places of wordings that ask the same together, in the order of their first ones."""
    groups: list[tuple[Folded, list[int]]] = []
    having: dict[str, list[int]] = {}
    for place, asked in enumerate(wordings):
        form = folded(asked)
        shared = form.words | form.sounds | {form.bare}
        near = sorted({number for term in shared for number in having.get(term, ())})
        at = next((number for number in near if same_question(groups[number][0], form)), None)
        if at is None:
            at = len(groups)
            groups.append((form, []))
            for term in shared:
                having.setdefault(term, []).append(at)
        groups[at][1].append(place)
    return [places for _, places in groups]
