"""F4's two sections: 待我接收, what is offered to me, and 我转出的, what I passed on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.passing_rows import Handed, PassingRows
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import NumberedAct
from cs_tui.screens.write_panel import WritePanel
from cs_tui.texts import Words
from cs_tui.texts import passing as texts
from cs_tui.widgets.pick_list import Pick


class Passing(ListScreen):
    """What is done with cases that change hands, for the screen that lists them."""

    def __init__(self) -> None:
        super().__init__()
        self.incoming: tuple[Handed, ...] = ()
        """What waits for me, and what I took over."""
        self.outgoing: tuple[Handed, ...] = ()

    async def load_passed(self) -> None:
        """Reads what waits for me, what I took over and what I passed on."""
        run, offers = self.desk.run, self.desk.offers
        self.incoming = (
            *(Handed("in", one) for one in await run(offers.to_me)),
            *(Handed("taken", one) for one in await run(offers.taken)),
        )
        self.outgoing = tuple(Handed("out", one) for one in await run(offers.by_me))

    def passing_rows(self) -> PassingRows:
        """How they are drawn now."""
        width = self.listed.size.width or 76
        return PassingRows(self.cs.now(), self.lang, self.called, self.cs.policy, width)

    @property
    def passing_acts(self) -> Sequence[NumberedAct]:
        """What can be done about the highlighted one."""
        return (
            NumberedAct("4", texts.ACT_ACCEPT, self._accept_chosen),
            NumberedAct("5", texts.ACT_DECLINE, self._decline),
            NumberedAct("6", texts.ACT_ANSWER, self._answer),
            NumberedAct("7", texts.ACT_ANSWER_KEEP, partial(self._answer, returns=False)),
            NumberedAct("8", texts.ACT_WITHDRAW, self._withdraw),
        )

    async def open_handed(self, one: Handed) -> None:
        """What is offered is read first, and accepted there; the others open at the desk."""
        if one.section != "in":
            await self.show_case(one.passed.case)
            return
        await self.desk.run(self.desk.offers.see, one.passed.case)
        title = texts.READ.fill(number=one.passed.number, who=self._person(one.passed.offer.by))
        text = self.passing_rows().detail(one, self.cs.me)
        if await self.app.push_screen_wait(ReadPanel(title, text, self.lang)):
            await self._accept(one)

    async def pick_handed(self, one: Handed) -> None:
        """Its digit was pressed: what is offered is accepted, the others open."""
        if one.section == "in":
            await self._accept(one)
        else:
            await self.show_case(one.passed.case)

    @property
    def chosen_handed(self) -> Handed | None:
        """The highlighted one, when it is one of these."""
        return self.chosen if isinstance(self.chosen, Handed) else None

    async def _accept_chosen(self) -> None:
        one = self.chosen_handed
        if one is None or one.section != "in":
            self.cs.tell(texts.PICK_IN)
        else:
            await self._accept(one)

    async def _accept(self, one: Handed) -> None:
        await self.desk.run(self.desk.offers.accept, one.passed.case)
        self.cs.tell(texts.ACCEPTED.fill(number=one.passed.number))
        await self.show_case(one.passed.case)

    async def _decline(self) -> None:
        one = self.chosen_handed
        if one is None or one.section != "in":
            self.cs.tell(texts.PICK_IN)
            return
        place = f"decline/{one.passed.case}"
        reason = await self._why(place)
        if reason:
            await self.desk.run(self.desk.offers.decline, one.passed.case, reason)
            await self.cs.forget(place)
            await self._done(texts.DECLINED, one)

    async def _why(self, place: str) -> str | None:
        """A reason of the shop's list, or one in the person's own words."""
        known = self.cs.policy.reasons.declines if self.cs.policy else ()
        rows = [
            Pick(one.name.say(self.lang), one.name.say(self.lang), key=one.id) for one in known[:8]
        ]
        rows.append(Pick("", self.say(texts.OTHER_WHY), key="other"))
        picked = await self.app.push_screen_wait(
            PickPanel[str](texts.WHY_DECLINE, filtering(rows), self.lang)
        )
        if picked == "":
            ask = AskPanel(texts.WHY_DECLINE, self.lang, place=place)
            return await self.app.push_screen_wait(ask)
        return picked

    async def _answer(self, *, returns: bool = True) -> None:
        one = self.chosen_handed
        if one is None or one.section == "out":
            self.cs.tell(texts.PICK_TAKEN)
            return
        giver = self._person(one.passed.offer.by)
        title = texts.RESULT.fill(number=one.passed.number, who=giver)
        place = f"answer/{one.passed.case}"
        result = await self.app.push_screen_wait(WritePanel(title, self.lang, place=place))
        if result:
            verb = partial(self.desk.offers.answer, returns=returns)
            await self.desk.run(verb, one.passed.case, result)
            await self.cs.forget(place)
            back = returns or one.section == "in"
            await self._done(texts.ANSWERED_BACK if back else texts.ANSWERED, one)

    async def _withdraw(self) -> None:
        one = self.chosen_handed
        if one is None or one.section != "out" or not one.passed.offer.open:
            self.cs.tell(texts.PICK_OUT)
            return
        await self.desk.run(self.desk.offers.withdraw, one.passed.case)
        await self._done(texts.WITHDRAWN, one)

    async def _done(self, words: Words, one: Handed) -> None:
        named = {"number": one.passed.number, "who": self._person(one.passed.offer.by)}
        self.cs.tell(words.fill(**named))
        await self.redraw()
        await self.cs.refresh_board()

    def _person(self, person: str) -> str:
        return self.called.get(person, person)
