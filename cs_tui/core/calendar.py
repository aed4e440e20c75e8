"""Reckoning in business time: opening hours, lunch, days off, weekend days worked by swap (调休).

Hours are wall-clock times at the site; every instant is milliseconds UTC, so a night in which the
clocks change has its real length. Worked examples: DOMAIN D8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

from cs_tui.errors import BadFile
from cs_tui.texts import calendar as texts

Intervals = tuple[tuple[int, int], ...]
"""Open from and to, in minutes after midnight at the site; 1440 is the end of the day."""

_DAY: Final = timedelta(days=1)
_WHOLE_DAY_MIN: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due; not `confirmed` beyond what the official notice covers."""

    at: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the site works. After `valid_through` plain weekends hold, marked unconfirmed."""

    zone: ZoneInfo
    hours: tuple[Intervals, ...]
    """Seven weekdays from Monday; a day without intervals is closed."""
    swap_hours: Intervals
    holidays: frozenset[date]
    workdays: frozenset[date]
    """Days worked although their weekday is closed."""
    valid_through: date

    @classmethod
    def from_parts(
        cls,
        *,
        time_zone: str,
        hours: Sequence[Sequence[tuple[str, str]]],
        swap_hours: Sequence[tuple[str, str]],
        holidays: Iterable[date],
        workdays: Iterable[date],
        valid_through: date,
    ) -> Self:
        """A calendar from plain values, `"09:00"` to `"24:00"`, seven weekdays from Monday.

        Raises `BadFile` for a time zone nobody knows and for a week that is never open.
        """
        if not any(hours):
            raise BadFile(texts.NEVER_OPEN)
        return cls(
            zone=_zone(time_zone),
            hours=tuple(_intervals(day) for day in hours),
            swap_hours=_intervals(swap_hours),
            holidays=frozenset(holidays),
            workdays=frozenset(workdays),
            valid_through=valid_through,
        )

    def add(self, start_at: int, business_ms: int) -> Due:
        """The instant at which `business_ms` of business time have passed since `start_at`.

        Time that fits exactly ends at closing time, not at the next opening.
        """
        day = self._day_of(start_at)
        if business_ms <= 0:
            return Due(start_at, day <= self.valid_through)
        left_ms = business_ms
        while True:
            for start, end in self._open_on(day):
                open_ms = end - max(start, start_at)
                if left_ms <= open_ms:
                    return Due(end - open_ms + left_ms, day <= self.valid_through)
                left_ms -= max(open_ms, 0)
            day += _DAY

    def between(self, start_at: int, end_at: int) -> int:
        """Business time from one instant to the other; negative when they are in reverse order."""
        if end_at < start_at:
            return -self.between(end_at, start_at)
        total_ms, last = 0, self._day_of(end_at)
        day = self._day_of(start_at)
        while day <= last:
            for start, end in self._open_on(day):
                total_ms += max(0, min(end, end_at) - max(start, start_at))
            day += _DAY
        return total_ms

    def after(self, at: int, quiet: tuple[str, str]) -> int:
        """The same instant, or the end of the quiet hours it falls into (`"21:00"` to `"09:00"`).

        By the clock at the site.
        """
        first, last = (_minute(one) for one in quiet)
        day = self._day_of(at)
        for begins in (day - _DAY, day):
            ends = last if last > first else last + _WHOLE_DAY_MIN
            if self._instant(begins, first) <= at < self._instant(begins, ends):
                return self._instant(begins, ends)
        return at

    def shift_day(self, at: int, start_hour: int) -> str:
        """The ISO date of the shift an instant belongs to; days change at `start_hour` at the site.

        A night shift from 22:00 to 06:00 is one day when days change at 06:00 (DOMAIN D2.4).
        """
        local = self._local(at)
        return (local.date() - _DAY * (local.hour < start_hour)).isoformat()

    def _open_on(self, day: date) -> Iterator[tuple[int, int]]:
        for start, end in self._intervals_on(day):
            yield self._instant(day, start), self._instant(day, end)

    def _intervals_on(self, day: date) -> Intervals:
        if day in self.workdays:
            return self.hours[day.weekday()] or self.swap_hours
        return () if day in self.holidays else self.hours[day.weekday()]

    def _instant(self, day: date, minute: int) -> int:
        days, minute = divmod(minute, _WHOLE_DAY_MIN)
        wall = datetime.combine(day + _DAY * days, time(*divmod(minute, 60)), tzinfo=self.zone)
        # Through UTC: subtracting in one zone would give the difference on the wall.
        return round(wall.astimezone(UTC).timestamp()) * 1000

    def _local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at // 1000, tz=self.zone)

    def _day_of(self, at: int) -> date:
        return self._local(at).date()


def _intervals(day: Iterable[tuple[str, str]]) -> Intervals:
    return tuple((_minute(start), _minute(end)) for start, end in day)


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadFile(texts.NO_SUCH_ZONE.fill(zone=name)) from error
