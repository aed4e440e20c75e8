"""An owed step at the desk: it is done, or left out with one reason; short contacts owe none."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Status
from cs_tui.errors import NotFound
from cs_tui.services.assessment import Assessment
from cs_tui.services.five_steps import FiveSteps
from tests.services.bench import Bench

FILED = {"nature": "help", "leaf": "URGE", "outcome": "solved", "note.issue": "催发货"}


def answered(bench: Bench, complexity: str, **more: str) -> str:
    """A chat of mine with everything that every case needs."""
    case = bench.mine()
    bench.queue.put_in_front(case)
    Assessment(bench.kit).judge(case, "complexity", complexity)
    fields = {**FILED, **more, "reply": "已经催了仓库"}
    bench.cases.keep_drafts(case, {name: (text, None) for name, text in fields.items()})
    return case


def finished(bench: Bench, case: str) -> Status:
    return bench.queue.finish(case, bench.case(case).last_in).status


def test_a_short_contact_ends_without_another_key() -> None:
    bench = Bench()
    case = answered(bench, "simple")

    assert bench.cases.view(case).missing == ()
    assert finished(bench, case) is Status.RESOLVED


def test_a_request_of_several_steps_waits_for_its_plan_or_for_a_reason() -> None:
    bench = Bench()
    case = answered(bench, "normal", **{"note.done": "催了仓库"})
    assert bench.cases.view(case).missing == ("step.plan",)

    FiveSteps(bench.kit).skip(case, "plan", "done-by-others")

    assert bench.cases.view(case).missing == ()
    assert finished(bench, case) is Status.RESOLVED
    assert bench.case(case).skipped[0].name.say("en") == "A colleague or another channel did it"


def test_while_a_step_is_owed_the_case_waits_for_the_customer_and_is_not_resolved() -> None:
    bench = Bench()
    case = answered(bench, "normal")

    assert bench.cases.view(case).missing == ("step.plan", "step.execute")
    assert finished(bench, case) is Status.WAITING_CUSTOMER


def test_each_step_has_reasons_of_its_own_and_takes_no_other() -> None:
    bench = Bench()
    steps, case = FiveSteps(bench.kit), answered(bench, "normal")
    offered = {one.id for one in steps.reasons("execute")}

    assert "done-by-others" in offered
    assert "settled-at-once" not in offered
    with pytest.raises(NotFound):
        steps.skip(case, "execute", "settled-at-once")
    assert bench.case(case).skipped == ()
