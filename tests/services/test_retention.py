"""What is over at a desk: archived after its days, last where cases are found, erased when due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.core.case import Customer
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.note import NoteAdded
from cs_tui.errors import Refused
from cs_tui.services.customers import Customers
from cs_tui.services.plain import Plain
from cs_tui.services.retention import Retention
from cs_tui.store import rebuild
from tests.make import HOUR, store
from tests.services.bench import Bench

DAY_MS = 24 * HOUR
PHONE, NAME, WORDS = "13955557777", "欧阳铁柱", "裤子开线了要补寄"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(store(tmp_path / "desk.db"))
    made.kit.profile = replace(made.kit.profile, identity_key="the key")
    return made


def chooses(bench: Bench, *, erase: bool = True) -> None:
    """The shop keeps everything for 100 days."""
    classes = [{"id": "all", "name": {"zh": "全部", "en": "All"}, "keep_days": 100}]
    archive = {"after_days": 30, "erase": erase, "classes": classes}
    with bench.kit.log.act("content/shop", bench.kit.ctx(), Content) as act:
        doc = {**act.state.doc, "archive": archive}
        act.add(ContentRevised(base_rev=act.state.rev, doc=doc))


def over(bench: Bench, text: str = WORDS) -> str:
    """She got in touch, and that is over."""
    who = Customer(name=NAME, phone=PHONE)
    case = bench.cases.open(channel="chat", text=text, answered=True, customer=who)
    bench.queue.no_action(case.id, "spam")
    return case.id


def left(bench: Bench) -> list[str]:
    """What of her can be read in this desk's files."""
    folder = bench.conn.path.parent
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [one for one in (PHONE, NAME, WORDS) if one.encode() in kept]


def test_alone_what_was_kept_long_enough_goes_with_its_customer(bench: Bench) -> None:
    chooses(bench)
    case = over(bench)
    retention = Retention(bench.kit)
    bench.passes(100 * DAY_MS - 1)
    assert not retention.wanted()
    bench.passes(1)
    assert retention.wanted()
    told = retention.expire()
    assert (told.erased, told.left, told.ran_at, told.ran_erased) == (1, 0, bench.at, 1)
    assert (left(bench), bench.case(case).erased_at) == ([], bench.at)
    assert Customers(bench.kit).find("7777") == ()
    assert rebuild.differing(bench.conn) == []
    assert not retention.wanted()


def test_alone_a_record_that_was_added_to_after_the_last_case_goes_as_much_later(
    bench: Bench,
) -> None:
    chooses(bench)
    case = over(bench)
    retention, customers = Retention(bench.kit), Customers(bench.kit)
    bench.passes(3 * DAY_MS)
    customers.edit(bench.case(case).customer_id, "grade", "gold")
    bench.passes(97 * DAY_MS)
    retention.expire()
    assert left(bench) == [PHONE, NAME]
    bench.passes(3 * DAY_MS - 1)
    assert not retention.wanted()
    bench.passes(1)
    assert retention.wanted()
    retention.expire()
    assert (left(bench), retention.wanted()) == ([], False)
    assert rebuild.differing(bench.conn) == []


def test_alone_nothing_goes_before_the_shop_has_said_so(bench: Bench) -> None:
    over(bench)
    chooses(bench, erase=False)
    bench.passes(36_500 * DAY_MS)
    assert (Retention(bench.kit).wanted(), Retention(bench.kit).standing().left) == (False, 1)
    with pytest.raises(Refused, match="erase = true"):
        Retention(bench.kit).expire()
    assert left(bench) == [PHONE, NAME, WORDS]


def test_her_later_case_keeps_her_record_and_its_own_words(bench: Bench) -> None:
    chooses(bench)
    first = over(bench)
    bench.passes(50 * DAY_MS)
    second = over(bench, "还想再买一条")
    bench.passes(50 * DAY_MS)
    assert Retention(bench.kit).expire().erased == 1
    assert (bench.case(first).erased_at, bench.case(second).erased_at) == (bench.at, None)
    assert [one.phone for one in Customers(bench.kit).find("7777")] == [PHONE]


def test_what_is_archived_is_found_last_and_marked_and_has_a_list_of_its_own(
    bench: Bench,
) -> None:
    chooses(bench)
    old = over(bench)
    bench.passes(30 * DAY_MS)
    ended = over(bench)
    lives = bench.cases.open(channel="chat", text=WORDS, answered=True)
    with bench.kit.log.case_act(old, bench.kit.ctx()) as act:
        act.add(NoteAdded(next="-"))
    found = bench.cases.find("裤子")
    assert [(one.id, one.archived) for one in found] == [
        (lives.id, False),
        (ended, False),
        (old, True),
    ]
    plain = Plain(bench.kit)
    assert [one.id for one in plain.listed("archived", 9)] == [old]
    assert plain.listed("all", 9)[-1].archived
