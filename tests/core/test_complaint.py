"""A complaint goes through its steps in their order, and ends only when all of them were taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from cs_tui.content import load_documents
from cs_tui.core import classification, complaint, evidence, moves
from cs_tui.core.act import Act
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.case import Case, Status
from cs_tui.core.complaint_state import Complaint, unfinished
from cs_tui.core.policy import Policy, policy_from
from cs_tui.core.policy.sla import ComplaintLimits
from cs_tui.errors import Refused
from cs_tui.services.kit import work_calendar
from cs_tui.texts import complaint as texts
from cs_tui.texts import rules as rule_texts
from tests.make import DAY, HOUR, LIN, MEI, Story, in_status

Step = Callable[[Act[Case]], object]


@cache
def policy() -> Policy:
    return policy_from(load_documents())


@cache
def calendar() -> WorkCalendar:
    return work_calendar(policy())


def limits() -> ComplaintLimits:
    return policy().sla.complaint


def find_out(act: Act[Case]) -> None:
    evidence.find_out(act, "evidence", "录音里客服答应当天发货", "rec-7")


STEPS: dict[str, Step] = {
    "open": lambda act: complaint.begin(act, limits(), calendar()),
    "receipt": lambda act: complaint.receive(
        act, "退一赔一", "全额退款", "normal", limits(), calendar()
    ),
    "acknowledged": lambda act: complaint.heard_from_us(act, "call", limits(), calendar()),
    "regret": lambda act: act.add(complaint.ComplaintRegretted()),
    "facts": find_out,
    "decision": lambda act: complaint.decide(
        act, "upheld", "退款并补偿 20 元", amount_fen=2000, limit_fen=2000
    ),
    "told": lambda act: complaint.tell(act, "message", limits(), calendar()),
    "outcome": lambda act: complaint.end(act, accepted=True, cause="communication"),
}
ORDER = tuple(STEPS)


def after(step: str | None) -> Story:
    """A case whose complaint came so far."""
    story = in_status(Status.ACTIVE)
    for name in ORDER[: 0 if step is None else ORDER.index(step) + 1]:
        take(story, name)
    assert story.case.void == ()
    return story


def take(story: Story, step: str, by: str = LIN) -> Complaint:
    act = story.act(by)
    STEPS[step](act)
    one = story.add(act).complaint
    assert one is not None
    return one


def refusal(story: Story, step: str) -> object:
    with pytest.raises(Refused) as refused:
        STEPS[step](story.act())
    return refused.value.words


ALLOWED = {
    # After this step these are possible; everything else is refused with words.
    None: "open",
    "open": "receipt regret facts",
    "receipt": "acknowledged regret facts",
    "acknowledged": "acknowledged regret facts",
    "regret": "acknowledged regret facts",
    "facts": "acknowledged regret facts decision",
    "decision": "acknowledged regret facts decision told",
    "told": "acknowledged regret facts outcome",
    "outcome": "",
}
SILENT = {"acknowledged": (None, "open", "outcome")}
"""Answering a customer never fails; where no complaint is open, or before its receipt, it adds
no acknowledgement."""


@pytest.mark.parametrize("before", [None, *ORDER])
@pytest.mark.parametrize("step", ORDER)
def test_each_step_is_possible_after_these_steps_alone(before: str | None, step: str) -> None:
    story = after(before)
    if step in SILENT and before in SILENT[step]:
        STEPS[step](act := story.act())
        assert "complaint_acknowledged" not in [event.kind for event in act.events]
    elif step in ALLOWED[before].split():
        take(story, step)
        assert story.case.void == ()
    else:
        assert refusal(story, step) is not None


@pytest.mark.parametrize(
    ("before", "step", "reason"),
    [
        (None, "receipt", texts.NO_COMPLAINT),
        ("open", "decision", texts.NO_RECEIPT),
        ("receipt", "decision", texts.NO_FACTS),
        ("facts", "told", texts.NO_DECISION),
        ("decision", "outcome", texts.NOT_TOLD),
        ("told", "decision", texts.DECIDED_ALREADY),
        ("told", "told", texts.TOLD_ALREADY),
        ("receipt", "receipt", texts.RECEIVED_ALREADY),
        ("open", "open", texts.OPEN_ALREADY),
        ("outcome", "facts", texts.OVER),
    ],
)
def test_a_step_out_of_its_order_says_what_comes_first(
    before: str | None, step: str, reason: object
) -> None:
    assert refusal(after(before), step) == reason


@pytest.mark.parametrize("step", ORDER[:-1])
def test_a_case_is_not_resolved_before_its_complaint_is(step: str) -> None:
    story = after(step)
    one = story.case.complaint
    assert one is not None
    ended = moves.CaseResolved(
        seen=story.case.last_in, nature="complaint", leaf="DELAY", outcome="solved", day=DAY
    )

    with pytest.raises(Refused) as refused:
        story.act().add(ended)

    assert refused.value.words == unfinished(one)
    assert f"complaint.{one.missing[0]}" in moves.missing(story.case)
    assert f"complaint.{one.missing[0]}" in rule_texts.LACKING


def test_a_complaint_with_all_its_steps_lets_the_case_be_resolved() -> None:
    story = after("outcome")
    story.tell(
        moves.CaseResolved(
            seen=story.case.last_in, nature="complaint", leaf="DELAY", outcome="solved", day=DAY
        )
    )
    assert story.case.status is Status.RESOLVED
    assert moves.missing(story.case) == ("nature", "leaf", "outcome", "line")


def test_the_regret_is_shown_as_a_step_and_never_needed_for_the_end() -> None:
    story = after("acknowledged")
    one = story.case.complaint
    assert one is not None
    assert one.next == "regret"
    assert "regret" not in one.missing


def test_due_times_run_in_business_time_from_the_opening_and_stand_in_the_events() -> None:
    story = after("open")
    one = story.case.complaint
    assert one is not None
    assert one.acknowledge_by == calendar().add(story.at, 9 * HOUR).at
    assert one.decide_by == calendar().add(story.at, 7 * 9 * HOUR).at
    opened_at = story.at

    act = story.act()
    complaint.receive(act, "赔偿", "", "complex", limits(), calendar())
    received = story.add(act).complaint

    assert received is not None
    assert received.decide_by == calendar().add(opened_at, 15 * 9 * HOUR).at


def test_what_is_due_first_is_the_acknowledgement_then_the_next_word_to_the_customer() -> None:
    one = after("receipt").case.complaint
    assert one is not None
    assert one.due_at == one.acknowledge_by

    later = after("acknowledged").case.complaint
    assert later is not None
    assert later.due_at == later.update_by

    ended = after("outcome").case.complaint
    assert ended is not None
    assert ended.due_at is None


def test_a_business_day_without_a_word_to_the_customer_is_silence_and_a_word_ends_it() -> None:
    story = after("facts")
    one = story.case.complaint
    assert one is not None
    assert not one.silent(one.update_by)
    assert one.silent(one.update_by + 1)

    act = story.act(at=one.update_by + HOUR)
    complaint.heard_from_us(act, "message", limits(), calendar())
    heard = story.add(act).complaint

    assert heard is not None
    assert [event.kind for event in act.events] == ["complaint_updated"]
    assert not heard.silent(story.at)


def test_the_first_answer_after_the_receipt_acknowledges_and_the_next_one_informs() -> None:
    story = after("receipt")
    for kind in ("complaint_acknowledged", "complaint_updated"):
        act = story.act()
        complaint.heard_from_us(act, "message", limits(), calendar())
        story.add(act)
        assert [event.kind for event in act.events] == [kind]


def test_telling_the_decision_at_the_first_contact_acknowledges_as_well() -> None:
    story = after("receipt")
    for step in ("facts", "decision", "told"):
        take(story, step)
    one = story.case.complaint
    assert one is not None
    assert one.acknowledged_at == one.told_at


def test_more_than_one_may_grant_is_refused_with_both_amounts() -> None:
    story = after("facts")

    with pytest.raises(Refused) as refused:
        complaint.decide(story.act(), "upheld", "补偿", amount_fen=2050, limit_fen=2000)

    assert refused.value.words == texts.BEYOND_LIMIT.fill(amount="20.50", limit="20")


def test_a_customer_who_refuses_is_named_another_route_before_the_end() -> None:
    story = after("told")

    with pytest.raises(Refused) as refused:
        complaint.end(story.act(), accepted=False, cause="quality", alternative="  ")
    assert refused.value.words == texts.NO_ALTERNATIVE

    act = story.act()
    complaint.end(act, accepted=False, cause="quality", alternative="12315 平台")
    one = story.add(act).complaint
    assert one is not None
    assert (one.accepted, one.alternative, one.cause) == (False, "12315 平台", "quality")


def test_items_are_added_by_whoever_found_them_and_stay() -> None:
    story = after("facts")
    take(story, "facts", MEI)
    one = story.case.complaint
    assert one is not None
    assert [(item.by, item.ref) for item in one.items] == [(LIN, "rec-7"), (MEI, "rec-7")]


@pytest.mark.parametrize("step", ["receipt", "facts", "decision"])
def test_an_empty_line_is_no_step(step: str) -> None:
    empty: dict[str, Step] = {
        "receipt": lambda act: complaint.receive(act, " ", "", "simple", limits(), calendar()),
        "facts": lambda act: evidence.find_out(act, "fact", " "),
        "decision": lambda act: complaint.decide(act, "rejected", ""),
    }
    with pytest.raises(Refused) as refused:
        empty[step](after("facts").act())
    assert refused.value.words == texts.EMPTY


def test_a_withdrawn_complaint_asks_for_nothing_and_may_be_opened_again() -> None:
    story = after("receipt")
    story.tell(complaint.ComplaintWithdrawn(reason="登记错了"))
    one = story.case.complaint
    assert one is not None
    assert (one.missing, one.next, one.due_at) == ((), None, None)

    take(story, "open")
    assert story.case.void == ()


def test_a_reopened_case_keeps_the_facts_and_needs_a_new_decision() -> None:
    story = after("outcome")
    story.tell(
        moves.CaseResolved(
            seen=story.case.last_in, nature="complaint", leaf="DELAY", outcome="solved", day=DAY
        )
    )
    story.tell(moves.CaseReopened(why="customer"))
    one = story.case.complaint
    assert one is not None
    assert (one.open, one.missing) == (True, ("decision", "told", "outcome"))
    assert one.items


def test_opening_cannot_be_undone_once_the_complaint_went_on() -> None:
    story = after("receipt")
    opening = next(event for event in story.events if event.kind == "complaint_opened")
    assert opening.body is not None
    assert opening.body.kept(story.case, opening) == texts.GONE_ON


def test_a_case_filed_as_a_complaint_opens_the_lane_by_itself_once() -> None:
    story = in_status(Status.ACTIVE)
    for expected in (["classified", "complaint_opened"], []):
        act = story.act()
        classification.classify(act, "nature", "complaint")
        complaint.follow_nature(act, limits(), calendar())
        story.add(act)
        assert [event.kind for event in act.events] == expected


@pytest.mark.parametrize("status", [s for s in Status if s.over])
def test_nothing_is_complained_about_in_a_case_that_is_over(status: Status) -> None:
    with pytest.raises(Refused) as refused:
        STEPS["open"](in_status(status).act())
    assert refused.value.words == rule_texts.CASE_OVER
