"""A content file on screen: read, checked, what it would change shown, published by one key."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textual.content import Content

from cs_tui.content.faults import FileFault
from cs_tui.content.incoming import Incoming, read_incoming
from cs_tui.content.tables import NOTICES
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import BadFile
from cs_tui.screens.article_bringing import bring, form_given
from cs_tui.screens.deciding import DecidePanel
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.side import SideScreen
from cs_tui.services.content import Change, Plan
from cs_tui.texts import Lang
from cs_tui.texts import admin as texts
from cs_tui.widgets.plain import plain

MOST_FAULTS: Final = 200
"""So many are shown; a file with more has one cause."""
MOST_IDS: Final = 12
FILE: Final = 60
"""Cells of the name of a file."""


PLACE = "import"
"""Where the name of a file is kept while it is typed."""


async def bring_in(screen: SideScreen) -> None:
    """Asks for a file, shows what it would change or what is wrong with it, publishes it.

    A file that cannot be read is asked for again, with what was typed to be mended.
    """
    while typed := await _asked(screen):
        try:
            await _bring(screen, typed.strip("'\""))
            await screen.cs.forget(PLACE)
            return
        except BadFile as error:
            screen.cs.tell(error.words, warning=True)


async def _asked(screen: SideScreen) -> str:
    panel = AskPanel(texts.WHICH_FILE, screen.lang, place=PLACE)
    return await screen.app.push_screen_wait(panel) or ""


async def _bring(screen: SideScreen, named: str) -> None:
    path = _path(named)
    form = await screen.desk.run(form_given, path)
    if form is not None:
        await bring(screen, path, form)
        return
    file = await screen.desk.run(_read, named)
    if file.converted is not None:
        screen.cs.tell(file.converted)
    if file.document == NOTICES:
        await _bring_notices(screen, file)
        return
    content = screen.desk.content
    plan = await screen.desk.run(content.plan, [file])
    possible = bool(plan.news)
    panel = DecidePanel(
        texts.CHECKED.fill(file=shorten(one_line(file.file), FILE)),
        Content("\n").join(told(plan, screen.lang)),
        texts.PUBLISH_KEYS if possible else texts.CLOSE_KEYS,
        screen.lang,
        possible=possible,
    )
    if await screen.app.push_screen_wait(panel):
        for change in await screen.desk.run(content.publish, plan):
            name = texts.NAMES[change.name]
            screen.cs.tell(texts.PUBLISHED.fill(name=name, rev=change.base + 1))
        screen.cs.policy = await screen.desk.run(screen.desk.kit.policy_to_show)
        await screen.redraw()


async def _bring_notices(screen: SideScreen, file: Incoming) -> None:
    """New notices and new versions, shown and then published."""
    files, lang = screen.desk.notice_files, screen.lang
    plan = await screen.desk.run(files.plan, file)
    rows = [*plan.added, *plan.changed]
    titles = [plain(f"{one_line(row.title.say(lang))}  v{row.version}") for row in rows]
    nothing = [Content(texts.NOTHING_NEW.say(lang))]
    lines = list(_faults(plan.faults, lang)) if plan.faults else titles or nothing
    panel = DecidePanel(
        texts.CHECKED.fill(file=shorten(one_line(file.file), FILE)),
        Content("\n").join(lines),
        texts.PUBLISH_KEYS if rows else texts.CLOSE_KEYS,
        lang,
        possible=bool(rows),
    )
    if await screen.app.push_screen_wait(panel):
        await screen.desk.run(files.publish, plan)
        screen.cs.tell(texts.NOTICES_DONE.fill(n=len(rows)))
        await screen.redraw()


def told(plan: Plan, lang: Lang) -> Iterator[Content]:
    """What a plan would change, or what is wrong."""
    if plan.faults:
        yield from _faults(plan.faults, lang)
    elif not plan.news:
        yield Content(texts.NOTHING_NEW.say(lang))
    for change in plan.news:
        yield from _changes(change, lang)


def _faults(faults: Sequence[FileFault], lang: Lang) -> Iterator[Content]:
    yield Content.styled(texts.FAULTS.say(lang, n=len(faults)), "$warning")
    for fault in faults[:MOST_FAULTS]:
        field = one_line(fault.field)
        at = texts.FAULT.say(lang, line=fault.line, field=field) if fault.line else field
        yield Content("")
        yield plain(at, "bold")
        yield plain(f"  {fault.reason.say(lang)}")
    if len(faults) > MOST_FAULTS:
        yield Content(texts.MORE.say(lang, n=len(faults) - MOST_FAULTS))


def _changes(change: Change, lang: Lang) -> Iterator[Content]:
    name = texts.NAMES[change.name]
    yield plain(texts.WILL_BE.say(lang, name=name, rev=change.base + 1), "bold")
    for words, ids in (
        (texts.ADDED, change.added),
        (texts.ALTERED, change.changed),
        (texts.REMOVED, change.removed),
    ):
        if ids:
            shown = ", ".join(ids[:MOST_IDS]) + (" …" if len(ids) > MOST_IDS else "")
            yield plain(f"  {words.say(lang, n=len(ids), ids=shown)}")


def _read(path: str) -> Incoming:
    return read_incoming(_path(path))


def _path(typed: str) -> Path:
    return Path(os.path.expanduser(typed))  # noqa: PTH111  (never raises)
