"""A panel to write in: a few lines that stand there already, to be sent with Enter as they are."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cs_tui.screens.answer_panel import AnswerPanel
from cs_tui.texts import Lang, Words
from cs_tui.texts import panels as texts
from cs_tui.widgets.writing import Writing


class WritePanel(AnswerPanel):
    """A title, what it is about, and a field; Enter takes the text, Ctrl+J is a new line."""

    DEFAULT_CSS = """
    WritePanel { align: center middle; background: $background 60%; }
    WritePanel > Vertical {
        width: 76; max-width: 95%; height: auto; max-height: 90%;
        background: $panel; padding: 1 2;
    }
    WritePanel Static { height: auto; }
    WritePanel #title { text-style: bold; }
    WritePanel #about { color: $muted; padding-bottom: 1; }
    WritePanel #keys { color: $muted; padding-top: 1; }
    WritePanel Writing, WritePanel Writing:focus {
        border: none; padding: 0 1; background: $surface;
    }
    """
    BINDINGS = [Binding("ctrl+s,ctrl+n", "done", show=False)]

    def __init__(
        self, title: Words, lang: Lang, *, place: str, about: Content | str = "", text: str = ""
    ) -> None:
        super().__init__(title, lang, place=place, text=text)
        self._about = about

    def compose(self) -> ComposeResult:
        """Title, what it is about, the field, its keys."""
        with Vertical():
            yield Static(self._title.say(self._lang), id="title", markup=False)
            yield Static(self._about, id="about", markup=False)
            self.field = Writing(self._text, rows=(3, 10), submit_on_enter=True)
            yield self.field
            yield Static(texts.WRITE_KEYS.say(self._lang), id="keys", markup=False)

    async def on_mount(self) -> None:
        """Typing goes to the field, after what stands there."""
        await self.put_begun()
        field = self.query_one(Writing)
        field.move_cursor(field.document.end)
        field.focus()

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        self.keep_soon()

    @on(Writing.Submitted)
    def _submitted(self, event: Writing.Submitted) -> None:
        event.stop()
        self.action_done()
