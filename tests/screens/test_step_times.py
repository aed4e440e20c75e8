"""How long cases took by complexity: shown where they differed, never pooled, in 80 columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.metrics.day import day_figures, figures_of
from cs_tui.core.text import cells
from cs_tui.screens import step_times
from cs_tui.texts import Lang
from tests.core.metrics.test_day import CASE, CHAT, DAY

HARD = replace(CHAT, contact="c2", case="k2", complexity="complex", handle_ms=900_000)
MAIL = replace(HARD, contact="c3", case="k3", channel="email")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_handling_time_is_told_for_each_complexity_of_a_channel(lang: Lang) -> None:
    day = day_figures([CHAT, HARD, MAIL], [CASE], "lin", DAY)
    lines = [one.plain for one in step_times.mix(day.channels, lang)]
    assert len(lines) == 3
    assert "6:20/1" in lines[2]
    assert "15" in lines[2]
    assert max(cells(one) for one in lines) <= 76
    assert [(of, one.n) for of, one in figures_of(day, "handling_complex")] == [
        ("chat", 1),
        ("email", 1),
    ]


def test_where_all_were_alike_nothing_is_shown() -> None:
    day = day_figures([CHAT], [CASE], "lin", DAY)
    assert list(step_times.mix(day.channels, "zh")) == []
