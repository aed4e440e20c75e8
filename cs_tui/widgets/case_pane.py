"""The case itself: while it has the focus digits pick what is numbered, typing opens the reply."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.message import Message


class CasePane(Vertical, can_focus=True):
    """Takes the keys nobody else took."""

    @dataclass
    class Typed(Message):
        """Text meant for the reply: a character, a committed phrase or a paste."""

        text: str

    @dataclass
    class Numbered(Message):
        """A digit from 0 to 9; `text` is what it was typed as."""

        number: int
        text: str

    class Entered(Message):
        """Enter: on to what lacks."""

    class Spaced(Message):
        """The space bar: what this case is, and what is done about it."""

    def on_key(self, event: events.Key) -> None:
        """Enter, space and what is printable; everything else goes on."""
        if event.key in ("enter", "space") or event.character == "\u3000":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered() if event.key == "enter" else self.Spaced())
            return
        character = event.character or ""
        if len(character) != 1 or not (event.is_printable or character.isprintable()):
            return
        event.stop()
        event.prevent_default()
        number = unicodedata.digit(character, None)
        if number is not None:
            self.post_message(self.Numbered(int(number), character))
        else:
            self.post_message(self.Typed(character))

    def on_paste(self, event: events.Paste) -> None:
        """A paste is for the reply, all of it."""
        event.stop()
        self.post_message(self.Typed(event.text))
