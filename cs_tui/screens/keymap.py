"""The key map: what each key means, the same everywhere. Keys have ids and can be remapped.

No editing key of a text field is ever ours, except the listed ones; no act hangs on a letter alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from cs_tui.texts import Words
from cs_tui.texts import keys as texts


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its id, the key, the action it runs, and what people call it."""

    id: str
    key: str
    action: str
    name: Words
    meaning: Words


KEYS: Final = (
    Key("case.next", "ctrl+n", "finish_and_next", texts.NEXT, texts.NEXT_LONG),
    Key("case.send", "ctrl+s", "send", texts.SEND, texts.SEND_LONG),
    Key("case.use", "ctrl+t", "use", texts.USE, texts.USE_LONG),
    Key("kb.search", "ctrl+r", "know", texts.KNOW, texts.KNOW_LONG),
    Key("find", "ctrl+f", "find", texts.FIND, texts.FIND_LONG),
    Key("case.acts", "ctrl+o", "acts", texts.ACTS, texts.ACTS_LONG),
    Key("call", "ctrl+p", "call", texts.CALL, texts.CALL_LONG),
    Key("all", "ctrl+g", "all", texts.ALL, texts.ALL_LONG),
    Key(
        "case.other",
        "ctrl+right_square_bracket",
        "other",
        texts.OTHER,
        texts.OTHER_LONG,
    ),
    Key("undo", "ctrl+z", "undo_act", texts.UNDO, texts.UNDO_LONG),
    Key("redraw", "ctrl+l", "redraw", texts.REDRAW, texts.REDRAW_LONG),
    Key("help", "f1", "help", texts.HELP, texts.HELP_LONG),
)

SHARED_WITH_EDITING: Final = frozenset({"ctrl+z"})
"""Keys that edit first and act only when the field has nothing left to do with them."""

GLOBAL: Final = ("find", "call", "all", "redraw", "help")
"""Ids that work on every screen; the others belong to the desk."""


def bindings(*ids: str) -> list[Binding]:
    """The bindings of some keys, for a screen or the app; all of them when none is named."""
    return [
        Binding(one.key, one.action, one.name.en, id=one.id, show=False)
        for one in KEYS
        if not ids or one.id in ids
    ]


def key(id: str) -> Key:  # noqa: A002
    """One key by its id."""
    return next(one for one in KEYS if one.id == id)
