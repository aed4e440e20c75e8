"""`cs-tui stats --explain`: what a figure means, and the cases behind every number of the day."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable
from typing import Any

from cs_tui.cli.figures import Telling, asked_for, number_of
from cs_tui.cli.output import argument, language, put, put_json
from cs_tui.cli.session import Session, session
from cs_tui.core.metrics.day import DayFigures, figures_of
from cs_tui.core.metrics.figures import METRICS, Metric
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.texts import cli_data as texts
from cs_tui.texts import desk as desk_texts


def run(args: argparse.Namespace) -> int:
    """A figure, its definition and its cases. Raises `UsageError` for one that is not known."""
    metric = _known(argument(args.explain))
    with session() as open_:
        day = asked_for(open_, args)
        if args.json:
            put_json(_data(open_, metric, day))
        else:
            _tell(open_, metric, day)
    return 0


def _known(wanted: str) -> Metric:
    if wanted not in METRICS:
        near = difflib.get_close_matches(wanted, list(METRICS), n=1, cutoff=0)[0]
        raise UsageError(texts.NO_SUCH_METRIC.fill(given=one_line(wanted), near=near))
    return METRICS[wanted]


def _data(open_: Session, metric: Metric, day: DayFigures) -> dict[str, Any]:
    lang = language()
    return {
        "id": metric.id,
        "name": metric.name.say(lang),
        "definition": metric.definition.say(lang),
        "unit": metric.unit,
        "direction": metric.direction,
        "denominator": metric.denominator.say(lang),
        "minimum_n": metric.minimum_n,
        "day": day.day,
        "agent": day.agent,
        "figures": [
            {
                "channel": channel or None,
                "n": figure.n,
                "hits": figure.hits,
                "value": figure.value,
                "interval": figure.interval,
                "score": figure.score,
                "median": figure.median,
                "p90": figure.p90,
                "cases": _cases(open_, figure.cases),
                "missed": _cases(open_, figure.missed),
            }
            for channel, figure in figures_of(day, metric.id)
        ],
    }


def _cases(open_: Session, ids: Iterable[str]) -> list[dict[str, str | None]]:
    return [{"id": one, "number": number_of(open_, one) or None} for one in ids]


def _tell(open_: Session, metric: Metric, day: DayFigures) -> None:
    lang = language()
    data = {"name": metric.name.say(lang), "definition": metric.definition.say(lang)}
    rest = {"denominator": metric.denominator.say(lang), "minimum_n": metric.minimum_n}
    better = texts.BETTER[metric.direction]
    put(texts.EXPLAINED.say(lang, id=metric.id, **data, **rest, better=better))
    people = open_.do(open_.desk.people.names)
    who = texts.EVERYBODY if day.agent is None else one_line(people.get(day.agent, day.agent))
    put(texts.OF_DAY.say(lang, day=day.day, who=who))
    zone = open_.do(open_.desk.kit.policy_to_show).calendar.time_zone
    found = figures_of(day, metric.id)
    for channel, figure in found:
        name = desk_texts.CHANNELS.get(channel, channel) if channel else texts.IN_ALL
        said = Telling(zone, {}, lang).figure(figure)
        put(texts.ROW.say(lang, name=name, parts=said))
        for words, ids in ((texts.CASES, figure.cases), (texts.MISSED, figure.missed)):
            if ids:
                called = (number_of(open_, one) or one_line(one) for one in ids)
                put(f"  {words.say(lang, cases=' '.join(called))}")
    if not found:
        put(texts.NO_FIGURE.say(lang))
