"""Times as people write them on a command line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cs_tui.cli.times import HOUR_MS, MINUTE_MS, Span, at_site, instant, span
from cs_tui.content import load_policy
from cs_tui.errors import UsageError

CALENDAR = load_policy().calendar
SITE = "Asia/Shanghai"
NOON = round(datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp()) * 1000
"""Noon of 24 November at the site."""


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("30m", Span(30 * MINUTE_MS, business=False)),
        ("30分钟", Span(30 * MINUTE_MS, business=False)),
        ("2h", Span(2 * HOUR_MS, business=False)),
        (" 2H ", Span(2 * HOUR_MS, business=False)),
        ("2小时", Span(2 * HOUR_MS, business=False)),
        ("3d", Span(72 * HOUR_MS, business=False)),
        ("4bh", Span(4 * HOUR_MS, business=True)),
        ("1bd", Span(9 * HOUR_MS, business=True)),
        ("2个工作日", Span(18 * HOUR_MS, business=True)),
    ],
)
def test_a_length_of_time_in_both_languages(given: str, wanted: Span) -> None:
    assert span(given, CALENDAR) == wanted


@pytest.mark.parametrize(
    "given", ["", "0m", "-1h", "1", "h", "1.5h", "2w", "367d", "999999bd", "１h"]
)
def test_what_is_no_length_of_time_is_wrong_usage(given: str) -> None:
    with pytest.raises(UsageError):
        span(given, CALENDAR)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2026-11-24T18:00", "2026-11-24T18:00:00+08:00"),
        ("2026-11-24 18:00", "2026-11-24T18:00:00+08:00"),
        ("2026-11-24T18:00+00:00", "2026-11-25T02:00:00+08:00"),
        ("18:00", "2026-11-24T18:00:00+08:00"),
        ("9:05", "2026-11-24T09:05:00+08:00"),
    ],
)
def test_a_time_is_the_time_at_the_site_unless_it_says_otherwise(given: str, wanted: str) -> None:
    assert at_site(instant(given, SITE, NOON), SITE) == wanted


@pytest.mark.parametrize("given", ["", "soon", "25:00", "2026-13-01T00:00", "0001-01-01T00:00"])
def test_what_is_no_time_is_wrong_usage(given: str) -> None:
    with pytest.raises(UsageError):
        instant(given, SITE, NOON)
