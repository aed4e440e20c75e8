"""Taking over what is handed to me: item by item, or back with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.store.offers import Passed
from cs_tui.texts import handover as texts
from cs_tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from cs_tui.screens.handover import HandoverScreen


async def take(screen: HandoverScreen, one: Passed) -> None:
    """Asks whether it is taken or sent back, and does that."""
    rows = [
        Pick("take", screen.say(texts.TAKE_IT), key="take"),
        Pick("back", screen.say(texts.SEND_BACK), key="back"),
    ]
    asked = texts.TAKE.fill(number=one.number)
    chosen = await screen.app.push_screen_wait(PickPanel[str](asked, filtering(rows), screen.lang))
    offers = screen.desk.offers
    if chosen == "take":
        await screen.desk.run(offers.accept, one.case)
        screen.cs.tell(texts.TOOK.fill(number=one.number))
    elif chosen == "back":
        place = f"decline/{one.case}"
        ask = AskPanel(texts.WHY_BACK, screen.lang, place=place)
        reason = await screen.app.push_screen_wait(ask)
        if not reason:
            return
        await screen.desk.run(offers.decline, one.case, reason)
        await screen.cs.forget(place)
        who = screen.cs.names.get(one.offer.by) or one.offer.by
        screen.cs.tell(texts.SENT_BACK.fill(number=one.number, who=who))
    await screen.redraw()
    await screen.cs.refresh_board()
