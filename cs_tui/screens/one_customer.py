"""Two records of one customer: picked, compared, merged; separated again where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cs_tui.core.customer import Record
from cs_tui.core.privacy.masks import mask_name
from cs_tui.screens.customer_rows import CustomerRows
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Words
from cs_tui.texts import customer as customer_texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import one_customer as texts
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.services.customers import Card


async def picked(cs: CsApp, row: object, card: Card, rows: CustomerRows, case_id: str = "") -> bool:
    """Whether the row that was picked is about merging or separating; then it was dealt with."""
    if row == "merge":
        await _merge(cs, card, rows, case_id)
    elif isinstance(row, Record):
        await _separate(cs, row, rows)
    else:
        return False
    return True


async def _merge(cs: CsApp, card: Card, rows: CustomerRows, case_id: str) -> None:
    async def others(typed: str) -> Sequence[Pick]:
        found = await cs.desk.run(cs.desk.customers.find, typed) if typed.strip() else ()
        return [
            Pick(
                one.id,
                f"{who(mask_name(one.name), one.phone, cs.lang)}  "
                f"{customer_texts.PAST.say(cs.lang, n=one.cases)}",
                key=one.id,
            )
            for one in found
            if one.id != card.record.id
        ]

    panel = PickPanel[str](texts.WHICH, others, cs.lang, digits=False)
    into = await cs.push_screen_wait(panel)
    if into is None or not await _same_person(cs, card, into, rows):
        return
    kept = await cs.desk.run(cs.desk.customers.merge, card.record.id, into, case_id)
    cs.tell(texts.MERGED.fill(name=_named(kept.record, rows)))


async def _same_person(cs: CsApp, card: Card, into: str, rows: CustomerRows) -> bool:
    """Shows what comes together; whether it is one and the same person."""
    kept = await cs.desk.run(cs.desk.customers.card, into)
    n = len(kept.past) + len(card.past)
    shown = [Pick(True, texts.YES.say(cs.lang, n=n), key="yes", digit="1")]
    shown += rows.both(kept.record, card.record)
    title = texts.PREVIEW.fill(name=_named(kept.record, rows))
    panel = PickPanel[bool](title, filtering(shown), cs.lang)
    return await cs.push_screen_wait(panel) is not None


async def _separate(cs: CsApp, record: Record, rows: CustomerRows) -> None:
    name = _named(record, rows)
    shown = [Pick(True, plain(texts.SEPARATE.say(cs.lang)), key="separate", digit="1")]
    panel = PickPanel[bool](texts.SURE.fill(name=name), filtering(shown), cs.lang)
    if await cs.push_screen_wait(panel) is None:
        return
    await cs.desk.run(cs.desk.customers.separate, record.id)
    cs.tell(texts.SEPARATED.fill(name=name))


def _named(record: Record, rows: CustomerRows) -> Words | str:
    return rows.value("name", record.name) or desk_texts.UNKNOWN
