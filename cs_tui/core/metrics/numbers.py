"""Durations summed up honestly: raw values pooled, ranks that were really observed, time by union.

Averages of averages, and percentiles of percentiles, are never taken (DOMAIN D3.3, D9 rules 5, 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil


def nearest_rank(values: Iterable[int], percent: int) -> int | None:
    """The smallest observed value that at least `percent` of all do not exceed; None of none."""
    ordered = sorted(values)
    return ordered[ceil(len(ordered) * percent / 100) - 1] if ordered else None


def median(values: Iterable[int]) -> int | None:
    """The middle value; of two middle values their mean, rounded to the millisecond."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else round(sum(ordered[middle - 1 : middle + 1]) / 2)


def mean(values: Sequence[int]) -> int | None:
    """The mean of raw values, rounded; pool first, so that a big group weighs what it weighs."""
    return round(sum(values) / len(values)) if values else None


def occupied_ms(intervals: Iterable[tuple[int, int]]) -> int:
    """How long at least one of the intervals ran: three chats at once occupy an agent once."""
    total_ms, until = 0, None
    for start, end in sorted(intervals):
        new_from = start if until is None else max(start, until)
        total_ms += max(0, end - new_from)
        until = max(new_from, end)
    return total_ms


def concurrency(intervals: Sequence[tuple[int, int]]) -> float | None:
    """How many contacts ran at once on average while any did; None when none ran."""
    occupied = occupied_ms(intervals)
    return sum(end - start for start, end in intervals) / occupied if occupied else None
