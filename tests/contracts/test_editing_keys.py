"""No key that a screen, a panel or the app binds is one the focused widget edits or moves with.

Which widgets there are, which screen they stand on and which keys they take is read from the
classes themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

import cs_tui
from cs_tui.app import CsApp
from cs_tui.screens import keymap
from cs_tui.screens.desk import DeskScreen
from cs_tui.screens.handover_form import HandoverForm
from cs_tui.screens.help_names import ACTIONS
from cs_tui.screens.panels import AskPanel
from cs_tui.texts import Words
from cs_tui.widgets.writing import EDITING_KEYS, Writing

Owner = type[Screen[object]] | type[App[object]]
FIELDS = (Input, Writing)
LISTED = {
    ("DeskScreen", "Writing", "ctrl+z"),  # typing first, then the act; Ctrl+W is bound nowhere
    ("HandoverForm", "Input", "enter"),  # the line hands it on, and both mean the next line
}
MARGINS = ("ScrollView", "ScrollableContainer", "Widget")
"""Where a field of one line has keys from that scroll what never scrolls."""


@cache
def modules() -> tuple[ModuleType, ...]:
    """Everything that is drawn."""
    names = [one.name for one in pkgutil.walk_packages(cs_tui.__path__, "cs_tui.")]
    drawn = ("cs_tui.screens", "cs_tui.widgets", "cs_tui.app")
    return tuple(importlib.import_module(name) for name in names if name.startswith(drawn))


def owners() -> list[Owner]:
    """The app, and every screen and panel."""
    found = {one for module in modules() for one in vars(module).values() if isinstance(one, type)}
    ours = [one for one in found if one.__module__.startswith("cs_tui")]
    return sorted((one for one in ours if issubclass(one, App | Screen)), key=lambda o: o.__name__)


def hosted(owner: Owner) -> set[type[Widget]]:
    """The widgets that can have the focus there: those its modules know, and theirs."""
    if issubclass(owner, App):
        return {widget for one in owners() if not issubclass(one, App) for widget in hosted(one)}
    todo = [sys.modules[one.__module__] for one in owner.__mro__ if one.__module__ in sys.modules]
    seen: set[ModuleType] = set()
    found: set[type[Widget]] = set()
    while todo:
        module = todo.pop()
        if module in seen or module.__name__.startswith("textual"):
            continue
        seen.add(module)
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, Widget) and not issubclass(one, Screen):
                found.add(one)
                todo.append(sys.modules[one.__module__])
    return {one for one in found if one.can_focus and one is not TextArea}


def bound(kind: type[Widget] | Owner, *, ours: bool = False) -> dict[str, str]:
    """The keys of a class with their actions, its own before those of what it is made from."""
    found: dict[str, str] = {}
    for one in kind.__mro__:
        if ours and not one.__module__.startswith(("cs_tui", "tests")):
            continue
        if issubclass(kind, FIELDS) and one.__name__ in MARGINS:
            continue
        for key, action in _own(one):
            found.setdefault(key, action)
        if vars(one).get("_inherit_bindings") is False:
            break
    return found


def _own(one: type) -> Iterator[tuple[str, str]]:
    for binding in vars(one).get("BINDINGS", ()):
        key, action = (binding.key, binding.action) if isinstance(binding, Binding) else binding[:2]
        for each in key.split(","):
            yield each, action


def meaning(action: str) -> Words | None:
    """The group an action of the framework belongs to: moving, editing."""
    known = ACTIONS.get(action.partition("(")[0])
    return known[0] if known else None


def clashes(owner: Owner) -> set[tuple[str, str, str]]:
    """Keys an owner binds that a widget on it edits with, or moves with where ours does not."""
    mine = bound(owner, ours=True)
    found: set[tuple[str, str, str]] = set()
    for widget in hosted(owner):
        theirs = bound(widget)
        edits = EDITING_KEYS if issubclass(widget, Writing) else frozenset[str]()
        for key in mine.keys() & (theirs.keys() | edits):
            same = meaning(mine[key]) is not None and meaning(mine[key]) == meaning(theirs[key])
            if issubclass(widget, FIELDS) or not same:
                found.add((owner.__name__, widget.__name__, key))
    return found


def test_no_key_of_ours_is_an_editing_key_of_a_widget_but_those_listed() -> None:
    found = {clash for owner in owners() for clash in clashes(owner)}
    assert found == LISTED
    assert {key for _, widget, key in LISTED if widget == "Writing"} == keymap.SHARED_WITH_EDITING


def test_the_fields_and_the_lists_of_the_screens_are_among_those_looked_at() -> None:
    names = {widget.__name__ for widget in hosted(CsApp)}
    assert {"Writing", "Input", "_SearchLine", "BoardList", "PickList", "SideList"} <= names
    assert {"CasePane", "VerticalScroll", "Day", "Reading", "SeverityLine"} <= names
    assert {"ctrl+a", "ctrl+k", "ctrl+w", "left", "backspace"} <= bound(Input).keys()
    assert {"ctrl+n", "ctrl+z", "escape"} <= bound(DeskScreen, ours=True).keys()


@pytest.mark.parametrize(
    ("owner", "widget", "key"),
    [(AskPanel, "Input", "ctrl+k"), (DeskScreen, "BoardList", "pageup"), (CsApp, "Day", "down")],
)
def test_such_a_key_would_be_found(owner: Owner, widget: str, key: str) -> None:
    body = {"BINDINGS": [Binding(key, "planted")], "__module__": __name__}
    planted = type("Planted", (owner,), body)
    assert ("Planted", widget, key) in clashes(planted)


def test_a_key_that_a_field_hands_on_means_the_same_in_both_places() -> None:
    assert bound(Input)["enter"] == "submit"
    assert bound(HandoverForm, ours=True)["enter"] == "onward"
