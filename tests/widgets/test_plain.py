"""`widgets/plain.py`: what strangers wrote is seen as written, and commands nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import LineFilter
from textual.widgets import Static

from cs_tui.widgets.plain import NEUTER, plain
from tests.screen_text import screen_text

BRACKETS = [
    "[/x]",
    "[b]a[/i]",
    "[@click=app.quit]x[/]",
    "[VIP]客户",
    "50% [off]",
    "[info@x.com]",
    "[/]",
]


class OneText(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.shown = text

    def compose(self) -> ComposeResult:
        yield Static(plain(self.shown))


class Forgetful(OneText):
    """Forgets `plain`, and has only the filter."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), NEUTER]

    def compose(self) -> ComposeResult:
        yield Static(self.shown, markup=False)


class Unguarded(Forgetful):
    """Forgets the filter too."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return []


@pytest.mark.parametrize("text", BRACKETS)
async def test_brackets_of_a_customer_are_shown_and_not_obeyed(text: str) -> None:
    app = OneText(text)
    async with app.run_test():
        assert text in screen_text(app)


def test_a_style_is_ours_and_the_words_stay_theirs() -> None:
    content = plain("[red]\x1b[31m紧急", "bold")
    assert content.plain == "[red][31m紧急"
    assert [str(span.style) for span in content.spans] == ["bold"]


async def test_a_widget_that_forgot_plain_still_cannot_command_the_terminal() -> None:
    app = Forgetful("a\x1b]52;c;ZXZpbA==\x07b\x9b31mc\u202ed\u2066e")
    async with app.run_test():
        assert screen_text(app).splitlines()[0] == "a]52;c;ZXZpbA==b31mcde"


async def test_without_the_filter_the_same_text_does_reach_the_terminal() -> None:
    app = Unguarded("a\x1b]52;c;ZXZpbA==")
    async with app.run_test():
        assert "\x1b" in screen_text(app)


def test_the_filter_moves_nothing_that_stands_to_the_right() -> None:
    before = [Segment("客\x1b[0m\u202e户\ud800|"), Segment("ok")]
    after = NEUTER.apply(before, Color(0, 0, 0))
    assert [segment.text for segment in after] == ["客[0m户\ufffd|", "ok"]
    assert Segment.get_line_length(after) == Segment.get_line_length(before)


def test_the_filter_leaves_clean_lines_alone() -> None:
    segments = [Segment("一家人 👨\u200d👩\u200d👧 [VIP]")]
    assert NEUTER.apply(segments, Color(0, 0, 0))[0] is segments[0]
