"""What stands beside the figures of the day: the handover, the reflection, defects reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, get_args

from textual.content import Content

from cs_tui.core.defect import Defect, Outcome
from cs_tui.core.reflection import Reflection
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.handover_rows import STYLES, Drawing
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.side import padded
from cs_tui.services.handover import Sheet
from cs_tui.services.report_model import FORMS, Form
from cs_tui.texts import Lang, Words
from cs_tui.texts import defect as defect_texts
from cs_tui.texts import handover as handover_texts
from cs_tui.texts import reflection as texts
from cs_tui.texts import report as report_texts
from cs_tui.texts import wrapup as day_texts
from cs_tui.texts.article import SORTS
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.screens.wrapup import WrapUpScreen

LABEL: Final = 11
MOST: Final = 6
_WIDTH: Final = 62
_DEFECT: Final = {"open": "$warning", "planned": "$warning", "fixed": "$success", "declined": ""}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a person left of the day besides its figures."""

    sheet: Sheet
    shared: Reflection
    private: Reflection
    defects: tuple[Defect, ...]


def reflection(beside: Beside, lang: Lang) -> Iterator[Content]:
    """What was written, shared and private; or how to write it."""
    yield Content.styled(texts.HEADING.say(lang), "$muted")
    shown = False
    for one, whose in ((beside.shared, texts.SHARED), (beside.private, texts.PRIVATE)):
        if not one.at:
            continue
        shown = True
        yield Content.styled(whose.say(lang), "$muted")
        for words, text in ((texts.WELL, one.well), (texts.HARD, one.hard)):
            if text:
                label = padded(words.say(lang), LABEL)
                yield Content.assemble((label, "bold"), plain(shorten(text, _WIDTH)))
    if not shown:
        yield Content(texts.NOTHING.say(lang))


def comments(beside: Beside, drawing: Drawing) -> Iterator[Content]:
    """What stands beside the figures in the report of the day."""
    said = beside.sheet.shift.said
    if not said:
        return
    yield Content.styled(report_texts.COMMENTS.say(drawing.lang), "$muted")
    for one in said[-MOST:]:
        time = padded(timing.clock(one.at), LABEL)
        yield Content.assemble((time, "$muted"), plain(shorten(one_line(one.text), _WIDTH)))


def defects(beside: Beside, drawing: Drawing) -> Iterator[Content]:
    """What I reported and what came of it."""
    if not beside.defects:
        return
    lang = drawing.lang
    yield Content.styled(defect_texts.HEADING.say(lang), "$muted")
    for one in beside.defects[:MOST]:
        standing = defect_texts.STANDINGS[one.standing].say(lang)
        yield Content.assemble(
            (padded(one.number, 9), "bold"),
            (padded(standing, LABEL), _DEFECT[one.standing]),
            plain(shorten(matter(one, lang), _WIDTH - LABEL)),
        )
        if one.answer:
            who = drawing.name(one.answered_by)
            said = defect_texts.ANSWERED.say(lang, who=who, answer=one_line(one.answer))
            yield plain(f"  {shorten(said, _WIDTH)}")


def matter(one: Defect, lang: Lang) -> str:
    """What is the matter: the word that was picked, and what was written."""
    picked = SORTS[one.sort].say(lang) if one.sort else ""
    return " · ".join(part for part in (picked, one.text) if part)


def handover(beside: Beside, drawing: Drawing, now: int) -> Iterator[Content]:
    """What is handed over, to whom, and that one can leave."""
    sheet = beside.sheet
    if not sheet.entries and not sheet.handover.versions and sheet.shift.closed_at is None:
        return
    say = drawing.say
    yield Content.styled(say(day_texts.HANDOVER, n=len(sheet.entries)), "$muted")
    for one in sheet.entries[:MOST]:
        item = one.item
        severity = padded(say(handover_texts.SEVERITIES[item.severity]), 8)
        standing = drawing.standing(one)
        yield Content.assemble(
            (severity, STYLES[item.severity]),
            (padded(item.number, 8), "bold"),
            plain(shorten(item.state, 26)),
        )
        if standing:
            yield plain(f"  {shorten(standing, 40)}", "$muted")
    if sheet.handover.versions:
        yield drawing.signed(sheet.handover)
    stays = len(sheet.waiting) + len(sheet.undecided)
    if sheet.shift.closed_at is not None:
        at = timing.day_clock(sheet.shift.closed_at, now)
        yield Content.styled(say(day_texts.CLOSED, time=at), "$success")
        if stays:
            yield Content.styled(say(day_texts.STAYS, n=stays), "$warning")
    else:
        yield Content.styled(say(day_texts.CAN_LEAVE), "$muted")


