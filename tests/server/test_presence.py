"""Who looks at which case: told to whom it concerns, for a while, and never in the log."""

from __future__ import annotations

import asyncio

from cs_tui.core.agent import Role
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import register
from cs_tui.server.pokes import PRESENCE, Said
from cs_tui.server.presence import HOLDS_MS, Presence
from cs_tui.sync.looking import Beside, Looking
from tests import postgres
from tests.server.conftest import SEEDED
from tests.server.floor import Desk, Floor, Moment, means


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


async def moves(floor: Floor, name: str, team: str) -> None:
    """The admin puts somebody into another team."""
    floor.hub.do(lambda work: register(work, name, name, Role.AGENT, (team,), ("zh",)))


async def test_who_sees_a_case_no_more_does_not_look_at_it_either(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    case = (await floor.writes(floor.channel(), "在吗")).case
    await looks(lin, case)
    assert await looks(wang, case) == [("lin", case, False)]
    await moves(floor, "lin", "night")
    assert await looks(wang, case) == []
    assert await looks(lin, case) == []


async def test_who_else_looks_is_told_by_whose_the_case_is_now(floor: Floor) -> None:
    lin, wang, mei = [await floor.desk(name) for name in ("lin", "wang", "mei")]
    case = (await floor.writes(floor.channel(), "在吗")).case
    await looks(lin, case)
    assert await looks(mei) == [("lin", case, False)]
    await wang.next(case=case)
    assert await looks(mei) == []
    assert await looks(wang) == [("lin", case, False)]


async def test_two_processes_of_a_hub_tell_each_other_who_looks(planted: str) -> None:
    moment, place = Moment(), postgres.copied(planted, SEEDED)
    ours, theirs = (Floor(open_hub(place, means(moment)), moment, place) for _ in range(2))
    try:
        lin, wang = await ours.desk("lin"), await theirs.desk("wang")
        case = (await ours.writes(ours.channel(), "在吗")).case
        for floor in (ours, theirs):
            floor.hub.follow()
        # The first words may be spoken before the other listens.
        async with asyncio.timeout(30):
            while not await looks(wang, case):
                await looks(lin, case)
            while not await looks(lin, case, typing=True):
                await looks(wang, case)
            while await looks(wang, case) != [("lin", case, True)]:
                await looks(lin, case, typing=True)
            assert await looks(lin, case) == [("wang", case, False)]
            while await looks(wang, case):
                await looks(lin)
    finally:
        ours.hub.close()
        theirs.hub.close()


def test_what_a_process_of_another_version_says_is_left_aside() -> None:
    assert Presence().heard('{"person": "lin", "place": "c1"}', 0) == ()
    assert Presence().heard("[]", 0) == ()
