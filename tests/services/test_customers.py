from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.core.case import Customer
from cs_tui.core.classification import classify
from cs_tui.core.customer import identity
from cs_tui.errors import NotFound, Refused
from cs_tui.services.assist import Assistant
from cs_tui.services.customers import Customers
from cs_tui.services.joining import Joining
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.suggest import Suggestions
from cs_tui.store import rebuild
from tests.make import HOUR
from tests.services.bench import Bench, recognising

PHONE = "13800138000"
DAY = 24 * HOUR


@pytest.fixture
def bench() -> Bench:
    return recognising()


@pytest.fixture
def customers(bench: Bench) -> Customers:
    return Customers(bench.kit)


def comes(bench: Bench, text: str = "订单什么时候到？", **who: str) -> str:
    """A customer gets in touch; the case is mine."""
    case = bench.cases.open(channel="chat", text=text, answered=True, customer=Customer(**who))
    bench.passes(HOUR)
    return case.id


def test_the_same_number_however_written_is_the_same_customer(
    bench: Bench, customers: Customers
) -> None:
    first = bench.case(comes(bench, name="王小明", phone="+86 138-0013-8000"))
    second = bench.case(comes(bench, phone="13800138000"))

    assert first.customer_id == second.customer_id == identity("the key", "phone", PHONE)
    assert second.customer.name == "王小明"
    assert [past.number for past in customers.card(first.customer_id).past] == ["A1002", "A1001"]
    assert rebuild.differing(bench.conn) == []


def test_who_cannot_be_recognised_has_no_record(bench: Bench, customers: Customers) -> None:
    case = bench.case(comes(bench, name="王小明", phone="anonymous"))

    assert case.customer_id == ""
    assert customers.find("") == ()
    card = customers.of_case(case)
    assert (card.record.id, card.record.name, card.past) == ("", "王小明", ())


def test_a_call_gets_its_customer_when_the_number_is_typed(
    bench: Bench, customers: Customers
) -> None:
    before = comes(bench, name="王小明", phone=PHONE)
    call = bench.cases.open_call()

    edited = customers.edit_on(call.id, "phone", "138 0013 8000")

    assert edited.recognised
    case = bench.case(call.id)
    assert (case.customer.name, case.customer.phone) == ("王小明", PHONE)
    assert case.customer_id == bench.case(before).customer_id
    assert [past.case for past in customers.card(case.customer_id).past] == [call.id, before]


def test_a_new_number_makes_a_record_of_all_the_case_knows(
    bench: Bench, customers: Customers
) -> None:
    call = bench.cases.open_call()
    customers.edit_on(call.id, "name", "李女士")
    nameless = bench.case(call.id).customer_id
    customers.edit_on(call.id, "phone", PHONE)

    case = bench.case(call.id)
    assert case.customer_id == nameless
    (row,) = customers.find("8000")
    assert (row.name, row.phone, row.cases) == ("李女士", PHONE, 1)


def test_a_wrong_number_put_right_carries_nothing_of_the_one_customer_to_the_other(
    bench: Bench, customers: Customers
) -> None:
    comes(bench, name="王小明", phone=PHONE, order_no="202611110001", grade="vip")
    other = bench.case(comes(bench, phone="13912345678")).customer_id
    call = bench.cases.open_call().id
    customers.edit_on(call, "phone", PHONE)
    assert bench.case(call).customer.name == "王小明"

    customers.edit_on(call, "phone", "13912345678")

    case, record = bench.case(call), customers.card(other).record
    assert (case.customer_id, case.customer) == (other, Customer(phone="13912345678"))
    assert (record.name, record.order_no, record.grade) == ("", "", "")
    assert rebuild.differing(bench.conn) == []


def test_what_was_told_in_the_call_stays_with_who_called_when_the_number_is_put_right(
    bench: Bench, customers: Customers
) -> None:
    comes(bench, name="王小明", phone=PHONE, order_no="202611110001")
    other = bench.case(comes(bench, phone="13912345678")).customer_id
    call = bench.cases.open_call().id
    customers.edit_on(call, "phone", PHONE)
    customers.edit_on(call, "order_no", "202611220002")
    customers.edit_on(call, "phone", "13912345678")

    record = customers.card(other).record
    assert (record.name, record.order_no) == ("", "202611220002")
    assert bench.case(call).customer.order_no == "202611220002"


