"""Times as people write them become exact, at the site."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cs_tui.core.when import instant, written
from cs_tui.errors import Refused

ZONE = "Asia/Shanghai"
NOW = round(datetime(2026, 12, 31, 17, 43, tzinfo=ZoneInfo(ZONE)).timestamp()) * 1000


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("18:30", "2026-12-31 18:30"),
        ("9:05", "2027-01-01 09:05"),
        ("明天 18:30", "2027-01-01 18:30"),
        ("tomorrow 18:30", "2027-01-01 18:30"),
        ("后天9:00", "2027-01-02 09:00"),
        ("01-05 18:30", "2027-01-05 18:30"),
        ("2027/1/5 18:30", "2027-01-05 18:30"),
        ("2027-01-05T18:30", "2027-01-05 18:30"),
        ("2027-01-05 T 18:30", "2027-01-05 18:30"),
        ("１８：３０", "2026-12-31 18:30"),
    ],
)
def test_every_way_of_writing_it_is_one_exact_time(text: str, exact: str) -> None:
    assert written(instant(text, NOW, ZONE), ZONE) == exact


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "13-40 10:00", "今天 9:00", "2020-01-01 9:00"]
)
def test_no_time_and_a_past_one_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        instant(text, NOW, ZONE)


def test_nothing_is_written_for_no_time() -> None:
    assert written(None, ZONE) == ""
