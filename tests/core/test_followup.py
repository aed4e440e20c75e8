"""A follow-up is owed until it has an outcome; a low rating owes one too."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import get_args

import pytest

from cs_tui.content import load_documents
from cs_tui.core import followup
from cs_tui.core.act import Act
from cs_tui.core.calendar import Due, WorkCalendar
from cs_tui.core.case import Case, Status
from cs_tui.core.complaint_state import Complaint
from cs_tui.core.followup import FollowUp, Plan
from cs_tui.core.policy import Policy, policy_from
from cs_tui.core.policy.sla import FollowUpRule
from cs_tui.errors import Refused
from cs_tui.services.kit import work_calendar
from cs_tui.texts import followup as texts
from tests.make import HOUR, LIN, NOW, Story, in_status

RULE = FollowUpRule(tries=3)


@cache
def calendar() -> WorkCalendar:
    policy: Policy = policy_from(load_documents())
    return work_calendar(policy)


def planned(status: Status = Status.RESOLVED, which: Plan = "t1") -> Story:
    story = in_status(status)
    act = story.act()
    followup.plan(act, which, RULE, calendar(), what="问退款是否到账")
    story.add(act)
    return story


def one(story: Story) -> FollowUp:
    (found,) = story.case.followups
    return found


def does(story: Story, verb: Callable[[Act[Case], str], object]) -> FollowUp:
    act = story.act()
    verb(act, one(story).id)
    story.add(act)
    return one(story)


@pytest.mark.parametrize(("which", "days"), [("t1", 1), ("t3", 3), ("t7", 7)])
def test_a_plan_counts_business_days_from_now(which: Plan, days: int) -> None:
    story = planned(which=which)
    assert one(story).due_at == calendar().add(story.at, days * 9 * HOUR).at
    assert (one(story).made_by, one(story).open, one(story).tries) == (LIN, True, 0)


@pytest.mark.parametrize("status", list(Status))
def test_a_follow_up_outlives_the_case_unless_there_was_none(status: Status) -> None:
    if status in (Status.CANCELLED, Status.MERGED):
        with pytest.raises(Refused) as refused:
            planned(status)
        assert refused.value.words == texts.NOT_HERE
    else:
        assert planned(status).case.void == ()


def test_a_time_that_has_passed_is_no_plan() -> None:
    act = in_status(Status.RESOLVED).act(at=NOW)
    with pytest.raises(Refused) as refused:
        followup.plan(act, "asked", RULE, calendar(), due=Due(NOW, confirmed=True))
    assert refused.value.words == texts.IN_PAST


def test_after_the_last_try_in_vain_it_is_settled_as_not_reached() -> None:
    story = planned()

    def not_reached(act: Act[Case], id: str) -> None:
        followup.not_reached(act, id, RULE, calendar())

    for tries in (1, 2):
        tried = does(story, not_reached)
        assert (tried.tries, tried.outcome) == (tries, None)
        assert tried.due_at == calendar().add(story.at, RULE.retry_ms).at
    last = does(story, not_reached)
    assert (last.tries, last.outcome, last.settled_at) == (3, "not_reached", story.at)


SETTLED: dict[str, Callable[[Act[Case], str], object]] = {
    "confirmed": lambda act, id: act.add(followup.FollowUpConfirmed(followup=id)),
    "not_satisfied": lambda act, id: act.add(
        followup.FollowUpNotSatisfied(followup=id, reason="还是没到账")
    ),
    "dropped": lambda act, id: followup.drop(act, id, "客户已自行确认"),
}


@pytest.mark.parametrize("outcome", SETTLED)
def test_an_outcome_settles_it_once(outcome: str) -> None:
    story = planned()
    assert does(story, SETTLED[outcome]).outcome == outcome

    for again in SETTLED.values():
        with pytest.raises(Refused) as refused:
            again(story.act(), one(story).id)
        assert refused.value.words == texts.FOLLOWUP_OVER


def test_it_may_be_done_later_but_not_in_the_past() -> None:
    story = planned()
    later = Due(NOW + 50 * HOUR, confirmed=False)
    moved = does(story, lambda act, id: followup.move(act, id, later))
    assert (moved.due_at, moved.due_confirmed, moved.tries) == (later.at, False, 0)

    with pytest.raises(Refused):
        followup.move(story.act(), moved.id, Due(NOW, confirmed=True))


def test_nothing_is_dropped_without_a_reason() -> None:
    story = planned()
    with pytest.raises(Refused) as refused:
        followup.drop(story.act(), one(story).id, "  ")
    assert refused.value.words == texts.NO_REASON


def test_every_plan_has_a_due_time() -> None:
    for which in get_args(Plan):
        assert followup.planned_due(which, NOW, RULE, calendar()).at > NOW


def test_a_resolved_complaint_is_followed_up_by_rule_and_any_other_case_is_not() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    followup.plan_by_rule(act, RULE, calendar())
    assert act.events == []

    ended = Complaint(
        opened_at=NOW, opened_by=LIN, acknowledge_by=NOW, update_by=NOW, decide_by=NOW, ended_at=NOW
    )
    act.state = act.state.model_copy(update={"complaint": ended})
    for _ in range(2):
        followup.plan_by_rule(act, RULE, calendar())
    assert [item.plan for item in act.state.followups] == ["t1"]
