"""The working hours and days as data. Reckoning with them is `core/calendar.py`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cs_tui.core.policy.base import Frozen, Pair, Text

ClockTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Interval = tuple[ClockTime, ClockTime]


class Closure(Frozen):
    """A named run of days off, both ends included."""

    name: Pair
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise PydanticCustomError("closure_backwards", "last is before first")
        return self

    def days(self) -> tuple[date, ...]:
        """Every day of the closure."""
        length = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(length))


class Calendar(Frozen):
    """Opening hours for each weekday, days off, and weekend days worked by swap (调休)."""

    version: Annotated[int, Field(ge=1)]
    time_zone: Text
    hours: Annotated[tuple[tuple[Interval, ...], ...], Field(min_length=7, max_length=7)]
    """Monday first; a day without intervals is closed. Intervals follow one another."""
    swap_hours: Annotated[tuple[Interval, ...], Field(min_length=1)]
    """The hours of a weekend day that is worked by swap."""
    closures: tuple[Closure, ...]
    workdays: tuple[date, ...]
    """Days that are worked although the weekday is closed."""
    valid_through: date
    """The last day the official notice covers; after it plain weekends, marked unconfirmed."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for intervals in (*self.hours, self.swap_hours):
            times = [time for interval in intervals for time in interval]
            if any(later <= earlier for earlier, later in zip(times, times[1:], strict=False)):
                raise PydanticCustomError("hours_backwards", "hours overlap or run backwards")
        if both := set(self.holidays) & set(self.workdays):
            raise PydanticCustomError(
                "off_and_worked", "{day} is off and worked", {"day": min(both).isoformat()}
            )
        return self

    @property
    def holidays(self) -> tuple[date, ...]:
        """Every day off, in the order of the closures."""
        return tuple(day for closure in self.closures for day in closure.days())

    def name_of(self, day: date) -> Pair | None:
        """The name of the holiday a day belongs to."""
        for closure in self.closures:
            if closure.first <= day <= closure.last:
                return closure.name
        return None
