"""What a person does about a record that needs one: each way out has its digit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from cs_tui.core.text import one_line
from cs_tui.screens.customer import look_up
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import SideScreen
from cs_tui.screens.sync_rows import Record, Rows
from cs_tui.screens.write_panel import WritePanel
from cs_tui.services.syncing import Mendable, Side
from cs_tui.store.sync_lists import Met, Refused
from cs_tui.texts import Words
from cs_tui.texts import syncing as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

Way = tuple[Words, Callable[[], Awaitable[None]]]


async def deal_with(screen: SideScreen, record: Record, rows: Rows) -> None:
    """Asks what to do about a record, and does it; `rows` knows what values are called."""
    ways = [*await _own(screen, record, rows)]
    family, _, found = record.stream.partition("/")
    if family == "customer":
        ways.append((texts.OPEN_CUSTOMER, partial(look_up, screen.cs, found)))
    elif record.number:
        ways.append((texts.OPEN_CASE, partial(_open, screen, found)))
    if not isinstance(record, Met):
        ways.append((texts.DISMISS, partial(_dismiss, screen, record.event)))
    shown = [
        Pick(n, plain(screen.say(words)), key=str(n), digit=str(n + 1))
        for n, (words, _) in enumerate(ways)
    ]
    picked = await screen.app.push_screen_wait(
        PickPanel[int](_title(record, rows), filtering(shown), screen.lang)
    )
    if picked is not None:
        await ways[picked][1]()


def _title(record: Record, rows: Rows) -> Words:
    if not isinstance(record, Met):
        return texts.WHAT_TO_DO
    base = rows.value(record.field, record.base)
    return texts.WHICH_VALUE.fill(field=rows.field(record.field), base=base)


async def _own(screen: SideScreen, record: Record, rows: Rows) -> list[Way]:
    """The ways that settle this kind of record."""
    if isinstance(record, Met):
        theirs = texts.TAKE_THEIRS.fill(value=rows.value(record.field, record.theirs))
        mine = texts.TAKE_MINE.fill(value=rows.value(record.field, record.mine))
        return [
            (theirs, partial(_choose, screen, record, "theirs")),
            (mine, partial(_choose, screen, record, "mine")),
        ]
    if not isinstance(record, Refused):
        return []
    found: Mendable | None = await screen.desk.run(screen.desk.syncing.mendable, record.event)
    if found is None:
        return []
    again: Way = (texts.RESEND, partial(_resend, screen, record.event))
    if not found.field:
        return [again]
    return [(texts.MEND, partial(_mend, screen, record, found)), again]


async def _mend(screen: SideScreen, record: Refused, found: Mendable) -> None:
    known = texts.FIELDS.get(found.field)
    title = texts.MEND_FIELD.fill(field=known) if known else texts.MEND
    reason = one_line(record.reason.say(screen.lang))
    about = plain(screen.say(texts.WHY, why=reason) if reason else screen.say(texts.NO_REASON))
    place = f"mend/{record.stream}/{record.event}"
    panel = WritePanel(title, screen.lang, place=place, about=about, text=found.text)
    text = await screen.app.push_screen_wait(panel)
    if text is not None:
        await screen.desk.run(screen.desk.syncing.resend, record.event, found.field, text)
        await screen.cs.forget(place)
        await _told(screen, texts.SENT_ANEW)


async def _resend(screen: SideScreen, event: str) -> None:
    await screen.desk.run(screen.desk.syncing.resend, event)
    await _told(screen, texts.SENT_ANEW)


async def _choose(screen: SideScreen, met: Met, side: Side) -> None:
    await screen.desk.run(screen.desk.syncing.choose, met, side)
    await _told(screen, texts.CHOSEN)


async def _dismiss(screen: SideScreen, event: str) -> None:
    await screen.desk.run(screen.desk.syncing.dismiss, event)
    await _told(screen, texts.DISMISSED)


async def _open(screen: SideScreen, case: str) -> None:
    await screen.show_case(case)


async def _told(screen: SideScreen, words: Words) -> None:
    screen.cs.tell(words)
    await screen.load()
