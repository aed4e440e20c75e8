"""The same person by phone and by mail: two records merged by somebody, and separated again."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Customer, Status
from cs_tui.errors import NotFound, Refused
from cs_tui.services.customers import Customers
from cs_tui.services.joining import Joining
from cs_tui.services.undo import Undo
from cs_tui.services.wrapup import WrapUp
from cs_tui.store import rebuild
from tests.make import HOUR
from tests.services.bench import Bench, recognising

PHONE, MAIL = "13800138000", "wang@example.com"


@pytest.fixture
def bench() -> Bench:
    return recognising()


@pytest.fixture
def customers(bench: Bench) -> Customers:
    return Customers(bench.kit)


def comes(bench: Bench, **who: str) -> str:
    """A customer gets in touch; the case is mine."""
    case = bench.cases.open(channel="chat", text="到了吗", answered=True, customer=Customer(**who))
    bench.passes(HOUR)
    return case.id


def twice(bench: Bench) -> tuple[str, str, str, str]:
    """Called once, wrote once: the two cases and the two records."""
    called, wrote = comes(bench, name="王小明", phone=PHONE), comes(bench, ref=MAIL)
    return called, wrote, bench.case(called).customer_id, bench.case(wrote).customer_id


def test_after_a_merge_one_card_shows_both_and_is_found_by_either(
    bench: Bench, customers: Customers
) -> None:
    called, wrote, by_phone, by_mail = twice(bench)
    assert by_phone != by_mail

    card = customers.merge(by_mail, by_phone, wrote)

    assert (card.record.name, card.record.phone, card.record.email) == ("王小明", PHONE, MAIL)
    assert [past.case for past in card.past] == [wrote, called]
    assert customers.card(by_mail) == card
    for text in ("王小明", MAIL, "8000"):
        assert [(row.id, row.cases) for row in customers.find(text)] == [(by_phone, 2)]
        assert customers.named(text if text != "8000" else PHONE) == by_phone
    assert rebuild.differing(bench.conn) == []


def test_the_case_names_the_other_open_one_and_both_can_be_merged(
    bench: Bench, customers: Customers
) -> None:
    called, wrote, by_phone, by_mail = twice(bench)
    third = comes(bench, ref=MAIL)
    joining = Joining(bench.kit, bench.front)
    with pytest.raises(Refused):
        joining.merge(third, called, "")

    customers.merge(by_mail, by_phone, wrote)

    assert len(bench.cases.view(third).beside) == 2
    assert bench.cases.view(third).record.name == "王小明"
    joining.merge(third, called, "")
    assert bench.case(third).status is Status.MERGED


def test_who_came_by_another_way_before_comes_again(bench: Bench, customers: Customers) -> None:
    called, wrote, by_phone, by_mail = twice(bench)
    assert bench.cases.view(wrote).again == 0

    customers.merge(by_mail, by_phone)

    assert bench.cases.view(wrote).again == 1
    assert bench.cases.view(called).again == 0
    third = comes(bench, name="王小明", phone=PHONE)
    assert bench.cases.view(third).again == 2


def test_who_comes_again_by_the_old_way_is_recognised(bench: Bench, customers: Customers) -> None:
    _, wrote, by_phone, by_mail = twice(bench)
    customers.merge(by_mail, by_phone, wrote)

    again = bench.case(comes(bench, ref=MAIL))

    assert again.customer_id == by_phone
    assert again.customer.name == "王小明"


def test_undo_gives_back_both_the_records_and_the_case(bench: Bench, customers: Customers) -> None:
    _, wrote, by_phone, by_mail = twice(bench)
    customers.merge(by_mail, by_phone, wrote)
    bench.passes(1000)

    _, kinds = Undo(bench.kit).last()

    assert set(kinds) == {"customer_merged", "customer_linked"}
    assert bench.case(wrote).customer_id == by_mail
    assert customers.card(by_mail).record.name == ""
    assert len(customers.find("")) == 2


def test_separated_later_each_has_its_own_cases_and_words(
    bench: Bench, customers: Customers
) -> None:
    called, wrote, by_phone, by_mail = twice(bench)
    customers.merge(by_mail, by_phone)
    [given_up] = customers.card(by_phone).given_up

    customers.separate(given_up.id)

    assert [past.case for past in customers.card(by_phone).past] == [called]
    assert [past.case for past in customers.card(by_mail).past] == [wrote]
    assert customers.card(by_phone).record.email == ""


def test_a_value_is_corrected_where_it_stands_and_meets_nobody(
    bench: Bench, customers: Customers
) -> None:
    called, wrote, by_phone, by_mail = twice(bench)
    customers.merge(by_mail, by_phone, wrote)

    customers.edit_on(called, "email", "", MAIL)
    customers.edit(by_phone, "name", "王晓明", "王小明")

    card = customers.card(by_phone)
    assert (card.record.name, card.record.email) == ("王晓明", "")
    assert card.record.conflicts == ()


def test_one_and_the_same_record_and_nobody_s_are_refused(
    bench: Bench, customers: Customers
) -> None:
    _, wrote, by_phone, by_mail = twice(bench)
    customers.merge(by_mail, by_phone, wrote)

    with pytest.raises(Refused):
        customers.merge(by_mail, by_phone)
    with pytest.raises(Refused):
        customers.separate(by_phone)
    with pytest.raises(NotFound):
        customers.merge(by_phone, "nobody")


def test_who_has_two_records_that_were_merged_came_again(
    bench: Bench, customers: Customers
) -> None:
    _, _, by_phone, by_mail = twice(bench)
    day = bench.kit.day()
    bench.passes(8 * 24 * HOUR)

    def judged() -> tuple[int, int]:
        known = WrapUp(bench.kit).day(day, None).first_contacts
        assert known is not None
        return known.gross.n, known.repeats

    assert judged() == (2, 0)
    customers.merge(by_mail, by_phone)
    assert judged() == (1, 1)
    customers.separate(by_mail)
    assert judged() == (2, 0)
