"""F5, knowledge: found while one types, read beside the list or in its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from cs_tui.core.article import Article
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.kb.highlight import typed_parts
from cs_tui.screens import article as writing
from cs_tui.screens import keymap, knowledge_acts
from cs_tui.screens.knowledge_acts import Doing
from cs_tui.screens.lists import SideList
from cs_tui.screens.side import Named, NumberedAct, SideScreen
from cs_tui.screens.step import acting
from cs_tui.services.knowledge import Found
from cs_tui.store.articles import Listed
from cs_tui.texts import Lang
from cs_tui.texts import article as article_texts
from cs_tui.texts import keys as key_texts
from cs_tui.texts import knowledge as texts
from cs_tui.widgets import timing
from cs_tui.widgets.marked import marked
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.reading import Reading

MOST: Final = 30
LATEST: Final = 60
CATEGORY: Final = 32
"""Cells of the name of a category."""
TITLE: Final = 40
"""Cells of a title in a notice."""


class KnowledgeScreen(SideScreen):
    """Search line, results, reading pane."""

    CSS_PATH = "knowledge.tcss"
    STEP = "knowledge"
    DIGITS = article_texts.DIGIT_LONG
    KEY_IDS = ("kb.search", "case.acts", "find", "call", "all")
    HERE = {
        "kb.search": Named(key_texts.KNOW, texts.SEARCH_LONG),
        "side.back": Named(key_texts.BACK, texts.BACK_LONG),
        "submit": Named(key_texts.OPEN, texts.READ_LONG),
        "select": Named(key_texts.OPEN, texts.READ_LONG),
        "move": Named(key_texts.PICK, texts.MOVE_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts", "kb.search"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._only: Lang | None = None
        self._article: Article | None = None
        self._ticket = 0
        self._found: Sequence[Found | Listed] = ()
        self._shown_for: str | None = None

    def body(self) -> ComposeResult:
        """The line and the list, and the text beside them."""
        with Horizontal(id="panes"):
            with Vertical(id="found"):
                yield Input(id="line", select_on_focus=False)
                yield Static("", id="count", markup=False)
                yield SideList(id="results", digits=False)
                yield Static("", id="empty", markup=False)
            with Reading(id="reading"):
                yield Static("", id="article", markup=False)
        yield Static("", id="hint", markup=False)

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
        await self._look_up()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about the article, and which languages are searched."""
        only = texts.ACT_ONLY.fill(lang=texts.LANGS[self.lang])
        every: tuple[NumberedAct, ...] = (
            NumberedAct("1", texts.ACT_COPY, self._copy),
            NumberedAct("2", texts.ACT_EVERY if self._only else only, self._switch_languages),
            NumberedAct("3", article_texts.ACT_USE, self._on(knowledge_acts.use)),
            NumberedAct("4", article_texts.ACT_FLAG, self._on(knowledge_acts.flag)),
            NumberedAct("5", article_texts.ACT_WORD, self._word),
            NumberedAct("6", article_texts.ACT_PROPOSE, partial(knowledge_acts.propose, self)),
            NumberedAct("7", article_texts.ACT_VERSIONS, self._on(knowledge_acts.versions)),
            NumberedAct("8", article_texts.ACT_TWIN, self._twin),
        )
        if not self.desk.authoring.may_write:
            return every
        return (*every, NumberedAct("9", article_texts.ACT_CORRECT, self._correct))

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
    async def action_out(self) -> None:
        """From the text to the line, from a full line to an empty one, then to the desk."""
        line = self.query_one(Input)
        if self.focused is not line:
            self._stop_reading()
        elif line.value:
            line.value = ""
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
        found: Sequence[Found | Listed]
        if typed:
            found = await self.desk.run(
                knowledge.search, typed, MOST, lang=self._only, ticket=ticket
            )
            line = self._found_line(len(found))
        else:
            found, total = await self.desk.run(
                knowledge.latest, LATEST, self._only, first=self.lang
            )
            line = self._latest_line(total)
        if ticket == self._ticket:
            self._show_results(found, line)

    def _show_results(self, found: Sequence[Found | Listed], line: str) -> None:
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
        results.draw([Pick(one, self._row(one, width), key=one.id) for one in self._found])

    def _found_line(self, n: int) -> str:
        return self.say(texts.FOUND_MOST if n == MOST else texts.FOUND, n=n) if n else ""

    def _latest_line(self, total: int) -> str:
        if not total:
            return ""
        if self._only is None:
            return self.say(texts.LATEST, n=total)
        return self.say(texts.LATEST_LANG, n=total, lang=texts.LANGS[self._only])

    def _nothing(self) -> Content:
        typed = self.query_one(Input).value.strip()
        head, why = texts.EMPTY, texts.EMPTY_WHY
        if typed:
            head, why = texts.NONE_FOUND.fill(typed=shorten(typed, 30)), texts.NONE_FOUND_WHY
        return Content.assemble((self.say(head), "bold"), "\n\n", (self.say(why), "$muted"))

    def _row(self, one: Found | Listed, width: int) -> Content:
        typed = self.query_one(Input).value if isinstance(one, Found) else ""
        known = [self._language(one.lang), self._category(one.cat)]
        if isinstance(one, Found) and one.matched != one.title:
            known.append(self.say(texts.LIKE, wording=one_line(one.matched)))
        if isinstance(one, Found) and one.solved:
            known.insert(0, self.say(texts.SOLVED, n=one.solved))
        if isinstance(one, Found) and one.new:
            known.insert(0, self.say(texts.NEW))
        said = self.say(texts.STATES[one.state])
        return Content.assemble(
            _marked(typed, shorten(one.title, width)),
            "\n  ",
            (said, _STATE_STYLES[one.state]),
            "  ",
            plain(shorten(self.say(texts.COMMA).join(known), width - cells(said) - 4), "$muted"),
        )

    def _category(self, cat: str) -> str:
        return shorten(self.leaf_name(cat), CATEGORY) if cat else self.say(texts.NO_CATEGORY)

    def _source(self, source: str) -> str:
        known = texts.SOURCES.get(source)
        return self.say(known) if known else source

    def _language(self, lang: str) -> str:
        return self.say(texts.LANGS.get(lang, texts.NO_LANG))

    @work(exclusive=True, group="read")
    async def _show_article(self) -> None:
        chosen = self.query_one(SideList).highlighted_item
        if not isinstance(chosen, Found | Listed):
            self._article = None
            self.query_one("#article", Static).update("")
            return
        await self._show(chosen.id)

    async def _show(self, article_id: str) -> None:
        article = await self.desk.run(self.desk.knowledge.article, article_id)
        other = self._article is None or self._article.id != article.id
        self._article = article
        self.query_one("#article", Static).update(Content("\n").join(self._told(article)))
        if other:
            self.query_one("#reading").scroll_home(animate=False)

    def _told(self, article: Article) -> Iterator[Content]:
        yield plain(one_line(article.title), "bold")
        known_as = [
            self.say(texts.STATES[article.confidence]),
            self.say(
                texts.REVISED,
                rev=article.rev,
                time=timing.day_clock(article.changed_at, self.cs.now()),
            ),
            self._category(article.cat),
            self._language(article.lang),
        ]
        yield plain("   ".join(known_as), "$muted")
        origin = [
            words.fill(**{name: one_line(value)}).say(self.lang)
            for words, name, value in (
                (texts.KNOWN_AS, "external", article.external),
                (texts.SOURCE, "source", self._source(article.source)),
            )
            if value
        ]
        if origin:
            yield plain("   ".join(origin), "$muted")
        if article.state == "archived":
            yield Content.styled(self.say(texts.ARCHIVED_WARNING), "bold $error")
        elif article.expired_at(self.cs.now()):
            yield Content.styled(self.say(texts.EXPIRED_WARNING), "bold $error")
        yield Content("")
        yield from self._parts(article)
        if article.wordings:
            yield Content("")
            yield Content.styled(self.say(texts.ASKED_AS), "$muted")
            yield from (plain(f"  {one_line(one)}", "$muted") for one in article.wordings)

    def _parts(self, article: Article) -> Iterator[Content]:
        """Where it applies, what to do, and why."""
        width = min(88, max(30, self.query_one("#article").size.width or 88))
        if article.environment:
            yield Content.styled(self.say(article_texts.ENVIRONMENT), "$muted")
            yield plain(article.environment)
            yield Content("")
        empty = not article.body.strip()
        yield Content(self.say(texts.NO_BODY)) if empty else marked(article.body, width)
        if article.cause:
            yield Content("")
            yield Content.styled(self.say(article_texts.CAUSE), "$muted")
            yield plain(article.cause)

    def _read_on(self) -> None:
        """The keys go to the text; a narrow screen shows it in place of the list."""
        if self._article is not None:
            self.add_class("-reading")
            self.query_one("#reading").focus()

    def _stop_reading(self) -> None:
        self.remove_class("-reading")
        self.query_one(Input).focus()

    async def _copy(self) -> None:
        if self._article is None:
            self.cs.tell(texts.NOTHING)
            return
        await self.cs.copy(self._article.body or self._article.title)
        self.cs.tell(texts.COPIED.fill(title=shorten(self._article.title, TITLE)))

    def _on(self, act: Callable[[KnowledgeScreen, Article], Awaitable[None]]) -> Doing:
        """The act on the article that is highlighted."""

        async def done() -> None:
            await act(self, self._chosen())

        return done

    def _chosen(self) -> Article:
        if self._article is None:
            raise knowledge_acts.none_chosen()
        return self._article

    async def _word(self) -> None:
        typed = self.query_one(Input).value.strip()
        await knowledge_acts.word(self, self._chosen(), typed)

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

    async def _switch_languages(self) -> None:
        self._only = None if self._only else self.lang
        await self.load()


def _marked(typed: str, title: str) -> Content:
    """The title, with what was typed underlined: it is the reason why it stands here."""
    shown = plain(title, "bold")
    for start, end in typed_parts(typed, shown.plain):
        shown = shown.stylize("underline", start, end)
    return shown


_STATE_STYLES: Final = {
    "wip": "$warning",
    "published": "$success",
    "validated": "$success",
    "archived": "$error",
}
