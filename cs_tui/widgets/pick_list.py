"""`PickList`: a short list to pick from with a digit, with Enter or with the mouse."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cs_tui.widgets.plain import plain

MOST_ROWS = 200  # more make filtering slow to draw, and nobody reads them


class Pick(Option):
    """One row: what it stands for, what is shown, and the `key` it is known by when rows change.

    `digit` is the row's own number where numbers never change; without any, the first nine rows of
    a list are numbered.
    """

    def __init__(
        self,
        item: object,
        label: str | Content,
        *,
        key: str,
        digit: str = "",
        disabled: bool = False,
    ) -> None:
        self.item = item
        self.label = label if isinstance(label, Content) else plain(label)
        self.digit = digit
        super().__init__(self.label, id=key, disabled=disabled)

    def show(self, digit: str, room: int) -> None:
        """Draw the row with this digit before it; `room` cells are kept for digits."""
        self._set_prompt(Content.assemble((digit.ljust(room), "bold $primary"), self.label))


class PickList(OptionList):
    """At most 200 rows of `Pick`; the rest is counted in `left_off`.

    While `digits` is on, rows show a digit and pressing it (ASCII or full-width) picks the row. A
    panel turns it off as soon as text has been typed into its field, where digits are text.
    """

    DEFAULT_CSS = """
    PickList {
        min-width: 10;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    digits: reactive[bool] = reactive(True, init=False)
    """Whether a digit picks."""

    @dataclass
    class Picked(Message):
        """A person picked a row."""

        pick_list: PickList
        item: object

        @property
        def control(self) -> PickList:
            """The list, for `@on` selectors."""
            return self.pick_list

    def __init__(
        self,
        rows: Sequence[Pick] = (),
        *,
        digits: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.left_off = 0
        self._by_digit: dict[str, Pick] = {}
        self.set_reactive(PickList.digits, digits)
        self.set_rows(rows)

    @property
    def picks(self) -> list[Pick]:
        """The rows shown, in order."""
        return [row for row in self.options if isinstance(row, Pick)]

    @property
    def highlighted_item(self) -> object | None:
        """What the highlighted row stands for."""
        row = self.highlighted_option
        return row.item if isinstance(row, Pick) else None

    def set_rows(self, rows: Sequence[Pick]) -> None:
        """Show other rows. The highlight stays with the same `key`, else at the same place.

        Raises `DuplicateID` when two rows have one key.
        """
        shown = list(rows[:MOST_ROWS])
        self.left_off = len(rows) - len(shown)
        before, place = self.highlighted_option, self.highlighted or 0
        self._number(shown)
        self.set_options(shown)
        places = {row.id: index for index, row in enumerate(shown)}
        wanted = places.get(before.id, place) if before is not None else 0
        self.highlighted = _nearest_enabled(shown, wanted)

    def pick_digit(self, character: str | None) -> bool:
        """Pick the row with this digit, as if pressed; False when no row that can be picked has it.

        For panels whose field has the focus and is still empty.
        """
        row = self._by_digit.get(ascii_digit(character)) if self.digits else None
        if row is None or row.disabled:
            return False
        self.post_message(self.Picked(self, row.item))
        return True

    def action_select(self) -> None:
        """Pick the highlighted row."""
        row = self.highlighted_option
        if isinstance(row, Pick) and not row.disabled:
            self.post_message(self.Picked(self, row.item))

    def watch_digits(self) -> None:
        self._number(self.picks)
        self._clear_caches()

    def on_key(self, event: events.Key) -> None:
        if self.pick_digit(event.character):
            event.stop()

    def _number(self, rows: Sequence[Pick]) -> None:
        own = any(row.digit for row in rows)
        digits = [row.digit for row in rows] if own else [str(n) for n in range(1, 10)]
        shown = dict(zip(rows, digits, strict=False)) if self.digits else {}
        self._by_digit = {digit: row for row, digit in shown.items() if digit}
        for row in rows:
            row.show(shown.get(row, ""), 2 if self._by_digit else 0)


def ascii_digit(character: str | None) -> str:
    """The digit a key means, full-width ones too; empty for any other key."""
    value = unicodedata.digit(character, None) if character and len(character) == 1 else None
    return "" if value is None else str(value)


def _nearest_enabled(rows: Sequence[Pick], place: int) -> int | None:
    enabled = [index for index, row in enumerate(rows) if not row.disabled]
    return min(enabled, key=lambda index: abs(index - place), default=None)
