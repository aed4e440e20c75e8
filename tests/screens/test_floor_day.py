"""The day of everybody as rows: each figure has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.metrics.day import DayFigures, day_figures
from cs_tui.core.metrics.fact_rows import COMPLEXITIES
from cs_tui.screens import floor_day
from cs_tui.texts import Lang
from tests.core.metrics.test_day import CASE, CHAT, DAY


def a_full_day() -> DayFigures:
    """Every channel figure has something to tell: steps, complexities, ratings and what was said
    with them."""
    contacts = [
        replace(
            CHAT,
            contact=f"c{n}",
            case=f"k{n}",
            turn_ms=(30_000,),
            first_met=True,
            steps_ms=(1_000, 1_000, 1_000, 1_000, 1_000),
            complexity=COMPLEXITIES[n % 3],
        )
        for n in range(12)
    ]
    cases = [
        replace(
            CASE,
            case=f"k{n}",
            resolved_met=True,
            survey_channel="chat",
            survey_day=DAY,
            survey_agent="lin",
            survey_score=4,
            survey_at_once=n % 2 == 0,
        )
        for n in range(12)
    ]
    return day_figures(contacts, cases, None, DAY)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_figure_has_one_row_whatever_customers_said(lang: Lang) -> None:
    keys = [row.id for row in floor_day.rows(a_full_day(), lang)]
    assert "day-chat-fcr_stated" in keys
    assert "day-chat-handling_complex" in keys
    assert len(set(keys)) == len(keys)
