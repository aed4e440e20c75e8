"""What the forenoon of the day brings: on duty, known issues, a complaint, a colleague's help."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.core.complaint_state import Complaint
from cs_tui.screens.lists import SideList
from cs_tui.services.notices import Notice
from tests.walk.house import House
from tests.walk.shop import Shop
from tests.walk.walker import Walker, walking


async def on_duty(shop: Shop, lin: Walker) -> int:
    """Reads what must be read, ticks, goes on duty; how many keys that took."""
    await lin.agent.until(lambda: lin.agent.mode == "preshift", "minutes before the shift")
    checked = lin.house.shifts
    await lin.hub_has(lambda: any(one.preshift.checks for one in checked(lin.id)), "checks")
    await lin.looks("pre-shift")
    rows = [row for side in lin.agent.app.screen.query(SideList) for row in side.picks]
    first = next(row for row in rows if isinstance(row.item, Notice) and row.item.owed)
    keys = 1
    await lin.presses(first.digit)
    await lin.looks("notice")
    while len(lin.agent.app.screen_stack) > 1:
        await lin.presses("enter")
        keys += 1
    await lin.presses("ctrl+o", "2", "ctrl+n")
    return keys + 3


async def known_issues(shop: Shop, lin: Walker) -> None:
    """Greeted, answered from knowledge, resolved; then one with a play, in three keys."""
    words, house = shop.words, shop.house
    refund = lin.front
    await lin.presses("ctrl+s")
    await lin.hub_has(lambda: house.case(refund).messages[-1].side == "agent", "greeting")
    assert words.customers[0] in house.case(refund).messages[-1].text
    await lin.presses("ctrl+r")
    await lin.types(words.search)
    await lin.looks("knowledge")
    await lin.presses("enter", "ctrl+s", "ctrl+o")
    await lin.looks("acts")
    await lin.presses("4")
    await lin.looks("classify")
    await lin.presses("1", "1", "1")
    await lin.goes_to("note-issue")
    await lin.types(words.refund)
    await lin.goes_to("note-done")
    await lin.types(words.answer)
    late = await shop.writes(1, words.late)
    await lin.presses("ctrl+n")
    await lin.comes_to(late)
    await lin.hub_has(lambda: house.case(refund).status is Status.RESOLVED, refund)
    assert len(house.case(refund).citations) == 1
    await lin.presses("1")
    await lin.looks("play")
    await lin.presses("ctrl+n")
    await lin.hub_has(lambda: house.case(late).status is Status.RESOLVED, late)
    await lin.looks("empty desk")


def lane(house: House, number: str) -> Complaint:
    """The complaint of a case, as the hub has it."""
    found = house.case(number).complaint
    assert found is not None
    return found


async def complaint(shop: Shop, lin: Walker) -> str:
    """Walked along its lane to the end, then resolved."""
    words, house = shop.words, shop.house
    number = await shop.writes(2, words.complaint, nature="complaint")
    await lin.presses("ctrl+n")
    await lin.comes_to(number)
    await lin.looks("complaint")
    await lin.presses("ctrl+o", "enter")
    await lin.looks("complaint: demand")
    await lin.answers(words.demand)
    await lin.answers(words.demand)
    await lin.looks("complaint: weight")
    await lin.presses("1", "ctrl+o", "enter", "2")
    await lin.presses("ctrl+o", "enter", "1", "ctrl+s")
    await lin.hub_has(lambda: lane(house, number).next == "facts", "regret")
    await lin.presses("ctrl+o", "enter", "2", "1")
    await lin.answers(words.fact)
    await lin.answers("rec-7")
    await lin.presses("ctrl+o", "enter", "1")
    await lin.answers(words.demand)
    await lin.answers("12.5")
    await lin.looks("complaint: decided")
    await lin.presses("ctrl+o", "enter", "2", "ctrl+o", "enter", "1", "3")
    await lin.hub_has(lambda: not lane(house, number).open, "end of the complaint")
    await lin.presses("ctrl+o", "4")
    await lin.presses("3", "1", "1")
    await lin.goes_to("note-issue")
    await lin.types(words.complaint)
    await lin.goes_to("note-done")
    await lin.types(words.fact)
    await lin.looks("complaint: at its end")
    await lin.presses("ctrl+n")
    await lin.hub_has(lambda: house.case(number).status is Status.RESOLVED, number)
    one = lane(house, number)
    assert (one.demand, one.missing, one.told_by) == (words.demand, (), "call")
    return number


async def escalated(shop: Shop, lin: Walker) -> str:
    """To a colleague, who finds it out and gives it back."""
    words, house = shop.words, shop.house
    number = await shop.writes(3, words.parcel)
    await lin.presses("ctrl+n")
    await lin.comes_to(number)
    await lin.types(words.answer)
    await lin.presses("ctrl+o", "1")
    await lin.looks("escalate: why")
    await lin.presses("3")
    await lin.looks("escalate: to whom")
    await lin.presses("1")
    await lin.looks("escalate: until when")
    await lin.presses("2")
    await lin.looks("escalate: note")
    await lin.presses("enter")
    await lin.hub_has(lambda: house.case(number).offer, "offer")
    await lin.looks("escalated")
    async with walking(house, shop.mei, shop.said) as mei:
        await on_duty(shop, mei)
        await mei.agent.until(lambda: bool(mei.agent.app.board.offered), "offer")
        await mei.presses("f4")
        await mei.looks("offered")
        await mei.presses("enter")
        await mei.looks("offered: read")
        await mei.presses("enter")
        await mei.hub_has(lambda: house.case(number).owner == "mei", "accept")
        await mei.looks("accepted")
        await mei.presses("f4", "ctrl+o", "6")
        await mei.types(words.finding)
        await mei.looks("answer")
        await mei.presses("enter")
        await mei.hub_has(lambda: house.case(number).owner == "lin", "answer")
    assert house.case(number).offers[0].said == words.finding
    return number
