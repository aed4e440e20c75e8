"""Whose rating is to be entered: by the rule, and not in quiet hours."""

from __future__ import annotations

from cs_tui.core.survey import SurveyAsked
from cs_tui.services.surveys import Surveys
from tests.make import HOUR
from tests.services.bench import Bench


def test_who_was_chosen_in_quiet_hours_is_listed_for_a_day_once_they_are_over() -> None:
    bench = Bench()
    case, surveys, over = bench.cases.open_call().id, Surveys(bench.kit), bench.at + 5 * HOUR
    with bench.kit.log.case_act(case, bench.kit.ctx()) as act:
        act.add(
            SurveyAsked(survey="s", channel="phone", agent="lin", day="2026-05-29", from_at=over)
        )
    listed = []
    for at in (bench.at, over - 1, over, over + 24 * HOUR, over + 24 * HOUR + 1):
        bench.at = at
        listed.append([one.case for one in surveys.unrated()])
    assert listed == [[], [], [case], [case], []]