def test_an_address_recognises_a_customer_too(bench: Bench, customers: Customers) -> None:
    first = comes(bench, name="王小明", phone=PHONE)
    customers.edit_on(first, "email", "Wang@Example.com")
    call = bench.cases.open_call()

    assert customers.edit_on(call.id, "email", "Wang@example.com").recognised
    assert bench.case(call.id).customer_id == bench.case(first).customer_id


def test_what_does_not_fit_is_refused_and_nothing_is_written(
    bench: Bench, customers: Customers
) -> None:
    call = bench.cases.open_call()
    before = bench.kit.own.last_seq()

    with pytest.raises(Refused, match="phone"):
        customers.edit_on(call.id, "phone", "12345")
    with pytest.raises(Refused, match="202611194471"):
        customers.edit_on(call.id, "order_no", "?")

    assert bench.kit.own.last_seq() == before


def test_record_and_case_change_in_one_act(bench: Bench, customers: Customers) -> None:
    case_id = comes(bench, name="王小明", phone=PHONE)
    customers.edit_on(case_id, "name", "王晓明")

    case = bench.case(case_id)
    assert case.customer.name == "王晓明"
    assert customers.card(case.customer_id).record.name == "王晓明"
    acts = bench.conn.execute(
        "SELECT count(DISTINCT act) FROM events "
        "WHERE kind IN ('customer_edited', 'customer_linked')"
    ).fetchone()
    assert acts == (1,)


def test_the_order_of_a_case_is_its_own_and_the_record_keeps_the_latest(
    bench: Bench, customers: Customers
) -> None:
    old = comes(bench, phone=PHONE, order_no="202611110001")
    new = comes(bench, phone=PHONE, order_no="202611220002")

    assert bench.case(old).customer.order_no == "202611110001"
    customers.edit_on(new, "order_no", "2026 1122 0003")
    case = bench.case(new)
    assert case.customer.order_no == "202611220003"
    assert customers.card(case.customer_id).record.order_no == "202611220003"
    assert bench.case(old).customer.order_no == "202611110001"


@pytest.mark.parametrize(
    "typed", ["wangxm", "wxm", "小明", "8000", "13800138000", "138-0013-8000", "0001", "w@ex"]
)
def test_a_customer_is_found_by_anything_that_is_remembered(
    bench: Bench, customers: Customers, typed: str
) -> None:
    case_id = comes(bench, name="王小明", phone=PHONE, order_no="202611110001")
    customers.edit_on(case_id, "email", "w@example.com")
    comes(bench, name="李四", phone="13912345678")

    assert [row.name for row in customers.find(typed)] == ["王小明"]


def test_one_customer_is_named_by_number_address_or_a_name_only_they_have(
    bench: Bench, customers: Customers
) -> None:
    case = bench.case(comes(bench, name="王小明", phone=PHONE))
    comes(bench, name="王大明", phone="13912345678")

    for named in (case.customer_id, "+86 13800138000", "wangxm"):
        assert customers.named(named) == case.customer_id
    with pytest.raises(NotFound, match="several"):
        customers.named("王")
    with pytest.raises(NotFound, match="no such"):
        customers.named("赵")


def test_another_open_case_of_the_same_customer_is_named_until_it_is_over(bench: Bench) -> None:
    first, second = comes(bench, phone=PHONE), comes(bench, phone=PHONE)
    comes(bench, phone="13912345678")

    assert [one.number for one in bench.cases.view(second).beside] == [bench.case(first).number]
    Joining(bench.kit, bench.front).merge(first, second, "")
    assert bench.cases.view(second).beside == ()


def test_one_thing_twice_is_told_from_two_things_of_one_customer(bench: Bench) -> None:
    other = comes(bench, phone=PHONE, order_no="202611190000")
    same = comes(bench, phone=PHONE, order_no="202611194471")
    neighbour = comes(bench, name="邻居", phone="13912345678", order_no="202611194471")
    now = comes(bench, phone=PHONE, order_no="202611194471")

    beside = bench.cases.view(now).beside
    assert [(one.case, one.twin, one.same_order) for one in beside] == [
        (same, True, True),
        (neighbour, True, True),
        (other, False, False),
    ]
    for case in (other, now):
        bench.writes(case, "leaf", "REFTRK")
        bench.cases.save(case)
    assert [one.case for one in bench.cases.view(now).beside if one.same_leaf] == [other]


