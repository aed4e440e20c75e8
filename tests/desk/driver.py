"""A person at the real desk: presses keys, reads the screen. Counts every key."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widget import Widget

from cs_tui.app import CsApp
from cs_tui.bootstrap import open_desk
from cs_tui.crash import Crashes
from cs_tui.ids import Uuid7, wall_clock
from cs_tui.screens.desk import DeskScreen
from cs_tui.settings import Settings
from cs_tui.store.board import Board
from cs_tui.widgets.case_pane import CasePane
from cs_tui.widgets.pick_list import PickList
from cs_tui.widgets.writing import Writing
from tests.desk.world import World
from tests.driver import colours_enough
from tests.screen_text import screen_text

PATIENCE_S = 20.0
CALM_ROUNDS = 3
"""So often in a row every queue must be empty and every act done: an answer may begin another."""


class Agent:
    """Drives one running desk. `keys` is how many keys were pressed so far."""

    def __init__(self, world: World, app: CsApp, pilot: Pilot[None]) -> None:
        self.world = world
        self.app = app
        self.keys = 0
        self._pilot = pilot

    async def presses(self, *keys: str) -> None:
        """One key after another, each when the one before it has had its effect."""
        for key in keys:
            self.keys += 1
            self._send(key)
            await self.settles()

    async def hurries(self, *keys: str) -> None:
        """All keys at once, faster than anything can follow."""
        self.keys += len(keys)
        for key in keys:
            self._send(key)
        await self.settles()

    async def types(self, text: str) -> None:
        """Text as a keyboard or an input method sends it: many keys at once."""
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
        await self.settles()

    async def pastes(self, text: str) -> None:
        """A bracketed paste."""
        self.app.post_message(events.Paste(text))
        await self.settles()

    def _send(self, key: str) -> None:
        if len(key) == 1:
            self.app.post_message(events.Key(_character_to_key(key), key))
        else:
            self.app.simulate_key(key)

    async def settles(self) -> None:
        """Returns when nothing the keys began is still going on, panels that wait excepted."""
        calm = 0
        deadline = time.monotonic() + PATIENCE_S
        while calm < CALM_ROUNDS:
            assert time.monotonic() < deadline, f"no rest; screen:\n{self.screen}"
            calm = calm + 1 if self._at_rest() else 0
            await self._pilot.pause(0 if calm else 0.01)

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Returns when `true()`; fails with the screen when that takes too long."""
        deadline = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < deadline, f"no {what}; screen:\n{self.screen}"
            await self._pilot.pause(0.01)

    async def sees(self, text: str) -> None:
        """Fails unless the text comes to stand on the screen."""
        await self.until(lambda: text in self.screen, f"{text!r} on the screen")

    async def comes_to(self, number: str) -> None:
        """Fails unless this case comes to stand in front."""
        await self.until(lambda: self.front == number, f"{number} in front")
        await self.until(lambda: self.desk.assist is not None, "what stands beside it")

    @property
    def screen(self) -> str:
        """What stands on the screen now."""
        return screen_text(self.app)

    @property
    def told(self) -> list[str]:
        """The short messages shown so far, oldest first."""
        return [str(note.message) for note in self.app._notifications]

    @property
    def desk(self) -> DeskScreen:
        """The desk screen, under any panel."""
        return next(one for one in self.app.screen_stack if isinstance(one, DeskScreen))

    @property
    def front(self) -> str | None:
        """The number of the case in front."""
        return self.desk.view.case.number if self.desk.view else None

    @property
    def panel(self) -> ModalScreen[object] | None:
        """The open panel."""
        screen = self.app.screen
        return screen if isinstance(screen, ModalScreen) else None

    @property
    def rows(self) -> list[str]:
        """The rows of the open panel."""
        return [pick.label.plain for pick in self.app.screen.query_one(PickList).picks]

    @property
    def focused(self) -> Widget | None:
        """Where keys go."""
        return self.app.focused

    @property
    def on_case(self) -> bool:
        """Whether keys go to the case itself."""
        return isinstance(self.app.focused, CasePane)

    def field(self, id: str) -> Writing:  # noqa: A002
        """A field by its id: `reply`, `note-issue`, `note-done`, `note-next`."""
        return self.desk.query_one(f"#{id}", Writing)

    @property
    def reply(self) -> Writing:
        """The reply."""
        return self.field("reply")

    def goes_to(self, id: str) -> None:  # noqa: A002
        """Puts the caret into a field; the keys that lead there are told elsewhere."""
        self.desk.set_focus(self.field(id))

    def _at_rest(self) -> bool:
        if not self.app.ready:
            return False
        panels = sum(isinstance(one, ModalScreen) for one in self.app.screen_stack)
        going = [worker for worker in self.app.workers if not worker.is_finished]
        return len(going) <= panels


@asynccontextmanager
async def at_desk(
    world: World, *, size: tuple[int, int] = (130, 40), settings: Settings | None = None
) -> AsyncIterator[Agent]:
    """The desk of a profile, open and at rest."""
    with colours_enough():
        app = CsApp(
            partial(open_desk, world.places),
            board=Board(),
            name="",
            lang=world.lang,
            settings=settings or Settings(),
            clock=wall_clock,
            crashes=Crashes(world.folder / "reports", Uuid7(), lambda: "now"),
        )
    async with app.run_test(size=size) as pilot:
        agent = Agent(world, app, pilot)
        await agent.settles()
        yield agent
