"""What happens before a shift reaches the lead through the hub, and nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.bulletin import Bulletin, BulletinPublished, stream_of
from cs_tui.core.events import Body
from cs_tui.core.preshift import (
    CheckResult,
    ChecksRun,
    CheckTicked,
    FaultReported,
    NoticeAcknowledged,
)
from cs_tui.core.said import said
from cs_tui.core.shift import AgentStateSet, Shift, ShiftOpened
from cs_tui.store import notices, rebuild
from cs_tui.store.reader import Reader
from cs_tui.store.sync_status import standing
from tests.server.floor import Floor
from tests.sync.desk import Desk
from tests.sync.real import Terminals

SHIFT = "shift/lin:2026-11-24"
CRM = CheckResult(id="crm", verdict="fail", name=said("CRM"), value=said("500"))


@pytest.fixture
async def terminals(floor: Floor) -> AsyncIterator[Terminals]:
    made = Terminals(floor)
    yield made
    await made.close()


def does(desk: Desk, *bodies: Body, stream: str = SHIFT) -> None:
    """One act on a shift."""
    with desk.log.act(stream, desk.ctx(), Shift) as act:
        for body in bodies:
            act.add(body)


def seen(desk: Desk, stream: str = SHIFT) -> Shift:
    return desk.log.state(stream, Shift)


async def test_the_lead_sees_faults_reasons_and_states_and_a_colleague_does_not(
    terminals: Terminals,
) -> None:
    lin, wang = await terminals.joins("lin"), await terminals.joins("wang")
    chen = await terminals.joins("chen", Role.LEAD)
    does(lin, ChecksRun(checks=(CRM,)), CheckTicked(item="headset"))
    await lin.syncs()
    does(lin, FaultReported(check="crm", name=CRM.name, value=CRM.value, note="昨晚就这样"))
    does(lin, ShiftOpened(day="2026-11-24", degraded="先手工查单"))
    does(lin, AgentStateSet(state="break", reason="meal"))

    for desk in (lin, chen, wang):
        await desk.syncs()

    assert seen(chen) == seen(lin)
    shift = seen(chen)
    assert (shift.agent, shift.state, shift.reason) == ("lin", "break", "meal")
    assert shift.preshift.degraded == "先手工查单"
    assert [fault.note for fault in shift.preshift.faults] == ["昨晚就这样"]
    assert seen(wang) == Shift()
    assert standing(lin.conn, "lin").refused == 0


async def test_nobody_ticks_for_somebody_else(terminals: Terminals) -> None:
    lin, wang = await terminals.joins("lin"), await terminals.joins("wang")
    does(lin, CheckTicked(item="headset"))
    await lin.syncs()
    does(wang, CheckTicked(item="desk"))

    await wang.syncs()
    await lin.syncs()

    assert standing(wang.conn, "wang").refused == 1
    assert seen(lin).preshift.ticked == ("headset",)


async def test_a_leads_notice_reaches_everybody_and_the_lead_knows_who_has_read_it(
    terminals: Terminals,
) -> None:
    lin, wang = await terminals.joins("lin"), await terminals.joins("wang")
    chen = await terminals.joins("chen", Role.LEAD)
    stream = stream_of("price")
    new = BulletinPublished(version=1, title=said("价保"), body=said("七天"), mandatory=True)
    with chen.log.act(stream, chen.ctx(), Bulletin) as act:
        act.add(new)
    for desk in (chen, lin, wang):
        await desk.syncs()
    assert wang.log.state(stream, Bulletin).version == 1

    does(lin, NoticeAcknowledged(bulletin="price", version=1))
    for desk in (lin, chen):
        await desk.syncs()

    assert notices.readers(chen.conn, "price", 1) == {"lin"}
    assert notices.readers(chen.conn, "price", 2) == set()
    assert notices.read_versions(wang.conn, "lin") == {}
    assert rebuild.differing(chen.conn) == []


async def test_an_agent_publishes_nothing(terminals: Terminals) -> None:
    lin = await terminals.joins("lin")
    with lin.log.act(stream_of("mine"), lin.ctx(), Bulletin) as act:
        act.add(BulletinPublished(version=1, title=said("x"), body=said("y")))

    await lin.syncs()

    assert standing(lin.conn, "lin").refused == 1


async def test_shipped_notices_come_with_the_first_round(terminals: Terminals) -> None:
    lin = await terminals.joins("lin")

    await lin.syncs()

    found = [one for one in Reader(lin.conn).states("bulletin/") if isinstance(one, Bulletin)]
    assert any(one.mandatory for one in found)
