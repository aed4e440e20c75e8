"""What is done with an article by who answers from it: used, flagged, worded, proposed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import get_args

from cs_tui.core.article import Article
from cs_tui.core.defect import Sort
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import Refused
from cs_tui.screens import article as writing
from cs_tui.screens import article_versions
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.step import StepScreen
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import article as texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

TITLE = 30
"""Cells of a title in a question or a notice."""

SORTS: tuple[Sort, ...] = tuple(sort for sort in get_args(Sort) if sort)

Doing = Callable[[], Awaitable[None]]


async def use(screen: StepScreen, article: Article) -> None:
    """Puts the answer into the reply of the case in front, and cites the article there."""
    from cs_tui.screens.desk import DeskScreen

    if await screen.desk.run(screen.desk.front.to_go_on_with) is None:
        raise Refused(texts.NO_CASE)
    await screen.app.switch_mode("desk")
    desk = screen.app.screen
    if isinstance(desk, DeskScreen) and desk.view is not None:
        await desk.use_article(article.id)


async def flag(screen: StepScreen, article: Article) -> None:
    """Says what is the matter with it, in a word or more; it has a number and an answer."""
    rows = [
        Pick(sort, texts.SORTS[sort].say(screen.lang), key=sort, digit=str(digit))
        for digit, sort in enumerate(SORTS, 1)
    ]
    panel = PickPanel[Sort](texts.WHAT_IS_WRONG, filtering(rows), screen.lang)
    sort = await screen.app.push_screen_wait(panel)
    if sort is None:
        return
    title = shorten(one_line(article.title), TITLE)
    asked = texts.SAY_MORE.fill(title=title, sort=texts.SORTS[sort])
    place = f"flag/{article.id}"
    said = await screen.app.push_screen_wait(AskPanel(asked, screen.lang, place=place))
    if said is None:
        return
    defects = screen.desk.defects
    done = await screen.desk.run(defects.report, said, article=article.id, sort=sort)
    await screen.cs.forget(place)
    screen.cs.tell(texts.FLAGGED.fill(number=done.number))


async def word(screen: StepScreen, article: Article, wording: str = "") -> None:
    """Adds how a customer put it; it begins with what the one in front said last."""
    desk = screen.desk
    case_id = await desk.run(desk.front.to_go_on_with)
    if not wording and case_id is not None:
        wording = await desk.run(desk.helping.asked, case_id)
    asked = texts.WHICH_WORDING.fill(title=shorten(one_line(article.title), TITLE))
    place = f"wording/{article.id}"
    panel = AskPanel(asked, screen.lang, place=place, text=one_line(wording))
    said = await screen.app.push_screen_wait(panel)
    if said is None:
        return
    done = await desk.run(desk.helping.word, article.id, said)
    await screen.cs.forget(place)
    screen.cs.tell(texts.WORDED.fill(wording=shorten(done.worded[-1], TITLE)))


async def propose(screen: StepScreen) -> None:
    """Writes down an article that is missing; the case in front begins it."""
    desk = screen.desk
    case_id = await desk.run(desk.front.to_go_on_with)
    spoken: Lang = screen.lang
    if case_id is not None:
        view = await desk.run(desk.cases.view, case_id)
        spoken = lang_of(view.case.lang)
    await writing.propose(screen, case_id or "", spoken)


async def versions(screen: StepScreen, article: Article) -> None:
    """Shows every version of it; who may write may restore one."""
    told = await article_versions.look(
        screen.cs, article.id, may_restore=screen.desk.authoring.may_write
    )
    if told is not None:
        screen.cs.tell(told)
    await screen.redraw()


async def from_case(screen: CaseActs) -> None:
    """The acts on knowledge at a case: about the article it cites, else the one that fits best."""
    assert screen.view is not None  # noqa: S101
    await screen.flush()
    cited = [one.article for one in screen.view.case.citations]
    fitting = [one.id for one in screen.assist.articles] if screen.assist else []
    acts: list[tuple[str, Doing]] = []
    title = ""
    if about := [*reversed(cited), *fitting][:1]:
        article = await screen.desk.run(screen.desk.knowledge.article, about[0])
        title = shorten(one_line(article.title), TITLE)
        acts += [
            (texts.ACT_FLAG.say(screen.lang), partial(flag, screen, article)),
            (texts.ACT_WORD.say(screen.lang), partial(word, screen, article)),
        ]
    acts.append((texts.ACT_PROPOSE.say(screen.lang), partial(propose, screen)))
    rows = [
        Pick(doing, plain(said), key=str(digit), digit=str(digit))
        for digit, (said, doing) in enumerate(acts, 4 - len(acts))
    ]
    asked = texts.ABOUT.fill(title=title) if title else texts.ABOUT_NONE
    picked = await screen.app.push_screen_wait(
        PickPanel[Doing](asked, filtering(rows), screen.lang)
    )
    if picked is not None:
        await picked()


def none_chosen() -> Refused:
    """No article is highlighted."""
    return Refused(kb_texts.NOTHING)
