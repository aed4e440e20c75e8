"""The head of a case tells by when it must be solved once that is near, and never before."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Status
from cs_tui.services.cases import CaseView
from cs_tui.widgets.case_head import SOLVE_SOON_MS, solution_due
from tests.make import HOUR, NOW, in_status


@pytest.mark.parametrize(
    ("due_at", "told"),
    [
        (None, False),
        (NOW + SOLVE_SOON_MS + 1, False),
        (NOW + SOLVE_SOON_MS, True),
        (NOW - HOUR, True),
    ],
)
def test_the_time_to_solve_it_shows_when_it_is_near(due_at: int | None, told: bool) -> None:
    view = CaseView(in_status(Status.ACTIVE).case, {}, resolve_by=due_at)
    assert solution_due(view, NOW, "en").plain.startswith("solution ") is told
    assert solution_due(view, NOW, "zh").plain.startswith("解决 ") is told
