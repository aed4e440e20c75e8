"""The keys at the bottom, with one `Ctrl+` for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from cs_tui.core.text import cells
from cs_tui.texts import Lang, Words


class KeyBar(Static):
    """`Ctrl+ N 下一单  S 发送 ...`; keys that do not fit are left to help and the palette."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; color: $muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._keys: Sequence[tuple[str, Words]] = ()
        self._lang: Lang = "zh"

    def show(self, keys: Sequence[tuple[str, Words]], lang: Lang) -> None:
        """Shows these letters and what they do."""
        self._keys, self._lang = keys, lang
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        room = (self.size.width or 80) - 2
        line = Content.styled("Ctrl+", "$muted")
        for letter, words in self._keys:
            part = Content.assemble("  ", (letter, "bold $foreground"), f" {words.say(self._lang)}")
            if cells(line.plain) + cells(part.plain) > room:
                break
            line = Content.assemble(line, part)
        self.update(line)
