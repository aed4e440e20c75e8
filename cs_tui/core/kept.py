"""How much of a phrase is still there in what was said: whether an answer was rewritten."""

from __future__ import annotations

from typing import Final

REWRITTEN_BELOW: Final = 50
"""Percent: of less the answer was written anew."""

_SIZE: Final = 3


def kept_percent(phrase: str, said: str) -> int:
    """The share of three-letter runs that the phrase and what was said have in common, 0..100.

    Of the shorter of the two, so that neither leaving steps out nor a greeting before it counts
    as rewriting. 100 where one of them says nothing.
    """
    one, other = _runs(phrase), _runs(said)
    if not one or not other:
        return 100
    return 100 * len(one & other) // min(len(one), len(other))


def _runs(text: str) -> frozenset[str]:
    bare = "".join(one for one in text.casefold() if one.isalnum())
    return frozenset(bare[at : at + _SIZE] for at in range(len(bare) - _SIZE + 1))
