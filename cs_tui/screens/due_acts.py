"""What is done about what is due: done, not reached, not satisfied, later, not needed any more."""

from __future__ import annotations

from typing import Final

from cs_tui.core.calendar import Due as DueTime
from cs_tui.core.case import Case
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.due_rows import form_of, what_of
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.promise import IN
from cs_tui.screens.side import padded
from cs_tui.store.due import Due
from cs_tui.texts import Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import followups as texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick

SHOWN_WHAT: Final = 40
"""Cells of what was owed in a notice."""
MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
TIMES: Final[tuple[tuple[Words, int], ...]] = (
    (texts.AFTER_MINUTES.fill(n=30), 30 * MINUTE_MS),
    (texts.AFTER_HOURS.fill(n=1), HOUR_MS),
    (texts.AFTER_HOURS.fill(n=2), 2 * HOUR_MS),
    (texts.AFTER_HOURS.fill(n=4), 4 * HOUR_MS),
)
DAYS: Final = (1, 3, 7)


class DueActs(ListScreen):
    """The acts, for the screen that lists what is due."""

    async def done(self, one: Due) -> None:
        """Kept, confirmed; a complaint and a scheduled act are gone on with at the desk."""
        if one.sort == "promise":
            await self.desk.run(self.desk.promises.keep, one.case, one.id)
            await self.told(texts.KEPT, one)
        elif one.sort == "followup":
            await self.desk.run(self.desk.followups.confirm, one.case, one.id)
            await self.told(texts.CONFIRMED, one)
        else:
            if one.sort == "scheduled":
                await self.desk.run(self.desk.queue.resume, one.case)
            await self.show_case(one.case)

    async def drop(self, one: Due) -> None:
        """Not needed any more, for a reason."""
        if one.sort not in ("promise", "followup"):
            self.cs.tell(texts.NOT_DROPPED)
            return
        place = f"drop/{one.case}/{one.id}"
        ask = AskPanel(texts.WHY_DROP, self.lang, place=place)
        reason = await self.app.push_screen_wait(ask)
        if reason:
            owner = self.desk.promises if one.sort == "promise" else self.desk.followups
            await self.desk.run(owner.drop, one.case, one.id, reason)
            await self.cs.forget(place)
            await self.told(texts.DROPPED, one)

    async def not_reached(self, one: Due) -> None:
        """Nobody answered: the next try stands in the list, the last one ends it."""
        if one.sort != "followup":
            self.cs.tell(texts.ONLY_FOLLOWUPS)
            return
        case = await self.desk.run(self.desk.followups.not_reached, one.case, one.id)
        tried = next(found for found in case.followups if found.id == one.id)
        words = texts.AGAIN if tried.open else texts.NEVER_REACHED
        again = timing.day_clock(tried.due_at, self.cs.now())
        await self.told(words, one, n=tried.tries, most=tried.most, time=again)

    async def not_satisfied(self, one: Due) -> None:
        """It did not help: the case goes on at the desk, a closed one in a linked case."""
        if one.sort != "followup":
            self.cs.tell(texts.ONLY_FOLLOWUPS)
            return
        place = f"not-satisfied/{one.case}/{one.id}"
        ask = AskPanel(texts.WHY_NOT_SATISFIED, self.lang, place=place)
        reason = await self.app.push_screen_wait(ask)
        if reason:
            run, verb = self.desk.run, self.desk.followups.not_satisfied
            case: Case = await run(verb, one.case, one.id, reason)
            await self.cs.forget(place)
            words = texts.REOPENED if case.id == one.case else texts.LINKED
            await self.told(words, one, next=case.number)

    async def later(self, one: Due) -> None:
        """At another time; a promise is agreed anew with the customer."""
        rows = [
            Pick(due, padded(self.say(words), IN) + self._at(due), key=str(number))
            for number, (words, due) in enumerate(await self._times())
        ]
        title = texts.LATER_WHEN.fill(what=self.say(form_of(one)))
        panel: PickPanel[DueTime] = PickPanel(title, filtering(rows), self.lang)
        due = await self.app.push_screen_wait(panel)
        if due is not None:
            await self.desk.run(self.desk.followups.later, one, due)
            await self.told(texts.MOVED, one, time=timing.day_clock(due.at, self.cs.now()))

    async def told(self, words: Words, one: Due, **values: object) -> None:
        """Says what was done, and shows the list as it is now."""
        what = shorten(one_line(what_of(one, self.lang)), SHOWN_WHAT)
        self.cs.tell(words.fill(number=one.number, what=what, **values))
        await self.redraw()
        await self.cs.refresh_board()

    async def _times(self) -> list[tuple[Words, DueTime]]:
        now = self.cs.now()
        times = [(words, DueTime(now + ms, confirmed=True)) for words, ms in TIMES]
        for days in DAYS:
            due = await self.desk.run(self.desk.followups.in_business_days, days)
            times.append((texts.AFTER_DAYS.fill(n=days), due))
        return times

    def _at(self, due: DueTime) -> str:
        unsure = "" if due.confirmed else self.say(desk_texts.UNCONFIRMED)
        return f"{timing.day_clock(due.at, self.cs.now())}{unsure}"
