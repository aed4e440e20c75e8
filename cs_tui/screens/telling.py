"""Short messages over the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.app import App

from cs_tui.core.ports import Instant
from cs_tui.core.text import safe_text
from cs_tui.texts import Lang, Words, joined

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

TOLD_MS = 5_000
"""How long a short message stands."""


class Telling(_App):
    """A mixin before `App`, for an app that has a language and a clock."""

    lang: Lang
    now: Callable[[], Instant]
    _told: tuple[str, Instant] | None = None

    def tell(self, words: Words, *, warning: bool = False) -> None:
        """A short message in the person's language; one that still stands is not repeated."""
        said, now = safe_text(words.say(self.lang)), self.now()
        if self._told is not None and self._told[0] == said and 0 <= now - self._told[1] < TOLD_MS:
            return
        self._told = said, now
        self.notify(
            said,
            markup=False,
            severity="warning" if warning else "information",
            timeout=TOLD_MS / 1000,
        )


def acts_named(kinds: Iterable[str]) -> Words:
    """What was done, by the kinds of its events, each kind once."""
    from cs_tui.core import fold  # not before the first frame

    return joined([fold.KINDS[one].called for one in dict.fromkeys(kinds) if one in fold.KINDS])
