from __future__ import annotations

import pytest

from cs_tui.core.case import Customer, Status
from cs_tui.core.contact import MessageSent
from cs_tui.core.customer import Record
from cs_tui.core.ports import HUB, Ctx
from cs_tui.errors import Refused
from cs_tui.services.customers import Customers
from cs_tui.services.joining import Joining
from cs_tui.services.undo import Undo
from cs_tui.store import rebuild
from cs_tui.texts import rules
from tests.make import MINUTE, new_id
from tests.services.bench import Bench

PHONE = "13800138000"


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def joining(bench: Bench) -> Joining:
    return Joining(bench.kit, bench.front)


def comes(bench: Bench, text: str, phone: str = PHONE) -> str:
    """A customer gets in touch; the case is mine and was in front."""
    case = bench.cases.open(
        channel="chat", text=text, answered=True, customer=Customer(name="王小明", phone=phone)
    )
    bench.passes(MINUTE)
    return case.id


def test_only_open_cases_of_the_same_customer_are_there_to_merge(
    bench: Bench, joining: Joining
) -> None:
    first, second = comes(bench, "没发货"), comes(bench, "还没发货")
    comes(bench, "别人的", phone="13912345678")

    assert [one.case for one in joining.open_others(second)] == [first]
    joining.merge(second, first, "")
    assert joining.open_others(first) == ()


def test_one_act_merges_tells_and_parks_and_one_undo_takes_it_back(
    bench: Bench, joining: Joining
) -> None:
    first, second = comes(bench, "没发货"), comes(bench, "还没发货")
    bench.queue.put_in_front(second)
    bench.passes(MINUTE)
    told = joining.said(bench.case(second), bench.case(first).number)

    assert joining.merge(second, first, told).id == first
    merged = bench.case(second)
    assert (merged.status, merged.fronted) == (Status.MERGED, None)
    assert merged.messages[-1].text == told
    assert bench.case(first).ties[0].number == merged.number
    assert [row.id for row in bench.queue.board().mine] == [first]

    bench.passes(1000)
    _, kinds = Undo(bench.kit).last()
    assert "case_merged" in kinds
    assert bench.case(second).status is Status.ACTIVE
    assert bench.case(first).ties == ()
    assert bench.cases.view(second).text("reply") == told
    assert rebuild.differing(bench.conn) == []


def test_once_the_message_left_nothing_of_the_merge_is_undone(
    bench: Bench, joining: Joining
) -> None:
    first, second = comes(bench, "没发货"), comes(bench, "还没发货")
    joining.merge(second, first, "合并处理")
    hub = Ctx(now=bench.at, actor=HUB, new_id=new_id)
    with bench.kit.log.case_act(second, hub) as act:
        act.add(MessageSent(message=act.state.messages[-1].id))

    with pytest.raises(Refused) as refused:
        Undo(bench.kit).last()
    assert refused.value.words == rules.ALREADY_SENT
    assert bench.case(second).status is Status.MERGED
    assert bench.case(first).ties != ()


def test_a_card_number_and_a_raw_blank_never_leave_with_it(bench: Bench, joining: Joining) -> None:
    first, second = comes(bench, "没发货"), comes(bench, "还没发货")
    with pytest.raises(Refused):
        joining.merge(second, first, "{customer_name}您好")
    joining.merge(second, first, "卡号 4111 1111 1111 1111 已记下")
    assert bench.case(second).messages[-1].text == "卡号 ****1111 已记下"


def test_linked_cases_go_on_and_undo_parts_them(bench: Bench, joining: Joining) -> None:
    first, second = comes(bench, "没发货"), comes(bench, "别的", phone="13912345678")
    assert joining.link(first, second).id == second
    assert bench.case(first).ties[0].case == second
    bench.passes(1000)
    Undo(bench.kit).last()
    assert bench.case(first).ties == bench.case(second).ties == ()


def test_undo_of_a_corrected_name_corrects_record_and_case(bench: Bench) -> None:
    case_id = comes(bench, "没发货")
    customers = Customers(bench.kit)
    customers.edit_on(case_id, "name", "王晓明")
    bench.passes(1000)
    Undo(bench.kit).last()

    case = bench.case(case_id)
    record = bench.kit.log.state(f"customer/{case.customer_id}", Record)
    assert case.customer.name == record.name == "王小明"
