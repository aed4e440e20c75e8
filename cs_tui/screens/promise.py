"""Picking what is promised to the customer, and until when."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from cs_tui.core.followup import DAYS, Plan
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import padded
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.field_names import PROMISE
from cs_tui.texts import Words
from cs_tui.texts import desk as texts
from cs_tui.texts import followups as followup_texts
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
PUT_OFF: Final[tuple[tuple[Words, int], ...]] = (
    (followup_texts.AFTER_HOURS.fill(n=2), 2 * HOUR_MS),
    (followup_texts.AFTER_MINUTES.fill(n=30), 30 * MINUTE_MS),
    (followup_texts.AFTER_HOURS.fill(n=4), 4 * HOUR_MS),
    (followup_texts.AFTER_HOURS.fill(n=24), 24 * HOUR_MS),
)


IN: Final = 24
"""Cells of what a time is called, before the time itself."""
PLANS: Final[tuple[Plan, ...]] = ("t1", "t3", "t7")
Choice = Callable[[], Awaitable[None]]


async def make(screen: CaseActs) -> None:
    """A promise to the customer, a follow-up after so many business days, or the case put off."""
    now = screen.desk.kit.clock()
    rows = [
        Pick(
            partial(_promise, screen, draft, now),
            padded(screen.say(words), IN)
            + timing.day_clock(draft.due_at, now)
            + _warned(screen, draft, now),
            key=str(number),
        )
        for number, (words, draft) in enumerate(await _choices(screen, now))
    ]
    rows += [
        Pick(
            partial(_plan, screen, plan),
            padded(screen.say(followup_texts.PLANS[plan]), IN)
            + timing.day_clock(due.at, now)
            + ("" if due.confirmed else screen.say(texts.UNCONFIRMED)),
            key=plan,
        )
        for plan in PLANS
        for due in [await screen.desk.run(screen.desk.followups.in_business_days, DAYS[plan])]
    ]
    rows += [
        Pick(
            partial(_put_off, screen, now + ms),
            padded(screen.say(followup_texts.PUT_OFF), IN) + screen.say(words),
            key=f"later-{ms}",
        )
        for words, ms in PUT_OFF
    ]
    picked = await screen.app.push_screen_wait(
        PickPanel[Choice](panel_texts.PROMISE, filtering(rows), screen.lang)
    )
    if picked is not None:
        await picked()


async def _promise(screen: CaseActs, draft: PromiseDraft, now: int) -> None:
    await screen.set_fields({PROMISE: draft.to_text()})
    due = timing.day_clock(draft.due_at, now)
    limit = _overrun(screen, draft)
    if limit is None:
        screen.cs.tell(texts.PROMISE_SET.fill(time=due))
    else:
        too_late = texts.PROMISE_TOO_LATE.fill(time=due, limit=timing.day_clock(limit, now))
        screen.cs.tell(too_late, warning=True)


def _overrun(screen: CaseActs, draft: PromiseDraft) -> int | None:
    """By when the case must be solved, where the promise comes later; None while it is in time."""
    limit = screen.view.resolve_by if screen.view is not None else None
    return limit if limit is not None and draft.due_at > limit else None


def _warned(screen: CaseActs, draft: PromiseDraft, now: int) -> str:
    """What a person must know of a time before it is picked."""
    unsure = "" if draft.due_confirmed else screen.say(texts.UNCONFIRMED)
    limit = _overrun(screen, draft)
    if limit is None:
        return unsure
    return unsure + screen.say(texts.BEYOND_TARGET.fill(time=timing.day_clock(limit, now)))


async def _plan(screen: CaseActs, plan: Plan) -> None:
    assert screen.view is not None  # noqa: S101
    case = await screen.desk.run(screen.desk.followups.plan, screen.view.case.id, plan)
    due = timing.day_clock(case.followups[-1].due_at, screen.cs.now())
    screen.cs.tell(followup_texts.PLANNED.fill(number=case.number, time=due))
    await screen.reload()


async def _put_off(screen: CaseActs, until: int) -> None:
    assert screen.view is not None  # noqa: S101
    await screen.flush()
    case = await screen.desk.run(screen.desk.followups.snooze, screen.view.case.id, until)
    due = timing.day_clock(until, screen.cs.now())
    screen.cs.tell(followup_texts.MOVED.fill(number=case.number, time=due))
    await screen.reload()


async def _choices(screen: CaseActs, now: int) -> list[tuple[Words, PromiseDraft]]:
    what = screen.say(texts.CALL_BACK)
    promises = screen.desk.promises
    choices = [(words, PromiseDraft(what, now + ms)) for words, ms in TIMES]
    tomorrow = await screen.desk.run(promises.in_business_time, what, BUSINESS_DAY_MS)
    return [*choices, (texts.BUSINESS_DAY, tomorrow)]
