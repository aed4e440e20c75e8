"""A week without a network, two terminals of one person, a clock that is wrong: one truth after."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cs_tui.core import fold
from cs_tui.core.case import stream_of
from cs_tui.store import rebuild
from cs_tui.store.sync_status import standing
from tests.server.floor import Floor
from tests.sync.desk import Desk
from tests.sync.real import Terminals, cases

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
async def crew(floor: Floor) -> AsyncIterator[Terminals]:
    made = Terminals(floor)
    yield made
    await made.close()


async def agree(floor: Floor, *desks: Desk) -> None:
    """Everybody reads the same, nothing waits, nothing was refused, and no number is missing."""
    for desk in desks:
        await desk.syncs()
    for desk in desks:
        assert desk.unsent == []
        assert cases(desk) == cases(desks[0])
        assert rebuild.differing(desk.conn) == []
        now = standing(desk.conn, desk.name)
        assert (now.waiting, now.refused, now.void, now.conflicts) == (0, 0, 0, 0)
    for stream, doc in cases(desks[0]).items():
        there = await floor.case(stream.partition("/")[2])
        assert there.model_dump_json() == doc
    seqs = await floor.seqs()
    assert seqs == list(range(1, len(seqs) + 1))


async def order(floor: Floor, case: str) -> list[str]:
    """The ids of what happened in a case, as the hub ordered it."""
    stored = await floor.hub.read(lambda session: session.log.stream(stream_of(case)))
    return [one.sealed.id for one in stored]


async def test_i5_i10_a_week_offline_is_drained_in_order_while_others_went_on(
    crew: Terminals, floor: Floor
) -> None:
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    shared = lin.opens()
    for desk in (lin, wang, lin):
        await desk.syncs()
    for day in range(7):
        lin.clock.now += DAY_MS
        floor.moment.passes(DAY_MS)
        for n in range(20):
            lin.notes(shared if n % 3 else lin.opens(), f"第 {day} 天第 {n} 件")
        wang.clock.now += DAY_MS
        wang.notes(shared, f"同事第 {day} 天")
        await wang.syncs()
    made = [str(one) for one in lin.column("SELECT id FROM events ORDER BY seq")]
    assert len(lin.unsent) > 140
    report = await lin.syncs()
    assert (report.refused, report.pushed > 140) == (0, True)
    await agree(floor, lin, wang)
    mine = [one for one in await order(floor, shared) if one.startswith("lin")]
    assert mine == [one for one in made if one in set(mine)]


async def test_i8_two_terminals_of_one_person_are_one_person(crew: Terminals, floor: Floor) -> None:
    home, office = await crew.joins("lin"), await crew.joins("lin", device="-2")
    case = home.opens()
    await home.syncs()
    await office.syncs()
    for n in range(5):
        home.notes(case, f"在家 {n}")
        office.notes(case, f"在公司 {n}")
    own = office.opens()
    await agree(floor, home, office, home)
    devices = await floor.hub.read(lambda session: session.people.devices())
    assert len({one.prefix for one in devices if one.agent == "lin"}) == 2
    assert stream_of(own) in cases(home)


@pytest.mark.parametrize("off_ms", [-3 * DAY_MS, -600_000, 600_000, 3 * DAY_MS])
async def test_a_wrong_clock_orders_nothing_and_is_measured(
    crew: Terminals, floor: Floor, off_ms: int
) -> None:
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    lin.clock.now += off_ms
    case = lin.opens()
    for desk in (lin, wang, lin):
        await desk.syncs()
    for n in range(3):
        wang.notes(case, f"钟准的 {n}")
        await wang.syncs()
        lin.notes(case, f"钟不准的 {n}")
        await lin.syncs()
    await agree(floor, lin, wang, lin)
    turns = [one.partition("-")[0] for one in await order(floor, case)]
    assert turns[-6:] == ["wang", "lin"] * 3
    skew_ms = lin.exchange.state().skew_ms
    assert skew_ms is not None
    assert abs(skew_ms + off_ms) < 10_000
    received = await floor.hub.read(lambda session: session.log.stream(stream_of(case)))
    assert {one.received_at for one in received} == {floor.moment.now}


async def test_i12_a_stream_goes_only_when_the_hub_says_so(crew: Terminals, floor: Floor) -> None:
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    case = lin.opens()
    await agree(floor, lin, wang)
    for _ in range(3):
        await wang.syncs()
        assert stream_of(case) in cases(wang)


async def test_i14_a_version_here_never_goes_down(crew: Terminals, floor: Floor) -> None:
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    case = lin.opens()
    await agree(floor, lin, wang)
    seen = 0
    for n in range(6):
        (wang if n % 2 else lin).notes(case, f"{n}")
        for desk in (wang, lin):
            await desk.syncs()
        (count,) = lin.column("SELECT count(*) FROM events WHERE stream = ?", stream_of(case))
        assert isinstance(count, int)
        assert count > seen
        seen = count


async def test_i9_every_text_a_person_typed_is_still_readable(
    crew: Terminals, floor: Floor
) -> None:
    lin = await crew.joins("lin")
    case = lin.opens()
    texts = [f"字句 {n}" for n in range(10)]
    for text in texts:
        lin.notes(case, text)
    await agree(floor, lin)
    stored = await floor.hub.read(lambda session: session.log.stream(stream_of(case)))
    there = "".join(str(fold.read(one.sealed).body) for one in stored)
    assert [text for text in texts if text not in there] == []
