"""The plan: offered within one's limit, agreed to, carried out; nothing out of that order."""

from __future__ import annotations

import pytest

from cs_tui.core import moves, solution
from cs_tui.core.case import Status
from cs_tui.core.events import Body
from cs_tui.core.moves import CaseResolved
from cs_tui.core.said import Said
from cs_tui.core.solution import (
    SolutionAgreed,
    SolutionDeclined,
    SolutionDone,
    SolutionOffered,
    SolutionStepTicked,
)
from cs_tui.errors import Refused
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import solution as texts
from tests.make import DAY, LIN, MEI, Story, in_status

SAID = (Said(zh="取件", en="collect"), Said(zh="退款", en="refund"))
NAME = Said(zh="补偿 20 元", en="20 yuan")


def offered(**changed: object) -> SolutionOffered:
    values: dict[str, object] = {
        "solution": "s1",
        "option": "coupon",
        "name": NAME,
        "amount_fen": 2000,
        "limit_fen": 2000,
        "needs_consent": True,
        "outcome": "compensated",
    }
    return SolutionOffered(**{**values, **changed})


def active(*bodies: Body) -> Story:
    story = in_status(Status.ACTIVE)
    for body in bodies:
        story.tell(body)
    return story


def ticked(step: int) -> SolutionStepTicked:
    return SolutionStepTicked(solution="s1", step=step)


AGREED, DECLINED = SolutionAgreed(solution="s1"), SolutionDeclined(solution="s1")
DONE = SolutionDone(solution="s1")


def test_an_option_waits_for_consent_then_for_being_carried_out_then_for_nothing() -> None:
    story = active(offered())
    lacks = [story.case.solutions[-1].lacks]
    for step in (AGREED, DONE):
        story.tell(step)
        lacks.append(story.case.solutions[-1].lacks)

    assert lacks == ["consent", "carry_out", None]
    (one,) = story.case.solutions
    assert (one.by, one.done_by, one.outcome, one.name) == (LIN, LIN, "compensated", NAME)
    assert story.case.solution is None


def test_an_option_that_asks_for_no_consent_is_carried_out_at_once() -> None:
    story = active(offered(needs_consent=False), DONE)

    assert story.case.void == ()
    assert story.case.solutions[0].done_at is not None


ILLEGAL: dict[str, tuple[tuple[Body, ...], Body]] = {
    "agreed before it was offered": ((), AGREED),
    "carried out before it was offered": ((), DONE),
    "carried out without the consent it needs": ((offered(),), DONE),
    "agreed twice": ((offered(), AGREED), AGREED),
    "carried out twice": ((offered(), AGREED, DONE), DONE),
    "carried out after it was declined": ((offered(), DECLINED), DONE),
    "agreed after it was declined": ((offered(), DECLINED), AGREED),
    "declined after it was carried out": ((offered(), AGREED, DONE), DECLINED),
    "another offered before the agreed one is done": ((offered(), AGREED), offered(solution="s2")),
    "agreed before it was told": ((offered(to_tell=SAID),), AGREED),
    "done before its steps": ((offered(steps=SAID), AGREED), DONE),
    "a step before the consent": ((offered(steps=SAID),), ticked(0)),
    "a step twice": ((offered(steps=SAID), AGREED, ticked(1)), ticked(1)),
    "a step that is none": ((offered(steps=SAID), AGREED), ticked(2)),
    "a step below the first": ((offered(steps=SAID), AGREED), ticked(-1)),
    "more than the limit": ((), offered(amount_fen=2001)),
    "money where the limit is nothing": ((), offered(limit_fen=0)),
}


@pytest.mark.parametrize("order", ILLEGAL)
def test_an_illegal_order_is_refused_and_folds_to_nothing(order: str) -> None:
    before, wrong = ILLEGAL[order]
    story = active(*before)
    kept = story.case.solutions

    with pytest.raises(Refused):
        story.act().add(wrong)
    story.tell(wrong)

    assert story.case.solutions == kept
    assert len(story.case.void) == 1


def test_above_the_limit_it_says_that_it_needs_escalation() -> None:
    with pytest.raises(Refused) as refused:
        solution.offer(active().act(), offered(amount_fen=5000))

    assert "需要升级" in refused.value.words.zh
    assert "needs escalation" in refused.value.words.en


def test_steps_are_ticked_in_any_order_and_the_last_one_carries_it_out() -> None:
    story = active(offered(steps=SAID, to_tell=SAID), SolutionAgreed(solution="s1", told=True))
    act = story.act()

    solution.tick(act, [1])
    left = act.state.solutions[-1].left
    solution.tick(act, [0])

    assert left == (0,)
    assert story.add(act).solutions[-1].done_at is not None


def test_what_was_not_told_is_named_before_the_consent_counts() -> None:
    with pytest.raises(Refused) as refused:
        solution.agree(active(offered(to_tell=SAID)).act())

    assert "取件；退款" in refused.value.words.zh
    assert "collect; refund" in refused.value.words.en


def test_what_a_lead_offered_within_a_lead_s_limit_an_agent_carries_out() -> None:
    story = active(offered(amount_fen=15_000, limit_fen=20_000))
    act = story.act()

    solution.agree(act)
    solution.carry_out(act)

    assert story.add(act).solutions[0].done_by == LIN


def test_an_option_nobody_answered_gives_way_to_the_next() -> None:
    story = active(offered(), offered(solution="s2"))

    first, second = story.case.solutions
    assert (first.open, second.open) == (False, True)


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED, Status.CANCELLED])
def test_nothing_is_offered_on_a_case_that_is_over(status: Status) -> None:
    with pytest.raises(Refused) as refused:
        in_status(status).act().add(offered())

    assert refused.value.words == rule_texts.CASE_OVER


def test_only_the_owner_offers() -> None:
    with pytest.raises(Refused) as refused:
        active().act(MEI).add(offered())

    assert refused.value.words == rule_texts.NOT_YOURS


def test_a_case_with_an_open_option_says_what_lacks_and_is_not_resolved() -> None:
    story = active(offered(), AGREED)

    assert "carry_out" in moves.missing(story.case)
    body = CaseResolved(
        seen=story.case.last_in, nature="help", leaf="x", outcome="solved", line="l", day=DAY
    )
    with pytest.raises(Refused) as refused:
        story.act().add(body)
    assert rule_texts.LACKING["carry_out"].zh in refused.value.words.zh


def test_money_that_went_out_is_not_undone_and_the_rest_is() -> None:
    with_money, without = (
        active(offered(), AGREED, DONE),
        active(offered(amount_fen=0, limit_fen=None), AGREED, DONE),
    )

    kept = [DONE.kept(story.case, story.events[-1]) for story in (with_money, without)]
    assert kept == [texts.CARRIED_OUT, None]
