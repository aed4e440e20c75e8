"""A panel with something to read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.texts import Lang, Words


class ReadPanel(ModalScreen[bool]):
    """A title and a text that scrolls; Esc or Enter closes it, and Enter says yes."""

    DEFAULT_CSS = """
    ReadPanel { align: center middle; background: $background 60%; }
    ReadPanel > Vertical {
        width: 86; max-width: 95%; height: auto; max-height: 90%; background: $panel; padding: 1 2;
    }
    ReadPanel #title { height: auto; text-style: bold; padding-bottom: 1; }
    ReadPanel VerticalScroll { height: auto; max-height: 65vh; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("enter", "leave(True)", show=False),
    ]

    def __init__(self, title: Words, text: Content, lang: Lang) -> None:
        super().__init__()
        self._title, self._text, self._lang = title, text, lang

    def compose(self) -> ComposeResult:
        """Title and text."""
        with Vertical():
            yield Static(self._title.say(self._lang), id="title", markup=False)
            with VerticalScroll():
                yield Static(self._text, markup=False)

    def action_leave(self, yes: bool = False) -> None:  # noqa: FBT001, FBT002
        """Closes the panel."""
        self.dismiss(yes)
