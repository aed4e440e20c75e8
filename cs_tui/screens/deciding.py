"""A panel with something to read and one thing to decide: Enter does it, Esc leaves it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.texts import Lang, Words


class DecidePanel(ModalScreen[bool]):
    """Says what would be done; `keys` tells how. Where nothing can be done, Enter closes it too."""

    DEFAULT_CSS = """
    DecidePanel { align: center middle; background: $background 60%; }
    DecidePanel > Vertical {
        width: 96; max-width: 95%; height: auto; max-height: 90%; background: $panel; padding: 1 2;
    }
    DecidePanel.-broad > Vertical { width: 146; }
    DecidePanel #title { height: auto; text-style: bold; padding-bottom: 1; }
    DecidePanel #decide { height: auto; color: $muted; padding-top: 1; }
    DecidePanel VerticalScroll { height: auto; max-height: 60vh; }
    """
    BINDINGS = [
        Binding("enter", "decide", show=False, priority=True),
        Binding("escape", "leave", show=False),
    ]

    def __init__(
        self,
        title: Words,
        text: Content,
        keys: Words,
        lang: Lang,
        *,
        possible: bool,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._text, self._keys = title, text, keys
        self._lang: Lang = lang
        self._possible = possible
        self.set_class(wide, "-broad")

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical():
            yield Static(self._title.say(self._lang), id="title", markup=False)
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield Static(self._keys.say(self._lang), id="decide", markup=False)

    def action_decide(self) -> None:
        """It is to be done."""
        self.dismiss(self._possible)

    def action_leave(self) -> None:
        """It is not."""
        self.dismiss(False)
