"""What every screen of the working day has: the desk, a language, the top line and the key bar."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.screen import Screen
from textual.worker import Worker

from cs_tui.screens import keymap
from cs_tui.screens.help_names import face
from cs_tui.texts import Lang, Words
from cs_tui.widgets.key_bar import KeyBar
from cs_tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.core.case import Case
    from cs_tui.desk import Desk


S = TypeVar("S", bound="StepScreen")


def acting(act: Callable[[S], Awaitable[None]]) -> Callable[[S], Worker[None]]:
    """An act of a person: runs beside the event loop, and its errors are shown in one place."""

    @wraps(act)
    def run(self: S) -> Worker[None]:
        return self.attempt(partial(act, self))

    return run


class StepScreen(Screen[None]):
    """One step of the day. Subclasses compose their body between the two lines."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]

    KEY_IDS: tuple[str, ...] = ("find", "call", "all")
    """The keys the bar shows here, in order."""
    BAR: Sequence[tuple[str, Words]] = ()
    """Keys without `Ctrl+` that stand before them, and what they are called."""

    @property
    def cs(self) -> CsApp:
        """Our app, typed."""
        app: Any = self.app
        found: CsApp = app
        return found

    @property
    def desk(self) -> Desk:
        """The desk; only after `on_desk` was called."""
        return self.cs.desk

    @property
    def lang(self) -> Lang:
        """The language of the screen."""
        return self.cs.lang

    @property
    def wide(self) -> bool:
        """Whether three panes fit."""
        return self.size.width >= 120

    @property
    def called(self) -> dict[str, str]:
        """What people, teams (`team:logistics`) and tiers (`tier:3`) are called."""
        policy = self.cs.policy
        if policy is None:
            return self.cs.names
        teams = {f"team:{team.id}": team.name.say(self.lang) for team in policy.shop.teams}
        tiers = {f"tier:{one.id[1:]}": one.name.say(self.lang) for one in policy.reasons.tiers}
        return self.cs.names | teams | tiers

    def say(self, words: Words, **values: object) -> str:
        """Words in the language of the screen."""
        return words.say(self.lang, **values)

    def compose(self) -> ComposeResult:
        """Top line, body, key bar."""
        yield StatusLine(id="status")
        yield from self.body()
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """What stands between the two lines."""
        yield from ()

    async def on_mount(self) -> None:
        """The bar is there from the first frame on."""
        self.show_keys()
        if self.cs.ready:
            await self.on_desk()

    @on(ScreenResume)
    def _shown_again(self) -> None:
        """The line on top is true from the first frame on, not from the next second on."""
        self.cs.paint()

    async def on_desk(self) -> None:
        """The desk is there: shows what needs it. Called once, after the first frame."""

    async def redraw(self) -> None:
        """Something changed (a record, the language): shows it."""

    def tick(self) -> None:
        """The clocks went on."""

    def flush_now(self) -> None:
        """The desk is ending: what is typed goes to disk before this returns."""

    @property
    def front_case(self) -> str | None:
        """The case this screen has in front."""
        return None

    @property
    def front_since(self) -> int | None:
        """Since when it stands there."""
        return None

    @property
    def typing(self) -> bool:
        """Whether the person typed something for the case in front just now."""
        return False

    def attempt(self, act: Callable[[], Awaitable[None]]) -> Worker[None]:
        """Runs something beside the event loop, its errors shown in words.

        The act begins in its worker: one that is cancelled before its first step leaves nothing
        behind that was begun and never ran.
        """
        return self.run_worker(partial(self.cs.attempt, act))

    def leaf_name(self, leaf_id: str | None) -> str:
        """What a category is called."""
        leaf = self.cs.policy.taxonomy.find(leaf_id) if self.cs.policy and leaf_id else None
        return leaf.name.say(self.lang) if leaf else (leaf_id or "")

    def grace_s(self, case: Case) -> int:
        """How long a message of this case can be taken back, in seconds."""
        contact = case.current
        if self.cs.policy is None or contact is None:
            return 0
        return self.cs.policy.sla.channel(contact.channel).grace_s

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The keys the bar shows now."""
        return self.KEY_IDS

    def name_of_key(self, key_id: str) -> Words:
        """What a key is called on this screen."""
        return keymap.key(key_id).name

    def show_keys(self) -> None:
        """The key bar of this screen, with the keys as they are remapped."""
        shown = [
            (face(self.cs.key_of(one), self.lang), self.say(self.name_of_key(one)))
            for one in self.key_ids
        ]
        bare = [(face(key, self.lang), self.say(words)) for key, words in self.BAR]
        self.query_one(KeyBar).show([*bare, *shown])
