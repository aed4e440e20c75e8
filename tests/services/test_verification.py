"""A check of who the customer is at the desk: owed with what is picked, and by the shop's list."""

from __future__ import annotations

from copy import deepcopy

import pytest

from cs_tui.core.case import Status
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.errors import NotFound, Refused
from cs_tui.services.solution import Solutions
from cs_tui.services.verification import Verifying
from tests.services.bench import Bench, documents

FILED = {"nature": "help", "leaf": "EDIT", "outcome": "solved", "note.done": "改好了"}


def asking() -> dict[str, object]:
    """The shipped categories, where changing an account asks for a check."""
    taxonomy = deepcopy(documents()["taxonomy"])
    leaves = taxonomy["leaves"]
    assert isinstance(leaves, list)
    next(one for one in leaves if one["id"] == "EDIT")["verify"] = True
    return taxonomy


def revised(bench: Bench, name: str, doc: dict[str, object]) -> None:
    with bench.kit.log.act(content_stream(name), bench.kit.ctx(), Content) as act:
        act.add(ContentRevised(base_rev=act.state.rev, doc=doc))


def answered(bench: Bench) -> str:
    case = bench.mine()
    bench.queue.put_in_front(case)
    drafts = {name: (text, None) for name, text in {**FILED, "reply": "已经改好"}.items()}
    bench.cases.keep_drafts(case, drafts)
    return case


def test_what_is_picked_and_not_saved_yet_is_owed_already_and_named_when_it_is_to_end() -> None:
    bench = Bench()
    revised(bench, "taxonomy", asking())
    case = answered(bench)
    assert bench.cases.view(case).missing == ("verify",)
    verifying = Verifying(bench.kit)
    assert [one.id for one in verifying.means() if not one.passed] == ["refused", "mismatch"]

    verifying.check(case, "code")

    assert bench.cases.view(case).missing == ()
    assert bench.queue.finish(case, bench.case(case).last_in).status is Status.RESOLVED
    assert bench.case(case).classification.verify


def test_without_the_check_it_is_not_solved() -> None:
    bench = Bench()
    revised(bench, "taxonomy", asking())
    case = answered(bench)
    assert bench.queue.finish(case, bench.case(case).last_in).status is Status.WAITING_CUSTOMER


def test_a_refund_to_another_card_needs_one_as_shipped() -> None:
    bench = Bench()
    case, solutions = bench.mine(), Solutions(bench.kit)
    solutions.offer(case, "refund-other-card", 100)
    with pytest.raises(Refused):
        solutions.agree(case)
    Verifying(bench.kit).check(case, "call-back")
    assert solutions.agree(case).solutions[0].agreed_at is not None


def test_another_means_than_the_shops_is_refused_and_named() -> None:
    bench = Bench()
    with pytest.raises(NotFound, match="order-name"):
        Verifying(bench.kit).check(bench.mine(), "by-voice")


def test_a_shop_without_a_means_of_checking_asks_for_none_so_that_every_case_can_end() -> None:
    bench = Bench()
    revised(bench, "taxonomy", asking())
    revised(bench, "reasons", {})
    case = answered(bench)
    assert bench.cases.view(case).missing == ()
    assert bench.queue.finish(case, bench.case(case).last_in).status is Status.RESOLVED
