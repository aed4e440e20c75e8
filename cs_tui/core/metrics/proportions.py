"""Shares with their count beside them, and how far a small count can be trusted (DOMAIN D3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

_Z95 = NormalDist().inv_cdf(0.975)
FEW = 10
"""Below this many, counts are shown and no percentages."""
ENOUGH = 30
"""From this many on, a percentage stands without its interval."""

Display = Literal["counts", "interval", "plain"]

SERVICE_LEVEL_FORMULA = "in_time / (answered + abandoned_late)"
"""Formula 4 of DOMAIN D2.2; it is stored with every service level."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval (DOMAIN D3.1); 0 to 1 while nothing is known.

        People and teams are ranked by its lower bound or not at all.
        """
        if not self.n:
            return 0.0, 1.0
        p, n, z = self.hits / self.n, self.n, _Z95
        scale = 1 + z * z / n
        center = (p + z * z / (2 * n)) / scale
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale
        # Of none and of all the ends are exact, which floating point only comes near to.
        low = center - half if self.hits else 0.0
        return low, center + half if self.hits < n else 1.0

    @property
    def display(self) -> Display:
        """How it may be shown: as counts, with its interval, or as a plain percentage."""
        if self.n < FEW:
            return "counts"
        return "interval" if self.n < ENOUGH else "plain"


def pooled(shares: Iterable[Share]) -> Share:
    """Shares of several intervals or groups as one: counts added, percentages never averaged."""
    together = list(shares)
    return Share(sum(share.hits for share in together), sum(share.n for share in together))


def service_level(answered_in_time: int, answered: int, abandoned_late: int) -> Share:
    """Answered within the target, of all answered and all who gave up after the target.

    Who gives up within the target is in neither part (DOMAIN D2.2, formula 4).
    """
    return Share(answered_in_time, answered + abandoned_late)


@dataclass(frozen=True, slots=True)
class Ratings:
    """The same ratings against both denominators in use (DOMAIN D2.6).

    Ratings that a platform gives by itself are not in here.
    """

    positive: int
    negative: int
    rated: int
    all: int
    """All that could have been rated, whether or not the customer was asked."""

    @property
    def positive_of_rated(self) -> Share:
        """Positive ratings of what was rated."""
        return Share(self.positive, self.rated)

    @property
    def positive_of_all(self) -> Share:
        """Positive ratings of all, rated or not."""
        return Share(self.positive, self.all)

    @property
    def negative_of_rated(self) -> Share:
        """Negative ratings of what was rated."""
        return Share(self.negative, self.rated)

    @property
    def negative_of_all(self) -> Share:
        """Negative ratings of all, rated or not."""
        return Share(self.negative, self.all)
