"""Figures of a run: medians, high percentiles, and the lines they are printed on."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence


def median(values: Sequence[float]) -> float:
    """The middle of the values."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The nearest-rank 99th percentile; of fewer than a hundred values the largest."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


def tell(what: str, figure: str, goal: str = "") -> None:
    """Prints one figure, with its goal where it has one."""
    print(f"{what:<58} {figure:>16}  {f'goal {goal}' if goal else ''}".rstrip(), flush=True)


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1000:.2f} ms"


def beside(found: float, bare: float) -> str:
    """How many times as long as the bare app, and both."""
    return f"{times(found / bare)} ({ms(found)} : {ms(bare)})"


def times(ratio: float) -> str:
    """A ratio."""
    return f"{ratio:.2f}x"
