"""Erasing a customer at a desk that works alone: not a byte is left, and the next call is new."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.core import note
from cs_tui.core.case import Customer, Status
from cs_tui.core.classification import classify
from cs_tui.errors import NotFound, Refused
from cs_tui.kb.suggested import Example
from cs_tui.services.customers import Customers
from cs_tui.services.erasing import Erasing
from cs_tui.services.suggest import Suggestions
from cs_tui.store import rebuild
from tests.make import HOUR, store
from tests.services.bench import Bench

PHONE, NAME, WORDS = "13955557777", "欧阳铁柱", "裤子开线了要补寄"
OTHER = "13700001111"
ORDER = "20260529"
HERS = (PHONE, NAME, WORDS)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(store(tmp_path / "desk.db"))
    made.kit.profile = replace(made.kit.profile, identity_key="the key")
    return made


def in_json(text: str) -> bytes:
    """The text as JSON writes it."""
    return json.dumps(text)[1:-1].encode()


def comes(bench: Bench, text: str = WORDS) -> tuple[str, str]:
    """She gets in touch; the case and her record."""
    who = Customer(name=NAME, phone=PHONE)
    case = bench.cases.open(channel="chat", text=text, answered=True, customer=who)
    bench.passes(HOUR)
    return case.id, bench.case(case.id).customer_id


def over(bench: Bench, case_id: str) -> None:
    """Her case needs nothing more."""
    bench.queue.no_action(case_id, "spam")


def left(bench: Bench) -> list[str]:
    """What of her can be read in this desk's files."""
    folder = bench.conn.path.parent
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [one for one in HERS if one.encode() in kept]


def test_alone_everything_of_a_customer_goes_and_the_case_stays(bench: Bench) -> None:
    case_id, customer = comes(bench)
    bench.writes(case_id, "issue", WORDS)
    over(bench, case_id)
    assert left(bench) == list(HERS)
    told = Erasing(bench.kit).reach(customer)
    assert (told.records, told.cases, told.open, told.done) == (1, 1, (), False)

    assert Erasing(bench.kit).erase(customer, "asked").done

    case = bench.case(case_id)
    assert (left(bench), case.status, case.erased_at) == ([], Status.CANCELLED, bench.at)
    assert Customers(bench.kit).find("8000") == ()
    assert rebuild.differing(bench.conn) == []
    with pytest.raises(NotFound):
        Erasing(bench.kit).erase(customer, "asked")


def test_alone_a_customer_with_an_open_case_stays_whole(bench: Bench) -> None:
    case_id, customer = comes(bench)
    with pytest.raises(Refused, match=bench.case(case_id).number):
        Erasing(bench.kit).erase(customer, "asked")
    assert left(bench) == list(HERS)


def test_alone_who_calls_again_after_that_is_somebody_new(bench: Bench) -> None:
    case_id, customer = comes(bench)
    over(bench, case_id)
    Erasing(bench.kit).erase(customer, "asked")
    (_, again), (_, further) = comes(bench, "又来了"), comes(bench, "第三次")
    assert customer != again == further
    card = Customers(bench.kit).card(again)
    assert (card.record.phone, len(card.past)) == (PHONE, 2)


def test_alone_a_case_once_taken_for_theirs_forgets_them_too(bench: Bench) -> None:
    case_id, customer = comes(bench)
    over(bench, case_id)
    call = bench.cases.open(channel="phone", text="发票", answered=True, customer=Customer())
    assert Customers(bench.kit).edit_on(call.id, "phone", PHONE).recognised
    bench.cases.open(
        channel="chat", text="x", answered=True, customer=Customer(name="李四", phone=OTHER)
    )
    Customers(bench.kit).edit_on(call.id, "name", "李四")
    assert Customers(bench.kit).edit_on(call.id, "phone", OTHER).recognised
    Erasing(bench.kit).erase(customer, "asked")
    assert left(bench) == []
    assert (bench.case(call.id).customer.phone, bench.case(call.id).erased_at) == (OTHER, None)
    assert rebuild.differing(bench.conn) == []


def test_alone_what_was_typed_before_the_number_said_who_it_is_goes_too(bench: Bench) -> None:
    first, customer = comes(bench)
    over(bench, first)
    customers = Customers(bench.kit)
    call = bench.cases.open(channel="phone", text="x", answered=True, customer=Customer())
    customers.edit_on(call.id, "name", NAME)
    customers.edit_on(call.id, "order_no", ORDER)
    assert customers.edit_on(call.id, "phone", PHONE).record.id == customer
    over(bench, call.id)
    assert Erasing(bench.kit).reach(customer).records == 2
    Erasing(bench.kit).erase(customer, "asked")
    assert (left(bench), customers.find(NAME), customers.find(ORDER)) == ([], (), ())
    assert rebuild.differing(bench.conn) == []


def test_suggestions_do_not_remember_the_words_of_who_was_erased(bench: Bench) -> None:
    case_id, customer = comes(bench)
    with bench.kit.log.case_act(case_id, bench.kit.ctx()) as act:
        note.write(act, issue=WORDS)
        classify(act, "leaf", "STOCK")
    folder = bench.conn.path.parent

    def learned() -> list[Example]:
        made = Suggestions(bench.kit.reader, bench.kit.policies, folder)
        while made.prepare():
            pass
        [found] = made.hints("leaf", WORDS, most=1)
        return list(found.because)

    number = bench.case(case_id).number
    assert number in [one.source for one in learned()]
    over(bench, case_id)
    Erasing(bench.kit).erase(customer, "asked")
    assert in_json(WORDS) in (folder / "suggest-leaf.model").read_bytes()
    assert number not in [one.source for one in learned()]
    assert in_json(WORDS) not in (folder / "suggest-leaf.model").read_bytes()