async def reflect(screen: WrapUpScreen) -> None:
    """Asks what went well and what was hard, and for whom that is."""
    rows = [
        Pick("private", screen.say(texts.FOR_ME), key="private"),
        Pick("shared", screen.say(texts.FOR_LEAD), key="shared"),
    ]
    whose = await screen.app.push_screen_wait(
        PickPanel[str](texts.WHOSE, filtering(rows), screen.lang)
    )
    if whose is None or screen.beside is None:
        return
    before = screen.beside.shared if whose == "shared" else screen.beside.private
    places = [f"reflection/{whose}/{part}" for part in ("well", "hard")]
    well = await _ask(screen, texts.ASK_WELL, places[0], before.well)
    hard = None if well is None else await _ask(screen, texts.ASK_HARD, places[1], before.hard)
    if well is None or hard is None:
        return
    reflections = screen.desk.reflections
    verb = reflections.share if whose == "shared" else reflections.keep
    await screen.desk.run(verb, well, hard)
    for place in places:
        await screen.cs.forget(place)
    screen.cs.tell(texts.KEPT_SHARED if whose == "shared" else texts.KEPT_PRIVATE)
    await screen.redraw()


async def report(screen: WrapUpScreen) -> None:
    """Reports a defect of an article, found by typing, or of the process."""
    name = screen.say(defect_texts.PROCESS)
    process = Pick(("", name), name, key="-")

    async def rows(typed: str) -> Sequence[Pick]:
        if not typed.strip():
            return [process]
        knowledge = screen.desk.knowledge
        found = await screen.desk.run(knowledge.search, typed, ticket=knowledge.ticket())
        articles = [Pick((one.id, one.title), plain(one.title), key=one.id) for one in found]
        return [*articles, process]

    panel = PickPanel[tuple[str, str]](defect_texts.ABOUT, rows, screen.lang)
    picked = await screen.app.push_screen_wait(panel)
    if picked is None:
        return
    article, title = picked
    place = f"defect/{article}"
    text = await _ask(screen, defect_texts.WHAT.fill(about=shorten(title, 40)), place)
    if text:
        verb = partial(screen.desk.defects.report, article=article)
        made = await screen.desk.run(verb, text)
        await screen.cs.forget(place)
        screen.cs.tell(defect_texts.REPORTED.fill(number=made.number))
        await screen.redraw()


async def answer(screen: WrapUpScreen) -> None:
    """A lead says what comes of a defect."""
    if not screen.desk.defects.may_answer:
        screen.cs.tell(defect_texts.NOT_A_LEAD)
        return
    waiting = await screen.desk.run(screen.desk.defects.open)
    if not waiting:
        screen.cs.tell(defect_texts.NONE_OPEN)
        return
    rows = [
        Pick(one, plain(f"{one.number}  {shorten(matter(one, screen.lang), 50)}"), key=one.id)
        for one in waiting
    ]
    chosen = await screen.app.push_screen_wait(
        PickPanel[Defect](defect_texts.WHICH, filtering(rows), screen.lang)
    )
    if chosen is None:
        return
    outcomes = [
        Pick(one, defect_texts.STANDINGS[one].say(screen.lang), key=one)
        for one in get_args(Outcome)
    ]
    outcome = await screen.app.push_screen_wait(
        PickPanel[Outcome](defect_texts.OUTCOME, filtering(outcomes), screen.lang)
    )
    place = f"defect-answer/{chosen.id}"
    said = await _ask(screen, defect_texts.SAY, place) if outcome is not None else None
    if outcome is not None and said:
        await screen.desk.run(screen.desk.defects.answer, chosen.id, outcome, said)
        await screen.cs.forget(place)
        screen.cs.tell(defect_texts.ANSWERED_NOW.fill(number=chosen.number))
        await screen.redraw()


async def save_report(screen: WrapUpScreen, *, texts: bool = False) -> None:
    """Saves the report of the day in the form that is picked."""
    rows = [Pick(form, screen.say(report_texts.FORM_NAMES[form]), key=form) for form in FORMS]
    form = await screen.app.push_screen_wait(
        PickPanel[Form](report_texts.AS, filtering(rows), screen.lang)
    )
    if form is None:
        return
    desk = screen.desk
    day = await desk.run(desk.kit.day)
    path = await desk.run(desk.reports.save, day, screen.lang, form, texts=texts)
    said = len(await desk.run(desk.reports.comments, day))
    wrote = report_texts.WROTE_TEXTS if texts else report_texts.WROTE
    screen.cs.tell(
        (report_texts.WROTE_COMMENTS if said and not texts else wrote).fill(path=path, n=said)
    )


async def comment(screen: WrapUpScreen) -> None:
    """Asks what is to be said about the figures; they themselves are nobody's to change."""
    place = "report-comment"
    text = await _ask(screen, report_texts.ASK_COMMENT, place)
    if text:
        desk = screen.desk
        await desk.run(desk.reports.comment, await desk.run(desk.kit.day), text)
        await screen.cs.forget(place)
        screen.cs.tell(report_texts.COMMENTED)
        await screen.redraw()


async def _ask(screen: WrapUpScreen, words: Words, place: str, text: str = "") -> str | None:
    ask = AskPanel(words, screen.lang, place=place, text=text)
    return await screen.app.push_screen_wait(ask)
