"""Looks at a whole screen as a stern reader does: overlapped, cut, untranslated, dead keys.

Every fault is told in a sentence. What people and customers wrote is given as `foreign`: it may
be shortened, and be in any language.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar, ScrollBarCorner
from textual.widget import Widget
from textual.widgets import Static

from cs_tui.core.text import cells
from cs_tui.texts import Lang
from cs_tui.widgets.key_bar import KeyBar
from cs_tui.widgets.pick_list import PickList
from cs_tui.widgets.status_line import StatusLine
from cs_tui.widgets.writing import Writing

DIGITS = "1-9"
"""How the bar names the digits that pick a row."""
_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z']{2,}")
_KEY = re.compile(r"(?:Ctrl\+[A-Z\]]|\bF(?:1[0-2]|[1-9])\b|\bEsc\b)")
_CUT = re.compile(r"([^\s…][^…\n]{0,7})…(?!…)")
_QUOTED = re.compile("像：|like: ")
"""What stands behind it is quoted from the shop's examples, as far as there is room."""
_FRAME = re.compile(r"[─│┌┐└┘┆▁▂▃▄▅▆▇█▌▐●○◐·×✓✗→←↑↓⚠]")
KNOWN = frozenset(
    (
        *("Ctrl", "Tab", "Esc", "Enter", "Space", "Shift", "Home", "End", "PgUp", "PgDn"),
        *("APP", "VIP", "CRM", "SLA", "FCR", "CSAT", "http", "Markdown", "TOML", "CSV", "JSON"),
    )
)
"""What is written in Latin letters in a Chinese screen too."""


def faults(app: App[Any], lang: Lang, foreign: str) -> list[str]:
    """What is wrong with the screen as it stands now; empty when nothing is."""
    screen = app.screen
    shown = _lines(screen)
    return [
        *overlapped(screen),
        *cut(screen),
        *shortened(shown, foreign),
        *untranslated(shown, lang, foreign),
        *dead_keys(screen, shown),
    ]


def overlapped(screen: Screen[Any]) -> Iterator[str]:
    """Two pieces that take the same cells."""
    for (one, here), (other, there) in itertools.combinations(_leaves(screen), 2):
        if here.overlaps(there):
            yield f"{_named(one)} and {_named(other)} overlap at {here.intersection(there)}"


def cut(screen: Screen[Any]) -> Iterator[str]:
    """Text for which there is no room, where nothing scrolls to the rest of it."""
    for widget, region in _leaves(screen):
        if not isinstance(widget, Static) or not region.area:
            continue
        room = widget.content_region
        needs = widget.get_content_height(screen.size, screen.size, room.width)
        if room.width and needs > room.height:
            yield f"{_named(widget)} needs {needs} lines and has {room.height}"
        if not room.height or widget.region == region:
            continue
        if not any(
            one.allow_vertical_scroll for one in widget.ancestors if isinstance(one, Widget)
        ):
            yield f"{_named(widget)} shows {region} of {widget.region}"
    for line in screen.query(StatusLine):
        if cells(str(line.visual)) > line.content_region.width > 0:
            yield f"the top line is too long: {line.visual}"


def shortened(shown: str, foreign: str) -> Iterator[str]:
    """Words of ours that were shortened: only what others wrote may be."""
    for found in _CUT.finditer(shown):
        # A quotation may have begun on the line above.
        above = shown.rfind("\n", 0, max(0, shown.rfind("\n", 0, found.end()))) + 1
        if _QUOTED.search(shown, above, found.end()):
            continue
        if found.group(1).strip() not in foreign and found.group(0) not in foreign:
            yield f"shortened: {_around(shown, found.start())}"


def untranslated(shown: str, lang: Lang, foreign: str) -> Iterator[str]:
    """Words of the other language that nobody wrote."""
    words = _LATIN if lang == "zh" else _HAN
    for found in words.finditer(shown):
        if found.group() not in KNOWN and found.group() not in foreign:
            yield f"untranslated {found.group()!r}: {_around(shown, found.start())}"


def dead_keys(screen: Screen[Any], shown: str) -> Iterator[str]:
    """Keys that the screen names and that do nothing there."""
    bound = {*screen.active_bindings, *(["ctrl+j"] if isinstance(screen.focused, Writing) else [])}
    named = set(_KEY.findall(shown))
    for bar in screen.query(KeyBar):
        named |= {key for key, _ in bar._keys}
    if any(rows._by_digit for rows in screen.query(PickList)):
        bound.add(DIGITS)
    for key in sorted(named):
        if _bare(key) not in bound:
            yield f"{key} is named and does nothing here"


def _bare(key: str) -> str:
    bare = key.lower().replace("]", "right_square_bracket").replace("esc", "escape")
    return bare.replace("空格", "space")


def _lines(screen: Screen[Any]) -> str:
    """The screen, or of a panel only what is its own."""
    strips = screen._compositor.render_strips()
    if isinstance(screen, ModalScreen) and screen.children:
        x, y, width, height = screen.children[0].region
        strips = [strip.crop(x, x + width) for strip in strips[y : y + height]]
    return "\n".join(_FRAME.sub(" ", strip.text) for strip in strips)


def _leaves(screen: Screen[Any]) -> list[tuple[Widget, Region]]:
    """What is drawn and holds nothing else, with the cells where it can be seen."""
    return [
        (widget, region.intersection(clip))
        for widget, (region, clip) in screen._compositor.visible_widgets.items()
        if not widget.children
        and not isinstance(widget, Screen | ScrollBar | ScrollBarCorner)
        and widget.visible
    ]


def _named(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id or ''}"


def _around(shown: str, at: int) -> str:
    start = shown.rfind("\n", 0, at) + 1
    end = shown.find("\n", at)
    return shown[start : end if end >= 0 else None].strip()
