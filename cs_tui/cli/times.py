"""Lengths of time and times of day as people write them on a command line, and the way back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.policy.calendar import Calendar
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line
from cs_tui.errors import UsageError
from cs_tui.texts import cli_case as texts

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
DAY_MS: Final = 24 * HOUR_MS
LONGEST_MS: Final = 366 * DAY_MS

_SPAN = re.compile(
    "(?P<n>[0-9]{1,6})(?:(?P<bd>bd|个?工作日)|(?P<bh>bh|个?工作小时)|(?P<d>d|天)"
    "|(?P<h>h|个?小时)|(?P<m>m|min|分钟?))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time; in business time it only runs while the site works."""

    ms: int
    business: bool


def span(given: str, calendar: Calendar) -> Span:
    """`30m`, `2h`, `3d` by the clock; `4bh`, `1bd` in business time. Raises `UsageError`."""
    found = _SPAN.fullmatch(given.strip().lower())
    unit = found.lastgroup if found is not None else None
    if found is None or unit is None:
        raise UsageError(texts.BAD_SPAN.fill(given=one_line(given)))
    each = {"m": MINUTE_MS, "h": HOUR_MS, "d": DAY_MS, "bh": HOUR_MS, "bd": _working_day(calendar)}
    ms = int(found["n"]) * each[unit]
    calendar_ms = int(found["n"]) * DAY_MS if unit == "bd" else ms
    if ms <= 0 or calendar_ms > LONGEST_MS:
        raise UsageError(texts.BAD_SPAN.fill(given=one_line(given)))
    return Span(ms, business=unit in ("bd", "bh"))


def instant(given: str, zone: str, now: Instant) -> Instant:
    """`2026-11-24T18:00`, or `18:00` for today, at the site unless it names an offset.

    Raises `UsageError`.
    """
    site = ZoneInfo(zone)
    text = given.strip()
    try:
        if re.fullmatch("[0-9]{1,2}:[0-9]{2}", text):
            today = datetime.fromtimestamp(now / 1000, site).date()
            found = datetime.combine(today, time.fromisoformat(text.zfill(5)))
        else:
            found = datetime.fromisoformat(text)
        at = found if found.tzinfo is not None else found.replace(tzinfo=site)
        return round(at.astimezone(UTC).timestamp()) * 1000
    except (ValueError, OverflowError) as error:
        raise UsageError(texts.BAD_TIME.fill(given=one_line(given))) from error


def at_site(at: Instant | None, zone: str) -> str | None:
    """An instant as ISO 8601 with the offset of the site; None stays None."""
    if at is None:
        return None
    return datetime.fromtimestamp(at // 1000, ZoneInfo(zone)).isoformat()


def said(at: Instant, zone: str) -> str:
    """An instant for a person: `11-24 18:00` at the site."""
    return datetime.fromtimestamp(at // 1000, ZoneInfo(zone)).strftime("%m-%d %H:%M")


def _working_day(calendar: Calendar) -> int:
    """The working time of the first weekday that has any."""
    open_day = next(day for day in (*calendar.hours, calendar.swap_hours) if day)
    return sum(_minutes(end) - _minutes(start) for start, end in open_day) * MINUTE_MS


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
