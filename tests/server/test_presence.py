"""Who looks at which case: told to whom it concerns, for a while, and never in the log."""

from __future__ import annotations

import asyncio

from cs_tui.core.agent import Role
from cs_tui.server.pokes import PRESENCE, Said
from cs_tui.server.presence import HOLDS_MS
from cs_tui.sync.looking import Beside, Looking
from tests.server.floor import Desk, Floor


async def looks(desk: Desk, case: str = "", *, typing: bool = False) -> list[tuple[str, str, bool]]:
    """Looks at a case; who else looks at what, and who types."""
    asked = Looking(case=case, typing=typing)
    found = (await desk.post("/v1/presence", Beside, asked)).looks
    return [(look.person, look.case, look.typing) for look in found]


async def test_who_opens_a_waiting_case_hears_who_looks_at_it_and_types(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    case = (await floor.writes(floor.channel(), "在吗")).case
    assert await looks(lin, case) == []
    assert await looks(wang, case) == [("lin", case, False)]
    assert await looks(lin, case, typing=True) == [("wang", case, False)]
    assert await looks(wang, case) == [("lin", case, True)]


async def test_the_queue_of_a_team_hears_of_it_without_looking_anywhere(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    far = await floor.desk("far", teams=("night",))
    case = (await floor.writes(floor.channel(), "在吗")).case
    await looks(lin, case)
    assert await looks(wang) == [("lin", case, False)]
    assert await looks(far) == []


async def test_the_owner_hears_that_a_lead_looks_and_nobody_else_does(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    chen = await floor.desk("chen", role=Role.LEAD)
    await floor.writes(floor.channel(), "在吗")
    case = str((await lin.next()).case)
    await looks(chen, case)
    assert await looks(lin) == [("chen", case, False)]
    assert await looks(wang) == []


async def test_a_look_ends_by_itself_and_when_another_case_is_opened(floor: Floor) -> None:
    lin, wang, chat = await floor.desk("lin"), await floor.desk("wang"), floor.channel()
    first = (await floor.writes(chat, "在吗", conversation="c1")).case
    second = (await floor.writes(chat, "你好", conversation="c2")).case
    await looks(lin, first)
    await looks(lin, second)
    assert await looks(wang) == [("lin", second, False)]
    floor.moment.passes(HOLDS_MS)
    assert await looks(wang) == []


async def test_looking_stops_nobody_and_leaves_no_event(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    case = (await floor.writes(floor.channel(), "在吗")).case
    before = await floor.seqs()
    await looks(lin, case, typing=True)
    assert await floor.seqs() == before
    assert (await wang.next(case=case)).case == case


async def test_only_a_change_pokes_and_only_whom_it_concerns(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    await floor.desk("far", teams=("night",))
    case = (await floor.writes(floor.channel(), "在吗")).case
    heard: dict[str, list[Said]] = {"wang": [], "far": [], "lin": []}

    async def listen(name: str) -> None:
        actor = await floor.actor(name)
        async for said in floor.hub.pokes.listen(actor=actor):
            heard[name].append(said)

    async with asyncio.TaskGroup() as tasks:
        for name in heard:
            tasks.create_task(listen(name))
        while floor.hub.pokes.listening < 3:  # noqa: ASYNC110
            await asyncio.sleep(0)
        await looks(lin, case)
        await looks(lin, case)
        await looks(lin)
        await looks(wang)
        floor.hub.pokes.close()
    assert heard == {"wang": [PRESENCE, PRESENCE], "far": [], "lin": []}
