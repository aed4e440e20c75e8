"""A text that is being read: arrows scroll it, a digit does the act with that number."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message

from cs_tui.widgets.pick_list import ascii_digit


class Reading(VerticalScroll):
    """Where one reads; nothing is typed here, so that a digit is no text."""

    @dataclass
    class Digit(Message):
        """A person pressed a digit, ASCII or full-width."""

        digit: str

    def on_key(self, event: events.Key) -> None:
        digit = ascii_digit(event.character)
        if digit:
            event.stop()
            self.post_message(self.Digit(digit))
