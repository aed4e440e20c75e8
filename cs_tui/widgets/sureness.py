"""How surely a suggestion fits, and what it is like, in a few cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_tui.texts import Lang
from cs_tui.texts import desk as texts
from cs_tui.texts.words import side_by_side

if TYPE_CHECKING:
    from cs_tui.services.assist import LeafHint


def percent(confidence: float) -> str:
    """`86%`; never 100, which nobody can promise."""
    return f"{min(99, round(confidence * 100))}%"


def like(hint: LeafHint, lang: Lang) -> str:
    """The cases and wordings that a suggestion rests on; empty when there are none."""
    return texts.LIKE.say(lang, words=side_by_side(hint.because).say(lang)) if hint.because else ""
