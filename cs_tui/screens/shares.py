"""Shares on a screen: the count in front, a percentage that stands on few in grey (DOMAIN D3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from cs_tui.core.metrics.day import ChannelFigures
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.core.metrics.proportions import ENOUGH, FEW
from cs_tui.core.text import shorten
from cs_tui.screens.side import padded
from cs_tui.services import telling
from cs_tui.texts import Lang
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import wrapup as texts
from cs_tui.widgets.plain import plain

NAME, FIGURE = 10, 23
"""Cells of the columns before the share."""


def drawn(figure: Figure, lang: Lang, style: str = "") -> Content:
    """A share as it may be shown of so many."""
    counted, more = telling.parts(figure, lang)
    return Content.assemble((counted, style), (more, "$muted" if figure.unsure else style))


def lines(channels: Sequence[ChannelFigures], lang: Lang) -> Iterator[Content]:
    """A heading, then for each channel its shares."""
    rows = [(row, figure) for row in channels for figure in telling.shares(row)]
    if not rows:
        return
    yield Content.styled(texts.SHARES.say(lang, few=FEW, enough=ENOUGH), "$muted")
    before = None
    for row, figure in rows:
        name = "" if row is before else desk_texts.channel(row.channel).say(lang)
        before = row
        metric = METRICS[figure.metric].name.say(lang)
        yield Content.assemble(
            plain(padded(shorten(name, NAME - 1), NAME)),
            (padded(shorten(metric, FIGURE - 1), FIGURE), "$muted"),
            drawn(figure, lang),
        )
