"""How a case is left: sent, saved, resolved, waiting; and what comes to the front after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_tui.errors import Offline, Refused
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.step import acting
from cs_tui.services.field_names import REPLY
from cs_tui.store.board import BoardRow
from cs_tui.texts import Words, suggestion
from cs_tui.texts import desk as texts
from cs_tui.texts import rating as rating_texts
from cs_tui.widgets import timing
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.case import Case
    from cs_tui.screens.fields import Fields
    from cs_tui.services.cases import Caret


class Finishing(CaseActs):
    """Ctrl+N and Ctrl+S, for the screen that shows a case."""

    fields: Fields
    _saving = False
    _serving = False
    _leaving: str | None = None
    """The case in front when the next one was asked for: digits are no longer meant for it."""
    _left: tuple[str, Caret | None] | None = None
    """The case and the caret that a call took from the front."""

    @property
    def front_case(self) -> str | None:
        """The case in front."""
        return self.view.case.id if self.view else None

    async def open_case(self, case_id: str) -> None:
        """Puts a case in front and shows it."""
        raise TypeError("the desk screen shows the case")

    def show_empty(self) -> None:
        """Shows that no case is open."""
        raise TypeError("the desk screen shows the case")

    @acting
    async def action_finish_and_next(self) -> None:
        """Sends, resolves or leaves waiting, and serves the next."""
        if self._saving or self._serving:
            self.cs.tell(texts.STILL_SERVING if self._serving else texts.STILL_SAVING)
            return
        self._saving = True
        try:
            await self._finish()
        finally:
            self._saving = False
        await self.next_case()

    async def _finish(self) -> None:
        if self.view is None or self.stands_aside():
            return
        await self.flush()
        seen = self.view.case
        try:
            case = await self.desk.run(self.desk.queue.finish, seen.id, seen.last_in)
        except Refused:
            await self.reload()
            raise
        self.cs.tell(_ended(case).fill(number=case.number))
        # The next case may take a slow hub's time; until then nobody may send this again.
        await self.show_anew()

    @acting
    async def action_send(self) -> None:
        """Sends or saves, and stays."""
        if self.view is None or self._saving:
            self.cs.tell(texts.STILL_SAVING if self._saving else texts.NOTHING_OPEN)
            return
        self._saving = True
        try:
            untouched = not self._reply.value and not self.view.drafts
            if untouched and self.greeting and not self._answered():
                self.fields.put({REPLY: self.greeting}, self.view)
            await self.flush()
            case = await self.desk.run(self.desk.cases.save, self.view.case.id)
            self._say_saved(case)
            await self.show_anew()
        finally:
            self._saving = False

    async def next_case(self) -> None:
        """Back to what a call interrupted, else the next waiting case, else one of mine."""
        left, self._left = self._left, None
        if left is not None:
            await self.open_case(left[0])
            self.fields.put_caret(left[1])
            return
        self._serving, self._leaving = True, self.front_case
        try:
            await self._serve()
        finally:
            self._serving, self._leaving = False, None

    async def _serve(self) -> None:
        before = self.front_case, self._reply.value
        answered = True
        try:
            await self.desk.run(self.desk.queue.may_be_served)
            case_id = await self.desk.serve_next()
        except Offline:
            case_id, answered = None, False
            self.cs.tell(texts.OFFLINE_NEXT, warning=True)
        await self.cs.refresh_board()
        if before != (self.front_case, self._reply.value) or self.cs.screen is not self:
            # The person went on meanwhile: nothing is drawn away from under their hands.
            if case_id is not None:
                self.cs.tell(texts.SERVED_BESIDE)
            return
        if case_id is None:
            case_id = next((row.id for row in self.cs.board.mine if _needs_me(row)), None)
        if case_id is None:
            self.show_empty()
            if answered:
                self.cs.tell(texts.NONE_WAITING)
        else:
            await self.open_case(case_id)
            self._name_twin()

    def _name_twin(self) -> None:
        """Says that what was just taken may be one thing twice, and who has the other case."""
        twin = next((one for one in self.view.beside if one.twin), None) if self.view else None
        if twin is None:
            return
        who: Words | str = texts.TWIN_WAITS
        if twin.owner is not None:
            name = self.called.get(twin.owner, twin.owner)
            who = texts.TWIN_MINE if twin.owner == self.cs.me else texts.TWIN_OF.fill(who=name)
        words = texts.TWIN_ORDER if twin.same_order else texts.TWIN_LEAF
        self.cs.tell(words.fill(number=twin.number, who=who), warning=True)

    @property
    def _reply(self) -> Writing:
        return self.query_one("#reply", Writing)

    def stands_aside(self) -> bool:
        """Whether the case in front is simply left: it waits or ended already, is offered to
        somebody, or is not mine."""
        if self.view is None or self.fields.unsaved:
            return False
        case = self.view.case
        return case.status != "active" or case.offer is not None or case.owner != self.cs.me

    def _say_saved(self, case: Case) -> None:
        last = case.messages[-1] if case.messages else None
        if last is not None and last.side == "agent" and last.delivery == "waiting":
            self.cs.tell(texts.SENDING.fill(s=self.grace_s(case)))
        else:
            self.cs.tell(texts.SAVED)


def _ended(case: Case) -> Words:
    if case.status != "resolved":
        return texts.LEFT_WAITING
    for one in case.promises:
        if one.open and one.form == "reply":
            return suggestion.STILL_OWED.fill(
                number=case.number, date=timing.day_clock(one.due_at, 0)
            )
    asked = case.survey
    by_voice = asked is not None and asked.channel == "phone" and asked.score is None
    if asked is not None and by_voice and asked.from_at is not None:
        return rating_texts.ASK_LATER.fill(number=case.number, time=timing.clock(asked.from_at))
    return rating_texts.ASK_NOW if by_voice else texts.RESOLVED


def _needs_me(row: BoardRow) -> bool:
    """Whether the next word on a case is ours."""
    return bool(row.unread) or row.status == "active"
