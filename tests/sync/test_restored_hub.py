"""The hub is restored from a backup while a desk speaks to it: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cs_tui.store import rebuild
from cs_tui.store.sync_status import standing
from cs_tui.sync.faults import Restored
from tests.server.floor import Floor
from tests.sync.desk import Desk
from tests.sync.real import Restorable, Terminals, cases

ROUND = 9
"""Requests of the round in which the hub is restored: one a record, and the pull."""


@pytest.fixture
async def crew(floor: Floor) -> AsyncIterator[Terminals]:
    made = Terminals(floor, Restorable(floor))
    yield made
    await made.close()


async def settles(desk: Desk) -> int:
    """Rounds until one goes through; how many the restored hub broke off."""
    for broken in range(3):
        try:
            await desk.syncs()
        except Restored:
            continue
        return broken
    raise AssertionError("a desk does not come to terms with its restored hub")


def made(desk: Desk) -> set[object]:
    """The ids of everything this person ever did."""
    return set(desk.column("SELECT id FROM events WHERE actor = ?", desk.name))


async def known(floor: Floor) -> list[str]:
    """The ids of everything the hub has, in its order."""
    stored = await floor.hub.read(lambda session: session.log.after(0, 100_000))
    return [one.sealed.id for one in stored]


async def a_day_before(crew: Terminals, way: Restorable) -> tuple[Desk, Desk]:
    """Two desks that agree with a hub, which has a backup of some time before."""
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    case = lin.opens()
    for desk in (lin, wang):
        await desk.syncs()
    way.backs_up()
    lin.notes(case, "备份之后记的")
    await lin.syncs()
    wang.notes(case, "同事在备份之后记的")
    await wang.syncs()
    await lin.syncs()
    return lin, wang


@pytest.mark.parametrize("answered", range(ROUND + 1))
async def test_between_any_two_requests_of_a_round(
    crew: Terminals, floor: Floor, answered: int
) -> None:
    way = crew.transport
    assert isinstance(way, Restorable)
    lin, wang = await a_day_before(crew, way)
    for n in range(4):
        lin.notes(lin.opens(), f"第 {n} 件")
    lin.session.max_events = 1

    way.restores_in(answered)
    for desk in (lin, wang, lin, wang):
        await settles(desk)

    ids = await known(floor)
    assert way.restored
    assert len(ids) == len(set(ids))
    assert made(lin) | made(wang) <= set(ids)
    assert cases(lin) == cases(wang)
    for desk in (lin, wang):
        assert desk.unsent == []
        assert (standing(desk.conn, desk.name).refused, rebuild.differing(desk.conn)) == (0, [])


async def test_a_hub_that_was_restored_takes_nothing_from_who_does_not_know_it(
    crew: Terminals, floor: Floor
) -> None:
    way = crew.transport
    assert isinstance(way, Restorable)
    lin, _ = await a_day_before(crew, way)
    way.restores()
    before = await known(floor)
    lin.opens()

    with pytest.raises(Restored):
        await lin.syncs()
    assert await known(floor) == before

    await lin.gateway.push(lin.exchange.unsent(9, 10**6))
    assert await known(floor) != before, "without an epoch it takes it: the epoch held it back"
