"""A panel with one text to write: it stands there again until what it was for has happened."""

from __future__ import annotations

from functools import partial

from textual.binding import Binding
from textual.widgets import Input, Static

from cs_tui.core.text import safe_text
from cs_tui.screens.kept_panel import KeptPanel
from cs_tui.texts import Lang, Words
from cs_tui.texts import panels as texts
from cs_tui.widgets.writing import Writing


class AnswerPanel(KeptPanel[str | None, str]):
    """Subclasses compose `#title` and a `field`.

    What is typed is kept under `place` and stands there again next time, also after a kill or Esc,
    until whoever asked calls `CsApp.forget`: once what it was for has happened. A place is what is
    asked and of which record, such as `answer/<case>`: the id of the case or customer stands in it,
    by which an erasure finds it. At no place, nothing is kept.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, title: Words, lang: Lang, *, place: str | None, text: str = "") -> None:
        super().__init__(text)
        self._title, self._lang, self._place, self._text = title, lang, place, text
        self.field: Input | Writing | None = None
        """Held, not looked up: at the very end it is no longer on the screen."""

    @property
    def typed(self) -> str:
        """The text as it stands now."""
        return self._text if self.field is None else self.field.value

    def keep_now(self, typed: str) -> None:
        """Keeps it under its place; what was given anyway needs no keeping."""
        if self._place is not None:
            self.cs.desk.unfinished.keep(self._place, "" if typed == self._text else typed)

    async def put_begun(self) -> None:
        """Puts back what was typed here last and came to nothing, and says that it is a draft."""
        desk = self.cs.desk
        begun = await desk.run(desk.unfinished.begun, self._place) if self._place else ""
        if begun and self.field is not None:
            self.kept = self.field.value = begun
            title = f"{self._title.say(self._lang)}   {texts.DRAFTED.say(self._lang)}"
            self.query_one("#title", Static).update(title)

    def action_done(self) -> None:
        """Takes the text as it stands."""
        self.attempt(partial(self._done, safe_text(self.typed).strip()))

    def action_leave(self) -> None:
        """Closes; nothing was sent, and what was typed is kept."""
        self.attempt(self._leave)

    async def _done(self, text: str) -> None:
        await self.keep()
        self.end(text)

    async def _leave(self) -> None:
        await self.keep()
        if self._place is not None and self.typed.strip() and self.typed != self._text:
            self.cs.tell(texts.DRAFT_KEPT)
        self.end(None)
