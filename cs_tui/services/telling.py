"""A figure in words, by one rule wherever it is read: terminal, screens and report (DOMAIN D3.1).

Below ten there are counts alone, below thirty a percentage has its interval, from there on it
stands by itself; ratings always have theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cs_tui.core.metrics.day import ChannelFigures, Counts
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.services.comparing import lasting
from cs_tui.texts import Lang
from cs_tui.texts import metrics as texts
from cs_tui.texts.desk import CHANNELS

Lasting = Callable[[int | None, Lang], str]

_ALL_BUT_ONE: Final = 0.995
"""From here on a share would be rounded to all, below its rest to none: then it is not rounded."""


def share(figure: Figure, lang: Lang) -> str:
    """`8/9`, `11/12 (92%, 95% range 65–99%)`, `45/50 (90%)`: as much as so many allow."""
    return "".join(parts(figure, lang))


def parts(figure: Figure, lang: Lang) -> tuple[str, str]:
    """The count, and what stands beside it of so many; empty of few."""
    counted = f"{figure.hits or 0}/{figure.n}"
    beside = (percent_of(figure), interval_of(figure, lang), score_of(figure, lang))
    more = ("，" if lang == "zh" else ", ").join(part for part in beside if part)
    return counted, texts.BESIDE.say(lang, more=more) if more else ""


def percent_of(figure: Figure) -> str:
    """The percentage; empty while there are too few for one."""
    return "" if figure.value is None or figure.display == "counts" else percent(figure.value)


def interval_of(figure: Figure, lang: Lang) -> str:
    """The interval where it has to be shown; empty elsewhere."""
    between = range_of(figure)
    return texts.INTERVAL.say(lang, between=between) if between else ""


def range_of(figure: Figure) -> str:
    """The interval alone, `65–99%`, where it has to be shown; empty elsewhere."""
    if figure.interval is None or figure.display != "interval":
        return ""
    low, high = figure.interval
    return f"{percent(low).rstrip('%')}–{percent(high)}"


def score_of(figure: Figure, lang: Lang) -> str:
    """The mean of ratings; empty for what is none."""
    return "" if figure.score is None else texts.SCORE.say(lang, score=f"{figure.score:.1f}")


def percent(value: float) -> str:
    """A share in whole percents; 0 % and 100 % are said of nothing but none and all."""
    if value in (0, 1) or 1 - _ALL_BUT_ONE <= value < _ALL_BUT_ONE:
        return f"{value:.0%}"
    if value > 0.5:
        return f"{value:.1%}" if value < 0.9995 else ">99.9%"
    return f"{value:.1%}" if value >= 0.0005 else "<0.1%"


def figure(one: Figure, lang: Lang, lasts: Lasting = lasting) -> str:
    """A figure with its name: how many, and as much more as so many allow."""
    metric = METRICS[one.metric]
    if metric.unit == "count":
        return texts.COUNTED.say(lang, name=metric.name, n=one.n)
    if metric.unit == "share":
        return texts.COUNTED.say(lang, name=metric.name, n=share(one, lang))
    p90 = "" if one.p90 is None else texts.P90.say(lang, time=lasts(one.p90, lang))
    mean = "" if one.value is None else texts.MEAN.say(lang, time=lasts(round(one.value), lang))
    median = lasts(one.median, lang)
    return texts.TIMES.say(lang, name=metric.name, n=one.n, median=median, more=mean + p90)


def counts(of: Counts, lang: Lang) -> str:
    """The counts of a day or a channel in one line."""
    told = (of.taken, of.handled, of.resolved, of.no_action)
    return ("，" if lang == "zh" else ", ").join(figure(one, lang) for one in told)


def in_order(channels: Iterable[ChannelFigures]) -> list[ChannelFigures]:
    """The rows in the order channels have everywhere."""
    places = {name: place for place, name in enumerate(CHANNELS)}
    return sorted(channels, key=lambda row: places.get(row.channel, len(places)))


def of_channel(row: ChannelFigures) -> Iterator[Figure]:
    """The figures of a channel in the order they are told, without those that have nothing."""
    told = (
        row.first_in_time,
        row.first_response,
        row.turn_response,
        row.turns_in_time,
        row.handling,
        *mix(row),
        row.resolved_in_time,
        *row.steps,
        row.service_level,
        *ratings(row),
    )
    return (one for one in told if one.n)


def mix(row: ChannelFigures) -> tuple[Figure, ...]:
    """Handling by complexity, where there was more than one."""
    told = tuple(one for one in row.mix if one.n)
    return told if len(told) > 1 else ()


def shares(row: ChannelFigures) -> Iterator[Figure]:
    """The shares of a channel, without those of nothing."""
    return (one for one in of_channel(row) if METRICS[one.metric].unit == "share")


def ratings(row: ChannelFigures) -> tuple[Figure, ...]:
    """Ratings with their response rate, which is told even where nobody rated."""
    if not row.csat.n:
        return (row.survey_response,)
    return (
        row.csat,
        row.survey_response,
        row.negative_of_rated,
        row.positive_of_all,
        row.negative_of_all,
        row.fcr_stated,
    )
