"""F7, wrap-up: my day in figures, by channel, with what it takes to doubt them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.metrics import DayFigures
from cs_tui.errors import CsError
from cs_tui.screens import keymap
from cs_tui.screens.figures import Drawing, meanings
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import NumberedAct, SideScreen
from cs_tui.services.wrapup import DayView
from cs_tui.texts import Words
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
    BINDINGS = [*keymap.bindings("case.acts")]

    def __init__(self) -> None:
        super().__init__()
        self._view: DayView | None = None
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
        self.query_one("#hint", Static).update(self.say(texts.HINT))
        self._draw()

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
            NumberedAct("6", texts.ACT_REPORT, self._save_report),
        )

    def _draw(self) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        body = drawing.body() if _anything(drawing.day) else self._empty()
        self.query_one("#figures", Static).update(body)
        self.query_one("#aside", Static).update(drawing.aside(self._checked))

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

    async def _save_report(self) -> None:
        day = await self.desk.run(self.desk.kit.day)
        path = await self.desk.run(self.desk.reports.save, day, self.lang)
        self.cs.tell(report_texts.WROTE.fill(path=path))

    async def _explain(self) -> None:
        panel = ReadPanel(texts.MEANING, meanings(self.lang), self.lang)
        await self.app.push_screen_wait(panel)


def _anything(day: DayFigures) -> bool:
    """Whether there is anything to put into a table."""
    return bool(day.channels or day.promises_kept.n or day.promises_open)
