"""A customer is erased from their card: what that touches, why, and a word typed to be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_tui.core.erasing import WHYS, Why
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.texts import cli_customer
from cs_tui.texts import erasing as texts
from cs_tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.core.customer import Record
    from cs_tui.sync.erasure import Erasure


async def erase(cs: CsApp, record: Record) -> bool:
    """Whether the customer was erased. Raises what the hub or a rule says against it."""
    found = await cs.desk.erase(record.id, "asked", dry=True)
    if found.open:
        cs.tell(cli_customer.OPEN.fill(n=len(found.open), numbers=", ".join(found.open)))
        return False
    why = await _why(cs, found)
    if why is None:
        return False
    if not await _sure(cs):
        cs.tell(texts.NOT_ERASED)
        return False
    done = await cs.desk.erase(record.id, why)
    words = texts.DONE_WITH_BACKUPS if done.backups else texts.DONE
    words = texts.DONE_WITH_ASIDE if done.aside else words
    cs.tell(words.fill(n=done.cases, kept=done.kept, names=", ".join(done.aside)))
    return True


async def _sure(cs: CsApp) -> bool:
    """Whether the word was typed that says so."""
    typed = await cs.push_screen_wait(AskPanel(texts.SURE, cs.lang, place=None))
    return typed is not None and typed.casefold() == texts.THE_WORD.say(cs.lang)


async def _why(cs: CsApp, found: Erasure) -> Why | None:
    """The reason, picked below what the erasure touches."""
    rows = [Pick(why, texts.WHY[why].say(cs.lang), key=why) for why in WHYS]
    title = texts.WHICH_REASON.fill(cases=found.cases, messages=found.messages, n=found.quotes)
    return await cs.push_screen_wait(PickPanel[Why](title, filtering(rows), cs.lang))
