"""A comparison with the own last shifts, and lengths of time, in words: for screen and report."""

from __future__ import annotations

from typing import Final

from cs_tui.core.metrics.own_shifts import Compared
from cs_tui.core.metrics.trend import LEAST_BASELINE, Limits, Signal
from cs_tui.texts import Lang, Words
from cs_tui.texts import wrapup as texts

_SECOND, _MINUTE, _HOUR, _DAY = 1000, 60_000, 3_600_000, 86_400_000
_SECONDS_UNTIL: Final = 10 * _MINUTE
"""From ten minutes on nobody reads seconds."""


def lasting(ms: int | None, lang: Lang) -> str:
    """`0:08`, `48 min`, `2 h 10`, `3 d`; a dash for nothing."""
    if ms is None:
        return texts.NONE.say(lang)
    if ms < _SECONDS_UNTIL:
        return f"{ms // _MINUTE}:{ms % _MINUTE // _SECOND:02}"
    if ms < _HOUR:
        return texts.MINUTES.say(lang, n=ms // _MINUTE)
    if ms < _DAY:
        return texts.HOURS.say(lang, h=ms // _HOUR, m=ms % _HOUR // _MINUTE)
    return texts.DAYS.say(lang, d=ms // _DAY)


def verdict(one: Compared, lang: Lang) -> str:
    """What the comparison says: as usual, changed and how, or too few to say."""
    return _verdict(one, lang).say(lang)


def _verdict(one: Compared, lang: Lang) -> Words:
    if not one.enough:
        return texts.OWN_FEW_TODAY.fill(n=one.today.n)
    if one.usual is None:
        return texts.OWN_FEW.fill(n=len(one.history), least=LEAST_BASELINE)
    return _changed(one.changed, one.usual, lang) if one.changed else texts.OWN_USUAL


def _changed(found: Signal, usual: Limits, lang: Lang) -> Words:
    side = texts.OWN_SIDES[found.side]
    if found.rule == "run":
        return texts.OWN_RUN.fill(n=found.n, side=side)
    if found.rule == "near":
        return texts.OWN_NEAR.fill(n=found.n, side=side)
    low, high = (lasting(max(0, round(end)), lang) for end in (usual.lower, usual.upper))
    return texts.OWN_OUTSIDE.fill(low=low, high=high)
