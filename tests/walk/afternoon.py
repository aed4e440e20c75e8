"""What the rest of the day brings: promises, a wrong number, a dropped line, no hub, the end."""

from __future__ import annotations

import asyncio
import signal
import sys
from functools import partial

from cs_tui.core.case import Status
from cs_tui.screens.lists import SideList
from cs_tui.services.handover import Entry
from cs_tui.widgets.writing import Writing
from tests.desk.terminal import on_terminal
from tests.desk.world import World
from tests.driver import MINUTE_MS
from tests.walk.forenoon import on_duty
from tests.walk.house import House
from tests.walk.shop import Shop
from tests.walk.walker import Walker, walking
from tests.walk.words import CARD

PROGRAM = """
from cs_tui import ids
ids.wall_clock = lambda: {at}
from cs_tui.cli import main
raise SystemExit(main([]))
"""
"""The program with its clock standing still."""


async def promises(shop: Shop, lin: Walker, parcel: str) -> tuple[str, str]:
    """One kept in time, one too late; both stand in the list until they are kept."""
    words, house = shop.words, shop.house
    await lin.types(words.answer)
    await lin.presses("ctrl+o", "2")
    await lin.looks("promise: until when")
    await lin.presses("2", "ctrl+n")
    invoice = await shop.writes(4, f"{words.invoice} {CARD}")
    await lin.presses("ctrl+n")
    await lin.comes_to(invoice)
    await lin.types(f"{words.answer} {CARD}")
    await lin.presses("ctrl+o", "2", "1")
    await lin.goes_to("note-issue")
    await lin.types(f"{words.invoice} {CARD}")
    await lin.goes_to("note-done")
    await lin.pastes("\n".join(f"{n:03} {words.answer * 6}"[:49] for n in range(100)))
    await lin.looks("five thousand characters")
    await lin.presses("ctrl+n")
    await lin.hub_has(lambda: house.case(invoice).note.done.count("\n") == 99, "all of the paste")
    assert len(house.case(invoice).note.done) == 4999
    shop.clock.goes_on(40 * MINUTE_MS)
    late = {"zh": "超时 1", "en": "late 1"}[shop.lang]
    await lin.agent.sees(late)
    await lin.presses("f4")
    await lin.looks("follow-ups")
    await lin.presses("space", "space", "space")
    await lin.hub_has(lambda: not any(one.open for one in house.case(invoice).promises), "kept")
    await lin.hub_has(lambda: not any(one.open for one in house.case(parcel).promises), "kept")
    [too_late] = house.case(invoice).promises
    assert (too_late.kept_at or 0) > too_late.due_at
    assert all((one.kept_at or 0) <= one.due_at for one in house.case(parcel).promises)
    await lin.looks("follow-ups: none")
    return invoice, parcel


async def wrong_number(shop: Shop, lin: Walker) -> str:
    """A call that was meant for somebody else, in three keys."""
    await lin.presses("ctrl+p")
    number = lin.front
    await lin.looks("call")
    await lin.presses("ctrl+o", "9")
    await lin.looks("no action")
    await lin.presses("1")
    await lin.hub_has(lambda: shop.house.case(number).status is Status.CANCELLED, "no action")
    assert shop.house.case(number).cancelled == "wrong_number"
    await lin.agent.sees({"zh": "林晓 话后", "en": "Lin Xiao wrap"}[shop.lang])
    return number


async def line_drops(shop: Shop) -> str:
    """Half a reply stands on a terminal whose line dropped; the next one takes over."""
    words = shop.words
    stuck = await shop.writes(5, words.stuck)
    program = (sys.executable, "-c", PROGRAM.format(at=shop.clock.at))
    world = World(shop.lin.folder, shop.lang)

    def both() -> None:
        with on_terminal(world, program) as first:
            first.wait_for(words.customers[3])
            first.send("\x0e")
            first.wait_for(f"{stuck} ")
            first.send(words.half)
            first.wait_for(words.half)
            with on_terminal(world, program) as second:
                second.wait_for("[Y/n]")
                second.send("\r")
                first.wait_exit()
                second.wait_for(f"{stuck} ")
                second.wait_for(words.half)
                second.signal(signal.SIGTERM)
                assert second.wait_exit() == 128 + signal.SIGTERM

    await asyncio.to_thread(both)
    return stuck


