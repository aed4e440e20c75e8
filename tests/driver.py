"""A person at the real desk on a profile of its own: presses keys, reads the screen.

The clock is given, so that what stands on the screen is the same on every run.
"""

from __future__ import annotations

import difflib
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.containers import Vertical
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen

from cs_tui.app import CsApp
from cs_tui.bootstrap import UNNAMED, assemble, open_desk, open_store, rename
from cs_tui.core.case import Case, Customer
from cs_tui.core.ports import Instant
from cs_tui.crash import Crashes
from cs_tui.desk import Desk
from cs_tui.ids import Uuid7
from cs_tui.screens.start import Begin
from cs_tui.services import seed
from cs_tui.settings import Places, Settings
from cs_tui.store import profile as profiles
from cs_tui.store.board import Board
from cs_tui.texts import Lang
from tests.screen_text import screen_text

PATIENCE_S = 30.0
CALM_ROUNDS = 3
"""So often in a row every queue must be empty and every act done: an answer may begin another."""
STILL_ROUNDS = 3
GOLDEN = Path(__file__).parent / "golden"
WRITE_GOLDEN = "CS_TUI_TEST_WRITE_GOLDEN"
"""Set in the environment, grids are written instead of compared."""

SITE = ZoneInfo("Asia/Shanghai")
MORNING = round(datetime(2026, 11, 24, 10, 43, tzinfo=SITE).timestamp()) * 1000
MINUTE_MS, HOUR_MS = 60_000, 3_600_000
NAMES: dict[Lang, str] = {"zh": "林晓", "en": "Lin Xiao"}
HOSTILE = "[/x][b]a[/i] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07\u202e{name}"
"""Markup, a command to the terminal, a direction mark and a brace, as strangers may send them."""
NARROW, WIDE = (80, 22), (130, 34)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: Instant = MORNING

    def __call__(self) -> Instant:
        return self.at

    def goes_on(self, ms: int) -> None:
        """Some time passes."""
        self.at += ms


@dataclass
class Profile:
    """One person's files, and what happens to them while the desk is closed."""

    folder: Path
    lang: Lang
    clock: Clock = field(default_factory=Clock)

    @property
    def places(self) -> Places:
        """Where they lie."""
        return Places(self.folder, self.folder, self.folder)

    def open(self) -> Desk:
        """The real desk on these files; only its clock is ours."""
        desk = open_desk(self.places)
        desk.kit.clock = desk.kit.monotonic = self.clock
        return desk

    @contextmanager
    def program(self, at: Instant | None = None) -> Iterator[Desk]:
        """A program on the same files, at another time if one is given."""
        now, self.clock.at = self.clock.at, at or self.clock.at
        desk = self.open()
        try:
            yield desk
        finally:
            desk.close()
            self.clock.at = now

    def case(self, desk: Desk, text: str = "", *, name: str = "张建国", phone: str = "") -> Case:
        """A chat of mine."""
        return desk.run_now(
            desk.cases.open,
            channel="chat",
            text=text or "下单三天了还没发货",
            answered=True,
            lang=self.lang,
            customer=Customer(name=name, phone=phone or "13800138000"),
        )


def make_home(folder: Path, lang: Lang, name: str | None = None) -> Path:
    """A profile whose person works alone, has the shipped content and is on duty; who has no name
    yet (`name` is empty) has not begun."""
    profile = Profile(folder, lang)
    conn = open_store(profile.places)
    profiles.save(conn, UNNAMED)
    desk = assemble(profile.places, conn)
    desk.kit.clock = profile.clock
    desk.run_now(seed.seed, desk.kit)
    rename(desk, name=NAMES[lang] if name is None else name, lang=lang)
    if desk.kit.profile.name:
        desk.run_now(desk.shifts.begin)
    while desk.run_now(desk.suggestions.prepare):
        pass  # learned once for every test
    desk.run_now(desk.knowledge.refresh)  # and indexed
    desk.close()
    return folder


def off_duty(profile: Profile) -> Profile:
    """The same person before the shift began: the day after."""
    profile.clock.goes_on(24 * HOUR_MS)
    return profile


def copy_home(template: Path, folder: Path, lang: Lang) -> Profile:
    """A fresh copy of a made profile."""
    shutil.copytree(template, folder)
    return Profile(folder, lang)


