"""The Textual app: theme, modes, keys, panels for everything, one place that shows errors.

No rules: whatever is decided is decided in the core and done by a service of the desk.
"""

from __future__ import annotations

import cs_tui._terminal  # noqa: F401  isort: skip  (must be set before Textual is imported)

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter

from cs_tui.core.ports import Clock, Instant
from cs_tui.crash import Crashes, CrashGuard
from cs_tui.errors import CsError
from cs_tui.lifecycle import Endings
from cs_tui.news import News
from cs_tui.screens import everywhere, keymap, themes, top_line
from cs_tui.screens.start import Begin, first_start
from cs_tui.screens.step import StepScreen
from cs_tui.screens.typeahead import ASIDE
from cs_tui.settings import Settings
from cs_tui.steps import STEPS, Step
from cs_tui.store.board import Board
from cs_tui.texts import Lang
from cs_tui.widgets import timing
from cs_tui.widgets.keyboard import patient
from cs_tui.widgets.plain import NEUTER
from cs_tui.widgets.status_line import StatusLine
from cs_tui.widgets.stylesheet import SteadyStylesheet
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.policy import Policy
    from cs_tui.core.shift import Shift
    from cs_tui.desk import Desk

QUICK_S, CALM_S = 1.0, 10.0
"""How often clocks are repainted: slowly while somebody types, so that no caret jumps."""
HOUSE_S = 600.0
"""How often a desk alone looks for cases that close by themselves."""
LOOK_S = 1.0
"""How often the files are looked at for what another program wrote."""


