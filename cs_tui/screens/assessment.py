"""What this case is and what is done about it: judged, asked, planned. Numbers never change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from textual.content import Content

from cs_tui.core.classification import FACETS, VALUES, Facet
from cs_tui.core.text import cells
from cs_tui.screens import solution
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import padded
from cs_tui.texts import Words
from cs_tui.texts import assessment as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import panels as panel_texts
from cs_tui.texts import solution as solution_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

Act = Callable[[], Awaitable[None]]

_COLUMN: Final = (*texts.FACETS.values(), desk_texts.QUESTION, solution_texts.OPTIONS)
_USUAL_ORDER: Final[dict[str, tuple[str, ...]]] = {
    "urgency": ("high", "normal", "low", "critical"),
}
"""The values in the order of their digits, where it is not the mildest first."""


async def judge(screen: CaseActs) -> None:
    """One digit picks what, the next which value."""
    if screen.view is None:
        screen.cs.tell(desk_texts.NOTHING_OPEN)
        return
    rows = [_facet_row(screen, number, facet) for number, facet in enumerate(FACETS, 1)]
    rows += [
        Pick(partial(act, screen), _labelled(screen, words, now), key=digit, digit=digit)
        for digit, words, now, act in (
            ("5", desk_texts.QUESTION, _next_question(screen), questions),
            ("6", solution_texts.OPTIONS, _offered(screen), solution.offer),
            ("7", panel_texts.AGREED, "", solution.agreed),
            ("8", panel_texts.CARRIED_OUT, "", solution.carried_out),
            ("9", panel_texts.UNDERSTOOD, _when_understood(screen), understood),
            ("0", panel_texts.DECLINED, "", solution.declined),
        )
    ]
    picked = await screen.app.push_screen_wait(
        PickPanel[Act](panel_texts.JUDGE, filtering(rows), screen.lang)
    )
    if picked is not None and screen.view is not None:
        await picked()


async def pick_value(screen: CaseActs, facet: Facet) -> None:
    """Asks for one value; it is a fact at once."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    rows = [_value_row(screen, facet, value) for value in _USUAL_ORDER.get(facet, VALUES[facet])]
    panel = PickPanel[str](texts.FACETS[facet], filtering(rows), screen.lang)
    picked = await screen.app.push_screen_wait(panel)
    if picked is None:
        return
    case = await screen.desk.run(screen.desk.assessment.judge, case_id, facet, picked)
    told = panel_texts.JUDGED.fill(facet=texts.FACETS[facet], value=texts.VALUES[facet][picked])
    if facet == "urgency":
        told = panel_texts.JUDGED_WITH_CLASS.fill(
            facet=texts.FACETS[facet],
            value=texts.VALUES[facet][picked],
            priority=texts.PRIORITY.fill(n=case.priority),
        )
    screen.cs.tell(told)
    await screen.reload()


async def questions(screen: CaseActs) -> None:
    """All questions of the category that were not asked yet."""
    found = screen.assist.questions if screen.assist is not None else ()
    rows = [Pick(one, one, key=str(number)) for number, one in enumerate(found)]
    picked = await screen.app.push_screen_wait(
        PickPanel[str](panel_texts.QUESTIONS, filtering(rows), screen.lang)
    )
    if picked is not None:
        await screen.ask(picked)


async def understood(screen: CaseActs) -> None:
    """The customer confirmed our wording."""
    assert screen.view is not None  # noqa: S101
    await screen.desk.run(screen.desk.assessment.understood, screen.view.case.id)
    screen.cs.tell(solution_texts.UNDERSTOOD_TOLD)
    await screen.reload()


def _facet_row(screen: CaseActs, number: int, facet: Facet) -> Pick:
    assert screen.view is not None  # noqa: S101
    named = screen.view.case.classification
    now = _called(screen, facet, getattr(named, facet))
    if facet == "emotion" and named.emotion_before is not None:
        first = _called(screen, facet, named.emotion_before)
        now = screen.say(texts.CAME_AS, now=now, first=first)
    label = _labelled(screen, texts.FACETS[facet], now)
    return Pick(partial(pick_value, screen, facet), label, key=str(number), digit=str(number))


def _called(screen: CaseActs, facet: Facet, value: str) -> str:
    known = texts.VALUES[facet].get(value)
    return screen.say(known) if known else value


def _value_row(screen: CaseActs, facet: Facet, value: str) -> Pick:
    means = texts.MEANS.get(f"{facet}.{value}")
    label = Content.assemble(
        (screen.say(texts.VALUES[facet][value]), "bold"),
        "  ",
        (screen.say(means) if means else "", "$muted"),
    )
    return Pick(value, label, key=value)


def _labelled(screen: CaseActs, words: Words, now: str) -> Content:
    """A name and how it stands; the short names one under the other."""
    wide = max(cells(screen.say(one)) for one in _COLUMN)
    return Content.assemble((padded(screen.say(words), wide), "bold"), "  ", plain(now, "$muted"))


def _next_question(screen: CaseActs) -> str:
    found = screen.assist.questions if screen.assist is not None else ()
    return found[0] if found else ""


def _offered(screen: CaseActs) -> str:
    one = screen.view.case.solution if screen.view is not None else None
    return one.name.say(screen.lang) if one is not None else ""


def _when_understood(screen: CaseActs) -> str:
    told = screen.view is not None and screen.view.case.understood_at is not None
    return screen.say(desk_texts.DONE) if told else ""
