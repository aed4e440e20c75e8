"""The desk's side of the wire against the hub that is shipped."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cs_tui.ids import Uuid7
from cs_tui.store import rebuild
from cs_tui.store.sync_status import standing
from cs_tui.sync.enrolment import Code, enrol
from cs_tui.sync.faults import Paused, TurnedAway
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.inbox import arrived
from tests.server.floor import Floor
from tests.sync.hub import URL
from tests.sync.real import Terminals, cases


@pytest.fixture
async def terminals(floor: Floor) -> AsyncIterator[Terminals]:
    made = Terminals(floor)
    yield made
    await made.close()


async def test_two_terminals_of_a_team_come_to_read_the_same(terminals: Terminals) -> None:
    lin, wang = await terminals.joins("lin"), await terminals.joins("wang")
    case = lin.opens()
    lin.notes(case, "屏幕不亮")

    await lin.syncs()
    await wang.syncs()
    wang.notes(case, "换线")
    await wang.syncs()
    await lin.syncs()

    assert cases(lin) == cases(wang)
    assert lin.log.case(case).note.issue == "换线"
    assert rebuild.differing(lin.conn) == []
    assert standing(lin.conn, "lin") == standing(wang.conn, "wang")
    ids = [str(id_) for id_ in lin.column("SELECT id FROM events WHERE actor = 'lin'")]
    assert await lin.gateway.missing([*ids, "never-made"]) == ["never-made"]


async def test_a_second_round_has_nothing_to_do(terminals: Terminals) -> None:
    lin = await terminals.joins("lin")
    lin.opens()
    await lin.syncs()

    report = await lin.syncs()

    assert (report.pushed, report.changed_streams, report.unreadable) == (0, set(), 0)


async def test_shipped_content_arrives_with_the_first_round(terminals: Terminals) -> None:
    lin = await terminals.joins("lin")

    report = await lin.syncs()

    assert report.realigned
    assert report.unreadable == 0
    assert {"content/sla", "content/taxonomy"} <= lin.docs.keys()


async def test_a_served_case_comes_whole_and_a_repeat_gives_the_same(
    terminals: Terminals, floor: Floor
) -> None:
    lin = await terminals.joins("lin")
    await lin.syncs()
    taken = await floor.writes(floor.channel(), "打不开")
    claim = Uuid7()()

    assert (await lin.gateway.queue()).waiting == 1
    served = await lin.gateway.next(claim)
    again = await lin.gateway.next(claim)
    lin.exchange.apply(list(arrived(served.changes)))
    await lin.syncs()

    assert served == again
    assert served.case == taken.case
    assert lin.log.case(taken.case).owner == "lin"
    assert rebuild.differing(lin.conn) == []


async def test_an_empty_push_is_answered_so_that_a_culprit_can_be_found(
    terminals: Terminals,
) -> None:
    lin = await terminals.joins("lin")

    assert (await lin.gateway.push([])).results == ()


async def test_an_event_that_is_not_allowed_is_refused_with_words(terminals: Terminals) -> None:
    lin = await terminals.joins("lin")
    case = lin.opens()
    lin.name = "somebody"
    lin.notes(case, "in another's name")

    report = await lin.syncs()

    assert (report.pushed, report.refused) == (1, 1)
    assert standing(lin.conn, "lin").refused == 1


async def test_a_code_is_good_once(terminals: Terminals, floor: Floor) -> None:
    code = Code(URL, floor.code("lin"), "")
    await enrol(terminals.gateway, code, "laptop")

    with pytest.raises(TurnedAway) as caught:
        await enrol(terminals.gateway, code, "laptop")

    assert "code" in caught.value.say("en")


async def test_a_terminal_that_was_shut_out_is_told_so_and_keeps_its_records(
    terminals: Terminals,
) -> None:
    lin = await terminals.joins("lin")
    await lin.syncs()
    lin.opens()
    lin.gateway = Gateway(URL, "no-longer-good", transport=terminals.transport)

    with pytest.raises(Paused):
        await lin.syncs()

    assert len(lin.unsent) == 1
