"""One definition for every figure, and the figures themselves with what it takes to doubt them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.five_steps_state import STEPS
from cs_tui.core.metrics.fact_rows import COMPLEXITIES
from cs_tui.core.metrics.numbers import mean, median, nearest_rank
from cs_tui.core.metrics.proportions import ENOUGH, FEW, Display, Share
from cs_tui.texts import Words, assessment
from cs_tui.texts import five_steps as step_texts
from cs_tui.texts import metrics as texts

Unit = Literal["count", "ms", "share"]
Direction = Literal["up", "down", "band"]
"""Which way is better; `band` where neither is, so that nobody is ranked by it."""


@dataclass(frozen=True, slots=True)
class Metric:
    """The one definition of a figure."""

    id: str
    name: Words
    definition: Words
    unit: Unit
    direction: Direction
    denominator: Words
    always_interval: bool = False
    """Shown with its interval however many there are (DOMAIN D2.6 asks that of ratings)."""

    @property
    def minimum_n(self) -> int:
        """Below this many there is no share, mean or 90th percentile: counts are shown instead."""
        return 0 if self.unit == "count" else FEW


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure with everything needed to doubt it. Times are milliseconds."""

    metric: str
    n: int
    """How many the denominator holds."""
    hits: int | None = None
    """How many of them, for a share."""
    value: float | None = None
    """The count, the share from 0 to 1, or the mean; None while `n` is too small for it."""
    median: int | None = None
    p90: int | None = None
    """The 90th percentile by nearest rank: a value that was really observed."""
    cases: tuple[str, ...] = ()
    """Ids of the cases behind the figure, each once."""
    missed: tuple[str, ...] = ()
    """Of a share: the cases that are in `n` and not in `hits`."""
    interval: tuple[float, float] | None = None
    """Of a share: its 95 % Wilson interval (DOMAIN D3.1); None while `n` is too small for it."""
    score: float | None = None
    """Of ratings: their mean, from 1 to 5; None while `n` is too small for it."""

    @property
    def display(self) -> Display:
        """How a share may be shown: as counts, with its interval, or as a plain percentage."""
        shown = Share(self.hits or 0, self.n).display
        if shown == "plain" and METRICS[self.metric].always_interval:
            return "interval"
        return shown

    @property
    def unsure(self) -> bool:
        """Whether a percentage stands on so few that it is only shown in grey (DOMAIN D3.1)."""
        return FEW <= self.n < ENOUGH


