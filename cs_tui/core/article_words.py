"""Which words of a line differ from another line: words of Latin script, single Han characters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

Span = tuple[int, int]
"""First character and the one after the last."""

LONGEST: Final = 2_000
"""Characters of a line that are compared word by word; the rest of it counts as one word."""

_WORD: Final = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f]+(?:[.'\u2019-][0-9A-Za-z\u00c0-\u024f]+)*|\s+|.", re.S
)


def differing(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of each line that the other has not, none touching another of its line."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(
        None, [before[a:b] for a, b in old], [after[a:b] for a, b in new], autojunk=False
    )
    gone: list[Span] = []
    come: list[Span] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            _add(gone, old[i1:i2])
            _add(come, new[j1:j2])
    return tuple(gone), tuple(come)


def _words(text: str) -> list[Span]:
    found = [word.span() for word in _WORD.finditer(text, 0, LONGEST)]
    return [*found, (LONGEST, len(text))] if len(text) > LONGEST else found


def _add(spans: list[Span], words: list[Span]) -> None:
    if words:
        spans.append((words[0][0], words[-1][1]))
