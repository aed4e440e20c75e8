"""Today beside the person's own last shifts: a shade for each shift, and the verdict in words.

Shades of the background stand for the values: block characters have no sure width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.metrics.figures import METRICS
from cs_tui.core.metrics.own_shifts import SHIFTS, Compared
from cs_tui.core.metrics.trend import LEAST_BASELINE
from cs_tui.core.text import shorten
from cs_tui.screens.side import padded
from cs_tui.services import comparing
from cs_tui.texts import Lang
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import wrapup as texts

NAME, VALUE = 22, 8
"""Cells of the columns before the shades."""
_SHADES: Final = (15, 30, 45, 60, 80, 100)


def lines(own: Sequence[Compared], lang: Lang) -> Iterator[Content]:
    """A heading and a row for each figure that can be compared, now or some day."""
    shown = [one for one in own if one.today.n]
    if not shown:
        return
    yield Content.styled(texts.OWN.say(lang, n=SHIFTS), "$muted")
    if not any(one.history for one in shown):
        few = METRICS["handling"].minimum_n
        yield Content(texts.OWN_NONE.say(lang, least=LEAST_BASELINE, few=few))
        return
    for one in shown:
        yield _row(one, lang)


def _row(one: Compared, lang: Lang) -> Content:
    channel = desk_texts.CHANNELS.get(one.channel, one.channel)
    name = texts.OWN_NAME.say(lang, metric=METRICS[one.metric].name, channel=channel)
    return Content.assemble(
        padded(shorten(name, NAME - 1), NAME),
        (padded(comparing.lasting(one.today.median, lang), VALUE, right=True), "bold"),
        "  ",
        *_shades(one),
        "  ",
        (comparing.verdict(one, lang), "$warning" if one.changed else "$muted"),
    )


def _shades(one: Compared) -> list[str | tuple[str, str]]:
    values = [*one.history, *([one.today.median] if one.enough and one.today.median else [])]
    blank = " " * (SHIFTS + 1 - len(values))
    if not values:
        return [blank]
    low, high = min(values), max(values)
    steps = len(_SHADES) - 1
    shades = [
        _SHADES[round(steps * (value - low) / (high - low)) if high > low else steps // 2]
        for value in values
    ]
    return [blank, *((" ", f"on $primary {shade}%") for shade in shades)]
