"""What a customer bought and how they behave is told by their cases, every one of them."""

from __future__ import annotations

import pytest

from cs_tui.core import moves
from cs_tui.core.case import Customer
from cs_tui.core.survey import SurveyAnswered, SurveyAsked
from cs_tui.services.customers import Card, Customers
from cs_tui.services.erasing import Erasing
from tests.make import HOUR
from tests.services.bench import Bench, recognising

PHONE = "13800138000"


@pytest.fixture
def bench() -> Bench:
    return recognising()


def comes(
    bench: Bench, order_no: str, channel: str = "chat", nature: str = "", score: int = 0
) -> str:
    """The customer gets in touch about an order; the case, filed and rated as said."""
    who = Customer(name="王小明", phone=PHONE, order_no=order_no)
    case = bench.cases.open(channel=channel, text="在吗", answered=True, customer=who).id
    if nature:
        bench.writes(case, "nature", nature)
        bench.cases.save(case)
    if score:
        with bench.kit.log.case_act(case, bench.kit.ctx()) as act:
            act.add(SurveyAsked(survey=f"s{case}", channel=channel, agent="lin", day="2026-05-29"))
            act.add(SurveyAnswered(score=score, how="channel"))
    bench.passes(HOUR)
    return case


def card(bench: Bench, case: str) -> Card:
    return Customers(bench.kit).card(bench.case(case).customer_id)


def test_every_order_is_listed_with_the_case_that_named_it_first(bench: Bench) -> None:
    began = bench.at
    first = comes(bench, "202611110001")
    second = comes(bench, "202611220002")
    comes(bench, "202611110001", channel="email")

    found = card(bench, first).orders
    assert [(one.order_no, one.case, one.at) for one in found] == [
        ("202611220002", second, began + HOUR),
        ("202611110001", first, began),
    ]
    assert found[1].number == bench.case(first).number


def test_contacts_are_counted_by_channel_and_nature_with_complaints_and_the_last_scores(
    bench: Bench,
) -> None:
    first = comes(bench, "", nature="consult", score=5)
    comes(bench, "", channel="email", nature="complaint", score=1)
    comes(bench, "", nature="consult", score=4)
    comes(bench, "", score=3)

    one = card(bench, first).behaviour
    assert one.channels == (("chat", 3), ("email", 1))
    assert one.natures == (("consult", 2), ("complaint", 1))
    assert (one.contacts, one.complaints) == (4, 1)
    assert [each.score for each in one.scores] == [3, 4, 1]


def test_of_a_customer_who_is_erased_nothing_of_it_stays(bench: Bench) -> None:
    case = comes(bench, "202611110001", nature="complaint", score=1)
    customer = bench.case(case).customer_id
    bench.writes(case, "leaf", "REFTRK")
    with bench.kit.log.case_act(case, bench.kit.ctx()) as act:
        act.add(moves.CaseCancelled(seen=act.state.last_in, reason="spam", day="2026-05-29"))
    Erasing(bench.kit).erase(customer, "asked")

    assert [one.order_no for one in Customers(bench.kit).card(customer).orders] == []
