"""Keys pressed faster than the desk can follow: each waits until the one before has had its effect.

Without this the digit of a quick `Ctrl+O 2` reaches the case before the panel is open, and a
digit inside a phrase that an input method commits picks a play.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events, work
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

HOLD_S = 1.0
"""No key waits longer than this for an act: a slow hub must not take the keyboard away."""
_TURN_S = 0.005
_HANDOVERS = 3
"""A key becomes a message of a widget, that one an act of its screen, and that one a worker."""
ASIDE = "aside"
"""The group of workers that no key began: no key waits for them."""


class TypeAhead(_App):
    """Acts of the app itself; a mixin before `App`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._following = False
        self.listening = False
        """Whether the first screen has come to life; until then every key waits for it."""
        self.touched = False
        """Whether a key was pressed since this was last set back."""

    @property
    def acting(self) -> bool:
        """Whether something a key began is going on, panels that wait for a person excepted."""
        going = [one for one in self.workers if not one.is_finished and one.group != ASIDE]
        return len(going) > sum(isinstance(screen, ModalScreen) for screen in self.screen_stack)

    async def on_event(self, event: events.Event) -> None:
        """Hands a key on at once, or keeps it until the ones before it are done with."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.touched = True
        if self._following:
            self._ahead.append(event)
        elif self._only_writes(event):
            await super().on_event(event)
        else:
            self._following = True
            if self._hears:
                await super().on_event(event)
            else:
                self._ahead.append(event)
            self._follow()

    @work(group=ASIDE)
    async def _follow(self) -> None:
        try:
            while not self._hears:  # noqa: ASYNC110  (the desk is opened elsewhere)
                await asyncio.sleep(_TURN_S)
            await self._effect()
            while self._ahead:
                event = self._ahead.popleft()
                writes = self._only_writes(event)
                await super().on_event(event)
                if not writes:
                    await self._effect()
        finally:
            self._following = False

    @property
    def _hears(self) -> bool:
        """A panel that asks something before the desk opens is answered at once."""
        return self.listening or isinstance(self.screen, ModalScreen)

    def _only_writes(self, event: events.Key | events.Paste) -> bool:
        typed = isinstance(event, events.Paste) or event.is_printable
        return typed and isinstance(self.focused, Writing)

    async def _effect(self) -> None:
        for _ in range(_HANDOVERS):
            for pump in [*(self.focused.ancestors_with_self if self.focused else [self.screen])]:
                await _turn(pump)
        hold = asyncio.get_running_loop().time() + HOLD_S
        while self.acting and asyncio.get_running_loop().time() < hold:  # noqa: ASYNC110
            await asyncio.sleep(_TURN_S)

    async def _shutdown(self) -> None:
        # What still goes on would look for widgets that are being taken away.
        for timer in list(self._timers):
            timer.stop()
        self.workers.cancel_all()
        await super()._shutdown()


async def _turn(pump: MessagePump) -> None:
    """Returns when a widget has dealt with everything it was sent so far, or is gone."""
    done = asyncio.Event()
    pump.call_later(done.set)
    while not done.is_set() and pump.is_running:
        try:
            await asyncio.wait_for(done.wait(), _TURN_S * 10)
        except TimeoutError:
            continue
