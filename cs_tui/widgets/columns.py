"""Two columns in a list: what a line is called, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.text import cells

WIDEST: Final = 32
"""A name that takes more cells than this pushes its own second column aside, and no other."""
GAP: Final = 2


def columns(lines: Sequence[tuple[Content, Content]]) -> list[Content]:
    """The lines with their second parts one below the other."""
    widths = [cells(name.plain) for name, _ in lines]
    wide = max((width for width in widths if width <= WIDEST), default=0)
    return [
        Content.assemble(name, " " * (max(0, wide - width) + GAP), rest) if rest.plain else name
        for (name, rest), width in zip(lines, widths, strict=True)
    ]
