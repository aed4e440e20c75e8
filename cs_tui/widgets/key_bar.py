"""The keys at the bottom, with one `Ctrl+` for all that have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.text import cells
from cs_tui.widgets.steady import Steady

SHARED: Final = "Ctrl+"


class KeyBar(Steady):
    """`F12 来电  Ctrl+ N 下一单 ...`; keys that do not fit are left to help and the palette.

    A key without `Ctrl+` stands before the heading, under its own name.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; color: $muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._keys: Sequence[tuple[str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Shows these keys, as people call them, and what they do."""
        if keys == self._keys:
            return
        self._keys = keys
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        room = (self.size.width or 80) - 2
        line, gap = Content(""), ""
        for part in _parts(self._keys):
            longer = Content.assemble(line, gap, part)
            if cells(longer.plain) > room:
                break
            line, gap = longer, "  "
        self.update(line)


def _parts(keys: Sequence[tuple[str, str]]) -> list[Content]:
    alone = [(key, name) for key, name in keys if not _shared(key)]
    under = [(key.removeprefix(SHARED), name) for key, name in keys if _shared(key)]
    heading = [Content.styled(SHARED, "$muted")] if under else []
    return [*(_part(*one) for one in alone), *heading, *(_part(*one) for one in under)]


def _shared(key: str) -> bool:
    return key.startswith(SHARED) and "+" not in key.removeprefix(SHARED)


def _part(key: str, name: str) -> Content:
    return Content.assemble((key, "bold $foreground"), f" {name}")
