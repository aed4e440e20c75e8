"""Whether a figure changed, or only varies as it always did: the XmR chart of DOMAIN D3.2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

LEAST_BASELINE: Final = 8
"""With fewer shifts nobody knows what is usual."""
MOST_BASELINE: Final = 12
_LIMIT: Final = 2.66
_IN_A_ROW: Final = 8
_NEAR, _OF = 3, 4

Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual: the mean, and the natural limits of single values around it."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Signal:
    """How the last value says that something changed."""

    rule: Literal["outside", "run", "near"]
    side: Side
    n: int
    """How many of the last values on that side make the signal."""


def limits(baseline: Sequence[float]) -> Limits:
    """Mean +- 2.66 times the mean moving range (DOMAIN D3.2); at least two values."""
    mean = sum(baseline) / len(baseline)
    ranges = [abs(b - a) for a, b in zip(baseline, baseline[1:], strict=False)]
    reach = _LIMIT * sum(ranges) / len(ranges)
    return Limits(mean, mean - reach, mean + reach)


def baseline(history: Sequence[float]) -> Limits | None:
    """What is usual by the earliest twelve values of a history, oldest first.

    None below eight. The earliest, so that a change does not widen the limits it is judged by.
    """
    if len(history) < LEAST_BASELINE:
        return None
    return limits(history[:MOST_BASELINE])


def signal(history: Sequence[float], today: float) -> Signal | None:
    """Whether today's value, after those before it, shows a change; None when it is as usual.

    The rules of DOMAIN D3.2: outside a limit; eight in a row on one side of the mean; three of four
    nearer to a limit than to the mean. Also None while nothing is known of what is usual.
    """
    usual = baseline(history)
    if usual is None:
        return None
    later = [*history[MOST_BASELINE:], today]
    side: Side = "above" if today > usual.mean else "below"
    if not usual.lower <= today <= usual.upper:
        return Signal("outside", side, 1)
    run = _run([*history, today], lambda value: _side(value, usual.mean) == side)
    if run >= _IN_A_ROW:
        return Signal("run", side, run)
    near = sum(_near(value, usual, side) for value in later[-_OF:])
    if near >= _NEAR and _near(today, usual, side):
        return Signal("near", side, near)
    return None


def _side(value: float, mean: float) -> Side | None:
    return None if value == mean else "above" if value > mean else "below"


def _run(values: Sequence[float], holds: Callable[[float], bool]) -> int:
    count = 0
    for value in reversed(values):
        if not holds(value):
            break
        count += 1
    return count


def _near(value: float, usual: Limits, side: Side) -> bool:
    limit = usual.upper if side == "above" else usual.lower
    return abs(value - limit) < abs(value - usual.mean) and _side(value, usual.mean) == side
