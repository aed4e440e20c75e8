"""How long the cases of a day took, by step and by complexity, by channel: never pooled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.metrics.day import ChannelFigures
from cs_tui.core.metrics.figures import Figure
from cs_tui.core.text import shorten
from cs_tui.screens.side import padded
from cs_tui.services import comparing, telling
from cs_tui.texts import Lang, Words, assessment
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import five_steps as texts
from cs_tui.texts import wrapup as day_texts
from cs_tui.widgets.plain import plain

NAME: Final = 10
CELL: Final = 13
"""Cells of a column: together 75, what 80 columns leave."""


def lines(channels: Sequence[ChannelFigures], lang: Lang) -> Iterator[Content]:
    """A heading, then for each channel the median with how many, and below it nine of ten."""
    timed = [row for row in channels if any(figure.n for figure in row.steps)]
    if not timed:
        return
    yield from _heads(texts.TIMES, texts.NAMES.values(), lang)
    for row in timed:
        yield _medians(row.channel, row.steps, lang)
        if any(figure.p90 is not None for figure in row.steps):
            told = padded(day_texts.NINE_OF_TEN.say(lang), NAME)
            cells = (comparing.lasting(one.p90, lang) for one in row.steps)
            shown = "".join(padded(one, CELL, right=True) for one in cells)
            yield Content.styled(told + shown, "$muted")


def mix(channels: Sequence[ChannelFigures], lang: Lang) -> Iterator[Content]:
    """The handling time by complexity: without it neither people nor days can be compared. Nothing
    where all cases were alike."""
    mixed = [row for row in channels if telling.mix(row)]
    if mixed:
        yield from _heads(day_texts.BY_COMPLEXITY, assessment.COMPLEXITIES.values(), lang)
        yield from (_medians(row.channel, row.mix, lang) for row in mixed)


def _heads(title: Words, names: Iterable[Words], lang: Lang) -> Iterator[Content]:
    yield Content.styled(title.say(lang), "$muted")
    heads = (padded(name.say(lang), CELL, right=True) for name in names)
    yield Content.styled(" " * NAME + "".join(heads), "$muted")


def _medians(channel: str, figures: Iterable[Figure], lang: Lang) -> Content:
    name = shorten(desk_texts.channel(channel).say(lang), NAME - 1)
    return Content.assemble(plain(padded(name, NAME)), *(_median(one, lang) for one in figures))


def _median(figure: Figure, lang: Lang) -> Content:
    if not figure.n:
        return Content.styled(padded(day_texts.NONE.say(lang), CELL, right=True), "$muted")
    n = texts.OF_N.say(lang, n=figure.n)
    median = padded(comparing.lasting(figure.median, lang), CELL - len(n), right=True)
    return Content.assemble(median, (n, "$muted"))
