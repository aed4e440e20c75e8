"""`Writing`: the field people write in all day, for Chinese and English, typed or pasted.

It is Textual's TextArea as plain prose: soft wrap, no syntax, Tab leaves, F6 and F7 are given up.
Only two editing keys act in our own way: Ctrl+W stops at punctuation or four characters in
Chinese, and Ctrl+Z goes on to the app when nothing is left to undo here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.content import Content
from textual.document._document import EditResult, Location
from textual.geometry import Size, clamp
from textual.message import Message
from textual.widgets import TextArea

from cs_tui.core.text import clusters, last_word_start, safe_text
from cs_tui.widgets.plain import plain
from cs_tui.widgets.wrapping import break_between_characters

break_between_characters()

_GIVEN_UP = ("f6", "f7")
_KEPT = [b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.key not in _GIVEN_UP]
_NEWLINE = "ctrl+j"
_ZWJ = "\u200d"

EDITING_KEYS: frozenset[str] = frozenset(
    {"enter", _NEWLINE} | {key for binding in _KEPT for key in binding.key.split(",")}
)
"""Every key that is no printable character and that a focused `Writing` keeps for itself."""


class Writing(TextArea, inherit_bindings=False):
    """A field for prose that grows with its text from `rows[0]` to `rows[1]` rows.

    The column of the scrollbar is always kept free, so that the text never wraps anew when it
    appears. With `submit_on_enter` (chat) Enter posts `Submitted`; Ctrl+J is a new line everywhere.
    """

    DEFAULT_CSS = """
    Writing {
        height: auto;
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
    }
    """
    BINDINGS = [*_KEPT]

    @dataclass
    class Edited(Message):
        """A person changed the text: typed, pasted, deleted, undid, or put a phrase in."""

        writing: Writing
        text: str

        @property
        def control(self) -> Writing:
            """The field, for `@on` selectors."""
            return self.writing

    @dataclass
    class Submitted(Message):
        """A person pressed Enter in a field that sends with Enter."""

        writing: Writing
        text: str

        @property
        def control(self) -> Writing:
            """The field, for `@on` selectors."""
            return self.writing

    def __init__(
        self,
        text: str = "",
        *,
        rows: tuple[int, int] = (2, 6),
        placeholder: str = "",
        submit_on_enter: bool = False,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            safe_text(text),
            placeholder=Content(placeholder),
            highlight_cursor_line=False,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.rows = rows
        self.submit_on_enter = submit_on_enter
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        """A placeholder holds foreign words (a greeting names the customer): never markup."""
        return placeholder if isinstance(placeholder, Content) else plain(placeholder)

    @property
    def value(self) -> str:
        """The text as it stands. Setting it loads it, caret at the end, nothing to undo, no
        `Edited`; setting the same text changes nothing."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        safe = safe_text(text)
        if safe != self.text:
            self.load_text(safe)
            self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Insert at the caret as if typed: in place of the selection, undoable, posts `Edited`."""
        self.history.checkpoint()
        self._replace_via_keyboard(safe_text(text), *self.selection)

    def fill(self, text: str) -> None:
        """Replace everything as if typed: undoable, posts `Edited`."""
        self.history.checkpoint()
        self._replace_via_keyboard(safe_text(text), (0, 0), self.document.end)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002
        viewport: Size,  # noqa: ARG002
        width: int,  # noqa: ARG002
    ) -> int:
        """The rows of the text, within the bounds asked for."""
        return clamp(self.wrapped_document.height, *self.rows)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.submit_on_enter and not self.read_only:
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, self.text))
        elif (typed := _typed(event)) is not None and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(typed, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        # A paste that bubbles on to the app would be sent here a second time.
        event.stop()
        event.prevent_default()
        self._replace_via_keyboard(safe_text(event.text), *self.selection)

    def action_undo(self) -> None:
        """Undo typing; with nothing left to undo here the key goes on to the app."""
        if self.read_only or not self.history.undo_stack:
            raise SkipAction
        super().action_undo()
        self._tell()

    def action_redo(self) -> None:
        """Redo what was undone here."""
        if self.history.redo_stack:
            super().action_redo()
            self._tell()

    def get_cursor_left_location(self) -> Location:
        """One character to the left, as a reader counts them: never into an emoji."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        *_, last = clusters(self.document[row][:column])
        return row, column - len(last)

    def get_cursor_right_location(self) -> Location:
        """One character to the right, as a reader counts them."""
        row, column = self.cursor_location
        if column >= len(self.document[row]):
            return super().get_cursor_right_location()
        return row, column + len(next(clusters(self.document[row][column:])))

    def get_cursor_word_left_location(self) -> Location:
        """The start of the word before the caret, by the rule of `last_word_start`."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_word_left_location()
        return row, last_word_start(self.document[row][:column])

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        return self._told(super()._replace_via_keyboard(insert, start, end), insert)

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        return self._told(super()._delete_via_keyboard(start, end), "")

    def _told(self, result: EditResult | None, inserted: str) -> EditResult | None:
        if result is not None and (inserted or result.replaced_text):
            self._tell()
        return result

    def _tell(self) -> None:
        self.post_message(self.Edited(self, self.text))


def _typed(event: events.Key) -> str | None:
    """What a key types that TextArea takes for unprintable: a new line, a full-width space, the
    joiner inside an emoji."""
    if event.key == _NEWLINE:
        return "\n"
    character = event.character or ""
    if len(character) == 1 and not event.is_printable:
        typed = character == _ZWJ or unicodedata.category(character) == "Zs"
        return character if typed else None
    return None
