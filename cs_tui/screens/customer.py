"""What a screen does about the customer of a case."""

from __future__ import annotations

from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import AskPanel
from cs_tui.texts import panels as panel_texts


async def show_number(screen: CaseActs) -> None:
    """Shows the customer's number for a while; the reason is on record."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    reason = await screen.app.push_screen_wait(AskPanel(panel_texts.WHY_SHOW, screen.lang))
    if reason:
        limit = await screen.desk.run(screen.desk.cases.reveal, case_id, reason)
        screen.reveal(case_id, limit)
