"""A panel to write in: a few lines that stand there already, to be sent with Enter as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.texts import Lang, Words, admin
from cs_tui.texts import panels as texts
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.app import CsApp

KEEP_AFTER_S: Final = 0.4


class WritePanel(ModalScreen[str | None]):
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
        super().__init__()
        self._title, self._lang = title, lang
        self._about, self._text = about, text
        self._place, self._kept = place, text
        self._field: Writing | None = None
        """Held, not looked up: at the very end it is no longer on the screen."""

    @property
    def value(self) -> str:
        """The text as it stands now."""
        return self._text if self._field is None else self._field.value

    @property
    def cs(self) -> CsApp:
        """Our app, typed."""
        app: Any = self.app
        found: CsApp = app
        return found

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
            self._kept = field.value = begun
            title = f"{self._title.say(self._lang)}   {admin.DRAFTED.say(self._lang)}"
            self.query_one("#title", Static).update(title)
        field.move_cursor(field.document.end)
        field.focus()

    def flush_now(self) -> None:
        """The desk is ending: what is typed goes to disk before this returns."""
        if self.value != self._kept:
            self.cs.desk.run_now(self.cs.desk.unfinished.keep, self._place, self.value)

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        self.set_timer(KEEP_AFTER_S, self._keep_soon)

    @on(Writing.Submitted)
    def _submitted(self, event: Writing.Submitted) -> None:
        event.stop()
        self.action_done()

    @work(exclusive=True, group="keep")
    async def _keep_soon(self) -> None:
        await self.cs.attempt(self._keep)

    async def _keep(self) -> None:
        text = self.value
        if text != self._kept:
            await self.cs.desk.run(self.cs.desk.unfinished.keep, self._place, text)
            self._kept = text

    def action_done(self) -> None:
        """Takes the text as it stands."""
        self._end(self.value.strip())

    def action_leave(self) -> None:
        """Closes; nothing was sent, and what was typed is kept."""
        self._end(None)

    @work(exclusive=True, group="end")
    async def _end(self, text: str | None) -> None:
        await self.cs.attempt(self._keep)
        if text is None and self.value != self._text:
            self.cs.tell(admin.DRAFT_KEPT)
        if self.is_current:
            self.dismiss(text)
