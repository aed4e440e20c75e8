"""Foreign text on the screen: words only, never markup, never a command to the terminal."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from cs_tui.core.text import REPLACEMENT, safe_text

# All of these take no cell, so what stands to the right does not move when they go.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile(f"{_COMMANDS.pattern}|{_SURROGATES.pattern}")


def plain(text: str, style: str = "") -> Content:
    """Text that did not come from `texts/`, as it is: `[VIP]` and `[/x]` are four characters each.

    `style` is a Textual style for the whole of it, such as `"bold"` or `"$warning"`.
    """
    safe = safe_text(text)
    return Content.styled(safe, style) if style else Content(safe)


class Neuter(LineFilter):
    """The last guard before the terminal: no drawn text keeps a byte that could command it.

    Textual passes escape sequences in text through from every widget, so this stands behind
    `plain` for the widget someone forgot. `App.get_line_filters` returns `NEUTER` last.
    """

    def apply(  # Textual's signature
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002
    ) -> list[Segment]:
        """The segments without control characters, direction marks and lone surrogates."""
        return [_neutral(segment) for segment in segments]


NEUTER = Neuter()  # one object, because Textual caches filtered lines per filter


def _neutral(segment: Segment) -> Segment:
    text, style, control = segment
    if control is not None or _UNSAFE.search(text) is None:
        return segment
    return Segment(_SURROGATES.sub(REPLACEMENT, _COMMANDS.sub("", text)), style)
