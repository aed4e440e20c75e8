"""Ctrl+O 8: two cases about one thing become one, or name each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from textual.content import Content

from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.write_panel import WritePanel
from cs_tui.store.customers import Past
from cs_tui.texts import Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import joining as texts
from cs_tui.widgets import timing
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

How = Literal["away", "in", "link"]


async def join(screen: CaseActs) -> None:
    """Asks how, with which case, and what the customer is told."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    await screen.flush()
    ways: tuple[tuple[How, Words], ...] = (
        ("away", texts.MERGE_AWAY),
        ("in", texts.MERGE_IN),
        ("link", texts.LINK),
    )
    rows = [Pick(how, screen.say(words), key=how) for how, words in ways]
    how = await screen.app.push_screen_wait(PickPanel[How](texts.HOW, filtering(rows), screen.lang))
    if how == "link":
        await _link(screen, case_id)
    elif how is not None:
        await _merge(screen, case_id, how)


async def _merge(screen: CaseActs, case_id: str, how: How) -> None:
    others = await screen.desk.run(screen.desk.joining.open_others, case_id)
    if not others:
        screen.cs.tell(texts.NO_OTHER)
        return
    title = texts.INTO if how == "away" else texts.WHICH
    rows = [_row(screen, one) for one in others]
    other = await screen.app.push_screen_wait(PickPanel[str](title, filtering(rows), screen.lang))
    if other is None:
        return
    source, target = (case_id, other) if how == "away" else (other, case_id)
    told = await _words(screen, source, target)
    if told is None:
        return
    case = await screen.desk.run(screen.desk.joining.merge, source, target, told)
    await screen.cs.forget(_place(source, target))
    number = (await screen.desk.run(screen.desk.cases.view, source)).case.number
    screen.cs.tell(texts.MERGED.fill(source=number, target=case.number))
    await _go_on(screen, target if case.owner == screen.cs.me else source)


async def _words(screen: CaseActs, source_id: str, target_id: str) -> str | None:
    """What the customer is told, to be changed; empty: nothing. None: thought better of it."""
    source = (await screen.desk.run(screen.desk.cases.view, source_id)).case
    target = (await screen.desk.run(screen.desk.cases.view, target_id)).case
    mine = source if source.owner == screen.cs.me else target
    if mine.owner != screen.cs.me:
        return ""
    text = screen.desk.joining.said(mine, target.number)
    about = texts.ABOUT.say(screen.lang, source=source.number, target=target.number)
    return await screen.app.push_screen_wait(
        WritePanel(
            texts.TELL, screen.lang, place=_place(source_id, target_id), about=about, text=text
        )
    )


async def _link(screen: CaseActs, case_id: str) -> None:
    panel = PickPanel[str](
        texts.LINK_WHICH, partial(_linkable, screen, case_id), screen.lang, digits=False
    )
    other = await screen.app.push_screen_wait(panel)
    if other is None:
        return
    case = await screen.desk.run(screen.desk.joining.link, case_id, other)
    number = screen.view.case.number if screen.view is not None else ""
    screen.cs.tell(texts.LINKED.fill(source=number, target=case.number))
    await screen.reload()


async def _linkable(screen: CaseActs, case_id: str, typed: str) -> Sequence[Pick]:
    """The customer's other cases; typing finds any case."""
    assert screen.view is not None  # noqa: S101
    if not typed.strip():
        card = await screen.desk.run(screen.desk.customers.of_case, screen.view.case)
        return [_row(screen, one) for one in card.past if one.case != case_id]
    cases = screen.desk.cases
    found = await screen.desk.run(cases.find, typed, ticket=cases.ticket())
    return [
        Pick(
            row.id,
            Content.assemble(
                (row.number, "bold"),
                "  ",
                plain(who(row.name, row.phone, screen.lang)),
                "  ",
                plain(row.subject, "$muted"),
            ),
            key=row.id,
        )
        for row in found
        if row.id != case_id
    ]


def _row(screen: CaseActs, one: Past) -> Pick:
    known = desk_texts.STATUS.get(one.status)
    channel = desk_texts.CHANNELS.get(one.channel)
    owner = screen.called.get(one.owner or "", one.owner or "")
    label = Content.assemble(
        (one.number, "bold"),
        f"  {known.say(screen.lang) if known else one.status}  ",
        f"{timing.day_clock(one.opened_at, screen.cs.now())}  ",
        (f"{channel.say(screen.lang) if channel else one.channel}  ", "$muted"),
        plain(f"{owner}  " if owner else "", "$muted"),
        plain(one.line or one.subject, "$muted"),
    )
    return Pick(one.case, label, key=one.case)


async def _go_on(screen: CaseActs, case_id: str) -> None:
    from cs_tui.screens.desk import DeskScreen

    if isinstance(screen, DeskScreen):
        await screen.open_case(case_id)


def _place(source_id: str, target_id: str) -> str:
    return f"merge/{source_id}/{target_id}"