async def offline(shop: Shop, lin: Walker, stuck: str) -> str:
    """An hour without the hub: a reply, a call worked to its end; then all of it is there."""
    words, house = shop.words, shop.house
    await lin.comes_to(stuck)
    assert lin.agent.app.screen.query_one("#reply", Writing).value == words.half
    await lin.person.line.down()
    await lin.agent.sees({"zh": "离线", "en": "offline"}[shop.lang])
    await lin.types(words.answer)
    await lin.presses("ctrl+s")
    shop.clock.goes_on(30 * MINUTE_MS)
    await lin.presses("ctrl+p")
    call = lin.front
    await lin.looks("offline: call")
    await lin.types(words.spoken)
    await lin.presses("ctrl+o", "4", "1", "1", "1")
    await lin.goes_to("note-issue")
    await lin.types(words.calls)
    await lin.goes_to("note-done")
    await lin.types(words.spoken)
    shop.clock.goes_on(30 * MINUTE_MS)
    await lin.presses("ctrl+n")
    await lin.presses("ctrl+n")
    await lin.looks("offline: nobody is served")
    await lin.presses("f10")
    await lin.looks("sync: offline")
    assert all(one.number != call for one in house.cases())
    await lin.person.line.up()
    await lin.presses("ctrl+s")
    await lin.hub_has(lambda: any(one.number == call for one in house.cases()), "the call")
    await lin.hub_has(lambda: house.case(call).status is Status.RESOLVED, "its end")
    await lin.agent.sees({"zh": "同步 正常", "en": "sync ok"}[shop.lang])
    await lin.looks("sync: live")
    said = house.case(stuck).messages[-1]
    assert said.text == words.half + words.answer
    return call


async def hands_over(shop: Shop, lin: Walker) -> None:
    """The day in figures, what is open item by item, and out."""
    words, house = shop.words, shop.house
    await lin.presses("f6")
    await lin.looks("handover")
    rows = lin.agent.app.screen.query_one(SideList).picks
    still_open = [
        row
        for row in rows
        if isinstance(row.item, Entry) and row.item.case and not row.item.case.status.over
    ]
    await lin.presses(still_open[0].digit)
    if lin.agent.app.screen is not lin.agent.app._screen_stacks["handover"][0]:
        await lin.looks("handover: if then")
        await lin.answers(words.if_then)
    await lin.hub_has(lambda: [one for one in house.cases() if one.offer], "offer")
    await lin.presses("f7")
    await lin.looks("wrap-up")
    await lin.presses("ctrl+n")
    await lin.hub_has(lambda: house.shifts("lin")[0].closed_at, "end of the shift")
    await lin.looks("left")


def fewer(house: House, n: int) -> bool:
    """Whether fewer cases than so many wait for somebody to accept them."""
    return sum(one.offer is not None for one in house.cases()) < n


async def reads_and_signs(shop: Shop) -> None:
    """The lead takes what nobody took, reads the handover, says something and signs."""
    words, house = shop.words, shop.house
    async with walking(house, shop.zhou, shop.said) as zhou:
        await on_duty(shop, zhou)
        await zhou.presses("f8")
        await zhou.looks("floor")
        await zhou.presses("f6")
        await zhou.looks("handover: to me")
        while left := [one.number for one in house.cases() if one.offer]:
            await zhou.presses("enter", "1")
            await zhou.hub_has(partial(fewer, house, len(left)), "accept")
        await zhou.presses("ctrl+o", "6")
        await zhou.looks("handover: book")
        await zhou.presses("enter")
        await zhou.looks("handover: read")
        await zhou.presses("ctrl+o", "7")
        await zhou.answers(words.praise)
        await zhou.presses("ctrl+o", "8")
        await zhou.hub_has(lambda: house.shifts("lin")[0].handover.signed, "signature")
    [shift] = house.shifts("lin")
    assert shift.handover.comments[0].text == words.praise
    assert {one.owner for one in house.cases() if not one.status.over} <= {"lin", "mei", "zhou"}
