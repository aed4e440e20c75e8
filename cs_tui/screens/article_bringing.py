"""A file of articles on screen: read, checked, shown, and only then brought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.content import ArticleRow, BadLine
from cs_tui.content.article_files import Form, form_of, read_file
from cs_tui.content.tables import NOTICES, table
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import NotSaved, Refused
from cs_tui.screens.deciding import DecidePanel
from cs_tui.screens.side import SideScreen
from cs_tui.services.article_import import Place, Tally, alike
from cs_tui.texts import Lang
from cs_tui.texts import admin as admin_texts
from cs_tui.texts import article_bringing as texts
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.kb.near import Likeness, Near

MOST: Final = 50_000
"""Articles that are held while one decides; a larger file is for the command."""
SHOWN: Final = 100
"""So many faults and alike titles are shown; a file with more has one cause."""
TOLD_EVERY: Final = 2_000
SOURCE: Final = "import"
TITLE, FILE = 36, 60


@dataclass(slots=True)
class Found:
    """What a file holds."""

    rows: list[ArticleRow] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    near: list[tuple[ArticleRow, Near[Place]]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def form_given(file: Path) -> Form | None:
    """What a file of articles is; None for a file of the shop's content, told by its name."""
    if file.suffix.lower() in (".txt", ".text"):
        return "text"
    if file.suffix.lower() == ".csv" and (file.stem == NOTICES or table(file.stem) is not None):
        return None
    return form_of(file)


async def bring(screen: SideScreen, file: Path, form: Form) -> None:
    """Shows what a file would come to, and brings in what is good of it."""
    if not screen.desk.authoring.may_write:
        raise Refused(admin_texts.NOT_YOURS)
    source = file.name if form == "text" else SOURCE
    found = await _check(screen, file, form, source)
    possible = bool(found.tally.added or found.tally.changed)
    keys = texts.GOOD_KEYS if found.bad else texts.KEYS
    panel = DecidePanel(
        admin_texts.CHECKED.fill(file=shorten(one_line(str(file)), FILE)),
        Content("\n").join(told(found, screen.lang)),
        keys if possible else admin_texts.CLOSE_KEYS,
        screen.lang,
        possible=possible,
    )
    if await screen.app.push_screen_wait(panel):
        await _write(screen, found.rows, source)
        await screen.redraw()


async def _check(screen: SideScreen, file: Path, form: Form, source: str) -> Found:
    brings = screen.desk.article_import
    found = Found()
    zone = await screen.desk.run(brings.zone)
    known = await screen.desk.run(brings.known)
    rows = _good(read_file(file, form, zone=zone), found, known, source)
    batches = await screen.desk.run(brings.preview, rows, source)
    found.tally = await _stepped(screen, batches)
    return found


def _good(
    read: Iterable[ArticleRow | BadLine], found: Found, known: Likeness[Place], source: str
) -> Iterator[ArticleRow]:
    for row in read:
        if isinstance(row, BadLine):
            found.bad.append(row)
            continue
        if len(found.rows) >= MOST:
            raise Refused(texts.TOO_MANY.fill(most=f"{MOST:,}"))
        near = alike(known, row, source)
        if near is not None:
            found.near.append((row, near))
        found.rows.append(row)
        yield row


async def _write(screen: SideScreen, rows: list[ArticleRow], source: str) -> None:
    desk, tally = screen.desk, Tally()
    batches = await desk.run(desk.article_import.write, rows, source)
    try:
        tally = await _stepped(screen, batches, tally)
    except NotSaved as error:
        raise NotSaved(texts.DISK_FULL.fill(n=tally.total, why=error.words)) from error
    counts = {"added": tally.added, "changed": tally.changed, "same": tally.same}
    screen.cs.tell(texts.DONE.fill(**counts))


async def _stepped(
    screen: SideScreen, batches: Iterator[Tally], tally: Tally | None = None
) -> Tally:
    """Runs batch after batch on the write lane, where a save gets in between; tells how far."""
    now, said = tally or Tally(), 0
    while (step := await screen.desk.run(_step, batches)) is not None:
        now.added, now.changed, now.same = step.added, step.changed, step.same
        if now.total - said >= TOLD_EVERY:
            said = now.total
            screen.cs.tell(texts.SO_FAR.fill(n=said))
    return now


def _step(batches: Iterator[Tally]) -> Tally | None:
    return next(batches, None)


def told(found: Found, lang: Lang) -> Iterator[Content]:
    """What would be, what is wrong, and what asks the same as another."""
    tally = found.tally
    counts = {"added": tally.added, "changed": tally.changed, "same": tally.same}
    yield Content(texts.WOULD.say(lang, **counts))
    if found.bad:
        yield Content("")
        yield Content.styled(texts.BAD.say(lang, n=len(found.bad)), "$warning")
    for bad in found.bad[:SHOWN]:
        where = texts.LINE.say(lang, line=bad.line, field=one_line(bad.field))
        named = f"{one_line(bad.file)}  {where}" if bad.file else where
        yield plain(f"  {texts.FAULT.say(lang, where=named.rstrip(), reason=bad.reason)}")
    yield from _more(len(found.bad), lang)
    if found.near:
        yield Content("")
        yield Content.styled(texts.NEAR.say(lang, n=len(found.near)), "$warning")
    for row, near in found.near[:SHOWN]:
        there = texts.LINE.say(lang, line=near.key.line, field="") if near.key.line else ""
        other = shorten(near.title, TITLE)
        words = texts.SAME if near.same else texts.ALIKE
        here = {"line": row.line, "title": shorten(row.title, TITLE), "other": other}
        yield plain(f"  {words.say(lang, **here)}  {there}".rstrip())
    yield from _more(len(found.near), lang)


def _more(n: int, lang: Lang) -> Iterator[Content]:
    if n > SHOWN:
        yield Content(admin_texts.MORE.say(lang, n=n - SHOWN))
