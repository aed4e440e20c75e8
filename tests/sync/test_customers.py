"""Desks and the hub that is shipped: one customer is one record, whoever met them where."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cs_tui.core import customer, joining, one_customer
from cs_tui.core.act import Act
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, stream_of
from cs_tui.core.customer import Record, Told
from cs_tui.core.offer import accept, offer, to_person
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.customers import KEY
from cs_tui.store import customers, rebuild
from cs_tui.sync.wire import IntakeCustomer
from tests.server.floor import Floor, Moment, means
from tests.sync.desk import Desk
from tests.sync.real import Terminals

PHONE = "13800138000"


class House:
    """A hub, a channel, and desks of two teams."""

    def __init__(self, floor: Floor, terminals: Terminals) -> None:
        self.floor, self.terminals = floor, terminals
        self.chat = floor.channel()
        self.desks: dict[str, Desk] = {}
        self.key = floor.hub.do(lambda work: work.session.meta(KEY)) or ""

    async def joins(self, name: str, role: Role = Role.AGENT) -> Desk:
        self.desks[name] = await self.terminals.joins(name, role)
        return self.desks[name]

    async def sync(self, *names: str) -> None:
        """These desks sync, else all of them, twice."""
        for name in names or (*self.desks, *self.desks):
            await self.desks[name].syncs()

    async def comes(self, text: str, conversation: str, **who: str) -> Case:
        """A customer writes; the case as the hub has it."""
        taken = await self.floor.writes(
            self.chat,
            text,
            conversation,
            customer=IntakeCustomer(**who),
        )
        return await self.floor.case(taken.case)

    @property
    def id(self) -> str:
        """The id of whoever has this number, on every desk."""
        return customer.identity(self.key, "phone", PHONE)

    def meets(self, name: str, told: Told) -> None:
        """Somebody records a customer at their own desk."""
        self.edits(name, lambda act: customer.record(act, told, "desk"))

    def edits(self, name: str, what: object) -> None:
        desk = self.desks[name]
        with desk.log.act(customer.stream_of(self.id), desk.ctx(), Record) as act:
            what(act)  # type: ignore[operator]

    def record(self, name: str) -> Record:
        return self.desks[name].log.state(customer.stream_of(self.id), Record)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    path, moment = tmp_path / "hub.db", Moment()
    hub = open_hub(path, means(moment))
    terminals = Terminals(Floor(hub, moment, path))
    yield House(terminals.floor, terminals)
    await terminals.close()
    hub.close()


async def test_a_number_however_written_is_one_record_and_names_the_next_case(
    house: House,
) -> None:
    first = await house.comes("没发货", "w1", name="王小明", phone="+86 138-0013-8000")
    second = await house.comes("还没发货", "w2", phone=PHONE)

    assert first.customer_id == second.customer_id == house.id
    assert second.customer.name == "王小明"
    await house.joins("lin")
    await house.sync()
    [past, earlier] = customers.history(house.desks["lin"].conn, house.id)
    assert (past.case, earlier.case) == (second.id, first.id)


async def test_two_desks_that_meet_a_customer_offline_make_one_record(house: House) -> None:
    await house.joins("lin")
    await house.joins("wang")
    await house.sync()

    house.meets("lin", Told(name="王小明", phone=PHONE))
    house.meets("wang", Told(name="王晓明", phone=PHONE, email="w@example.com"))
    await house.sync()

    for name in ("lin", "wang"):
        record = house.record(name)
        assert (record.name, record.email) == ("王小明", "w@example.com")
        [met] = record.conflicts
        assert (met.field, met.actor, met.wanted) == ("name", "wang", "王晓明")
        assert house.desks[name].unsent == []
        assert rebuild.differing(house.desks[name].conn) == []


async def test_edits_from_both_meet_and_the_later_author_chooses(house: House) -> None:
    await house.joins("lin")
    await house.joins("wang")
    await house.comes("没发货", "w1", name="王小明", phone=PHONE)
    await house.sync()

    house.edits("lin", lambda act: customer.edit(act, "name", "王晓明"))
    house.edits("wang", lambda act: customer.edit(act, "name", "汪小明"))
    house.edits("wang", lambda act: customer.edit(act, "need", "下午联系"))
    await house.sync()

    record = house.record("wang")
    assert (record.name, record.need) == ("王晓明", "下午联系")
    [met] = record.conflicts
    assert (met.base, met.current, met.wanted) == ("王小明", "王晓明", "汪小明")

    house.edits("wang", lambda act: customer.edit(act, "name", "汪小明"))
    await house.sync()
    assert house.record("lin").name == "汪小明"
    assert house.record("lin").conflicts == ()


async def test_a_channels_own_name_recognises_who_came_by_phone_before(house: House) -> None:
    await house.joins("lin")
    await house.comes("没发货", "w1", name="王小明", phone=PHONE, ref="wx-1")
    await house.sync()
    again = await house.comes("还没发货", "w2", ref="wx-1")

    assert again.customer_id == house.id
    assert again.customer.name == "王小明"


async def test_another_team_sees_a_customer_with_the_case_it_takes(house: House) -> None:
    lin = await house.joins("lin")
    code = house.floor.code("tech1", role=Role.TECH, teams=("tech",))
    tech = await _joins(house, "tech1", code)
    case = await house.comes("没发货", "w1", name="王小明", phone=PHONE)
    claim = lin.ctx().new_id()
    await lin.gateway.next(claim, case.id)
    await house.sync()
    assert house.record("tech1").id == ""

    lin.does(case.id, lambda act: offer(act, to_person("tech1"), "transfer", 900_000))
    await house.sync()
    tech.does(case.id, accept)
    await house.sync()

    assert house.record("tech1").name == "王小明"
    house.edits("tech1", lambda act: customer.edit(act, "need", "只收短信"))
    await house.sync()
    assert house.record("lin").need == "只收短信"
    assert tech.unsent == []


async def test_another_team_that_meets_the_customer_itself_writes_on_the_same_record(
    house: House,
) -> None:
    await house.joins("lin")
    code = house.floor.code("tech1", role=Role.TECH, teams=("tech",))
    await _joins(house, "tech1", code)
    await house.comes("没发货", "w1", name="王小明", phone=PHONE)
    await house.sync()

    told = Told(phone=PHONE, email="w@example.com")
    house.edits("tech1", lambda act: customer.record(act, told, "tech"))
    house.edits("tech1", lambda act: customer.edit(act, "need", "只收短信"))
    await house.sync()

    for name in ("lin", "tech1"):
        record = house.record(name)
        assert (record.name, record.email, record.need) == ("王小明", "w@example.com", "只收短信")
    assert house.desks["tech1"].column("SELECT id FROM events WHERE verdict = 'refused'") == []


async def test_nobody_writes_on_a_customer_they_never_met(house: House) -> None:
    await house.joins("lin")
    code = house.floor.code("tech1", role=Role.TECH, teams=("tech",))
    tech = await _joins(house, "tech1", code)
    await house.comes("没发货", "w1", name="王小明", phone=PHONE)
    await house.sync()

    ctx = tech.ctx()
    act = Act(customer.stream_of(house.id), house.record("lin"), ctx)
    customer.edit(act, "name", "李四")
    tech.log.append(act.events)
    await house.sync()

    assert len(tech.column("SELECT id FROM events WHERE verdict = 'refused'")) == 1
    assert house.record("lin").name == "王小明"


async def test_after_a_merge_the_customer_goes_on_in_the_other_case(house: House) -> None:
    lin = await house.joins("lin")
    first = await house.comes("没发货", "w1", phone=PHONE)
    second = await house.comes("还没发货", "w2", phone=PHONE)
    for case in (first, second):
        await lin.gateway.next(lin.ctx().new_id(), case.id)
    await house.sync()
    ctx = lin.ctx()
    source = Act(stream_of(second.id), lin.log.case(second.id), ctx)
    target = Act(stream_of(first.id), lin.log.case(first.id), ctx, act=source.id)
    joining.merge(source, target, "合并处理")
    lin.log.append([*target.events, *source.events])
    await house.sync()

    later = await house.comes("有进展吗", "w2", phone=PHONE)

    assert later.id == first.id
    assert [said.text for said in later.messages] == ["没发货", "有进展吗"]
    assert [tie.case for tie in later.ties] == [second.id]


async def _joins(house: House, name: str, code: str) -> Desk:
    """Somebody of another team enrols."""
    from cs_tui.sync.enrolment import Code, enrol
    from tests.sync.desk import Time
    from tests.sync.hub import URL

    joined = await enrol(house.terminals.gateway, Code(URL, code, ""), "laptop")
    clock = Time(house.floor.moment.now)
    desk = Desk(joined.actor, clock, house.terminals.transport, token=joined.token)
    house.terminals.desks.append(desk)
    house.desks[name] = desk
    return desk


async def _two_records(house: House) -> tuple[str, str]:
    """One person called and wrote; the ids of the two records, known on both desks."""
    await house.joins("lin")
    await house.joins("wang")
    called = await house.comes("没发货", "w1", name="王小明", phone=PHONE)
    wrote = await house.comes("在吗", "w2", ref="wx-1")
    await house.sync()
    return called.customer_id, wrote.customer_id


def _merges(house: House, name: str, source: str, into: str) -> None:
    desk = house.desks[name]
    with desk.log.act(customer.stream_of(source), desk.ctx(), Record) as act:
        one_customer.merge(act, into)


async def test_merged_on_one_desk_is_one_customer_on_the_other_and_at_the_hub(
    house: House,
) -> None:
    called, wrote = await _two_records(house)

    _merges(house, "lin", wrote, called)
    await house.sync()

    assert customers.root(house.desks["wang"].conn, wrote) == called
    assert len(customers.history(house.desks["wang"].conn, wrote)) == 2
    again = await house.comes("还在吗", "w3", ref="wx-1")
    assert (again.customer_id, again.customer.name) == (called, "王小明")
    assert house.desks["wang"].unsent == []


async def test_merges_that_cross_agree_everywhere_on_one_record(house: House) -> None:
    called, wrote = await _two_records(house)

    _merges(house, "lin", wrote, called)
    _merges(house, "wang", called, wrote)
    await house.sync()

    kept = min(called, wrote)
    for desk in house.desks.values():
        assert {customers.root(desk.conn, one) for one in (called, wrote)} == {kept}
        assert [row.cases for row in customers.find(desk.conn, "")] == [2]
        assert rebuild.differing(desk.conn) == []
    again = await house.comes("还在吗", "w3", ref="wx-1")
    assert again.customer_id == kept
