"""Writing knowledge: an article in fields, its drafts kept while one types, published whole."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.core.text import one_line, shorten
from cs_tui.screens import keymap
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import SideScreen
from cs_tui.services.authoring import Sheet
from cs_tui.texts import Lang, Words
from cs_tui.texts import admin as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.texts import side as side_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.app import CsApp

KEEP_AFTER_S: Final = 0.4
SHOWN_TITLE: Final = 30
"""Cells of a title in a notice."""
HITS: Final = 9
ROWS: Final = {"title": (1, 2), "aliases": (2, 4), "body": (5, 14)}
LABELS: Final = {"title": texts.TITLE, "aliases": texts.ASKED, "body": texts.BODY}
HINTS: Final = {"aliases": texts.ASKED_HINT, "body": texts.BODY_HINT}


class ArticlePanel(ModalScreen[Words | None]):
    """One article to be written or corrected. Ends with what to tell; None when it only closed."""

    DEFAULT_CSS = """
    ArticlePanel { align: center middle; background: $background 60%; }
    ArticlePanel > Vertical {
        width: 110; max-width: 98%; height: auto; max-height: 98%; background: $panel;
        padding: 1 2 0 2;
    }
    ArticlePanel #title-line { height: auto; text-style: bold; padding-bottom: 1; }
    ArticlePanel VerticalScroll { height: auto; max-height: 78vh; }
    ArticlePanel Horizontal { height: auto; padding-bottom: 1; }
    ArticlePanel .label { width: 10; color: $muted; }
    ArticlePanel .value { width: 1fr; }
    ArticlePanel Writing, ArticlePanel Writing:focus {
        width: 1fr; border: none; padding: 0 1; background: $surface;
    }
    ArticlePanel #keys-line { height: auto; color: $muted; padding-bottom: 1; }
    """
    BINDINGS = [
        *keymap.bindings("case.send", "case.use", "case.acts"),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, sheet: Sheet, lang: Lang) -> None:
        super().__init__()
        self._sheet = sheet
        self._lang: Lang = lang
        self._cat = sheet.values["cat"]
        self._kept = dict(sheet.values)
        self._writings: dict[str, Writing] = {}
        """Held, not looked up: at the very end they are no longer on the screen."""

    @property
    def _cs(self) -> CsApp:
        app: Any = self.app
        found: CsApp = app
        return found

    def compose(self) -> ComposeResult:
        """The fields, one below the other."""
        say = self._lang
        with Vertical():
            yield Static(plain(self._heading()), id="title-line", markup=False)
            with VerticalScroll():
                for field in ("title", "aliases", "body"):
                    with Horizontal():
                        yield Static(LABELS[field].say(say), classes="label", markup=False)
                        hint = HINTS[field].say(say) if field in HINTS else ""
                        writing = Writing(
                            self._sheet.values[field],
                            rows=ROWS[field],
                            placeholder=hint,
                            submit_on_enter=field == "title",
                            id=f"article-{field}",
                        )
                        self._writings[field] = writing
                        yield writing
                    if field == "aliases":
                        with Horizontal():
                            yield Static(texts.CATEGORY.say(say), classes="label", markup=False)
                            yield Static("", id="article-cat", classes="value", markup=False)
            yield Static(texts.ARTICLE_KEYS.say(say), id="keys-line", markup=False)

    def on_mount(self) -> None:
        """Typing goes to the title of a new article, to the text of one that has a title."""
        field = "body" if self._sheet.values["title"] else "title"
        self._writings[field].focus()
        self._show_category()

    def flush_now(self) -> None:
        """The desk is ending: what is typed goes to disk before this returns."""
        if self._values != self._kept:
            self._cs.desk.run_now(self._cs.desk.authoring.keep, self._sheet, self._values)

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        self.set_timer(KEEP_AFTER_S, self._keep_soon)

    @on(Writing.Submitted)
    def _entered(self, event: Writing.Submitted) -> None:
        event.stop()
        self._writings["aliases"].focus()

    def action_send(self) -> None:
        """Publishes."""
        self._run(self._publish)

    def action_use(self) -> None:
        """Picks the category."""
        self._run(self._pick_category)

    def action_acts(self) -> None:
        """The rarer acts."""
        self._run(self._choose_act)

    def action_leave(self) -> None:
        """Closes; what was typed is kept."""
        self._run(self._close)

    @property
    def _values(self) -> dict[str, str]:
        typed = {field: writing.value for field, writing in self._writings.items()}
        return {**typed, "cat": self._cat}

    def _run(self, act: Callable[[], Awaitable[None]]) -> None:
        self._attempt(act)

    @work
    async def _attempt(self, act: Callable[[], Awaitable[None]]) -> None:
        await self._cs.attempt(act)

    @work(exclusive=True, group="keep")
    async def _keep_soon(self) -> None:
        await self._cs.attempt(self._keep)

    async def _keep(self) -> None:
        values = self._values
        if values != self._kept:
            await self._cs.desk.run(self._cs.desk.authoring.keep, self._sheet, values)
            self._kept = values

    async def _publish(self) -> None:
        await self._keep()
        desk = self._cs.desk
        done = await desk.run(desk.authoring.publish, self._sheet, self._values)
        title = shorten(one_line(done.title), SHOWN_TITLE)
        self.dismiss(texts.ARTICLE_DONE.fill(title=title))

    async def _close(self) -> None:
        await self._keep()
        changed = self._values != dict(self._sheet.values)
        drafted = changed or self._sheet.drafted
        self.dismiss(texts.DRAFT_KEPT if drafted else None)

    async def _pick_category(self) -> None:
        policy = self._cs.policy
        if policy is None:
            return
        rows = [
            Pick(leaf.id, f"{leaf.name.say(self._lang)}  {leaf.id}", key=leaf.id)
            for leaf in policy.taxonomy.leaves
        ]
        panel = PickPanel[str](texts.WHICH_CATEGORY, filtering(rows), self._lang)
        picked = await self.app.push_screen_wait(panel)
        if picked is not None:
            self._cat = picked
            self._show_category()
            await self._keep()

    async def _choose_act(self) -> None:
        acts = {"1": texts.ACT_ARCHIVE, "2": texts.ACT_FORGET}
        rows = [Pick(d, words.say(self._lang), key=d, digit=d) for d, words in acts.items()]
        panel = PickPanel[str](side_texts.ACTS, filtering(rows), self._lang)
        picked = await self.app.push_screen_wait(panel)
        desk = self._cs.desk
        if picked == "1" and self._sheet.id:
            done = await desk.run(desk.authoring.archive, self._sheet.id)
            title = shorten(one_line(done.title), SHOWN_TITLE)
            self.dismiss(texts.ARTICLE_ARCHIVED.fill(title=title))
        elif picked:
            await desk.run(desk.authoring.forget, self._sheet)
            self.dismiss(texts.DRAFT_GONE)

    def _heading(self) -> str:
        sheet, lang = self._sheet, self._lang
        known = kb_texts.LANGS.get(sheet.lang, kb_texts.NO_LANG)
        heading = (
            texts.ARTICLE.say(
                lang, lang=known, rev=sheet.base_rev, state=kb_texts.STATES[sheet.state]
            )
            if sheet.id
            else texts.NEW_ARTICLE.say(lang, lang=known)
        )
        return f"{heading}   {texts.DRAFTED.say(lang)}" if sheet.drafted else heading

    def _show_category(self) -> None:
        policy = self._cs.policy
        leaf = policy.taxonomy.find(self._cat) if policy and self._cat else None
        name = leaf.name.say(self._lang) if leaf else one_line(self._cat)
        shown = name or texts.NO_CATEGORY.say(self._lang)
        self.query_one("#article-cat", Static).update(plain(shown))


async def write(screen: SideScreen) -> None:
    """Writes a new article, in the language that is picked."""
    langs: dict[str, Lang] = {"1": "zh", "2": "en"}
    rows = [
        Pick(lang, kb_texts.LANGS[lang].say(screen.lang), key=lang, digit=digit)
        for digit, lang in langs.items()
    ]
    lang = await screen.app.push_screen_wait(
        PickPanel[Lang](texts.WHICH_LANG, filtering(rows), screen.lang)
    )
    if lang is not None:
        await correct(screen, "", lang)


async def correct(screen: SideScreen, article: str, lang: Lang | None = None) -> None:
    """Opens an article for its author; says what came of it."""
    desk = screen.desk
    sheet = await desk.run(desk.authoring.open, article, lang or screen.lang)
    told = await screen.app.push_screen_wait(ArticlePanel(sheet, screen.lang))
    if told is not None:
        screen.cs.tell(told)
    await screen.redraw()


async def pick_article(screen: SideScreen) -> None:
    """Finds an article by its words and opens it for its author."""

    async def rows(typed: str) -> Sequence[Pick]:
        knowledge = screen.desk.knowledge
        if typed.strip():
            found = await screen.desk.run(knowledge.search, typed, HITS, ticket=knowledge.ticket())
            titles = [(one.id, one.title) for one in found]
        else:
            latest, _ = await screen.desk.run(knowledge.latest, HITS)
            titles = [(one.id, one.title) for one in latest]
        return [Pick(id_, plain(one_line(title)), key=id_) for id_, title in titles]

    panel = PickPanel[str](texts.WHICH_ARTICLE, rows, screen.lang, digits=False)
    picked = await screen.app.push_screen_wait(panel)
    if picked is not None:
        await correct(screen, picked)