class CsApp(CrashGuard, everywhere.Everywhere, App[None], inherit_bindings=False):
    """The desk of one person."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "app.tcss"
    BINDINGS = [
        *keymap.bindings(*keymap.GLOBAL),
        *[Binding(step.key, f"step('{step.id}')", show=False) for step in STEPS],
        Binding("tab", "focus_next", show=False),
        Binding("shift+tab", "focus_previous", show=False),
    ]

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        *,
        board: Board,
        name: str,
        lang: Lang,
        settings: Settings,
        clock: Clock,
        crashes: Crashes,
        begin: Begin | None = None,
    ) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._begin = begin
        self.wants_demo = False
        self.refused: CsError | None = None
        """Why the desk could not be opened."""
        self._desk: Desk | None = None
        self.board, self.person = board, name
        self.lang: Lang = lang
        self.settings = settings
        self.now: Callable[[], Instant] = clock
        self.crashes = crashes
        self.endings = Endings(self, self.flush_now)
        self.policy: Policy | None = None
        self.names: dict[str, str] = {}
        self.every_step: tuple[Step, ...] = STEPS
        self.shift: Shift | None = None
        """My shift of today; None until the desk is there."""
        self._painted_at = 0
        self._moved_unshown = False
        self._news = News(self._changed)
        themes.dress(self, settings.theme)
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())
        for step in STEPS:
            self.add_mode(step.id, step.screen)
        self.set_keymap(dict(settings.keys))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for themes that do not bring them."""
        return themes.DEFAULTS

    def get_line_filters(self) -> list[LineFilter]:
        """The last guard: no drawn text can command the terminal."""
        return [*super().get_line_filters(), *themes.filters(self.settings.theme), NEUTER]

    def get_driver_class(self) -> type[Driver]:
        """The keyboard survives bytes that are no UTF-8."""
        return patient(super().get_driver_class())

    async def on_mount(self) -> None:
        """Shows the rows from disk at once; everything else comes after the first frame."""
        self.endings.install()
        await self.switch_mode("desk")
        self.paint()
        self.call_after_refresh(self.start)

    @work
    async def start(self) -> None:
        """Builds the desk beside the first frame, then brings the screens to life."""
        self.crashes.watch_loop(asyncio.get_running_loop())
        try:
            self._desk = desk = await asyncio.to_thread(self._open_desk)
        except CsError as error:
            self.refused = error
            self.exit(return_code=error.exit_code)
            return
        if self._begin is not None and not desk.kit.profile.name.strip():
            begun = await first_start(self, self._begin, desk, self._open_desk)
            if begun is None:
                return
            self._desk = desk = begun
        self.person = desk.kit.profile.name or self.person
        if await desk.run(desk.kit.lacks_content):
            self.listening = True  # a slow hub must not take the keyboard away
            await self.attempt(desk.hub.fetch)
        await self._learn()
        await self.know_shift()
        await desk.hub.start(self._sync_moved)
        self.set_interval(QUICK_S, self._tick)
        self.set_interval(LOOK_S, self._look)
        self.set_interval(HOUSE_S, desk.keep_house)
        await self.show_first()
        self.paint()
        await desk.warm_up()

    @property
    def ready(self) -> bool:
        """Whether the desk behind the screens is there."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The desk. Raises `RuntimeError` before it is there."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
        return self._desk

    @property
    def me(self) -> str:
        """The id of the person at this desk."""
        return self.desk.kit.profile.actor

    @property
    def calm(self) -> bool:
        """Whether somebody types: then nothing on screen counts seconds."""
        return isinstance(self.focused, Writing)

    async def refresh_board(self) -> None:
        """Reads the lists and shows what follows from them."""
        self.board = await self.desk.run(self.desk.queue.board)
        self.shift = await self.desk.run(self.desk.shifts.shown)
        self.paint()

    async def redraw_all(self) -> None:
        """Everything on screen again: the language changed."""
        if isinstance(self.screen, StepScreen):
            await self.screen.redraw()
        self.paint()

    def flush_now(self) -> None:
        """What is typed goes to disk, at the very end, and nothing stands in front any more."""
        for screen in self.screen_stack:
            getattr(screen, "flush_now", _nothing)()
        if self._desk is not None:
            self._desk.leave()

    async def attempt(self, act: Callable[[], Awaitable[None]]) -> None:
        """THE place that shows errors: ours in words; any other ends the desk with a report."""
        try:
            await act()
        except CsError as error:
            self.tell(error.words, warning=True)

    def _tick(self) -> None:
        self.each_second()
        if not self.calm or self.now() - self._painted_at >= CALM_S * 1000:
            self.paint()

    def paint(self) -> None:
        """The line on top and every clock on the screen, as they are now."""
        self._painted_at = self.now()
        screen = self.screen
        if not isinstance(screen, StepScreen) or not screen.is_mounted:
            return
        screen.tick()
        line = top_line.now_of(self, screen)
        for shown in screen.query(StatusLine):
            shown.show(top_line.parts(line))

    @work(group="look")
    async def _look(self) -> None:
        await self._news.look(self.desk)
        await self.attempt(partial(self.desk.run, self.desk.kit.log.tidy))

    async def _learn(self) -> None:
        """What things and people are called, and where the clocks hang."""
        self.policy = await self.desk.run(self.desk.kit.policy_to_show)
        self.names = await self.desk.run(self.desk.people.names)
        self.role = await self.desk.run(self.desk.kit.role_to_show)
        timing.show_times_of(self.policy.calendar.time_zone)

    def _sync_moved(self) -> None:
        if self.is_running and not self._moved_unshown:
            self._moved_unshown = True
            self._show_moved()

    @work(group=ASIDE)
    async def _show_moved(self) -> None:
        self._moved_unshown = False
        await asyncio.gather(self._changed(), self.desk.learn_on())

    async def _changed(self) -> None:
        await self._learn()
        await self.refresh_board()
        if isinstance(self.screen, StepScreen):
            await self.screen.redraw()

    async def on_unmount(self) -> None:
        """Leaves in order: what is typed is on disk, the line to the hub ends, files close."""
        if self._desk is not None:
            await self._desk.hub.stop()
            await asyncio.to_thread(self._desk.close)


def _nothing() -> None:
    """What a panel without anything typed in it has to keep."""
