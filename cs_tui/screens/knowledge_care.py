"""What is to be done about knowledge, as rows of F9: what is planned, what it lacks, all of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from textual.content import Content

from cs_tui.content.article_files import form_of, write_files
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.desk import Desk
from cs_tui.errors import BadFile, Refused
from cs_tui.screens import article
from cs_tui.screens.lists import Heading
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.side import SideScreen, padded
from cs_tui.services.gaps import Card
from cs_tui.store.articles import Planned
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import article as texts
from cs_tui.texts import gap as gap_texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

TITLE: Final = 36
MOST: Final = 30
"""So many of each stand in the list; what is over is counted in its heading."""
NAMED: Final = 60


class Whole:
    """Stands in the list for all of knowledge."""

    def __init__(self, total: int) -> None:
        self.total = total


def rows(
    whole: Whole, planned: Sequence[Planned], cards: Sequence[Card], lang: Lang, now: Instant
) -> Iterator[Pick]:
    """All of knowledge in one row; a heading and rows for what is planned and what it lacks."""
    yield Heading("", key="before-knowledge")
    yield Heading(texts.KNOWLEDGE.say(lang), key="knowledge")
    yield Pick(whole, texts.EVERY_ARTICLE.say(lang, n=whole.total), key="whole")
    if planned:
        yield Heading("", key="before-planned")
        yield Heading(texts.PLANNED.say(lang, n=len(planned)), key="planned")
    for one in planned[:MOST]:
        yield Pick(one, _row(one.title, when(one, now), lang), key=f"planned-{one.id}")
    if cards:
        yield Heading("", key="before-gaps")
        yield Heading(gap_texts.GAPS.say(lang, n=len(cards)), key="gaps")
    for card in cards[:MOST]:
        yield Pick(card, _row(card.title, joined(counts(card)[:1]), lang), key=f"gap-{card.key}")


def _row(title: str, why: Words, lang: Lang) -> Content:
    shown = plain(padded(shorten(one_line(title), TITLE), TITLE))
    return Content.assemble(shown, "  ", (why.say(lang), "$warning"))


def when(one: Planned, now: Instant) -> Words:
    """When a planned article begins or ends."""
    if one.begins_at is not None and one.begins_at > now:
        words = texts.NEXT_BEGINS if one.revision else texts.BEGINS
        return words.fill(time=timing.day_clock(one.begins_at, now))
    return texts.ENDS.fill(time=timing.day_clock(one.ends_at or now, now))


def counts(card: Card) -> list[Words]:
    """How many asked for it, and how it was missed."""
    told = (
        (gap_texts.REWRITTEN, len(card.cases) if card.article else 0),
        (gap_texts.CASES, 0 if card.article else card.customers),
        (gap_texts.NOTHING, card.nothing),
        (gap_texts.GIVEN_UP, card.given_up),
    )
    return [words.fill(n=n) for words, n in told if n]


def plan_detail(one: Planned, lang: Lang, now: Instant) -> Iterator[Content]:
    """What is planned, and how to change it."""
    yield plain(one_line(one.title), "bold")
    known = kb_texts.LANGS.get(one.lang, kb_texts.NO_LANG)
    yield plain(f"{kb_texts.STATES[one.state].say(lang)}   {known.say(lang)}", "$muted")
    yield Content("")
    yield Content.styled(when(one, now).say(lang), "$warning")
    if one.begins_at is not None and one.begins_at > now and one.ends_at is not None:
        ends = timing.day_clock(one.ends_at, now)
        yield Content(texts.ENDS.say(lang, time=ends))
    yield Content("")
    yield Content.styled(texts.OPEN_TO_DECIDE.say(lang), "$muted")


def gap_detail(
    card: Card, answers: Sequence[tuple[str, str]], lang: Lang, now: Instant
) -> Iterator[Content]:
    """How it was asked, how often, last when, and what was said instead."""
    yield plain(one_line(card.title), "bold")
    last = gap_texts.LAST.fill(time=timing.day_clock(card.last_at, now))
    yield Content.styled(joined([*counts(card), last]).say(lang), "$muted")
    yield Content("")
    if card.article:
        yield Content(gap_texts.REWRITTEN_WHY.say(lang))
        if answers:
            yield Content("")
            yield Content.styled(gap_texts.SAID.say(lang), "$muted")
        for number, text in answers:
            yield plain(gap_texts.IN_CASE.say(lang, number=number, text=one_line(text)))
    else:
        yield Content.styled(gap_texts.ASKED.say(lang), "$muted")
        yield from (plain(f"  {one_line(wording)}") for wording in card.wordings)
    yield Content("")
    words = gap_texts.DECIDE_REWRITTEN if card.article else gap_texts.DECIDE
    yield Content.styled(words.say(lang), "$muted")


async def draft(screen: SideScreen, card: Card) -> None:
    """Begins the article in the customers' words, or opens the one that is rewritten."""
    opened = card.article
    if not opened:
        begun = await screen.desk.run(screen.desk.gaps.draft, card)
        screen.cs.tell(gap_texts.DRAFTED.fill(title=shorten(begun.title, TITLE)))
        opened = begun.id
    await article.correct(screen, opened)


async def put_aside(screen: SideScreen, chosen: object) -> None:
    """It needs no article, for a reason. Raises `Refused` where no gap is highlighted."""
    if not isinstance(chosen, Card):
        raise Refused(gap_texts.CHOOSE_GAP)
    title = shorten(one_line(chosen.title), TITLE)
    place = f"aside/{chosen.key}"
    panel = AskPanel(gap_texts.WHY_ASIDE.fill(title=title), screen.lang, place=place)
    reason = await screen.app.push_screen_wait(panel)
    if reason is None:
        return
    await screen.desk.run(screen.desk.gaps.set_aside, chosen, reason)
    await screen.cs.forget(place)
    screen.cs.tell(gap_texts.ASIDE.fill(title=title))
    await screen.redraw()


async def export(screen: SideScreen) -> None:
    """Asks for a file and writes every article to it, beside everything else that runs."""
    place, text = "export", "~/knowledge.xlsx"
    panel = AskPanel(texts.WHICH_EXPORT, screen.lang, place=place, text=text)
    named = await screen.app.push_screen_wait(panel)
    if not named:
        return
    to = _path(named)
    count = await asyncio.to_thread(_write, screen.desk, to)
    await screen.cs.forget(place)
    file = shorten(one_line(str(to)), NAMED)
    screen.cs.tell(texts.EXPORTED.fill(n=count, file=file))


def _path(typed: str) -> Path:
    return Path(os.path.expanduser(typed.strip("'\"")))  # noqa: PTH111  (never raises)


def _write(desk: Desk, to: Path) -> int:
    try:
        form = form_of(to) or ("jsonl" if to.suffix else "markdown")
    except OSError as error:
        why = error.strerror or "?"
        raise BadFile(admin_texts.NOT_EXPORTED.fill(file=to.name[:NAMED], why=why)) from error
    if form == "text":
        raise Refused(admin_texts.NOT_A_FORM)
    return write_files(_every(desk), to, form)


def _every(desk: Desk) -> Iterator[Mapping[str, object]]:
    after = ""
    while page := desk.run_now(desk.article_import.page, after):
        yield from page
        after = str(page[-1]["key"])
