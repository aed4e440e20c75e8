"""Times of an article as people write them: a day, a day with a time, or an exact ISO 8601 time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.ports import Instant
from cs_tui.errors import Refused
from cs_tui.texts import article as texts

_WIDE: Final = str.maketrans("０１２３４５６７８９：－／．　", "0123456789:-/. ")
_DAY: Final = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)?(Z|[+-]\d{2}:\d{2})?"
)
_SHOWN: Final = 20


def moment(text: str, zone: str, *, last_day: bool = False) -> Instant | None:
    """The instant that is written; None for nothing. A time without an offset is one at `zone`.

    Where `last_day` is said, a day alone means the end of it. Raises `Refused` for what is no time.
    """
    said = text.translate(_WIDE).strip()
    if not said:
        return None
    found = _DAY.fullmatch(said)
    try:
        return _instant(found, zone, last_day) if found else _none(text)
    except (ValueError, OverflowError):
        return _none(text)


def written(at: Instant | None, zone: str, *, last_day: bool = False) -> str:
    """The same instant for people, to be read again by `moment`; empty for none."""
    if at is None:
        return ""
    there = _there(at, zone)
    if last_day and (there.hour, there.minute, there.second, there.microsecond) == (0, 0, 0, 0):
        return f"{there - timedelta(days=1):%Y-%m-%d}"
    if (there.hour, there.minute, there.second, there.microsecond) == (0, 0, 0, 0):
        return f"{there:%Y-%m-%d}"
    if there.second or there.microsecond:
        return exact(at, zone)
    return f"{there:%Y-%m-%d %H:%M}"


def exact(at: Instant | None, zone: str) -> str:
    """The same instant with its offset from UTC, for files; empty for none."""
    if at is None:
        return ""
    there = _there(at, zone)
    return there.isoformat(timespec="milliseconds" if there.microsecond else "seconds")


def _there(at: Instant, zone: str) -> datetime:
    return datetime.fromtimestamp(at // 1000, ZoneInfo(zone)) + timedelta(milliseconds=at % 1000)


def _instant(found: re.Match[str], zone: str, last_day: bool) -> Instant:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if found[4] is None:
        if found[8]:
            raise ValueError
        then = datetime(year, month, day, tzinfo=ZoneInfo(zone))
        return _ms(then + timedelta(days=1) if last_day else then)
    clock = (int(found[4]), int(found[5]), int(found[6] or 0), int(found[7] or 0) * 1000)
    then = datetime(year, month, day, *clock, tzinfo=ZoneInfo(zone))
    if found[8]:
        offset = "+00:00" if found[8] == "Z" else found[8]
        then = datetime.fromisoformat(f"{then:%Y-%m-%dT%H:%M:%S.%f}{offset}")
    return _ms(then)


def _ms(then: datetime) -> Instant:
    at = round(then.timestamp() * 1000)
    if not 0 <= at < _LATEST:
        raise ValueError
    return at


_LATEST: Final = 253_402_300_800_000
"""The year 10000, which no calendar here can show."""


def _none(text: str) -> Instant:
    raise Refused(texts.NO_DAY.fill(given=" ".join(text.split())[:_SHOWN]))
