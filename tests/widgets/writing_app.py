"""The smallest app with two fields; it writes down what reaches it."""

from __future__ import annotations

from textual import events, on
from textual.app import App, ComposeResult
from textual.keys import Keys
from textual.pilot import Pilot

from cs_tui.widgets.writing import EDITING_KEYS, Writing

ALL_KEYS = sorted({key.value for key in Keys if not key.value.startswith("<")} | EDITING_KEYS)


class Desk(App[None], inherit_bindings=False):
    """Binds every key there is, so that each key a field lets through is written down."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *, submit_on_enter: bool = False) -> None:
        super().__init__()
        self.submit_on_enter = submit_on_enter
        self.reached: list[str] = []
        self.edited: list[str] = []
        self.submitted: list[str] = []
        for key in ALL_KEYS:
            self.bind(key, f"note({key!r})")

    def compose(self) -> ComposeResult:
        yield Writing(submit_on_enter=self.submit_on_enter, placeholder="说明 [必填]", id="note")
        yield Writing(id="other")

    @property
    def field(self) -> Writing:
        return self.screen.query_one("#note", Writing)

    def action_note(self, key: str) -> None:
        self.reached.append(key)

    @on(Writing.Edited)
    def note_edit(self, event: Writing.Edited) -> None:
        self.edited.append(event.text)

    @on(Writing.Submitted)
    def note_submit(self, event: Writing.Submitted) -> None:
        self.submitted.append(event.text)


async def types(pilot: Pilot[None], text: str) -> None:
    """Commit a phrase as an input method does: one key event per character, without a pause."""
    for character in text:
        pilot.app.post_message(events.Key(f"u{ord(character):x}", character))
    await pilot.pause()


async def pastes(pilot: Pilot[None], text: str) -> None:
    """Paste as the terminal does: the event goes to the app."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def presses(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other (without the pause that `pilot.press` makes after each)."""
    for key in keys:
        pilot.app.simulate_key(key)
    await pilot.pause()