_DEFINED = (
    Metric("taken", texts.TAKEN, texts.TAKEN_MEANS, "count", "band", texts.OF_CONTACTS),
    Metric("handled", texts.HANDLED, texts.HANDLED_MEANS, "count", "band", texts.OF_TAKEN),
    Metric("resolved", texts.RESOLVED, texts.RESOLVED_MEANS, "count", "band", texts.OF_CASES),
    Metric("no_action", texts.NO_ACTION, texts.NO_ACTION_MEANS, "count", "band", texts.OF_TAKEN),
    Metric("asked_again", texts.ASKED, texts.ASKED_MEANS, "share", "down", texts.OF_TAKEN),
    Metric("abandoned", texts.ABANDONED, texts.ABANDONED_MEANS, "count", "down", texts.OF_CONTACTS),
    Metric(
        "unanswered", texts.UNANSWERED, texts.UNANSWERED_MEANS, "count", "down", texts.OF_CONTACTS
    ),
    Metric(
        "first_response",
        texts.FIRST_RESPONSE,
        texts.FIRST_RESPONSE_MEANS,
        "ms",
        "down",
        texts.OF_ANSWERED,
    ),
    Metric(
        "first_in_time",
        texts.FIRST_IN_TIME,
        texts.FIRST_IN_TIME_MEANS,
        "share",
        "up",
        texts.OF_ANSWERED_WITH_DUE,
    ),
    Metric(
        "turn_response",
        texts.TURN_RESPONSE,
        texts.TURN_RESPONSE_MEANS,
        "ms",
        "down",
        texts.OF_TURNS,
    ),
    Metric("handling", texts.HANDLING, texts.HANDLING_MEANS, "ms", "band", texts.OF_HANDLED),
    *(
        Metric(
            f"handling_{one}",
            texts.HANDLING_OF.fill(complexity=assessment.COMPLEXITIES[one]),
            texts.HANDLING_OF_MEANS,
            "ms",
            "band",
            texts.OF_HANDLED,
        )
        for one in COMPLEXITIES
    ),
    *(
        Metric(
            f"step_{step}",
            texts.STEP.fill(step=step_texts.NAMES[step]),
            texts.STEP_MEANS,
            "ms",
            "band",
            texts.OF_STEPPED,
        )
        for step in STEPS
    ),
    Metric(
        "promises_kept",
        texts.PROMISES_KEPT,
        texts.PROMISES_KEPT_MEANS,
        "share",
        "up",
        texts.OF_PROMISES,
    ),
    Metric(
        "service_level",
        texts.SERVICE_LEVEL,
        texts.SERVICE_LEVEL_MEANS,
        "share",
        "up",
        texts.OF_OFFERED,
    ),
    Metric(
        "resolved_in_time",
        texts.RESOLVED_IN_TIME,
        texts.RESOLVED_IN_TIME_MEANS,
        "share",
        "up",
        texts.OF_RESOLVED_WITH_DUE,
    ),
    Metric(
        "turns_in_time",
        texts.TURNS_IN_TIME,
        texts.TURNS_IN_TIME_MEANS,
        "share",
        "up",
        texts.OF_TURNS,
    ),
    Metric(
        "csat",
        texts.CSAT,
        texts.CSAT_MEANS,
        "share",
        "up",
        texts.OF_RATED,
        always_interval=True,
    ),
    Metric(
        "positive_of_all",
        texts.POSITIVE_OF_ALL,
        texts.POSITIVE_OF_ALL_MEANS,
        "share",
        "up",
        texts.OF_ALL_CASES,
        always_interval=True,
    ),
    Metric(
        "negative_of_rated",
        texts.NEGATIVE_OF_RATED,
        texts.NEGATIVE_OF_RATED_MEANS,
        "share",
        "down",
        texts.OF_RATED,
        always_interval=True,
    ),
    Metric(
        "negative_of_all",
        texts.NEGATIVE_OF_ALL,
        texts.NEGATIVE_OF_ALL_MEANS,
        "share",
        "down",
        texts.OF_ALL_CASES,
        always_interval=True,
    ),
    Metric(
        "survey_response",
        texts.SURVEY_RESPONSE,
        texts.SURVEY_RESPONSE_MEANS,
        "share",
        "band",
        texts.OF_ASKED,
    ),
    Metric(
        "fcr_stated",
        texts.FCR_STATED,
        texts.FCR_STATED_MEANS,
        "share",
        "up",
        texts.OF_SAID_AT_ONCE,
        always_interval=True,
    ),
    Metric("mastery", texts.MASTERY, texts.MASTERY_MEANS, "share", "up", texts.OF_QUESTIONS),
    Metric("fcr_gross", texts.FCR_GROSS, texts.FCR_MEANS, "share", "up", texts.OF_FIRST_CONTACTS),
    Metric("fcr_net", texts.FCR_NET, texts.FCR_MEANS, "share", "up", texts.OF_SOLVABLE),
)
METRICS: Final[Mapping[str, Metric]] = {metric.id: metric for metric in _DEFINED}
"""Every figure by its id."""


def count(metric: str, cases: Sequence[str]) -> Figure:
    """How many there are: one entry for each thing counted, the case it belongs to."""
    return Figure(metric, n=len(cases), value=len(cases), cases=_each_once(cases))


def share(metric: str, of: Share, cases: Iterable[str] = (), missed: Iterable[str] = ()) -> Figure:
    """So many of so many; a percentage only where there are enough."""
    return Figure(
        metric,
        n=of.n,
        hits=of.hits,
        value=of.value if of.n >= METRICS[metric].minimum_n else None,
        interval=of.interval if of.n >= METRICS[metric].minimum_n else None,
        cases=_each_once(cases),
        missed=_each_once(missed),
    )


def times(metric: str, pooled: Sequence[tuple[str, int]]) -> Figure:
    """Median, 90th percentile and mean of raw durations with the cases they come from.

    The values of several people are pooled before anything is computed: neither a mean of means
    nor a percentile of percentiles says anything (DOMAIN D2.3, D3.3).
    """
    values = [ms for _, ms in pooled]
    enough = len(values) >= METRICS[metric].minimum_n
    return Figure(
        metric,
        n=len(values),
        value=mean(values) if enough else None,
        median=median(values),
        p90=nearest_rank(values, 90) if enough else None,
        cases=_each_once(case for case, _ in pooled),
    )


def _each_once(cases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cases))
