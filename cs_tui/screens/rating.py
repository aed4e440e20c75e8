"""Entering the rating a customer said on the phone: whose, how many, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from textual.content import Content

from cs_tui.core.text import one_line
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.store.ratings import Asked
from cs_tui.texts import rating as texts
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.core.survey import Score


SAYS: Final = {"yes": True, "no": False, "unsaid": None}


async def enter(cs: CsApp) -> None:
    """Asks for it and records it; a single call needs no picking."""
    # The rules are not needed for the first frame.
    from cs_tui.core.survey import LOW

    waiting = await cs.desk.run(cs.desk.surveys.unrated)
    if not waiting:
        cs.tell(texts.NOBODY)
        return
    one = waiting[0] if len(waiting) == 1 else await _whose(cs, waiting)
    score = await _score(cs, one) if one is not None else None
    if one is None or score is None:
        return
    at_once = await _at_once(cs, one)
    if at_once is None:
        return
    said, place = "", f"rating/{one.case}"
    if score <= LOW:
        typed = await cs.push_screen_wait(AskPanel(texts.SAID, cs.lang, place=place))
        if typed is None:
            return
        said = typed
    await cs.desk.run(cs.desk.surveys.answer, one.case, cast("Score", score), said, SAYS[at_once])
    await cs.forget(place)
    told = texts.ENTERED_LOW if score <= LOW else texts.ENTERED
    cs.tell(told.fill(number=one.number, score=score))
    await cs.redraw_all()
    await cs.refresh_board()


async def _whose(cs: CsApp, waiting: tuple[Asked, ...]) -> Asked | None:
    rows = [
        Pick(one, _row(cs, one), key=one.case, digit=str(n) if n < 10 else "")
        for n, one in enumerate(waiting, 1)
    ]
    return await cs.push_screen_wait(PickPanel[Asked](texts.WHOSE, filtering(rows), cs.lang))


async def _score(cs: CsApp, one: Asked) -> int | None:
    rows = [
        Pick(score, words.say(cs.lang), key=str(score), digit=str(score))
        for score, words in texts.SCORES.items()
    ]
    title = texts.HOW_MANY.fill(number=one.number, who=who(one_line(one.name), one.phone, cs.lang))
    return await cs.push_screen_wait(PickPanel[int](title, filtering(rows), cs.lang))


async def _at_once(cs: CsApp, one: Asked) -> str | None:
    """Which answer they gave; None when the person turns back."""
    rows = [
        Pick(answer, words.say(cs.lang), key=answer, digit=str(n))
        for n, (answer, words) in enumerate(texts.SAID_AT_ONCE.items(), 1)
    ]
    title = texts.AT_ONCE.fill(number=one.number)
    return await cs.push_screen_wait(PickPanel[str](title, filtering(rows), cs.lang))


def _row(cs: CsApp, one: Asked) -> Content:
    return Content.assemble(
        (one.number, "bold"),
        "  ",
        plain(who(one_line(one.name), one.phone, cs.lang)),
        "  ",
        plain(one_line(one.subject), "$muted"),
    )
