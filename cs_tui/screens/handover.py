"""F6, handover: mine, drafted from the timeline; and others' to read, comment on and sign."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.handover_state import Item
from cs_tui.core.offer_state import Target
from cs_tui.core.shift import Shift, stream_of
from cs_tui.screens import keymap, taking
from cs_tui.screens.handover_form import HandoverForm, Site
from cs_tui.screens.handover_rows import Drawing
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import Named, NumberedAct
from cs_tui.screens.step import acting
from cs_tui.services.handover import Entry, Sheet
from cs_tui.store.offers import Passed
from cs_tui.texts import handover as texts
from cs_tui.texts import keys as key_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain


class HandoverScreen(ListScreen):
    """What I hand over; or, opened from the book, what somebody else did."""

    CSS_PATH = "handover.tcss"
    STEP = "handover"
    DIGITS = texts.DIGIT_LONG
    HERE = {
        "undo": Named(key_texts.UNDO, texts.UNDO_LONG),
        "select": Named(texts.WRITE_KEY, texts.WRITE_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts", "undo"),
        Binding("escape", "out", id="side.back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._reading: str | None = None
        """The stream of the shift of somebody else that is open."""
        self._to: Target | None = None
        self._offered: tuple[Passed, ...] = ()
        """What others hand to me."""

    def above(self) -> ComposeResult:
        """Whose handover it is, and how it stands."""
        yield Static("", id="head", markup=False)

    async def load(self) -> None:
        """Reads the handover."""
        handovers = self.desk.handovers
        if self._to is None:
            self._to = await self.desk.run(handovers.pool)
        if self._reading is not None:
            self._sheet = await self.desk.run(handovers.of, self._reading)
        else:
            stream = await self.desk.run(handovers.stream)
            self._sheet = await self.desk.run(handovers.mine, stream)
        to_me = await self.desk.run(self.desk.offers.to_me)
        mine = self._reading is None
        self._offered = tuple(one for one in to_me if mine and one.offer.why == "handover")
        self.set_class(not self._sheet.entries and not self._offered, "-empty")
        hint = texts.HINT if self._reading is None else texts.HINT_OF
        self.show_hint(hint)
        self.show_empty(texts.EMPTY, texts.EMPTY_WHY)
        self.draw()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """The numbered acts; the last ones are for whoever reads somebody else's."""
        return (
            NumberedAct("1", texts.ACT_OPEN, self._open_case),
            NumberedAct("2", texts.ACT_WRITE, self._write),
            NumberedAct("3", texts.ACT_LEAVE_OUT, self._leave_out),
            NumberedAct("4", texts.ACT_WHOM, self._choose_whom),
            NumberedAct("5", texts.ACT_ALL, self._give_all),
            NumberedAct("6", texts.ACT_BOOK, self._open_book),
            NumberedAct("7", texts.ACT_COMMENT, self._comment),
            NumberedAct("8", texts.ACT_SIGN, self._sign),
            NumberedAct("9", texts.ACT_VERSIONS, self._versions),
        )

    @acting
    async def action_out(self) -> None:
        """Back from somebody else's handover to mine; from mine to the desk."""
        if self._reading is None:
            await self.app.switch_mode("desk")
        else:
            self._reading = None
            await self.redraw()

    async def pick_item(self, item: object) -> None:
        """Hands it over."""
        if isinstance(item, Entry) and self._reading is None:
            await self._give(item)

    async def open_item(self, item: object) -> None:
        """What is handed to me is taken or sent back, mine is written, a colleague's is opened."""
        if isinstance(item, Passed):
            await taking.take(self, item)
        elif self._reading:
            await self._open_case()
        else:
            await self._write()

    @property
    def _drawing(self) -> Drawing:
        policy = self.cs.policy
        width = max(30, (self.listed.size.width or 76) - 8)
        zone = policy.calendar.time_zone if policy else "UTC"
        return Drawing(self.lang, zone, self.cs.names, self.cs.me, width, self.cs.now())

    def draw(self) -> None:
        """The head, the rows and what is known of the highlighted one."""
        if self._sheet is None or self._to is None:
            return
        drawing = self._drawing
        self.query_one("#head", Static).update(drawing.head(self._sheet, self._to))
        rows = drawing.rows(self._sheet.entries, digits=self._reading is None)
        self.listed.draw([*drawing.offered(self._offered), *rows])
        self.show_detail()

    def show_detail(self) -> None:
        """What is known of the highlighted row."""
        item = self.chosen
        shown = Content("")
        if isinstance(item, Passed):
            shown = self._drawing.detail_offered(item)
        elif isinstance(item, Entry):
            shown = self._drawing.detail(item)
        self.query_one("#detail", Static).update(shown)

    @property
    def _chosen(self) -> Entry | None:
        return self.chosen if isinstance(self.chosen, Entry) else None

    def _mine(self) -> Entry | None:
        """The highlighted item when it is mine to act on; else it is said why not."""
        if self._reading is not None:
            self.cs.tell(texts.MINE_ONLY)
            return None
        if self._chosen is None:
            self.cs.tell(texts.PICK_ONE)
        return self._chosen

    async def _open_case(self) -> None:
        if self._chosen is None:
            self.cs.tell(texts.PICK_ONE)
        else:
            await self.show_case(self._chosen.item.case)

    async def _write(self) -> None:
        chosen = self._mine()
        if chosen is None:
            return
        site = Site(self.cs.now(), self._drawing.zone)
        handovers, case = self.desk.handovers, chosen.item.case
        kept = await self.desk.run(handovers.typed, case)
        form = HandoverForm(chosen.item, self.lang, site, kept, partial(handovers.keep, case))
        item: Item | None = await self.app.push_screen_wait(form)
        if item is not None:
            await self.desk.run(self.desk.handovers.write, item)
            self.cs.tell(texts.WROTE.fill(number=item.number))
            await self.redraw()

    async def _leave_out(self) -> None:
        chosen = self._mine()
        if chosen is None:
            return
        place = f"left-out/{chosen.item.case}"
        ask = AskPanel(texts.WHY_OUT, self.lang, place=place)
        reason = await self.app.push_screen_wait(ask)
        if reason:
            await self.desk.run(self.desk.handovers.leave_out, chosen.item, reason)
            await self.cs.forget(place)
            self.cs.tell(texts.LEFT.fill(number=chosen.item.number))
            await self.redraw()

    async def _choose_whom(self) -> None:
        if self._reading is not None:
            self.cs.tell(texts.MINE_ONLY)
            return
        pool = await self.desk.run(self.desk.handovers.pool)
        people = await self.desk.run(self.desk.handovers.colleagues)
        rows = [
            Pick(pool, self.say(texts.NEXT_SHIFT_LONG), key="pool"),
            *(Pick(Target(person=one.id), plain(one.name), key=one.id) for one in people),
        ]
        panel = PickPanel[Target](texts.WHOM, filtering(rows), self.lang)
        chosen = await self.app.push_screen_wait(panel)
        if chosen is not None:
            self._to = chosen
            self.draw()

    async def _give(self, entry: Entry) -> None:
        item, to = entry.item, self._to
        if to is None:
            return
        if entry.given:
            self.cs.tell(texts.GIVEN_ALREADY.fill(number=item.number))
            return
        said = await self._if_then(item) if item.risky and not item.contingency else ""
        if said is None:
            return
        give = partial(self.desk.handovers.give, contingency=said)
        await self.desk.run(give, item.case, to)
        await self.cs.forget(_if_then_place(item))
        self.cs.tell(texts.GAVE.fill(number=item.number, whom=self._drawing.whom(to)))
        await self._gave()

    async def _if_then(self, item: Item) -> str | None:
        severity = texts.SEVERITIES[item.severity]
        asked = texts.IF_THEN.fill(number=item.number, severity=severity)
        ask = AskPanel(asked, self.lang, place=_if_then_place(item))
        return await self.app.push_screen_wait(ask) or None

    async def _give_all(self) -> None:
        if self._reading is not None or self._to is None:
            self.cs.tell(texts.MINE_ONLY)
            return
        given = await self.desk.run(self.desk.handovers.give_all, self._to)
        if given.numbers:
            whom = self._drawing.whom(self._to)
            self.cs.tell(texts.GAVE_ALL.fill(n=len(given.numbers), whom=whom))
        if given.refused:
            self.cs.tell(texts.GAVE_NOT.fill(n=len(given.refused), first=given.refused[0][1]))
        await self._gave()

    async def _gave(self) -> None:
        await self.redraw()
        await self.cs.refresh_board()

    async def _open_book(self) -> None:
        drawing = self._drawing

        async def rows(typed: str) -> Sequence[Pick]:
            found = await self.desk.run(self.desk.handovers.book, typed)
            return [self._in_book(drawing, shift) for shift in found]

        panel = PickPanel[str](texts.BOOK, rows, self.lang, digits=False)
        chosen = await self.app.push_screen_wait(panel)
        if chosen is not None:
            own = await self.desk.run(self.desk.handovers.stream)
            self._reading = None if chosen == own else chosen
            await self.redraw()

    def _in_book(self, drawing: Drawing, shift: Shift) -> Pick:
        who = drawing.name(shift.agent)
        said = self.say(texts.BOOK_ROW, day=shift.day, who=who, n=len(shift.handover.items))
        label = Content.assemble(plain(said), drawing.signed(shift.handover))
        return Pick(stream_of(shift.id), label, key=shift.id)

    async def _comment(self) -> None:
        if self._reading is None:
            self.cs.tell(texts.OTHERS_ONLY)
            return
        place = f"comment/{self._reading}"
        ask = AskPanel(texts.YOUR_COMMENT, self.lang, place=place)
        said = await self.app.push_screen_wait(ask)
        if said:
            await self.desk.run(self.desk.handovers.comment, self._reading, said)
            await self.cs.forget(place)
            self.cs.tell(texts.COMMENTED)
            await self.redraw()

    async def _sign(self) -> None:
        if self._reading is None:
            self.cs.tell(texts.OTHERS_ONLY)
            return
        shift = await self.desk.run(self.desk.handovers.sign, self._reading)
        self.cs.tell(texts.SIGNED_NOW.fill(v=len(shift.handover.versions)))
        await self.redraw()

    async def _versions(self) -> None:
        if self._sheet is None or not self._sheet.handover.versions:
            self.cs.tell(texts.NOTHING_GIVEN)
            return
        shown = self._drawing.versions(self._sheet.handover)
        await self.app.push_screen_wait(ReadPanel(texts.VERSIONS, shown, self.lang))


def _if_then_place(item: Item) -> str:
    return f"if-then/{item.case}"
