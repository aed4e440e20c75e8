"""What keys and the actions of the framework are called; ours are named beside their bindings."""

from __future__ import annotations

from typing import Final

from cs_tui.texts import Lang, Words
from cs_tui.texts import help as texts
from cs_tui.texts import keys as key_texts

FOR_MARKING: Final = "shift+arrows"
"""Stands for every key that marks text."""

_MOVING: Final = {
    "cursor_up": texts.ROWS,
    "cursor_down": texts.ROWS,
    "scroll_up": texts.ROWS,
    "scroll_down": texts.ROWS,
    "move": texts.ROWS,
    "page_up": texts.PAGES,
    "page_down": texts.PAGES,
    "cursor_page_up": texts.PAGES,
    "cursor_page_down": texts.PAGES,
    "first": texts.ENDS,
    "last": texts.ENDS,
    "scroll_home": texts.ENDS,
    "scroll_end": texts.ENDS,
    "select": texts.OPEN,
    "submit": texts.OPEN,
    "focus_next": texts.PANES,
    "focus_previous": texts.PANES,
    "out": texts.OUT,
}
_EDITING: Final = {
    "cursor_left": texts.CARET,
    "cursor_right": texts.CARET,
    "cursor_word_left": texts.WORDWISE,
    "cursor_word_right": texts.WORDWISE,
    "cursor_left_word": texts.WORDWISE,
    "cursor_right_word": texts.WORDWISE,
    "cursor_line_start": texts.LINE_ENDS,
    "cursor_line_end": texts.LINE_ENDS,
    "home": texts.LINE_ENDS,
    "end": texts.LINE_ENDS,
    "delete_left": texts.DELETE,
    "delete_right": texts.DELETE,
    "delete_word_left": texts.DELETE_WORD,
    "delete_left_word": texts.DELETE_WORD,
    "delete_word_right": texts.DELETE_WORD_RIGHT,
    "delete_right_word": texts.DELETE_WORD_RIGHT,
    "delete_to_start_of_line": texts.DELETE_TO_START,
    "delete_left_all": texts.DELETE_TO_START,
    "delete_to_end_of_line_or_delete_line": texts.DELETE_TO_END,
    "delete_right_all": texts.DELETE_TO_END,
    "delete_line": texts.DELETE_LINE,
    "cut": texts.CLIPBOARD,
    "copy": texts.CLIPBOARD,
    "paste": texts.CLIPBOARD,
    "undo": key_texts.UNDO_LONG,
    "redo": texts.REDO,
    "select_all": texts.ALL_TEXT,
}
ACTIONS: Final[dict[str, tuple[Words, Words | None]]] = {
    **{action: (texts.MOVING, meaning) for action, meaning in _MOVING.items()},
    **{action: (texts.EDITING, meaning) for action, meaning in _EDITING.items()},
    "copy_text": (texts.EVERYWHERE, texts.COPY_TEXT),
}
"""Group and meaning by action, for bindings without an id of ours."""

_MODIFIERS: Final = {"ctrl": "Ctrl", "shift": "Shift"}


_SIDEWAYS: Final = ("scroll_left", "scroll_right", "page_left", "page_right")


def left_out(key: str, action: str) -> bool:
    """What nobody is told: keys of Macs and chords that terminals eat, though they work where they
    arrive, and scrolling sideways, where nothing of ours is wider than its screen."""
    return key.startswith(("super+", "alt+")) or action in _SIDEWAYS


def face(key: str, lang: Lang) -> str:
    """A key as people call it: `Ctrl+]`, `PgDn`, `空格`."""
    if key == FOR_MARKING:
        return f"Shift+{'/'.join(face(one, lang) for one in ('left', 'right'))}"
    *modifiers, last = key.split("+")
    known = texts.FACES.get(last)
    name = known.say(lang) if known else last.upper()
    return "+".join([*(_MODIFIERS.get(one, one) for one in modifiers), name])
