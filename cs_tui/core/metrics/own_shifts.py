"""A person's figure of today beside the same figure of the own last shifts.

Each shift's median is one value; channels are never put together (DOMAIN D3.2, D3.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cs_tui.core.metrics.day import DayFigures, channel_figures
from cs_tui.core.metrics.fact_rows import ContactFacts
from cs_tui.core.metrics.figures import Figure
from cs_tui.core.metrics.proportions import FEW
from cs_tui.core.metrics.trend import Limits, Signal, baseline, signal

SHIFTS: Final = 20
COMPARED: Final[Mapping[str, Callable[..., Figure]]] = {
    "first_response": lambda row: row.first_response,
    "handling": lambda row: row.handling,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of one channel today, and what it was before."""

    metric: str
    channel: str
    today: Figure
    history: tuple[int, ...]
    """The medians of the shifts that had enough of them, oldest first."""
    usual: Limits | None
    """None while there are too few shifts to say."""
    changed: Signal | None

    @property
    def enough(self) -> bool:
        """Whether today's figure stands on enough to be compared."""
        return self.today.n >= FEW


def compared(day: DayFigures, before: Iterable[ContactFacts]) -> tuple[Compared, ...]:
    """Today's first response and handling by channel, against the contacts of earlier shifts.

    A shift with fewer than ten of a channel gives no value: its median is an accident.
    """
    shifts = [list(of) for _, of in groupby(before, key=lambda one: one.day)]
    rows = [{row.channel: row for row in channel_figures(shift)} for shift in shifts]
    found = []
    for row in day.channels:
        for metric, figure in COMPARED.items():
            today = figure(row)
            earlier = [figure(one[row.channel]) for one in rows if row.channel in one]
            medians = tuple(one.median for one in earlier if one.n >= FEW and one.median)
            enough = today.n >= FEW and today.median is not None
            changed = signal(medians, today.median or 0) if enough else None
            found.append(Compared(metric, row.channel, today, medians, baseline(medians), changed))
    return tuple(found)
