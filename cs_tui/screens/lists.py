"""Lists of the screens beside the desk: quiet headings, rows with a digit, Enter apart from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from cs_tui.widgets.pick_list import Pick, PickList


class Heading(Pick):
    """A line between rows that cannot be picked and keeps to the left edge."""

    def __init__(self, text: str | Content, *, key: str) -> None:
        label = text if isinstance(text, Content) else Content.styled(text, "$muted")
        super().__init__(None, label, key=f"heading-{key}", disabled=True)

    def show(self, digit: str, room: int) -> None:
        """Draws the heading; it takes no digit."""
        self._set_prompt(self.label)


class SideList(PickList):
    """Enter opens the highlighted row; a digit does what the screen says it does (`Picked`).

    Rows that read as they did are not drawn again, so that a clock may ask every second.
    """

    DEFAULT_CSS = """
    SideList {
        border: none; background: $background; padding: 0 2; height: 1fr;
        scrollbar-size: 1 1; scrollbar-color: $panel; scrollbar-background: $background;
        scrollbar-gutter: stable;
    }
    SideList:focus { border: none; background-tint: $foreground 0%; }
    SideList > .option-list--option-disabled { color: $muted; }
    """

    @dataclass
    class Opened(Message):
        """A person wants to see what a row stands for."""

        item: object

    class Reshaped(Message):
        """The list is wider or narrower than its rows were made for."""

    def __init__(self, *, id: str | None = None, digits: bool = True) -> None:
        super().__init__(id=id, digits=digits)
        self._drawn: list[tuple[str | None, str, Content]] = []
        self._width = 0

    def on_resize(self) -> None:
        """Whoever made the rows makes them anew for the width there is now."""
        if self.size.width != self._width:
            self._width = self.size.width
            self.post_message(self.Reshaped())

    def draw(self, rows: Sequence[Pick]) -> None:
        """Shows these rows unless they are shown already."""
        wanted = [(row.id, row.digit, row.label) for row in rows]
        same = len(wanted) == len(self._drawn) and all(
            (key, digit) == (was, stood) and label.is_same(before)
            for (key, digit, label), (was, stood, before) in zip(wanted, self._drawn, strict=True)
        )
        if not same:
            self._drawn = wanted
            self.set_rows(rows)

    def highlight(self, wanted: Callable[[object], bool]) -> None:
        """Moves the highlight to the first row whose item is `wanted`; else it stays."""
        for place, row in enumerate(self.options):
            if isinstance(row, Pick) and not row.disabled and wanted(row.item):
                self.highlighted = place
                return

    def action_select(self) -> None:
        """Opens the highlighted row."""
        row = self.highlighted_option
        if isinstance(row, Pick) and not row.disabled:
            self.post_message(self.Opened(row.item))
