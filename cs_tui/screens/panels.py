"""Panels over a screen: pick something by digit, by typing, or with arrows and Enter."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from cs_tui.core.text import shorten
from cs_tui.screens.answer_panel import AnswerPanel
from cs_tui.texts import Lang, Words
from cs_tui.texts import panels as texts
from cs_tui.widgets.pick_list import Pick, PickList

T = TypeVar("T")
SHOWN_TYPED = 30
"""Cells of what was typed in the sentence that says that nothing fits."""

Source = Callable[[str], Awaitable[Sequence[Pick]]]
"""Gives the rows for what has been typed so far; called again with every key."""


class _SearchLine(Input):
    """Leaves a digit to the list while nothing has been typed; full-width digits too."""

    async def _on_key(self, event: events.Key) -> None:
        panel = self.screen
        if not self.value and isinstance(panel, PickPanel) and panel.takes_digit(event.character):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)


class PickPanel(ModalScreen[T | None], Generic[T]):
    """A title, a line to type in, and a list. A digit picks until something has been typed."""

    DEFAULT_CSS = """
    PickPanel { align: center middle; background: $background 60%; }
    PickPanel > Vertical {
        width: 76; max-width: 95%; height: auto; max-height: 90%;
        background: $panel; padding: 1 2;
    }
    PickPanel #title { height: auto; color: $muted; padding-bottom: 1; }
    PickPanel Input, PickPanel Input:focus {
        border: none; height: 1; padding: 0 1; background: $surface;
    }
    PickPanel PickList {
        height: auto; max-height: 16; border: none; background: $panel; padding: 1 0 0 0;
        scrollbar-gutter: stable;
    }
    PickPanel PickList:focus { border: none; }
    PickPanel #none { display: none; height: auto; color: $muted; padding: 1 1 0 1; }
    PickPanel.-none #none { display: block; }
    PickPanel.-none PickList { display: none; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: Words,
        source: Source,
        lang: Lang,
        *,
        hint: Words | None = None,
        typed: str = "",
        digits: bool = True,
        chosen: str | None = None,
    ) -> None:
        """`chosen`: the key of the row that Enter takes before anything was typed or moved.

        Empty: none, a person has to point at one first. None: the first row.
        """
        super().__init__()
        self._title = title
        self._hint = hint
        self._source = source
        self._lang: Lang = lang
        self._typed = typed
        self._digits = digits
        self._chosen = chosen
        self._shown_for: str | None = None
        """What stood in the line when the rows shown were asked for."""
        self._entered_early = False

    def compose(self) -> ComposeResult:
        """Title, line, list."""
        title = self._title.say(self._lang)
        if self._hint:
            title = f"{title}   {self._hint.say(self._lang)}"
        with Vertical():
            yield Static(title, id="title", markup=False)
            keys = texts.DIGIT_KEYS if self._digits else texts.SEARCH_KEYS
            yield _SearchLine(self._typed, placeholder=keys.say(self._lang), select_on_focus=False)
            yield PickList(digits=self._digits and not self._typed)
            yield Static("", id="none", markup=False)

    async def on_mount(self) -> None:
        """The rows for what stands in the line at the start."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()
        self._refresh_rows(self._typed)

    @on(Input.Changed)
    def _typed_on(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(PickList).digits = self._digits and not event.value
        self._refresh_rows(event.value, best_first=True)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._shown_for == event.value:
            self.query_one(PickList).action_select()
        else:
            self._entered_early = True

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        event.stop()
        self.dismiss(event.item)  # type: ignore[arg-type]

    def takes_digit(self, character: str | None) -> bool:
        """Whether a key typed into the empty line picked a row instead."""
        return self.query_one(PickList).pick_digit(character)

    def action_move(self, by: int) -> None:
        """Moves the highlight."""
        rows = self.query_one(PickList)
        step = rows.action_cursor_down if by > 0 else rows.action_cursor_up
        for _ in range(abs(by)):
            step()

    def action_leave(self) -> None:
        """Closes the panel; nothing was picked."""
        self.dismiss(None)

    @work(exclusive=True, group="rows")
    async def _refresh_rows(self, typed: str, *, best_first: bool = False) -> None:
        shown = self.query_one(PickList)
        rows = await self._source(typed)
        shown.set_rows(rows)
        self._say_when_empty(rows, typed)
        if best_first:
            shown.action_first()
        if not typed and self._chosen is not None:
            keys = [row.id for row in shown.picks]
            shown.highlighted = keys.index(self._chosen) if self._chosen in keys else None
        self._shown_for = typed
        self.call_after_refresh(self._keep_height)
        if self._entered_early:
            self._entered_early = False
            shown.action_select()

    def _keep_height(self) -> None:
        """Fewer rows do not make the panel smaller: nothing jumps while a person types."""
        shown = self.query_one(PickList)
        if shown.is_on_screen:
            shown.styles.min_height = shown.outer_size.height

    def on_resize(self) -> None:
        """Another terminal has another room."""
        self.query_one(PickList).styles.min_height = None

    def _say_when_empty(self, rows: Sequence[Pick], typed: str) -> None:
        self.set_class(not rows, "-none")
        words = texts.NOTHING_FITS if typed.strip() else texts.NOTHING_YET
        said = words.say(self._lang, typed=shorten(typed, SHOWN_TYPED))
        self.query_one("#none", Static).update(said)


class AskPanel(AnswerPanel):
    """One line of text is asked for."""

    DEFAULT_CSS = """
    AskPanel { align: center middle; background: $background 60%; }
    AskPanel > Vertical {
        width: 70; max-width: 95%; height: auto; background: $panel; padding: 1 2;
    }
    AskPanel Static { height: auto; color: $muted; padding-bottom: 1; }
    AskPanel Input, AskPanel Input:focus {
        border: none; height: 1; padding: 0 1; background: $surface;
    }
    """

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical():
            yield Static(self._title.say(self._lang), id="title", markup=False)
            keys = texts.ASK_KEYS.say(self._lang)
            self.field = Input(self._text, placeholder=keys, select_on_focus=False)
            yield self.field

    async def on_mount(self) -> None:
        """Typing goes to the line, after what stands there."""
        await self.put_begun()
        line = self.query_one(Input)
        line.cursor_blink = False
        line.cursor_position = len(line.value)
        line.focus()

    @on(Input.Changed)
    def _edited(self, event: Input.Changed) -> None:
        event.stop()
        self.keep_soon()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()


def filtering(rows: Sequence[Pick]) -> Source:
    """A source that keeps the rows holding what was typed."""
    return partial(_holding, tuple(rows))


async def _holding(rows: Sequence[Pick], typed: str) -> Sequence[Pick]:
    wanted = typed.strip().casefold()
    return [row for row in rows if wanted in row.label.plain.casefold()] if wanted else rows
