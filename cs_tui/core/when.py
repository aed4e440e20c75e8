"""A time as a person writes it, made exact: a handover says a date, never "tomorrow"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.ports import Instant
from cs_tui.errors import Refused
from cs_tui.texts import calendar as texts

_WIDE: Final = str.maketrans("０１２３４５６７８９：－／．", "0123456789:-/.")
_FORM: Final = re.compile(
    r"(?:(?P<day>今天|明天|后天|today|tomorrow)"
    r"|(?:(?P<y>\d{4})[-/.])?(?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))?"
    r"\s*(?:T\s*)?(?P<h>\d{1,2}):(?P<min>\d{2})",
    re.IGNORECASE,
)
_AHEAD: Final = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2}


def instant(text: str, now: Instant, zone: str) -> Instant:
    """`18:30`, `11-25 18:30`, `2026-11-25 18:30` or `明天 18:30` at the site, after `now`.

    Without a day it is the next time the clock shows it; without a year the next such date.
    Raises `Refused` for what is no time, or one that has passed.
    """
    found = _FORM.fullmatch(text.translate(_WIDE).strip())
    site = ZoneInfo(zone)
    here = datetime.fromtimestamp(now / 1000, site)
    try:
        then = _at(found, here) if found else None
    except ValueError:
        then = None
    if then is None:
        raise Refused(texts.NO_TIME.fill(given=text.strip()[:20]))
    at = round(then.timestamp()) * 1000
    if at <= now:
        raise Refused(texts.TIME_PASSED.fill(given=text.strip()[:20]))
    return at


def written(at: Instant | None, zone: str) -> str:
    """The exact time as it is written: `2026-11-25 18:30`; empty for none."""
    if at is None:
        return ""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def _at(found: re.Match[str], here: datetime) -> datetime:
    clock = time(int(found["h"]), int(found["min"]))
    if found["m"]:
        year = int(found["y"]) if found["y"] else here.year
        then = datetime(year, int(found["m"]), int(found["d"]), tzinfo=here.tzinfo)
        then = datetime.combine(then, clock, here.tzinfo)
        return then if found["y"] or then > here else then.replace(year=year + 1)
    ahead = _AHEAD[found["day"].casefold()] if found["day"] else 0
    then = datetime.combine(here.date() + timedelta(days=ahead), clock, here.tzinfo)
    return then if found["day"] or then > here else then + timedelta(days=1)
