"""Which words of a line differ from another line: words of Latin script, single Han characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

Span = tuple[int, int]
"""First character and the one after the last."""

LONGEST: Final = 2_000
"""Characters of a line that are compared word by word; the rest of it counts as one word."""

MOST_PAIRS: Final = 200_000
"""Pairs of like words, or lines, that are weighed against each other: a matter of milliseconds."""

Step = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
"""What happens, to which part of the old, with which part of the new."""

_WORD: Final = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f]+(?:[.'\u2019-][0-9A-Za-z\u00c0-\u024f]+)*|\s+|.", re.S
)


def differing(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of each line that the other has not, none touching another of its line."""
    old, new = _words(before), _words(after)
    gone: list[Span] = []
    come: list[Span] = []
    for tag, i1, i2, j1, j2 in steps([before[a:b] for a, b in old], [after[a:b] for a, b in new]):
        if tag != "equal":
            _add(gone, old[i1:i2])
            _add(come, new[j1:j2])
    return tuple(gone), tuple(come)


def steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """How one sequence becomes the other: the opcodes of `difflib`.

    Where too many pairs are alike to look at each, only the same beginning and end are told apart
    from what stands between.
    """
    often = Counter(new)
    if sum(often[one] for one in old) <= MOST_PAIRS:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    found: list[Step] = [
        ("equal", 0, head, 0, head),
        ("replace", head, len(old) - tail, head, len(new) - tail),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]
    return [step for step in found if step[1] < step[2] or step[3] < step[4]]


def _words(text: str) -> list[Span]:
    found = [word.span() for word in _WORD.finditer(text, 0, LONGEST)]
    return [*found, (LONGEST, len(text))] if len(text) > LONGEST else found


def _add(spans: list[Span], words: list[Span]) -> None:
    if words:
        spans.append((words[0][0], words[-1][1]))
