"""Asked again, by the worked example of its definition: what counts, what does not, and once."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case, Customer
from cs_tui.core.contact import ContactOpened
from cs_tui.core.metrics.day import DayFigures, day_figures, figures_of
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.services.customers import Customers
from cs_tui.store import rebuild
from tests.make import HOUR
from tests.services.bench import Bench, recognising

PHONE, ORDER = "13800138000", "202611194471"
WANG = Customer(name="王芳", phone=PHONE, order_no=ORDER)


@pytest.fixture
def bench() -> Bench:
    return recognising()


def known(bench: Bench) -> None:
    """Ms Wang came before: her name, number and order are on record."""
    bench.cases.open(channel="chat", text="到哪了", answered=True, customer=WANG)
    bench.passes(HOUR)


def typed(bench: Bench, case: str, **values: str) -> None:
    customers = Customers(bench.kit)
    for field, value in values.items():
        customers.edit_on(case, field, value)  # type: ignore[arg-type]


def asked(case: Case) -> list[str]:
    return [field for one in case.asked_again for field in one.fields]


def day_of(bench: Bench, *cases: str) -> DayFigures:
    found = [bench.case(case) for case in cases]
    contacts = [row for case in found for row in contact_facts(case)]
    day = bench.kit.day()
    return day_figures(contacts, [case_facts(case) for case in found], None, day)


def test_what_was_typed_before_the_number_said_who_it_is_was_asked_again(bench: Bench) -> None:
    known(bench)
    call = bench.cases.open_call().id
    bench.queue.put_in_front(call)
    typed(bench, call, name="王芳", order_no=ORDER, phone=PHONE)
    assert asked(bench.case(call)) == ["name", "order_no"]

    typed(bench, call, order_no=ORDER)
    assert asked(bench.case(call)) == ["name", "order_no"]

    other = bench.cases.open_call().id
    bench.queue.put_in_front(other)
    typed(bench, other, phone=PHONE, order_no=ORDER)
    assert asked(bench.case(other)) == ["order_no"]

    third = bench.mine()
    bench.queue.put_in_front(third)
    figure = day_of(bench, call, other, third).asked_again
    assert (figure.hits, figure.n, figure.cases) == (2, 3, (call, other))
    assert rebuild.differing(bench.conn) == []


@pytest.mark.parametrize(
    "values",
    [
        {"phone": PHONE},
        {"phone": PHONE, "name": "王小芳"},
        {"phone": PHONE, "order_no": "202611190000"},
        {"name": "李女士"},
        {"name": "李女士", "phone": "13900139000"},
    ],
)
def test_the_number_itself_a_correction_and_a_new_customer_do_not_count(
    bench: Bench, values: dict[str, str]
) -> None:
    known(bench)
    call = bench.cases.open_call().id
    bench.queue.put_in_front(call)

    typed(bench, call, **values)

    assert asked(bench.case(call)) == []
    assert day_of(bench, call).asked_again.hits == 0


@pytest.mark.parametrize(
    "values",
    [
        {"phone": "13900139000"},
        {"phone": "13900139000", "name": "李静", "order_no": "202611195555"},
        {"email": "li@example.com"},
        {"name": "李静", "order_no": "202611195555"},
    ],
)
def test_what_a_new_customer_told_in_a_contact_may_be_typed_twice_in_it(
    bench: Bench, values: dict[str, str]
) -> None:
    call = bench.cases.open_call().id
    bench.queue.put_in_front(call)

    typed(bench, call, **values)
    typed(bench, call, **values)

    assert asked(bench.case(call)) == []


def test_by_what_the_customer_was_recognised_may_be_typed_twice_in_a_contact(bench: Bench) -> None:
    known(bench)
    Customers(bench.kit).edit_on(bench.mine(), "email", "wang@example.com")
    bench.passes(HOUR)
    by_phone, by_mail = bench.cases.open_call().id, bench.cases.open_call().id

    typed(bench, by_phone, phone=PHONE)
    typed(bench, by_phone, phone=PHONE)
    assert asked(bench.case(by_phone)) == []
    typed(bench, by_phone, email="wang@example.com")
    assert asked(bench.case(by_phone)) == ["email"]

    typed(bench, by_mail, email="wang@example.com")
    typed(bench, by_mail, email="wang@example.com")
    assert asked(bench.case(by_mail)) == []
    typed(bench, by_mail, phone=PHONE)
    assert asked(bench.case(by_mail)) == ["phone"]
    assert rebuild.differing(bench.conn) == []


def test_what_was_added_to_a_known_customer_in_a_contact_may_be_typed_twice_in_it(
    bench: Bench,
) -> None:
    known(bench)
    call = bench.cases.open_call().id
    typed(bench, call, phone=PHONE, email="wang@example.com")
    typed(bench, call, email="wang@example.com")
    assert asked(bench.case(call)) == []
    later = bench.cases.open_call().id
    typed(bench, later, phone=PHONE, email="wang@example.com")
    assert asked(bench.case(later)) == ["email"]


def test_what_a_channel_told_was_asked_by_nobody(bench: Bench) -> None:
    known(bench)
    again = bench.cases.open(channel="chat", text="还没到", answered=True, customer=WANG).id

    assert asked(bench.case(again)) == []


def test_what_stands_on_the_case_and_is_typed_again_counts(bench: Bench) -> None:
    case = bench.cases.open(
        channel="chat", text="还没到", answered=True, customer=Customer(name="王芳")
    ).id
    bench.queue.put_in_front(case)

    typed(bench, case, name="王芳")

    assert asked(bench.case(case)) == ["name"]
    figures = figures_of(day_of(bench, case), "asked_again")
    assert [(channel, one.hits, one.n) for channel, one in figures] == [("", 1, 1)]


def test_what_was_typed_in_an_earlier_contact_of_the_case_was_not_asked_in_this_one(
    bench: Bench,
) -> None:
    known(bench)
    call = bench.cases.open_call().id
    typed(bench, call, name="王芳", order_no=ORDER)
    bench.passes(HOUR)
    with bench.kit.log.case_act(call, bench.kit.ctx()) as act:
        act.add(ContactOpened(contact="k2", channel="phone", conversation="", day=bench.kit.day()))
    typed(bench, call, phone=PHONE)

    assert asked(bench.case(call)) == []
    typed(bench, call, order_no=ORDER)
    assert asked(bench.case(call)) == ["order_no"]
