"""The customer of a case: the record, corrected field by field, and everything they came about.

Masked as everywhere: a number is shown for a while only, and the reason is on record.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from cs_tui.core.customer_fields import Field
from cs_tui.errors import Refused
from cs_tui.screens import one_customer
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.customer_rows import DIGITS, MASKED, CustomerRows
from cs_tui.screens.erasing import erase
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.past_case import read
from cs_tui.store.customers import Past
from cs_tui.texts import Words
from cs_tui.texts import customer as texts
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.services.customers import Card

Save = Callable[[Field, str, str], Awaitable[Words]]
"""Saves a field with the value seen before; what to tell."""


async def open_card(screen: CaseActs) -> None:
    """The customer of the case in front."""
    assert screen.view is not None  # noqa: S101
    cs, case_id = screen.cs, screen.view.case.id
    while screen.view is not None and screen.view.case.id == case_id:
        case = screen.view.case
        card = await cs.desk.run(cs.desk.customers.of_case, case)
        full = case.owner == cs.me and not case.status.over
        erasable = await cs.desk.run(cs.desk.erasing.allowed, card.record)
        rows = CustomerRows(cs.lang, cs.now(), full, case_id, erasable)
        picked = await _pick(cs, card, rows)
        if picked is None:
            return
        if picked == "reveal":
            await _reveal(screen, card)
            return
        if picked == "erase":
            await erase(cs, card.record)
            await screen.reload()
            continue
        if await one_customer.picked(cs, picked, card, rows, case_id):
            await screen.reload()
            continue
        await _picked(cs, picked, card, rows, partial(_save_on, cs, case_id), case_id)
        await screen.reload()


async def look_up(cs: CsApp, customer_id: str) -> None:
    """A customer who was found, whatever is in front: all of it masked."""
    while True:
        card = await cs.desk.run(cs.desk.customers.card, customer_id)
        erasable = await cs.desk.run(cs.desk.erasing.allowed, card.record)
        rows = CustomerRows(cs.lang, cs.now(), full=False, erasable=erasable)
        picked = await _pick(cs, card, rows)
        if picked is None:
            return
        if picked == "erase":
            if await erase(cs, card.record):
                return
        elif not await one_customer.picked(cs, picked, card, rows):
            save = partial(_save, cs, customer_id)
            await _picked(cs, picked, card, rows, save, customer_id)


async def _pick(cs: CsApp, card: Card, rows: CustomerRows) -> object:
    policy = cs.policy
    known = (*policy.taxonomy.leaves, *policy.taxonomy.natures) if policy else ()
    called = {one.id: one.name.say(cs.lang) for one in known}
    shown = list(rows.of(card, called, cs.names))
    panel = PickPanel[object](texts.TITLE, filtering(shown), cs.lang)
    return await cs.push_screen_wait(panel)


async def _picked(
    cs: CsApp, picked: object, card: Card, rows: CustomerRows, save: Save, of: str
) -> None:
    if isinstance(picked, Past):
        await read(cs, picked)
        return
    field = next(one for one in DIGITS if one == picked)
    seen = getattr(card.record, field)
    hidden = field in MASKED or (field in ("name", "order_no") and not rows.full)
    place = f"customer/{of}/{field}"
    if field == "grade":
        value = await _grade(cs)
    else:
        shown, text = rows.value(field, seen), "" if hidden else seen
        value = await _ask(cs, field, shown, text, place, hidden=hidden)
    # What stood there and was left as it is, nobody asked for.
    if value is not None and (hidden or value != seen):
        cs.tell(await save(field, value, seen))
        await cs.forget(place)


async def _ask(
    cs: CsApp, field: Field, shown: str, text: str, place: str, *, hidden: bool
) -> str | None:
    """A value that fits; asked again, with what was typed, until it does. None: left as it is."""
    words = texts.ASK_NEW if hidden and shown else texts.ASK
    title = words.fill(field=texts.FIELDS[field], now=shown)
    while True:
        given = await cs.push_screen_wait(AskPanel(title, cs.lang, place=place, text=text))
        if given is None or (hidden and not given):
            return None
        try:
            return await cs.desk.run(cs.desk.customers.checked, field, given)
        except Refused as error:
            title = error.words


async def _grade(cs: CsApp) -> str | None:
    rows = [Pick(key, words.say(cs.lang), key=key) for key, words in texts.ALL_GRADES.items()]
    rows.append(Pick("", texts.NO_GRADE.say(cs.lang), key="none"))
    return await cs.push_screen_wait(
        PickPanel[str](texts.FIELDS["grade"], filtering(rows), cs.lang)
    )


async def _save_on(cs: CsApp, case_id: str, field: Field, value: str, seen: str) -> Words:
    edited = await cs.desk.run(cs.desk.customers.edit_on, case_id, field, value, seen)
    if edited.recognised:
        name = edited.record.name or texts.EMPTY
        return texts.RECOGNISED.fill(name=name)
    return texts.SAVED.fill(field=texts.FIELDS[field])


async def _save(cs: CsApp, customer_id: str, field: Field, value: str, seen: str) -> Words:
    await cs.desk.run(cs.desk.customers.edit, customer_id, field, value, seen)
    return texts.SAVED.fill(field=texts.FIELDS[field])


async def _reveal(screen: CaseActs, card: Card) -> None:
    """Shows the customer's number for a while; the reason is on record."""
    assert screen.view is not None  # noqa: S101
    case_id = screen.view.case.id
    if not card.record.phone:
        screen.cs.tell(texts.NO_NUMBER)
        return
    place = f"reveal/{case_id}"
    ask = AskPanel(panel_texts.WHY_SHOW, screen.lang, place=place)
    reason = await screen.app.push_screen_wait(ask)
    if reason:
        limit = await screen.desk.run(screen.desk.cases.reveal, case_id, reason)
        await screen.cs.forget(place)
        screen.reveal(case_id, limit)
