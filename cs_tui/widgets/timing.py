"""Times as people read them: m:ss only for queue clocks under an hour, else minutes or a clock."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from cs_tui.core.ports import Instant
from cs_tui.texts import Lang, Words

LEFT = Words(zh="剩 {time}", en="{time} left")
LATE = Words(zh="超 {time}", en="{time} late")
OVER = Words(zh="超 {time}", en="+{time}")
DUE = Words(zh="{time} 到期", en="due {time}")
SECONDS = Words(zh="{n} 秒", en="{n} s")
MINUTES = Words(zh="{n} 分", en="{n} min")
HOURS = Words(zh="{h} 小时 {m} 分", en="{h} h {m:02}")
LONG_HOURS = Words(zh="{h} 小时", en="{h} h")
DAYS = Words(zh="{d} 天", en="{d} d")

_MINUTE = 60_000
HOUR_MS = _HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_LONG = 10 * _HOUR
"""From here on nobody asks for the minutes."""
_LATEST = 4_102_444_800_000
"""The year 2100: an odd instant in a record must not end the desk of whoever looks at it."""
SOON_MS = 5 * _MINUTE
"""From here on what is left is shown as urgent."""


def clock(at: Instant) -> str:
    """`10:43` by the wall clock of this machine; with the date when it is another day."""
    return _local(at).strftime("%H:%M")


def day_clock(at: Instant, now: Instant) -> str:
    """`10:43` today, else `11-24 10:43`."""
    then, today = _local(at), _local(now)
    return then.strftime("%H:%M" if then.date() == today.date() else "%m-%d %H:%M")


def lasting(ms: int) -> str:
    """`3:12`, a running time under an hour; `1:02:05` above."""
    seconds = max(0, ms) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def roughly(ms: int, lang: Lang) -> str:
    """`12 分`, `2 小时 5 分`, `20 小时`, `3 天`: a duration nobody counts in seconds."""
    ms = max(0, ms)
    if ms < _HOUR:
        return MINUTES.say(lang, n=max(1, ms // _MINUTE))
    if _LONG <= ms < _DAY:
        return LONG_HOURS.say(lang, h=ms // _HOUR)
    if ms < _DAY:
        return HOURS.say(lang, h=ms // _HOUR, m=ms % _HOUR // _MINUTE)
    return DAYS.say(lang, d=ms // _DAY)


def aged(ms: int, lang: Lang) -> str:
    """`40 秒`, `2 分`: how old something is that is young as a rule."""
    return SECONDS.say(lang, n=max(0, ms) // 1000) if ms < _MINUTE else roughly(ms, lang)


def left(due_at: Instant, now: Instant, lang: Lang) -> str:
    """`剩 0:46` before the time, `超 12 分` after it."""
    rest = due_at - now
    if rest < 0:
        return LATE.say(lang, time=roughly(-rest, lang))
    if rest < _HOUR:
        return LEFT.say(lang, time=lasting(rest))
    return day_clock(due_at, now)


def late_by_hours(due_at: Instant, now: Instant, lang: Lang) -> str:
    """`超 4 小时`: whole hours, where a column is too narrow for the minutes after them."""
    late = now - due_at
    hours = LONG_HOURS.say(lang, h=late // _HOUR)
    return LATE.say(lang, time=hours if late < _DAY else roughly(late, lang))


def over(due_at: Instant, now: Instant, lang: Lang) -> str:
    """`超 12 分`, `+12 min`: how late it is, where a word beside says that it is."""
    return OVER.say(lang, time=roughly(now - due_at, lang))


def due(due_at: Instant, now: Instant, lang: Lang) -> str:
    """`10:43 到期`: always true, so it need not be repainted while somebody types."""
    if due_at < now:
        return LATE.say(lang, time=roughly(now - due_at, lang))
    return DUE.say(lang, time=day_clock(due_at, now))


def urgency(due_at: Instant, now: Instant) -> str:
    """The style of what is due: late, soon, or nothing."""
    if due_at < now:
        return "late"
    return "soon" if due_at - now < SOON_MS else ""


class _Site:
    """Where the clocks on screen hang: at the site, once its calendar is known."""

    zone: tzinfo | None = None


def show_times_of(zone: str) -> None:
    """From now on clock times are those of this time zone; before, those of this machine."""
    from zoneinfo import ZoneInfo

    _Site.zone = ZoneInfo(zone)


def _local(at: Instant) -> datetime:
    return datetime.fromtimestamp(min(max(at, 0), _LATEST) / 1000, UTC).astimezone(_Site.zone)
