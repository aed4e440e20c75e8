"""Evidence at the case: added with what its file is known again by, and looked at again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.complaint_state import Item
from cs_tui.core.evidence import Print
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import NotFound
from cs_tui.screens.lists import Heading
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.services.evidence import Reading, checking, path_of, reading
from cs_tui.texts import Words, joined
from cs_tui.texts import evidence as texts
from cs_tui.texts.desk import channel
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.screens.case_acts import CaseActs

TOLD_EVERY: Final = 10
"""Percent between two words about how far a large file is."""
NAME: Final = 40
NINE: Final = 9
SHA: Final = 12
"""Characters of a SHA-256 that are shown: enough to compare by eye."""


def sorts(screen: CaseActs) -> tuple[Words, Mapping[str, Words]]:
    """What is asked, and the sorts of evidence that may come on the channels of the case."""
    policy, case = screen.cs.policy, screen.view.case if screen.view is not None else None
    channels = [one.channel for one in case.contacts] if case is not None else []
    if policy is None or not channels or policy.sla.takes_files(channels):
        return texts.ASK_SORT, texts.SORTS
    taking = joined([channel(one.id) for one in policy.sla.channels if one.attachments])
    title = texts.ASK_SORT_WITHOUT_FILES.fill(channel=channel(channels[-1]), others=taking)
    left = {one: words for one, words in texts.SORTS.items() if one not in texts.FROM_CUSTOMERS}
    return title, left


async def print_of(screen: CaseActs, ref: str) -> tuple[str, Print | None]:
    """Where it lies as it is kept, and what its file is known again by; None for no file.

    Raises `BadFile` and `NotFound` for a file that cannot be evidence.
    """
    file = path_of(ref)
    if file is None:
        return ref, None
    return str(file), await _stepped(screen, file, reading(file))


async def look(screen: CaseActs) -> None:
    """Everything that was found out; picking what has a file looks at it again, until left."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    while screen.view is not None and screen.view.case.id == case_id:
        one = screen.view.case.complaint
        items = one.items if one is not None else ()
        rows = _rows(screen, items)
        title = texts.LIST if rows else texts.NOTHING
        picked = await screen.app.push_screen_wait(
            PickPanel[Item](title, filtering(rows), screen.lang)
        )
        if picked is None:
            return
        await _check(screen, case_id, picked)
        await screen.reload()


async def _check(screen: CaseActs, case_id: str, item: Item) -> None:
    file = Path(item.ref)
    try:
        found = await _stepped(screen, file, checking(item))
    except NotFound:
        found = None
    verdict = await screen.desk.run(screen.desk.complaints.check_evidence, case_id, item.id, found)
    who, name = screen.called.get(item.by, item.by), shorten(one_line(item.ref), NAME)
    words = texts.TOLD[verdict].fill(file=name, who=who)
    screen.cs.tell(words, warning=verdict != "same")


async def _stepped(screen: CaseActs, file: Path, steps: Iterator[Reading]) -> Print | None:
    """Reads slice by slice beside the event loop, on no lane; tells how far a large file is."""
    told, name = 0, shorten(one_line(file.name), NAME)
    while (now := await asyncio.to_thread(_step, steps)) is not None:
        if now.found is not None:
            return now.found
        if now.percent - told >= TOLD_EVERY:
            told = now.percent
            screen.cs.tell(texts.SO_FAR.fill(file=name, percent=told))
    return None


def _step(steps: Iterator[Reading]) -> Reading | None:
    return next(steps, None)


def _rows(screen: CaseActs, items: Sequence[Item]) -> list[Pick]:
    """Every item; those with a file are numbered."""
    rows: list[Pick] = []
    number = 0
    for item in items:
        label = Content("\n  ").join(_lines(screen, item))
        if not item.sha256:
            rows.append(Heading(label, key=item.id))
            continue
        number += 1
        digit = str(number) if number <= NINE else ""
        rows.append(Pick(item, label, key=item.id, digit=digit))
    return rows


def _lines(screen: CaseActs, item: Item) -> Iterator[Content]:
    """What it shows; where it lies; who added it; for a file how it was when last looked at."""
    lang, now = screen.lang, screen.cs.now()
    sort = f"{screen.say(texts.SORTS[item.sort])}  " if item.form == "evidence" else ""
    yield Content.assemble((sort, "$muted"), plain(one_line(item.text), "bold"))
    if item.ref:
        yield plain(one_line(item.ref))
    who = screen.called.get(item.by, item.by)
    added = texts.ADDED.say(lang, who=who, time=timing.day_clock(item.at, now))
    if not item.sha256:
        yield plain(added, "$muted")
        return
    told = texts.FILE.say(lang, size=size_said(item.size), sha=item.sha256[:SHA])
    yield plain(f"{told}  {added}", "$muted")
    yield _last(screen, item)


def _last(screen: CaseActs, item: Item) -> Content:
    if not item.checked:
        return Content.styled(screen.say(texts.NEVER), "$muted")
    last = item.checked[-1]
    told = screen.say(
        texts.LAST,
        time=timing.day_clock(last.at, screen.cs.now()),
        who=screen.called.get(last.by, last.by),
        verdict=texts.VERDICTS[last.verdict],
    )
    return plain(told, "$success" if last.verdict == "same" else "bold $warning")


def size_said(size: int) -> str:
    """`812 B`, `1.2 MB`: bytes as people read them."""
    amount = float(size)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