def test_who_comes_again_within_a_week_is_marked_until_another_reason_is_picked(
    bench: Bench,
) -> None:
    first = comes(bench, phone=PHONE)
    bench.writes(first, "leaf", "logistics.eta")
    bench.cases.save(first)
    bench.passes(3 * DAY)
    second = comes(bench, phone=PHONE)

    assert bench.cases.view(first).again == 0
    assert bench.cases.view(second).again == 1
    bench.writes(second, "leaf", "logistics.eta")
    bench.cases.save(second)
    assert bench.cases.view(second).again == 1
    bench.writes(second, "leaf", "aftersales.refund")
    bench.cases.save(second)
    assert bench.cases.view(second).again == 0


def test_a_customer_returns_who_was_known_by_name_before_the_case_began(
    bench: Bench, customers: Customers
) -> None:
    first = bench.cases.view(comes(bench, name="王小明", phone=PHONE))
    nameless = comes(bench, phone="13912345678")
    again = bench.cases.view(comes(bench, phone="13912345678"))
    second = bench.cases.view(comes(bench, phone=PHONE))
    call = bench.cases.open_call()

    assert [one.returning for one in (first, again, second)] == [False, False, True]
    assert not bench.cases.view(nameless).returning
    assert not bench.cases.view(call.id).returning
    customers.edit_on(call.id, "phone", PHONE)
    assert bench.cases.view(call.id).returning


def test_after_more_than_a_week_nobody_comes_again(bench: Bench) -> None:
    comes(bench, phone=PHONE)
    bench.passes(8 * DAY)

    assert bench.cases.view(comes(bench, phone=PHONE)).again == 0


def test_the_past_shows_the_last_that_is_known_of_each_case(
    bench: Bench, customers: Customers
) -> None:
    first = comes(bench, "什么时候发货？", phone=PHONE)
    second = comes(bench, "还没收到", phone=PHONE)
    bench.writes(second, "note.issue", "丢件，已报快递")
    bench.cases.save(second)

    past = customers.card(bench.case(first).customer_id).past
    assert [(one.case, one.line) for one in past] == [
        (second, "丢件，已报快递"),
        (first, "什么时候发货？"),
    ]


def test_a_reveal_says_why_and_ends_by_itself(bench: Bench, customers: Customers) -> None:
    case = bench.case(comes(bench, phone=PHONE))

    assert customers.reveal(case.customer_id, "核对身份") == 30_000
    (kind,) = bench.conn.execute("SELECT kind FROM events WHERE stream LIKE 'access/%'").fetchone()
    assert kind == "revealed"


def test_a_desk_without_a_key_still_knows_its_customers(customers: Customers, bench: Bench) -> None:
    bench.kit.profile = replace(bench.kit.profile, identity_key="")
    first = bench.case(comes(bench, name="王小明", phone=PHONE))
    second = bench.case(comes(bench, phone=PHONE))

    assert first.customer_id == second.customer_id != ""


def test_the_record_drives_the_greeting(bench: Bench, tmp_path: Path) -> None:
    reader = bench.kit.reader
    knowledge = Knowledge(bench.kit, tmp_path / "index", reader)
    suggestions = Suggestions(reader, bench.kit.policies, tmp_path)
    assistant = Assistant(bench.kit, knowledge, suggestions, reader)

    def greeted(case_id: str) -> str:
        return assistant.beside(bench.cases.view(case_id), "").greeting

    first = comes(bench, name="王小明", phone=PHONE)
    assert "王小明" in greeted(first)
    assert "又见面" not in greeted(first)
    bench.passes(30 * DAY)
    assert "又见面" in greeted(comes(bench, phone=PHONE))
    bench.passes(DAY)
    assert "不用从头讲" in greeted(comes(bench, phone=PHONE))
    assert "王小明" not in greeted(comes(bench, phone="13912345678"))


def test_a_grade_learned_on_one_case_raises_the_customers_other_open_case_too(
    bench: Bench, customers: Customers
) -> None:
    first, second = (comes(bench, name="王小明", phone=PHONE) for _ in range(2))
    stranger = comes(bench, name="李女士", phone="13900139000")
    for case_id in (first, second, stranger):
        with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
            classify(act, "urgency", "low", seen="normal")

    customers.edit_on(first, "grade", "gold")

    assert [bench.case(one).priority for one in (first, second, stranger)] == [3, 3, 4]
    assert [one.why for one in bench.case(second).raises] == ["grade"]
    customers.edit_on(first, "grade", "new")
    assert [bench.case(one).priority for one in (first, second)] == [3, 3]
