"""The same article in the other language: found by typing, and linked as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cs_tui.core.article import Article
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.panels import PickPanel
from cs_tui.screens.step import StepScreen
from cs_tui.services.filters import Filters
from cs_tui.texts import article as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

HITS: Final = 9
TITLE: Final = 30


async def join(screen: StepScreen, article: Article) -> None:
    """Picks the article that says the same in the other language, and makes them one."""
    knowledge = screen.desk.knowledge
    other = "en" if article.lang == "zh" else "zh"
    only = Filters(lang=other)

    async def rows(typed: str) -> Sequence[Pick]:
        if typed.strip():
            ticket = knowledge.ticket()
            found = await screen.desk.run(knowledge.search, typed, HITS, only, ticket=ticket)
            known = [(one.id, one.title) for one in found if one.lang == other]
        else:
            same = Filters(lang=other, cat=article.cat or None)
            listed, _ = await screen.desk.run(knowledge.latest, HITS, same, first=screen.lang)
            known = [(one.id, one.title) for one in listed if one.lang == other]
        return [Pick(id_, plain(one_line(title)), key=id_) for id_, title in known]

    title = shorten(one_line(article.title), TITLE)
    asked = texts.WHICH_TWIN.fill(title=title, lang=kb_texts.LANGS[other])
    picked = await screen.app.push_screen_wait(
        PickPanel[str](asked, rows, screen.lang, digits=False)
    )
    if picked is None:
        return
    _, twin = await screen.desk.run(screen.desk.authoring.join, article.id, picked)
    screen.cs.tell(texts.JOINED.fill(title=title, other=shorten(one_line(twin.title), TITLE)))
    await screen.redraw()
