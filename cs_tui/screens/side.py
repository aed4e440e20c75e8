"""What the screens beside the desk share: numbered acts, names of their keys, the way to a case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding

from cs_tui.core.case import Case
from cs_tui.core.text import cells
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.step import StepScreen, acting
from cs_tui.screens.telling import acts_named
from cs_tui.texts import Words
from cs_tui.texts import keys as key_texts
from cs_tui.texts import side as texts
from cs_tui.widgets.pick_list import Pick


@dataclass(frozen=True, slots=True)
class Named:
    """What a key is called on one screen: shortly on the bar, at length in help."""

    name: Words
    meaning: Words


@dataclass(frozen=True, slots=True)
class NumberedAct:
    """One act under Ctrl+O; its digit never changes."""

    digit: str
    words: Words
    act: Callable[[], Awaitable[None]]


class SideScreen(StepScreen):
    """A screen that is read and acted on, beside the desk where cases are worked."""

    STEP: ClassVar[str]
    """The step of the day it is the screen of."""
    HERE: ClassVar[Mapping[str, Named]] = {}
    """Key ids (or actions) of this screen, and what shared keys are called here."""
    DIGITS: ClassVar[Words | None] = None
    """What a digit does here, where no field takes it."""
    COMMON: ClassVar[Mapping[str, Named]] = {
        "case.acts": Named(key_texts.ACTS, texts.ACTS_LONG),
        "side.back": Named(key_texts.BACK, texts.BACK),
    }
    """What keys are called on all these screens."""
    KEY_IDS: tuple[str, ...] = ("case.acts", "find", "call", "all")
    BINDINGS = [Binding("escape", "out", id="side.back", show=False)]

    _shown = False
    _away = False

    @classmethod
    def named(cls, id_or_action: str) -> Named | None:
        """What a key is called here; None when it means what it means everywhere."""
        return cls.HERE.get(id_or_action) or cls.COMMON.get(id_or_action)

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """The numbered acts, as they are possible now."""
        return ()

    async def load(self) -> None:
        """Reads what the screen shows, and shows it."""

    async def on_desk(self) -> None:
        """The desk is there."""
        self._shown = True
        await self.arrive()

    async def arrive(self) -> None:
        """A person comes to this screen, for the first time or again."""
        await self.redraw()

    async def redraw(self) -> None:
        """A record or the language changed, or the screen came back."""
        if self._shown and self.is_attached:
            self.show_keys()
            await self.load()

    async def on_screen_resume(self) -> None:
        """Back from another step: what happened meanwhile is shown. A closed panel is no step."""
        if self._away and self.cs.ready:
            self._away = False
            await self.cs.attempt(self._come_back)

    def on_screen_suspend(self) -> None:
        """Something else is shown: another step, or a panel over this one."""
        self._away = self._shown and self not in self.app.screen_stack

    async def _come_back(self) -> None:
        await self.arrive()
        await self.cs.refresh_board()

    def name_of_key(self, key_id: str) -> Words:
        """What a key is called on this screen, where it is called differently."""
        here = self.HERE.get(key_id)
        return here.name if here else super().name_of_key(key_id)

    @acting
    async def action_acts(self) -> None:
        """The numbered acts; the numbers never change."""
        acts = {one.digit: one for one in self.acts}
        rows = [Pick(one.digit, self.say(one.words), key=d, digit=d) for d, one in acts.items()]
        chosen = await self.app.push_screen_wait(
            PickPanel[str](texts.ACTS, filtering(rows), self.lang)
        )
        if chosen is not None:
            await acts[chosen].act()

    @acting
    async def action_undo_act(self) -> None:
        """Takes my last act back and names it."""
        case, kinds = await self.desk.run(self.desk.undo.last)
        self.cs.tell(texts.UNDONE.fill(number=case.number, what=acts_named(kinds)))
        await self.show_undone(case)

    async def show_undone(self, case: Case) -> None:
        """Shows how this case stands after an act on it was taken back."""
        await self.redraw()
        await self.cs.refresh_board()

    @acting
    async def action_out(self) -> None:
        """Back to the desk."""
        await self.app.switch_mode("desk")

    async def show_case(self, case_id: str) -> None:
        """Goes to the desk with this case in front."""
        from cs_tui.screens.desk import DeskScreen

        await self.app.switch_mode("desk")
        if isinstance(self.app.screen, DeskScreen):
            await self.app.screen.open_case(case_id)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with blanks to `width` terminal cells; never cut."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks
