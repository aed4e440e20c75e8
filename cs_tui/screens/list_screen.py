"""A side screen around one list: what its keys, its pane and its empty page have in common."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from cs_tui.screens.lists import SideList
from cs_tui.screens.side import SideScreen
from cs_tui.texts import Words
from cs_tui.widgets.pick_list import PickList


class ListScreen(SideScreen):
    """Subclasses say what is drawn, what opening a row means, and what a digit means if not that.

    A body of their own needs a `SideList` and `#hint`; `#empty` is shown instead of the list and
    the pane beside it while the screen has the class `-empty`.
    """

    DEFAULT_CSS = """
    ListScreen #panes { height: 1fr; }
    ListScreen #main { width: 1fr; height: 1fr; padding: 1 0 0 0; }
    ListScreen.-narrow #main { padding: 0; }
    ListScreen .beside {
        display: none; width: 46; height: 1fr; padding: 1 2; background: $surface;
    }
    ListScreen.-wide .beside { display: block; }
    ListScreen #empty { display: none; height: 1fr; padding: 1 2; color: $muted; max-width: 100; }
    ListScreen.-empty #empty { display: block; }
    ListScreen.-empty #rows { display: none; }
    ListScreen.-empty .beside { display: none; }
    ListScreen #hint { height: 1; padding: 0 2; color: $muted; }
    """
    NUMBERED: ClassVar[bool] = True
    """Whether rows have digits."""

    def body(self) -> ComposeResult:
        """The list, and beside it what is known of the highlighted row."""
        with Horizontal(id="panes"):
            with Vertical(id="main"):
                yield from self.above()
                yield SideList(id="rows", digits=self.NUMBERED)
                yield Static("", id="empty", markup=False)
                yield Static("", id="hint", markup=False)
            yield from self.beside()

    def above(self) -> ComposeResult:
        """What stands above the list."""
        yield from ()

    def beside(self) -> ComposeResult:
        """The pane on a wide screen, from the line on top to the keys."""
        yield Static("", id="detail", classes="beside", markup=False)

    async def arrive(self) -> None:
        """The list has the keys."""
        self.listed.focus()
        await super().arrive()

    @property
    def listed(self) -> SideList:
        """The list; the first one where there are two."""
        return self.query(SideList).first()

    @property
    def chosen(self) -> object:
        """What the highlighted row stands for."""
        return self.listed.highlighted_item

    def draw(self) -> None:
        """Shows the rows, made for the width and the time there are."""

    def show_detail(self) -> None:
        """Shows what is known of the highlighted row."""

    async def open_item(self, item: object) -> None:
        """Enter, or a click: the row of this was opened."""

    async def pick_item(self, item: object) -> None:
        """The digit of the row of this was pressed."""
        await self.open_item(item)

    def show_hint(self, words: Words) -> None:
        """The line below the list."""
        self.query_one("#hint", Static).update(self.say(words))

    def show_empty(self, head: Words, why: Words) -> None:
        """The page there is instead of a list without rows: what it is, and what to do."""
        page = Content.assemble((self.say(head), "bold $foreground"), "\n\n", self.say(why))
        self.query_one("#empty", Static).update(page)

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        event.stop()
        self.attempt(partial(self.pick_item, event.item))

    @on(SideList.Opened)
    def _opened(self, event: SideList.Opened) -> None:
        event.stop()
        self.attempt(partial(self.open_item, event.item))

    @on(SideList.Reshaped)
    def _reshaped(self, event: SideList.Reshaped) -> None:
        event.stop()
        if self._shown:
            self.draw()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.show_detail()
