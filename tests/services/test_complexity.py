"""Complexity says who is asked first and by when it must be solved, as far as the shop does."""

from __future__ import annotations

from copy import deepcopy

from cs_tui.core import offer
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.core.offer_next import Candidate, next_person
from cs_tui.core.resolution import target_ms
from cs_tui.core.rows import case_row
from cs_tui.services.assessment import Assessment
from tests.make import MINUTE
from tests.services.bench import Bench, documents


def ruled(bench: Bench, **rule: object) -> None:
    """The shop says what complexity changes."""
    doc = deepcopy(documents()["sla"]) | {"complexity": rule}
    with bench.kit.log.act(content_stream("sla"), bench.kit.ctx(), Content) as act:
        act.add(ContentRevised(base_rev=act.state.rev, doc=doc))


def judged(bench: Bench, complexity: str) -> str:
    case = bench.mine()
    Assessment(bench.kit).judge(case, "complexity", complexity)
    return case


def test_where_the_shop_names_no_skill_a_complex_case_is_anybodys() -> None:
    bench = Bench()
    assert bench.case(judged(bench, "complex")).needs == ""


def test_a_complex_case_asks_for_the_skill_the_shop_names_and_a_simple_one_does_not() -> None:
    bench = Bench()
    ruled(bench, skill="senior")
    case, simple = judged(bench, "complex"), judged(bench, "normal")
    assert case_row(bench.case(case)).skill == "senior"
    assert bench.case(simple).needs == ""
    Assessment(bench.kit).judge(case, "complexity", "simple")
    assert bench.case(case).needs == ""


def test_what_is_picked_in_the_fields_asks_for_it_as_well_and_goes_before_the_leaf() -> None:
    bench = Bench()
    ruled(bench, skill="senior")
    case = bench.mine()
    bench.cases.keep_drafts(case, {"complexity": ("complex", "simple")})
    bench.writes(case, "leaf", "URGE")
    bench.cases.save(case)
    assert bench.case(case).needs == "senior"


def test_passed_on_it_goes_to_who_has_the_skill_before_others() -> None:
    bench = Bench()
    ruled(bench, skill="senior")
    case = judged(bench, "complex")
    with bench.kit.log.case_act(case, bench.kit.ctx()) as act:
        offer.offer(act, offer.to_team("desk"), "transfer", 15 * MINUTE)
    given = bench.case(case)
    assert given.offer is not None
    free = Candidate("an", "agent", ("zh",), (), 0)
    able = Candidate("zed", "agent", ("zh",), ("senior",), 3)
    found = next_person(given, given.offer, (free, able))
    assert found is not None
    assert found[0] == "zed"


def test_the_time_to_solve_it_is_stretched_as_the_shop_says() -> None:
    bench = Bench()
    case = judged(bench, "complex")
    usual = target_ms(bench.case(case), bench.kit.policy())
    ruled(bench, complex=2.0, simple=0.5)
    assert usual is not None
    assert target_ms(bench.case(case), bench.kit.policy()) == 2 * usual
    Assessment(bench.kit).judge(case, "complexity", "simple")
    assert target_ms(bench.case(case), bench.kit.policy()) == usual // 2
