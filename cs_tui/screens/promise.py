"""Picking what is promised to the customer, and until when."""

from __future__ import annotations

from typing import Final

from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.field_names import PROMISE
from cs_tui.texts import Words
from cs_tui.texts import desk as texts
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
TIMES: Final[tuple[tuple[Words, int], ...]] = (
    (texts.IN_MINUTES.fill(n=30), 30 * MINUTE_MS),
    (texts.IN_HOURS.fill(n=1), HOUR_MS),
    (texts.IN_HOURS.fill(n=2), 2 * HOUR_MS),
    (texts.IN_HOURS.fill(n=4), 4 * HOUR_MS),
)
BUSINESS_DAY_MS: Final = 9 * HOUR_MS


async def make(screen: CaseActs) -> None:
    """Puts a promise into the case, to be saved with the rest."""
    now = screen.desk.kit.clock()
    rows = [
        Pick(
            draft,
            f"{screen.say(words)}  {timing.day_clock(draft.due_at, now)}"
            + ("" if draft.due_confirmed else screen.say(texts.UNCONFIRMED)),
            key=str(number),
        )
        for number, (words, draft) in enumerate(await _choices(screen, now))
    ]
    picked = await screen.app.push_screen_wait(
        PickPanel[PromiseDraft](panel_texts.PROMISE, filtering(rows), screen.lang)
    )
    if picked is not None:
        await screen.set_fields({PROMISE: picked.to_text()})
        due = timing.day_clock(picked.due_at, now)
        screen.cs.tell(texts.PROMISE_SET.fill(time=due))


async def _choices(screen: CaseActs, now: int) -> list[tuple[Words, PromiseDraft]]:
    what = screen.say(texts.CALL_BACK)
    promises = screen.desk.promises
    choices = [(words, PromiseDraft(what, now + ms)) for words, ms in TIMES]
    tomorrow = await screen.desk.run(promises.in_business_time, what, BUSINESS_DAY_MS)
    return [*choices, (texts.BUSINESS_DAY, tomorrow)]
