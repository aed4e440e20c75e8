"""The day of everybody on F8: one row a figure, in the same words as `cs-tui stats --team`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from cs_tui.core.metrics.day import Counts, DayFigures
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.screens import shares
from cs_tui.services import telling
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import floor as texts
from cs_tui.texts import wrapup as day_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain


@dataclass(frozen=True, slots=True)
class OfFigure:
    """What a row stands for when it stands for a figure; `channel` is empty for all of them."""

    channel: str
    figure: Figure


def rows(day: DayFigures, lang: Lang) -> Iterator[Pick]:
    """What all channels have in common, then each channel with its times and shares."""
    yield _head(day_texts.ALL, "", day.total, lang)
    told = [day.promises_kept, day.asked_again, day.mastery, day.abandoned]
    if day.first_contacts is not None:
        told += [day.first_contacts.net, day.first_contacts.gross]
    yield from (_row("", one, lang) for one in told if one.n)
    for row in telling.in_order(day.channels):
        yield _head(desk_texts.channel(row.channel), row.channel, row.counts, lang)
        yield from (_row(row.channel, one, lang) for one in telling.of_channel(row))


def meaning(of: OfFigure, numbers: Sequence[str], lang: Lang) -> Content:
    """A figure with its one definition, and the cases behind it by their numbers."""
    metric = METRICS[of.figure.metric]
    parts = [
        plain(telling.figure(of.figure, lang), "bold"),
        Content(metric.definition.say(lang)),
        Content.styled(day_texts.MEANING_OF.say(lang, of=metric.denominator), "$muted"),
    ]
    if numbers:
        parts.append(plain(texts.BEHIND.say(lang, cases=" ".join(numbers))))
    return Content("\n").join(parts)


def _head(name: Words, channel: str, counts: Counts, lang: Lang) -> Pick:
    line = Content.assemble(
        plain(f"{name.say(lang)}  ", "bold"), (telling.counts(counts, lang), "$muted")
    )
    return Pick(OfFigure(channel, counts.taken), line, key=f"day-{channel}-counts")


def _row(channel: str, figure: Figure, lang: Lang) -> Pick:
    if METRICS[figure.metric].unit == "share":
        name = METRICS[figure.metric].name.say(lang)
        line = Content.assemble(f"  {name} ", shares.drawn(figure, lang))
    else:
        line = Content(f"  {telling.figure(figure, lang)}")
    return Pick(OfFigure(channel, figure), line, key=f"day-{channel}-{figure.metric}")