class Agent:
    """Drives one running desk by keys alone."""

    def __init__(self, app: CsApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    async def presses(self, *keys: str) -> None:
        """One key after another, each when the one before it has had its effect."""
        for key in keys:
            if len(key) == 1:
                self.app.post_message(events.Key(_character_to_key(key), key))
            else:
                self.app.simulate_key(key)
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

    async def sees(self, *texts: str) -> None:
        """Fails unless all of this comes to stand on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.screen, repr(text))  # type: ignore[misc]

    async def is_told(self, text: str) -> None:
        """Fails unless a short message with this text is shown."""
        await self.until(lambda: any(text in told for told in self.told), f"notice {text!r}")

    def misses(self, text: str) -> None:
        """Fails when this stands on the screen."""
        assert text not in self.screen, self.screen

    async def settles(self) -> None:
        """Returns when nothing the keys began is still going on, panels that wait excepted."""
        calm = 0
        deadline = time.monotonic() + PATIENCE_S
        while calm < CALM_ROUNDS:
            assert time.monotonic() < deadline, f"no rest; screen:\n{self.screen}"
            await self._pilot.pause(0 if calm else 0.005)
            calm = calm + 1 if self._at_rest() else 0

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Returns when `true()`; fails with the screen when that takes too long."""
        deadline = time.monotonic() + PATIENCE_S
        await self._pilot.pause(0)
        while not true():
            assert time.monotonic() < deadline, f"no {what}; screen:\n{self.screen}"
            await self._pilot.pause(0.01)

    async def speaks(self, lang: Lang) -> None:
        """Switches the language in the panel for everything."""
        await self.presses("ctrl+g")
        await self.types("English" if lang == "en" else "中文")
        await self.presses("enter")

    @property
    def screen(self) -> str:
        """What stands on the screen now."""
        return screen_text(self.app)

    @property
    def panel(self) -> str:
        """The panel over the screen, without what can be seen of the screen below."""
        x, y, width, height = self.app.screen.query_one(Vertical).region
        strips = self.app.screen._compositor.render_strips()[y : y + height]
        return "\n".join(strip.crop(x, x + width).text.rstrip() for strip in strips)

    @property
    def told(self) -> list[str]:
        """The short messages shown so far, oldest first."""
        return [str(note.message) for note in self.app._notifications]

    @property
    def mode(self) -> str:
        """The step that is on screen."""
        return self.app.current_mode

    async def golden(self, name: str, *, panel: bool = False) -> None:
        """Compares the screen, or the panel, with the grid of this name, once it stands still."""
        self.app.paint()
        grid, still = "", 0
        while still < STILL_ROUNDS:
            await self.settles()
            now = self.panel if panel else self.screen
            grid, still = now, still + 1 if now == grid else 0
        compare(name, grid)

    def _at_rest(self) -> bool:
        panels = sum(isinstance(one, ModalScreen) for one in self.app.screen_stack)
        going = [worker for worker in self.app.workers if not worker.is_finished]
        return self.app.ready and len(going) <= panels


def compare(name: str, grid: str, folder: Path = GOLDEN) -> None:
    """Fails, showing what differs, unless `grid` is what is kept under `name`."""
    path = folder / f"{name}.txt"
    grid = grid.rstrip("\n") + "\n"
    if os.environ.get(WRITE_GOLDEN):
        path.write_text(grid, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(kept.splitlines(), grid.splitlines(), "kept", "now", lineterm="")
    assert kept == grid, "\n".join([f"{path.name} differs:", *lines])


@contextmanager
def colours_enough() -> Iterator[None]:
    """Whatever terminal the tests run in, an app made here is in one with all colours."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("COLORTERM", "truecolor")
        surroundings.delenv("NO_COLOR", raising=False)
        yield


@asynccontextmanager
async def at_desk(
    profile: Profile,
    *,
    size: tuple[int, int] = WIDE,
    settings: Settings | None = None,
    begin: Begin | None = None,
) -> AsyncIterator[Agent]:
    """The desk of a profile, open and at rest."""
    with colours_enough():
        app = CsApp(
            profile.open,
            board=Board(),
            name="",
            lang=profile.lang,
            settings=settings or Settings(),
            clock=profile.clock,
            crashes=Crashes(profile.folder / "reports", Uuid7(), lambda: "now"),
            begin=begin,
        )
    async with app.run_test(size=size) as pilot:
        agent = Agent(app, pilot)
        await agent.settles()
        yield agent
