"""Shares on the day's page: whose they are and what they are stands in front, uncut."""

from __future__ import annotations

import pytest

from cs_tui.core.metrics.figures import METRICS
from cs_tui.core.text import cells
from cs_tui.screens import shares
from cs_tui.services import telling
from cs_tui.texts import Lang
from tests.screens.test_floor_day import a_full_day


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_name_of_each_share_is_read_whole(lang: Lang) -> None:
    channels = telling.in_order(a_full_day().channels)
    named = [METRICS[one.metric].name.say(lang) for row in channels for one in telling.shares(row)]
    assert METRICS["fcr_stated"].name.say(lang) in named
    assert [name for name in named if cells(name) >= shares.FIGURE] == []
    drawn = "\n".join(line.plain for line in shares.lines(channels, lang))
    assert [name for name in named if name not in drawn] == []
