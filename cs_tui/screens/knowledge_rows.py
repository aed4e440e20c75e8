"""An article in a list of what was found: its title, what is known of it, why it stands there."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from cs_tui.core.text import cells, one_line, shorten
from cs_tui.kb.highlight import typed_parts
from cs_tui.screens.step import StepScreen
from cs_tui.services.knowledge import Found
from cs_tui.texts import knowledge as texts
from cs_tui.widgets.plain import plain

CATEGORY: Final = 32
"""Cells of the name of a category."""

_STATE_STYLES: Final = {
    "wip": "$warning",
    "published": "$success",
    "validated": "$success",
    "archived": "$error",
}


def row(screen: StepScreen, one: Found, typed: str, width: int) -> Content:
    """Two lines: the title, what was typed underlined in it, and what is known of it."""
    known = [language(screen, one.lang), category(screen, one.cat)]
    if one.matched != one.title:
        known.append(screen.say(texts.LIKE, wording=one_line(one.matched)))
    if one.solved:
        known.insert(0, screen.say(texts.SOLVED, n=one.solved))
    if one.new:
        known.insert(0, screen.say(texts.NEW))
    said = screen.say(texts.STATES[one.state])
    return Content.assemble(
        _marked(typed, shorten(one.title, width)),
        "\n  ",
        (said, _STATE_STYLES[one.state]),
        "  ",
        plain(shorten(screen.say(texts.COMMA).join(known), width - cells(said) - 4), "$muted"),
    )


def category(screen: StepScreen, cat: str) -> str:
    """What the category of an article is called."""
    return shorten(screen.leaf_name(cat), CATEGORY) if cat else screen.say(texts.NO_CATEGORY)


def language(screen: StepScreen, lang: str) -> str:
    """What the language of an article is called."""
    return screen.say(texts.LANGS.get(lang, texts.NO_LANG))


def _marked(typed: str, title: str) -> Content:
    """The title, with what was typed underlined: it is the reason why it stands here."""
    shown = plain(title, "bold")
    for start, end in typed_parts(typed, shown.plain):
        shown = shown.stylize("underline", start, end)
    return shown
