"""How it looks: dark and light of our own, the terminal's sixteen colours, and none at all."""

from __future__ import annotations

from typing import Any, Final

from rich.console import Console
from textual.app import App
from textual.filter import LineFilter, Monochrome
from textual.theme import Theme

DARK: Final = Theme(
    name="cs-dark",
    primary="#63b0ff",
    secondary="#3f6f9f",
    accent="#63b0ff",
    foreground="#e4e8ec",
    background="#0e1317",
    surface="#141b22",
    panel="#1b252e",
    warning="#f0ad4e",
    error="#ff6b60",
    success="#6cc070",
    dark=True,
    variables={"muted": "#7f8c98"},
)
LIGHT: Final = Theme(
    name="cs-light",
    primary="#0b63b0",
    secondary="#5b7f9f",
    accent="#0b63b0",
    foreground="#1a2026",
    background="#fbfbf9",
    surface="#f1f1ed",
    panel="#e4e6e4",
    warning="#9a5b00",
    error="#b3261e",
    success="#1f7a33",
    dark=False,
    variables={"muted": "#5d666e"},
)
THEMES: Final = (DARK, LIGHT)
DEFAULTS: Final = {"muted": "ansi_bright_black"}
"""Colours of ours for themes that do not bring them."""

_NAMES: Final = {
    "dark": DARK.name,
    "light": LIGHT.name,
    "ansi": "ansi-dark",
    "plain": DARK.name,
}


_GREY: Final = Monochrome()
"""One object, because Textual keeps filtered lines per filter."""


def filters(choice: str) -> list[LineFilter]:
    """What draws a theme's lines otherwise: `plain` has no colours, only shades of grey."""
    return [_GREY] if choice == "plain" else []


def dress(app: App[Any], choice: str) -> None:
    """Gives the app the theme of a setting. Where shades are not to be told apart, the class
    `-few-colours` asks for marks that need none."""
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = name_of(choice)
    app.set_class(app.no_color or few_colours(choice, app.console), "-few-colours")


def few_colours(choice: str, console: Console) -> bool:
    """Whether neighbouring shades come out as one colour: sixteen colours, or none."""
    return choice in ("ansi", "plain") or console.color_system not in ("256", "truecolor")


def name_of(choice: str) -> str:
    """The theme of a setting; `plain` is our dark one, drawn by `filters` without colour."""
    return _NAMES[choice]
