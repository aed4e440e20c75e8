"""Writing knowledge: an article in fields, its drafts kept while one types, published whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cs_tui.core.text import one_line, shorten
from cs_tui.screens.form_panel import FormPanel
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import SideScreen
from cs_tui.services.authoring import Sheet
from cs_tui.texts import Lang, Words
from cs_tui.texts import admin as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

SHOWN_TITLE: Final = 30
"""Cells of a title in a notice."""
HITS: Final = 9


class ArticlePanel(FormPanel):
    """One article to be written or corrected."""

    LABELS = {"title": texts.TITLE, "aliases": texts.ASKED, "body": texts.BODY}
    ROWS = {"title": (1, 2), "aliases": (2, 4), "body": (5, 14)}
    HINTS = {"aliases": texts.ASKED_HINT, "body": texts.BODY_HINT}
    KEYS = texts.ARTICLE_KEYS
    ACTS = {"1": texts.ACT_ARCHIVE, "2": texts.ACT_FORGET}

    def __init__(self, sheet: Sheet, lang: Lang) -> None:
        super().__init__(sheet.values, lang, drafted=sheet.drafted)
        self._sheet = sheet

    def heading(self) -> str:
        """Language, revision, state."""
        sheet = self._sheet
        known = kb_texts.LANGS.get(sheet.lang, kb_texts.NO_LANG)
        if not sheet.id:
            return texts.NEW_ARTICLE.say(self.lang, lang=known)
        state = kb_texts.STATES[sheet.state]
        return texts.ARTICLE.say(self.lang, lang=known, rev=sheet.base_rev, state=state)

    def aside(self) -> str:
        """The category."""
        policy, cat = self.cs.policy, self.picked["cat"]
        leaf = policy.taxonomy.find(cat) if policy and cat else None
        name = leaf.name.say(self.lang) if leaf else one_line(cat)
        name = name or texts.NO_CATEGORY.say(self.lang)
        return texts.CATEGORY_IS.say(self.lang, name=name)

    def keep_now(self, values: Mapping[str, str]) -> None:
        """Keeps the draft."""
        self.cs.desk.authoring.keep(self._sheet, values)

    async def publish(self, values: Mapping[str, str]) -> Words:
        """It reads like this from now on."""
        desk = self.cs.desk
        done = await desk.run(desk.authoring.publish, self._sheet, values)
        return texts.ARTICLE_DONE.fill(title=shorten(one_line(done.title), SHOWN_TITLE))

    async def use(self) -> None:
        """Picks the category."""
        policy = self.cs.policy
        if policy is None:
            return
        rows = [
            Pick(leaf.id, f"{leaf.name.say(self.lang)}  {leaf.id}", key=leaf.id)
            for leaf in policy.taxonomy.leaves
        ]
        panel = PickPanel[str](texts.WHICH_CATEGORY, filtering(rows), self.lang)
        picked = await self.app.push_screen_wait(panel)
        if picked is not None:
            self.picked["cat"] = picked

    async def act(self, digit: str) -> Words | None:
        """Archives it, or throws the draft away."""
        desk = self.cs.desk
        if digit == "1" and self._sheet.id:
            done = await desk.run(desk.authoring.archive, self._sheet.id)
            return texts.ARTICLE_ARCHIVED.fill(title=shorten(one_line(done.title), SHOWN_TITLE))
        await desk.run(desk.authoring.forget, self._sheet)
        return texts.DRAFT_GONE


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
