"""What happens because time passes, though nobody asks."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.core.note import NoteAdded
from tests.server.floor import Floor
from tests.server.pushing import made
from tests.server.test_intake import resolved

HOURS_72 = 72 * 3_600_000


async def test_a_resolved_case_closes_after_the_policys_time_not_before(floor: Floor) -> None:
    lin = await floor.desk("lin")
    taken = await floor.writes(floor.channel(), "还没到")
    await resolved(floor, lin, taken.case)
    floor.moment.passes(HOURS_72 - 1)
    await floor.hub.tick()
    assert (await floor.case(taken.case)).status is Status.RESOLVED
    floor.moment.passes(1)
    await floor.hub.tick()
    assert (await floor.case(taken.case)).status is Status.CLOSED


async def test_a_case_somebody_wrote_in_is_left_open_as_long_again(floor: Floor) -> None:
    lin = await floor.desk("lin")
    taken = await floor.writes(floor.channel(), "还没到")
    case = await resolved(floor, lin, taken.case)
    floor.moment.passes(HOURS_72 - 1)
    await lin.push([made(lin, case.stream, NoteAdded(next="回访"))])
    floor.moment.passes(1)
    await floor.hub.tick()
    assert (await floor.case(taken.case)).status is Status.RESOLVED


async def test_a_quiet_tick_writes_nothing(floor: Floor) -> None:
    await floor.hub.tick()
    before = await floor.seqs()
    floor.moment.passes(1_000)
    await floor.hub.tick()
    assert await floor.seqs() == before
