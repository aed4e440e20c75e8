"""Foreign text inside Markdown: it stays text, whatever a stranger wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cs_tui.core.text import one_line

_ACTIVE: Final = re.compile(r"([\\`*_\[\]#|~>])")
_LIST: Final = re.compile(r"^(\d*)([-+.)=])")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*)", re.DOTALL)
_LINKED: Final = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


def escaped(text: str) -> str:
    """One line of text of which Markdown and HTML make nothing but that text."""
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    line = _ACTIVE.sub(r"\\\1", line)
    # A zero-width joint would be a trap for who copies it: the letter is written as its number.
    line = _LINKED.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line)
    return _LIST.sub(r"\1\\\2", line)


def heading(line: str) -> tuple[int, str] | None:
    """How deep a line is a heading, 1..6, and its text; None for any other line."""
    found = _HEADING.match(line)
    if found is None:
        return None
    text = found[2].rstrip()
    before, blank, last = text.rpartition(" ")
    closed = bool(blank) and not last.strip("#")
    return len(found[1]), before.rstrip() if closed else text


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, named: int = 1) -> list[str]:
    """The lines of a table; the first `named` columns to the left, numbers to the right."""
    rule = ["---" if place < named else "---:" for place in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]
