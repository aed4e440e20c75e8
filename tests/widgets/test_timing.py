"""Times on the screen: whatever stands in a record, they can be shown."""

from __future__ import annotations

import pytest

from cs_tui.widgets import timing


@pytest.mark.parametrize("at", [-1, 2**52, 2**70])
def test_an_instant_out_of_any_calendar_is_shown_and_ends_nothing(at: int) -> None:
    assert timing.clock(at)
    assert timing.day_clock(at, 0)
