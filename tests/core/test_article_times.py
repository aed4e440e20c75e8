"""Times of an article: read as people write them, and written so that they read the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.article_times import exact, moment, written
from cs_tui.errors import Refused

SITE = "Asia/Shanghai"


def utc(*parts: int) -> int:
    return round(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-12-31", utc(2026, 12, 30, 16)),
        ("2026年12月31日", utc(2026, 12, 30, 16)),
        ("2026/1/5 18:30", utc(2026, 1, 5, 10, 30)),
        ("２０２６－０１－０５　１８：３０", utc(2026, 1, 5, 10, 30)),
        ("2026-12-31T16:00:00Z", utc(2026, 12, 31, 16)),
        ("2026-12-31T18:00:00.250+02:00", utc(2026, 12, 31, 16) + 250),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, at: int | None) -> None:
    assert moment(text, SITE) == at


def test_the_last_day_is_a_whole_day() -> None:
    assert moment("2026-12-31", SITE, last_day=True) == utc(2026, 12, 31, 16)
    assert written(utc(2026, 12, 31, 16), SITE, last_day=True) == "2026-12-31"


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "2026-02-30", "2026-1-1 25:00", "9" * 5000])
def test_what_is_no_time_is_named(text: str) -> None:
    with pytest.raises(Refused) as caught:
        moment(text, SITE)
    assert text[:10] in caught.value.say("zh")


@given(st.integers(0, 250_000_000_000_000), st.booleans())
def test_what_is_written_reads_the_same(at: int, last_day: bool) -> None:
    assert moment(written(at, SITE, last_day=last_day), SITE, last_day=last_day) == at
    assert moment(exact(at, "UTC"), SITE, last_day=last_day) == at
