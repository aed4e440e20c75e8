"""A panel to write in: a few lines that stand there already, to be sent with Enter as they are."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cs_tui.screens.kept_panel import KeptPanel
from cs_tui.texts import Lang, Words
from cs_tui.texts import panels as texts
from cs_tui.widgets.writing import Writing


class WritePanel(KeptPanel[str | None, str]):
    """A title, what it is about, and a field; Enter takes the text, Ctrl+J is a new line.

    What is typed is kept under `place` and stands there again next time, also after a kill or Esc,
    until whoever asked calls `Unfinished.forget`: once what it was for has happened.
    """

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
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s,ctrl+n", "done", show=False),
    ]

    def __init__(
        self, title: Words, lang: Lang, *, place: str, about: Content | str = "", text: str = ""
    ) -> None:
        super().__init__(text)
        self._title, self._lang, self._place = title, lang, place
        self._about, self._text = about, text
        self._field: Writing | None = None
        """Held, not looked up: at the very end it is no longer on the screen."""

    @property
    def typed(self) -> str:
        """The text as it stands now."""
        return self._text if self._field is None else self._field.value

    def keep_now(self, typed: str) -> None:
        """Keeps it under its place."""
        self.cs.desk.unfinished.keep(self._place, typed)

    def compose(self) -> ComposeResult:
        """Title, what it is about, the field, its keys."""
        with Vertical():
            yield Static(self._title.say(self._lang), id="title", markup=False)
            yield Static(self._about, id="about", markup=False)
            self._field = Writing(self._text, rows=(3, 10), submit_on_enter=True)
            yield self._field
            yield Static(texts.WRITE_KEYS.say(self._lang), id="keys", markup=False)

    async def on_mount(self) -> None:
        """Typing goes to the field, after what stands there."""
        desk, field = self.cs.desk, self.query_one(Writing)
        if begun := await desk.run(desk.unfinished.begun, self._place):
            self.kept = field.value = begun
            title = f"{self._title.say(self._lang)}   {texts.DRAFTED.say(self._lang)}"
            self.query_one("#title", Static).update(title)
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

    def action_done(self) -> None:
        """Takes the text as it stands."""
        self.attempt(partial(self._done, self.typed.strip()))

    def action_leave(self) -> None:
        """Closes; nothing was sent, and what was typed is kept."""
        self.attempt(self._leave)

    async def _done(self, text: str) -> None:
        await self.keep()
        self.end(text)

    async def _leave(self) -> None:
        await self.keep()
        if self.typed != self._text:
            self.cs.tell(texts.DRAFT_KEPT)
        self.end(None)
