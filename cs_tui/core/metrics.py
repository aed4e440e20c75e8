"""What is measured: the fact rows of contacts and cases, and one definition for every figure.

A contact is one exchange on one channel, a case is one problem of one customer with one or more
contacts. Times belong to contacts, resolution belongs to cases (DOMAIN D2.0).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.numbers import mean, median, nearest_rank
from cs_tui.core.proportions import FEW, Share
from cs_tui.texts import Words
from cs_tui.texts import metrics as texts

ContactOutcome = Literal["handled", "no_action", "abandoned", "open"]
Unit = Literal["count", "ms", "share"]
Direction = Literal["up", "down", "band"]
"""Which way is better; `band` where neither is, so that nobody is ranked by it."""


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What one contact adds to the figures. Instants and durations are milliseconds."""

    contact: str
    case: str
    channel: str
    agent: str | None
    """Who handled it; nobody yet when None."""
    day: str
    """The shift day at the site, an ISO date: a night shift is one day."""
    created_at: int
    first_human_reply_at: int | None
    answered_at: int | None
    ended_at: int | None
    frt_ms: int | None
    """From creation to the first human public reply."""
    turn_ms: tuple[int, ...]
    """Response time of every answered turn, from its first unanswered message."""
    handle_ms: int | None
    """Time in front, holds included, and the after-work."""
    hold_ms: int
    outcome: ContactOutcome
    first_due_at: int | None
    first_met: bool | None
    inbound: bool
    quarantined: bool
    """A duration was negative or over eight hours: the contact is counted, its times are not."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What one case adds to the figures. Instants are milliseconds."""

    case: str
    owner: str | None
    day_opened: str
    day_resolved: str | None
    opened_at: int
    resolved_at: int | None
    reopened: int
    """How often it was opened again after it had been resolved."""
    leaf: str | None
    nature: str | None
    status: str
    contacts: int
    promises_made: int
    promises_kept: int
    """Kept by their due time."""
    promises_late: int
    """Kept, but late."""
    escalated: bool
    no_action: bool
    resolved_by: str | None


@dataclass(frozen=True, slots=True)
class Metric:
    """The one definition of a figure."""

    id: str
    name: Words
    definition: Words
    unit: Unit
    direction: Direction
    denominator: Words

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
    records: tuple[str, ...] = ()
    """Ids of the contacts or cases behind the figure."""


_DEFINED = (
    Metric("taken", texts.TAKEN, texts.TAKEN_MEANS, "count", "band", texts.OF_CONTACTS),
    Metric("handled", texts.HANDLED, texts.HANDLED_MEANS, "count", "band", texts.OF_TAKEN),
    Metric("resolved", texts.RESOLVED, texts.RESOLVED_MEANS, "count", "band", texts.OF_CASES),
    Metric("no_action", texts.NO_ACTION, texts.NO_ACTION_MEANS, "count", "band", texts.OF_TAKEN),
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
    Metric("fcr_gross", texts.FCR_GROSS, texts.FCR_MEANS, "share", "up", texts.OF_FIRST_CONTACTS),
    Metric("fcr_net", texts.FCR_NET, texts.FCR_MEANS, "share", "up", texts.OF_SOLVABLE),
)
METRICS: Final[Mapping[str, Metric]] = {metric.id: metric for metric in _DEFINED}
"""Every figure by its id."""


def count(metric: str, records: Sequence[str]) -> Figure:
    """How many there are."""
    return Figure(metric, n=len(records), value=len(records), records=tuple(records))


def share(metric: str, of: Share, records: Sequence[str] = ()) -> Figure:
    """So many of so many; a percentage only where there are enough."""
    enough = of.n >= METRICS[metric].minimum_n
    value = of.value if enough else None
    return Figure(metric, n=of.n, hits=of.hits, value=value, records=tuple(records))


def times(metric: str, pooled: Sequence[tuple[str, int]]) -> Figure:
    """Median, 90th percentile and mean of raw durations with the ids they come from."""
    values = [ms for _, ms in pooled]
    enough = len(values) >= METRICS[metric].minimum_n
    return Figure(
        metric,
        n=len(values),
        value=mean(values) if enough else None,
        median=median(values),
        p90=nearest_rank(values, 90) if enough else None,
        records=tuple(dict.fromkeys(record for record, _ in pooled)),
    )
