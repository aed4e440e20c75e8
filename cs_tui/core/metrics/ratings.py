"""What customers rated, against both denominators in use (DOMAIN D2.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cs_tui.core.metrics.fact_rows import CaseFacts
from cs_tui.core.metrics.figures import METRICS, Figure, share
from cs_tui.core.metrics.proportions import Ratings, Share
from cs_tui.core.survey import LOW, SATISFIED


@dataclass(frozen=True, slots=True)
class Rated:
    """The figures of one channel's ratings; phone and chat ask differently, so never pooled."""

    csat: Figure
    """Of those who rated, how many gave 4 or 5; its `score` is their mean."""
    survey_response: Figure
    """Of those asked, how many rated: without it the first means little."""
    positive_of_all: Figure
    negative_of_rated: Figure
    """How many gave 1 or 2."""
    negative_of_all: Figure
    fcr_stated: Figure
    """Of those who said whether it was solved at the first contact, how many said so (D2.5)."""


def rated(asked: Sequence[CaseFacts], resolved: Iterable[CaseFacts]) -> Rated:
    """The ratings of the cases whose customers were asked on a day.

    All cases are those resolved that day and those asked about, each once.
    """
    scores = {one.case: one.survey_score for one in asked if one.survey_score is not None}
    low = [case for case, score in scores.items() if score <= LOW]
    high = [case for case, score in scores.items() if score >= SATISFIED]
    every = list(dict.fromkeys(one.case for one in (*resolved, *asked)))
    of = Ratings(positive=len(high), negative=len(low), rated=len(scores), all=len(every))
    silent = [one.case for one in asked if one.case not in scores]
    return Rated(
        csat=_scored(
            share("csat", of.positive_of_rated, scores, _without(scores, high)), scores.values()
        ),
        survey_response=share(
            "survey_response",
            Share(len(scores), len(asked)),
            [one.case for one in asked],
            silent,
        ),
        positive_of_all=share("positive_of_all", of.positive_of_all, every, _without(every, high)),
        negative_of_rated=share("negative_of_rated", of.negative_of_rated, low),
        negative_of_all=share("negative_of_all", of.negative_of_all, low),
        fcr_stated=_stated(asked),
    )


def _stated(asked: Iterable[CaseFacts]) -> Figure:
    said = {one.case: one.survey_at_once for one in asked if one.survey_at_once is not None}
    again = [case for case, at_once in said.items() if not at_once]
    return share("fcr_stated", Share(len(said) - len(again), len(said)), said, again)


def _scored(figure: Figure, scores: Iterable[int]) -> Figure:
    given = list(scores)
    enough = len(given) >= METRICS[figure.metric].minimum_n
    return replace(figure, score=sum(given) / len(given) if enough else None)


def _without(cases: Iterable[str], some: Sequence[str]) -> list[str]:
    left_out = set(some)
    return [case for case in cases if case not in left_out]
