"""F7, wrap-up: my day in figures, by channel, with what it takes to doubt them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.metrics.day import DayFigures
from cs_tui.errors import CsError
from cs_tui.screens import keymap, looking_back
from cs_tui.screens.figures import Drawing, meanings
from cs_tui.screens.handover_rows import Drawing as Names
from cs_tui.screens.looking_back import Beside
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import Named, NumberedAct, SideScreen
from cs_tui.screens.step import acting
from cs_tui.services.wrapup import DayView
from cs_tui.texts import Words
from cs_tui.texts import defect as defect_texts
from cs_tui.texts import reflection as reflection_texts
from cs_tui.texts import report as report_texts
from cs_tui.texts import wrapup as texts


class Day(VerticalScroll):
    """Scrolls at once: a line that slides into place is repainted for nothing."""

    def action_scroll_home(self) -> None:
        """To the top."""
        self.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """To the bottom."""
        self.scroll_end(animate=False)

    def action_page_down(self) -> None:
        """A page on."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A page back."""
        self.scroll_page_up(animate=False)


class WrapUpScreen(SideScreen):
    """The figures of the day of the person at this desk."""

    CSS_PATH = "wrapup.tcss"
    STEP = "wrapup"
    KEY_IDS = ("case.next", "case.acts", "find", "call", "all")
    HERE = {"case.next": Named(texts.LEAVE_KEY, texts.LEAVE_LONG)}
    BINDINGS = [*keymap.bindings("case.acts", "case.next")]

    def __init__(self) -> None:
        super().__init__()
        self._view: DayView | None = None
        self.beside: Beside | None = None
        """The handover, the reflection and the defects beside the figures."""
        self._check: tuple[Words, str] = (texts.CHECKING, "$muted")

    def body(self) -> ComposeResult:
        """One column that scrolls; a wide screen puts what stands apart beside it."""
        with Day(id="day"), Horizontal(id="panes"):
            yield Static("", id="figures", markup=False)
            yield Static("", id="aside", markup=False)
        yield Static("", id="hint", markup=False)

    async def arrive(self) -> None:
        """A person looks at the day: what the hub has of it is asked for once."""
        self.query_one("#day").focus()
        await super().arrive()
        self._ask_the_hub()

    async def load(self) -> None:
        """Computes the figures."""
        day = await self.desk.run(self.desk.kit.day)
        self._view = await self.desk.run(self.desk.wrapup.view, day)
        stream = await self.desk.run(self.desk.handovers.stream)
        shared, private = await self.desk.run(self.desk.reflections.of, stream, day)
        self.beside = Beside(
            sheet=await self.desk.run(self.desk.handovers.mine, stream),
            shared=shared,
            private=private,
            defects=await self.desk.run(self.desk.defects.mine),
        )
        self.show_keys()
        self.query_one("#hint", Static).update(self.say(texts.HINT))
        self._draw()

    def name_of_key(self, key_id: str) -> Words:
        """Ctrl+N leaves the program once the shift is closed."""
        closed = self.beside is not None and self.beside.sheet.shift.closed_at is not None
        return texts.EXIT_KEY if closed and key_id == "case.next" else super().name_of_key(key_id)

    def tick(self) -> None:
        """The clocks went on: what waits for an answer gets nearer to its time."""
        if self._view is not None and self._view.unanswered:
            self._draw()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done with the figures."""
        return (
            NumberedAct("1", texts.ACT_CHECK, self._check_again),
            NumberedAct("2", texts.ACT_COPY, self._copy),
            NumberedAct("3", texts.ACT_MEANING, self._explain),
            NumberedAct("4", reflection_texts.ACT, partial(looking_back.reflect, self)),
            NumberedAct("5", defect_texts.ACT_REPORT, partial(looking_back.report, self)),
            NumberedAct("6", texts.ACT_REPORT, partial(looking_back.save_report, self)),
            NumberedAct("7", defect_texts.ACT_ANSWER, partial(looking_back.answer, self)),
            NumberedAct(
                "8", report_texts.ACT_TEXTS, partial(looking_back.save_report, self, texts=True)
            ),
            NumberedAct("9", report_texts.ACT_COMMENT, partial(looking_back.comment, self)),
        )

    def _draw(self) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        body = drawing.body() if _anything(drawing.day) else self._empty()
        self.query_one("#figures", Static).update(_stacked([body, *self._written()]))
        aside = [*self._handed_over(), drawing.aside(self._checked)]
        self.query_one("#aside", Static).update(_stacked(aside))

    def _written(self) -> list[Content]:
        """What was written of the day: reflection and defects."""
        if self.beside is None:
            return []
        parts = (
            looking_back.comments(self.beside, self._names),
            looking_back.reflection(self.beside, self.lang),
            looking_back.defects(self.beside, self._names),
        )
        return [Content("\n").join(list(lines)) for lines in parts]

    def _handed_over(self) -> list[Content]:
        if self.beside is None:
            return []
        lines = looking_back.handover(self.beside, self._names, self.cs.now())
        return [Content("\n").join(list(lines))]

    @property
    def _names(self) -> Names:
        zone = self.cs.policy.calendar.time_zone if self.cs.policy else "UTC"
        return Names(self.lang, zone, self.cs.names, self.cs.me)

    @acting
    async def action_finish_and_next(self) -> None:
        """Hands over and leaves; once the shift is closed, leaves the program."""
        if self.beside is not None and self.beside.sheet.shift.closed_at is not None:
            self.cs.flush_now()
            self.app.exit()
            return
        left = await self.desk.run(self.desk.leaving.leave)
        given = len(left.given.numbers)
        words = texts.LEFT.fill(given=given)
        if refused := left.given.refused:
            first = f"{refused[0][0]}"
            words = texts.LEFT_WITH.fill(given=given, kept=len(refused), first=first)
        self.cs.tell(words)
        await self.redraw()
        await self.cs.refresh_board()

    @property
    def _drawing(self) -> Drawing | None:
        if self._view is None:
            return None
        return Drawing(self._view, self.lang, self.cs.now(), self.leaf_name)

    def _empty(self) -> Content:
        return Content.assemble(
            (self.say(texts.EMPTY), "bold"), "\n\n", (self.say(texts.EMPTY_WHY), "$muted")
        )

    @work(exclusive=True, group="check")
    async def _ask_the_hub(self) -> None:
        self._check = await self._answer()
        self._draw()

    async def _answer(self) -> tuple[Words, str]:
        """What the hub says it has of today, and the style of that."""
        if self.desk.kit.profile.alone:
            return texts.ALONE, "$muted"
        shift = await self.desk.run(self.desk.shifts.now)
        try:
            made, lacking = await self.desk.hub.check_day(shift.opened_at)
        except CsError as error:
            return texts.NOT_CHECKED.fill(why=error.words), "$warning"
        if lacking:
            return texts.HUB_LACKS.fill(n=made, lacking=lacking), "$warning"
        return texts.HUB_HAS_ALL.fill(n=made), "$success"

    @property
    def _checked(self) -> Content:
        words, style = self._check
        return Content.styled(self.say(words), style)

    async def _check_again(self) -> None:
        self._ask_the_hub()

    async def _copy(self) -> None:
        if (drawing := self._drawing) is not None:
            text = f"{drawing.body().plain}\n\n{drawing.aside(self._checked).plain}\n"
            await self.cs.copy("\n".join(line.rstrip() for line in text.splitlines()))
            self.cs.tell(texts.COPIED)

    async def _explain(self) -> None:
        panel = ReadPanel(texts.MEANING, meanings(self.lang), self.lang)
        await self.app.push_screen_wait(panel)


def _stacked(blocks: Sequence[Content]) -> Content:
    """Blocks with one blank line between them."""
    return Content("\n\n").join([block for block in blocks if block.plain])


def _anything(day: DayFigures) -> bool:
    """Whether there is anything to put into a table."""
    return bool(day.channels or day.promises_kept.n or day.promises_open)
