"""F5, knowledge: found while one types, read beside the list or in its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from cs_tui.core.article import Article
from cs_tui.core.article_reply import reply_of
from cs_tui.core.seeking import InVain, Seeking
from cs_tui.core.text import shorten
from cs_tui.screens import article as writing
from cs_tui.screens import (
    article_joining,
    article_told,
    keymap,
    knowledge_acts,
    knowledge_filter,
    knowledge_rows,
)
from cs_tui.screens.knowledge_acts import Doing
from cs_tui.screens.lists import SideList
from cs_tui.screens.side import Named, NumberedAct, SideScreen
from cs_tui.screens.step import acting
from cs_tui.services.filters import EVERYTHING, Filters
from cs_tui.services.knowledge import Found
from cs_tui.texts import article as article_texts
from cs_tui.texts import keys as key_texts
from cs_tui.texts import knowledge as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.reading import Reading

MOST: Final = 30
LATEST: Final = 60
LINE: Final = 88
"""Cells of a line that reads well."""
TITLE: Final = 40
"""Cells of a title in a notice."""


class KnowledgeScreen(SideScreen):
    """Search line, results, reading pane."""

    CSS_PATH = "knowledge.tcss"
    STEP = "knowledge"
    DIGITS = article_texts.DIGIT_LONG
    KEY_IDS = ("kb.search", "case.use", "case.acts", "find", "call", "all")
    HERE = {
        "kb.search": Named(key_texts.KNOW, texts.SEARCH_LONG),
        "case.use": Named(key_texts.FILTER, texts.FILTER_LONG),
        "side.back": Named(key_texts.BACK, texts.BACK_LONG),
        "submit": Named(key_texts.OPEN, texts.READ_LONG),
        "select": Named(key_texts.OPEN, texts.READ_LONG),
        "move": Named(key_texts.PICK, texts.MOVE_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts", "case.use", "kb.search"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._only = EVERYTHING
        self._article: Article | None = None
        self._ticket = 0
        self._found: Sequence[Found] = ()
        self._seeking = Seeking()
        self._shown_for: str | None = None

    def body(self) -> ComposeResult:
        """The line and the list, and the text beside them."""
        with Horizontal(id="panes"):
            with Vertical(id="found"):
                yield Input(id="line", select_on_focus=False)
                yield Static("", id="filter", markup=False)
                yield Static("", id="count", markup=False)
                yield SideList(id="results", digits=False)
                yield Static("", id="empty", markup=False)
                yield Static("", id="hint", markup=False)
            with Reading(id="reading"):
                yield Static("", id="article", markup=False)

    async def arrive(self) -> None:
        """Typing goes to the line."""
        line = self.query_one(Input)
        line.cursor_blink = False
        self._stop_reading()
        await super().arrive()

    async def load(self) -> None:
        """Shows what fits the line; the language may be another."""
        self.query_one(Input).placeholder = self.say(texts.PLACEHOLDER)
        self.query_one("#hint", Static).update(self.say(texts.HINT))
        await self._show_only(self._only)

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about the article, and which languages are searched."""
        every: tuple[NumberedAct, ...] = (
            NumberedAct("1", texts.ACT_COPY, self._copy),
            NumberedAct("2", texts.ACT_FILTER, self._filter),
            NumberedAct("3", article_texts.ACT_USE, self._on(knowledge_acts.use)),
            NumberedAct("4", article_texts.ACT_FLAG, self._on(knowledge_acts.flag)),
            NumberedAct("5", article_texts.ACT_WORD, self._word),
            NumberedAct("6", article_texts.ACT_PROPOSE, self._propose),
            NumberedAct("7", article_texts.ACT_VERSIONS, self._on(knowledge_acts.versions)),
            NumberedAct("8", article_texts.ACT_TWIN, self._twin),
        )
        if not self.desk.authoring.may_write:
            return every
        return (
            *every,
            NumberedAct("9", article_texts.ACT_CORRECT, self._correct),
            NumberedAct("0", article_texts.ACT_JOIN, self._on(article_joining.join)),
        )

    def action_move(self, by: int) -> None:
        """Moves the highlight while the caret stays in the line."""
        results = self.query_one(SideList)
        step = results.action_cursor_down if by > 0 else results.action_cursor_up
        for _ in range(abs(by)):
            step()

    def action_know(self) -> None:
        """Back to the line."""
        self._stop_reading()

    @acting
    async def action_use(self) -> None:
        """Which articles are to be shown."""
        await self._filter()

    @acting
    async def action_out(self) -> None:
        """From the text to the line, from a full line to an empty one, from some articles to all,
        then to the desk."""
        line = self.query_one(Input)
        if self.focused is not line:
            self._stop_reading()
        elif line.value:
            line.value = ""
        elif self._only != EVERYTHING:
            await self._show_only(EVERYTHING)
        else:
            await self.app.switch_mode("desk")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._read_on()

    @on(SideList.Opened)
    def _opened(self, event: SideList.Opened) -> None:
        event.stop()
        self._read_on()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_article()

    @on(SideList.Reshaped)
    def _reshaped(self, event: SideList.Reshaped) -> None:
        event.stop()
        self._draw_rows()

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        await self._look_up()

    async def _look_up(self) -> None:
        """Shows what fits the line; a later key gives this one up."""
        typed = self.query_one(Input).value.strip()
        knowledge = self.desk.knowledge
        ticket = self._ticket = knowledge.ticket()
        found: Sequence[Found]
        if typed:
            found = await self.desk.run(knowledge.search, typed, MOST, self._only, ticket=ticket)
            line = self._found_line(len(found))
        else:
            found, total = await self.desk.run(
                knowledge.latest, LATEST, self._only, first=self.lang
            )
            line = self._latest_line(total)
        if ticket == self._ticket:
            self._show_results(found, line)
            await self._record(self._seeking.found(typed, len(found)))

    async def _record(self, missed: tuple[InVain, ...]) -> None:
        """A search in vain is what knowledge lacks; one among some articles only says little."""
        if missed and self._only == EVERYTHING:
            case_id = await self.desk.run(self.desk.front.to_go_on_with)
            for one in missed:
                await self.desk.run(self.desk.gaps.missed, one, case_id)

    def on_screen_suspend(self) -> None:
        """Whoever goes to another step has ended the search."""
        super().on_screen_suspend()
        if self._away:
            self.attempt(partial(self._record, self._seeking.ended()))

    def _show_results(self, found: Sequence[Found], line: str) -> None:
        results = self.query_one(SideList)
        self._found = found
        self.query_one("#count", Static).update(line)
        self.query_one("#empty", Static).update(Content("") if found else self._nothing())
        self.set_class(not found, "-empty")
        self._draw_rows()
        typed = self.query_one(Input).value.strip()
        if typed != self._shown_for:
            self._shown_for = typed
            results.highlighted = None
            results.highlighted = 0 if found else None
        self._show_article()

    def _draw_rows(self) -> None:
        results = self.query_one(SideList)
        width = max(20, results.size.width or 74)
        typed = self.query_one(Input).value
        results.draw(
            [
                Pick(one, knowledge_rows.row(self, one, typed, width), key=one.id)
                for one in self._found
            ]
        )

    def _found_line(self, n: int) -> str:
        return self.say(texts.FOUND_MOST if n == MOST else texts.FOUND, n=n) if n else ""

    def _latest_line(self, total: int) -> str:
        if not total:
            return ""
        return self.say(texts.LATEST if self._only == EVERYTHING else texts.LATEST_FEW, n=total)

    def _nothing(self) -> Content:
        typed = self.query_one(Input).value.strip()
        head, why = texts.EMPTY, texts.EMPTY_WHY
        if self._only != EVERYTHING:
            head, why = texts.NONE_LEFT, texts.NONE_LEFT_WHY
        if typed:
            head, why = texts.NONE_FOUND.fill(typed=shorten(typed, 30)), texts.NONE_FOUND_WHY
        return Content.assemble((self.say(head), "bold"), "\n\n", (self.say(why), "$muted"))

    @work(exclusive=True, group="read")
    async def _show_article(self) -> None:
        chosen = self.query_one(SideList).highlighted_item
        if not isinstance(chosen, Found):
            self._article = None
            self.query_one("#article", Static).update("")
            return
        await self._show(chosen.id)

    async def _show(self, article_id: str) -> None:
        article = await self.desk.run(self.desk.knowledge.article, article_id)
        other = self._article is None or self._article.id != article.id
        self._article = article
        width = min(LINE, max(30, self.query_one("#article").size.width or LINE))
        self.query_one("#article", Static).update(
            Content("\n").join(article_told.told(self, article, width))
        )
        if other:
            self.query_one("#reading").scroll_home(animate=False)

    def _read_on(self) -> None:
        """The keys go to the text; a narrow screen shows it in place of the list."""
        if self._article is not None:
            self._seeking.used()
            self.add_class("-reading")
            self.query_one("#reading").focus()

    def _stop_reading(self) -> None:
        self.remove_class("-reading")
        self.query_one(Input).focus()

    async def _copy(self) -> None:
        if self._article is None:
            self.cs.tell(texts.NOTHING)
            return
        self._seeking.used()
        await self.cs.copy(reply_of(self._article.body) or self._article.title)
        self.cs.tell(texts.COPIED.fill(title=shorten(self._article.title, TITLE)))

    def _on(self, act: Callable[[KnowledgeScreen, Article], Awaitable[None]]) -> Doing:
        """The act on the article that is highlighted."""

        async def done() -> None:
            await act(self, self._chosen())

        return done

    def _chosen(self) -> Article:
        if self._article is None:
            raise knowledge_acts.none_chosen()
        self._seeking.used()
        return self._article

    async def _word(self) -> None:
        typed = self.query_one(Input).value.strip()
        await knowledge_acts.word(self, self._chosen(), typed)

    async def _propose(self) -> None:
        self._seeking.used()
        await knowledge_acts.propose(self)

    async def _twin(self) -> None:
        twin = await self.desk.run(self.desk.article_review.twin, self._chosen())
        if not twin:
            self.cs.tell(article_texts.NO_TWIN)
            return
        await self._show(twin)

    async def _correct(self) -> None:
        await writing.correct(self, self._chosen().id)

    @on(Reading.Digit)
    def _numbered(self, event: Reading.Digit) -> None:
        event.stop()
        acts = {one.digit: one for one in self.acts}
        if event.digit in acts:
            self.attempt(acts[event.digit].act)

    async def _filter(self) -> None:
        chosen = await knowledge_filter.choose(self, self._only)
        if chosen is not None:
            await self._show_only(chosen)

    async def _show_only(self, only: Filters) -> None:
        self._only = only
        self._shown_for = None
        told = knowledge_filter.told(self, only)
        line = self.say(texts.FILTERED, what=told) if told else ""
        self.query_one("#filter", Static).update(plain(line))
        self.set_class(bool(told), "-filtered")
        await self._look_up()
