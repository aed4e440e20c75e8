"""F8, the floor: for who leads, what goes wrong next and who holds it. One act: reassigning."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.metrics.day import DayFigures
from cs_tui.core.metrics.figures import METRICS
from cs_tui.errors import CsError, Refused
from cs_tui.screens import floor_day, keymap
from cs_tui.screens.floor_day import OfFigure
from cs_tui.screens.floor_rows import SECTIONS, FloorRows, OfCase, Section
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import Named, NumberedAct, padded
from cs_tui.services.floor import Lag, Taker, View
from cs_tui.texts import Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import floor as texts
from cs_tui.texts import keys as key_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

ASK_S = 60.0
"""The hub is asked this often which devices it has not heard of, while somebody looks."""
TIED = "\u00a0"
"""A space at which no line breaks."""
ALARMING: tuple[Section, ...] = ("whose", "papers", "unhappy")
"""Lists in which there should be nothing."""


class FloorScreen(ListScreen):
    """One list at a time, its digit in the line above; who is on and what waits beside it."""

    CSS_PATH = "floor.tcss"
    STEP = "floor"
    DIGITS = texts.DIGIT_LONG
    NUMBERED = False
    HERE = {"select": Named(key_texts.OPEN, texts.OPEN_LONG)}
    BINDINGS = [*keymap.bindings("case.acts")]

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._section: Section = SECTIONS[0]
        self._not_yours: Words | None = None
        self._lags: Mapping[str, tuple[Lag, ...]] = {}
        self._day: DayFigures | None = None
        self._no_day: Words = texts.EMPTY["day"]

    def above(self) -> ComposeResult:
        """The names of the lists."""
        yield Static("", id="sections", markup=False)

    async def arrive(self) -> None:
        """The hub is asked which devices it has not heard of."""
        await super().arrive()
        self._ask_the_hub()
        self._ask_for_the_day()

    async def load(self) -> None:
        """Reads the floor; who may not see it is told why."""
        try:
            self._view = await self.desk.run(self.desk.floor.shown)
            self._not_yours = None
        except Refused as refused:
            self._view, self._not_yours = View(), refused.words
        self.tick()

    async def on_desk(self) -> None:
        """The desk is there; while somebody looks, the hub is asked again now and then."""
        self.set_interval(ASK_S, self._ask_the_hub)
        self.set_interval(ASK_S, self._ask_for_the_day)
        await super().on_desk()

    @work(exclusive=True, group="lags")
    async def _ask_the_hub(self) -> None:
        """Which devices it has not heard of; what nobody can say now is not shown."""
        if not self._shown or self.app.screen is not self or self.desk.kit.profile.alone:
            return
        try:
            staff = await self.desk.hub.staff()
            self._lags = await self.desk.run(self.desk.floor.lags, staff)
        except CsError:
            self._lags = {}
        self.tick()

    @work(exclusive=True, group="day")
    async def _ask_for_the_day(self) -> None:
        """The figures of everybody, while they are looked at: of this log alone, else the hub's."""
        looking = self._shown and self.app.screen is self and self._section == "day"
        if not looking or self._not_yours is not None:
            return
        day = await self.desk.run(self.desk.kit.day)
        try:
            if self.desk.kit.profile.alone:
                self._day = await self.desk.run(self.desk.wrapup.day, day, None)
            else:
                self._day = await self.desk.hub.figures(day)
        except CsError as error:
            self._day, self._no_day = None, texts.DAY_NOT_READ.fill(why=error.words)
        self.tick()
        if self.focused is None:
            # A list without rows is hidden, and what is hidden loses the keys.
            self.listed.focus()

    def tick(self) -> None:
        """The clocks went on."""
        if self._shown:
            self.draw()

    def draw(self) -> None:
        """The list that is chosen, how much is in each, and the summary beside it."""
        rows = FloorRows(
            self.cs.now(),
            self.lang,
            self.called,
            self.cs.policy,
            self.listed.size.width or 76,
            self._lags,
        )
        of_day = self._section == "day"
        drawn = list(self._rows_of_day() if of_day else rows.of(self._section, self._view))
        self.set_class(not drawn, "-empty")
        self.set_class(self._not_yours is not None, "-closed")
        empty = self._no_day if of_day else texts.EMPTY[self._section]
        self.query_one("#empty", Static).update(self.say(self._not_yours or empty))
        self.show_hint(self._hint)
        self.query_one("#sections", Static).update(self._names())
        self.query_one("#detail", Static).update(rows.summary(self._view))
        self.listed.draw(drawn)

    def on_key(self, event: events.Key) -> None:
        """A digit, ASCII or full-width, switches to its list."""
        typed = event.character
        digit = unicodedata.digit(typed, 0) if typed and len(typed) == 1 else 0
        if 0 < digit <= len(SECTIONS) and self._not_yours is None:
            event.stop()
            self._section = SECTIONS[digit - 1]
            self.tick()
            self._ask_for_the_day()
            self.listed.focus()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about the highlighted case."""
        return (
            NumberedAct("1", texts.ACT_OPEN, self._open),
            NumberedAct("2", texts.ACT_REASSIGN, self._reassign),
        )

    async def open_item(self, item: object) -> None:
        """Its case at the desk; of a figure how it is made; a person or a channel has neither."""
        if isinstance(item, OfFigure):
            await self._explain(item)
        else:
            await self._open()

    async def _explain(self, of: OfFigure) -> None:
        numbers = await self.desk.run(self.desk.wrapup.numbers, of.figure.cases)
        text = floor_day.meaning(of, numbers, self.lang)
        title = METRICS[of.figure.metric].name
        await self.app.push_screen_wait(ReadPanel(title, text, self.lang))

    def _rows_of_day(self) -> Iterator[Pick]:
        return floor_day.rows(self._day, self.lang) if self._day is not None else iter(())

    @property
    def _hint(self) -> Words:
        if self._section == "day" and self._day is not None:
            return texts.DAY_HINT.fill(day=self._day.day)
        return texts.HINT

    @property
    def _chosen(self) -> OfCase | None:
        return self.chosen if isinstance(self.chosen, OfCase) else None

    async def _open(self) -> None:
        if self._chosen is None:
            self.cs.tell(texts.PICK_CASE)
        else:
            await self.show_case(self._chosen.case)

    async def _reassign(self) -> None:
        one = self._chosen
        if one is None:
            self.cs.tell(texts.PICK_CASE)
            return
        taker = await self._taker(one)
        if taker is None:
            return
        place = f"reassign/{one.case}"
        ask = AskPanel(texts.WHY.fill(who=taker.name), self.lang, place=place)
        reason = await self.app.push_screen_wait(ask)
        if reason:
            await self.desk.run(self.desk.floor.reassign, one.case, taker.agent, reason)
            await self.cs.forget(place)
            self.cs.tell(texts.REASSIGNED.fill(number=one.number, who=taker.name))
            await self.redraw()
            await self.cs.refresh_board()

    async def _taker(self, one: OfCase) -> Taker | None:
        found = await self.desk.run(self.desk.floor.takers, one.case)
        if not found:
            self.cs.tell(texts.NOBODY_ELSE)
            return None
        rows = [Pick(taker, self._taking(taker), key=taker.agent) for taker in found]
        title = texts.TO_WHOM.fill(number=one.number)
        return await self.app.push_screen_wait(PickPanel[Taker](title, filtering(rows), self.lang))

    def _taking(self, one: Taker) -> Content:
        held = texts.HELD.say(self.lang, active=one.held.active, open=one.held.open)
        state = texts.ON_DUTY if one.on_duty else desk_texts.STATES["not_on_duty"]
        return Content.assemble(
            plain(padded(one.name, 16)), " ", (f"{padded(self.say(state), 12)} {held}", "$muted")
        )

    def _names(self) -> Content:
        """The lists with their digits and how much is in each."""
        view = self._view
        counts: dict[Section, int | str] = {
            "next": len(view.next),
            "people": len(view.people),
            "waiting": sum(one.n for one in view.waiting),
            "whose": sum(map(len, (view.untaken, view.unheard, view.left, view.twice))),
            "papers": len(view.unsigned) + len(view.unread),
            "unhappy": len(view.silent) + len(view.low),
            "day": "",
        }
        parts = []
        for digit, section in enumerate(SECTIONS, 1):
            here = section == self._section
            said = f"{self.say(texts.SECTIONS[section])} {counts[section]}".rstrip()
            alarm = section in ALARMING and counts[section] != 0
            style = "$muted"
            if here or alarm:
                style = "bold underline $foreground" if here else "bold $warning"
            # What does not fit goes into the next line as a whole, its digit with it.
            said = said.replace(" ", TIED)
            parts.append(Content.assemble((str(digit), "bold $primary"), TIED, (said, style)))
        return Content("  ").join(parts)
