"""One minute to breathe: nothing is asked, nothing is recorded, any key ends it."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.texts import Lang, Words
from cs_tui.texts import preshift as texts

MINUTE_S: Final = 60
PHASES: Final = ((texts.BREATHE_IN, 4), (texts.HOLD, 2), (texts.BREATHE_OUT, 6))
"""Longer out than in; twelve seconds a breath, five breaths."""
BREATH_S: Final = sum(seconds for _, seconds in PHASES)
LONGEST: Final = 24
"""Cells of the line at its fullest."""


class BreathingPanel(ModalScreen[None]):
    """A word and a line that slowly grows and shrinks with it, once a second."""

    DEFAULT_CSS = """
    BreathingPanel { align: center middle; background: $background; }
    BreathingPanel > Vertical { width: 40; height: auto; align: center middle; }
    BreathingPanel Static { width: 100%; text-align: center; height: auto; }
    BreathingPanel #line { padding: 1 0; color: $success; }
    BreathingPanel #foot { color: $muted; padding-top: 2; }
    """

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self._second = 0

    def compose(self) -> ComposeResult:
        """The word, the line, and that any key ends it."""
        with Vertical():
            yield Static("", id="word", markup=False)
            yield Static("", id="line", markup=False)
            yield Static(texts.ANY_KEY.say(self._lang), id="foot", markup=False)

    def on_mount(self) -> None:
        """The minute begins."""
        self._show()
        self.set_interval(1.0, self._go_on)

    def on_key(self, event: events.Key) -> None:
        """Any key ends it."""
        event.stop()
        self.dismiss(None)

    def _go_on(self) -> None:
        self._second += 1
        if self._second >= MINUTE_S:
            self.dismiss(None)
        else:
            self._show()

    def _show(self) -> None:
        word, full = breath(self._second)
        self.query_one("#word", Static).update(Content.styled(word.say(self._lang), "bold"))
        self.query_one("#line", Static).update("─" * max(1, round(full * LONGEST)))


def breath(second: int) -> tuple[Words, float]:
    """What to do in a second of the minute, and how full the chest is then, from 0 to 1."""
    into = second % BREATH_S
    (inhale, rising), (hold, still), (exhale, falling) = PHASES
    if into < rising:
        return inhale, (into + 1) / rising
    if into < rising + still:
        return hold, 1.0
    return exhale, 1.0 - (into - rising - still + 1) / falling
