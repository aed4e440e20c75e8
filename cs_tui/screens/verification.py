"""Who the customer is: one key says by which means that was checked, or that it was not."""

from __future__ import annotations

from textual.content import Content

from cs_tui.core.policy import Verification
from cs_tui.core.verification import verified
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Words
from cs_tui.texts import verification as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

NINE = 9


async def check(screen: CaseActs, title: Words = texts.ASK) -> bool:
    """Asks for the means and records it; whether the customer is verified now."""
    if screen.view is None:
        return False
    found = await screen.desk.run(screen.desk.verifying.means)
    rows = [_row(screen, number, one) for number, one in enumerate(found, 1)]
    picked = await screen.app.push_screen_wait(
        PickPanel[Verification](title, filtering(rows), screen.lang)
    )
    if picked is None or screen.view is None:
        return False
    await screen.flush()
    case = await screen.desk.run(screen.desk.verifying.check, screen.view.case.id, picked.id)
    told = texts.TOLD if picked.passed else texts.TOLD_NOT
    screen.cs.tell(told.fill(means=case.checks[-1].name.words()))
    await screen.reload()
    return verified(case)


async def settle(screen: CaseActs) -> None:
    """The same, where nothing waits for its answer."""
    await check(screen)


async def first(screen: CaseActs, name: Words) -> bool:
    """Whether the customer is verified, before this counts; asks where nobody has checked."""
    if screen.view is not None and verified(screen.view.case):
        return True
    return await check(screen, texts.ASK_FOR.fill(name=name))


def _row(screen: CaseActs, number: int, one: Verification) -> Pick:
    name = plain(one.name.say(screen.lang))
    label = (
        name
        if one.passed
        else Content.assemble(name, "  ", (screen.say(texts.NOT_PASSED), "$muted"))
    )
    return Pick(one, label, key=one.id, digit=str(number) if number <= NINE else "")
