"""Raising: the lead is told once for each answer nobody gives, a grade lifts and never lowers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer
from cs_tui.core.classification import classify
from cs_tui.core.contact import reply
from cs_tui.core.customer import CustomerLinked, Record, link
from cs_tui.core.intake import continue_case, open_case
from cs_tui.core.moves import Claimed
from cs_tui.core.ports import HUB
from cs_tui.core.raise_state import Raise
from cs_tui.core.raising import PriorityRaised, TimeRaised, by_grade
from cs_tui.core.rows import case_row
from cs_tui.core.state import change
from cs_tui.core.undo import Undone
from cs_tui.texts import raising as texts
from cs_tui.texts import rules
from tests.make import LIN, MINUTE, NOW, Story, arrival, ctx

ATS = (NOW + 10, NOW + 20, NOW + 30, NOW + 40)
LATER = tuple(at + MINUTE for at in ATS)


def waiting() -> Story:
    """A chat that nobody has answered, with its instants written down."""
    story = Story()
    act = Act(story.stream, Case(), ctx(HUB, NOW))
    came = replace(arrival("在吗"), first_raise_ats=ATS, next_raise_ats=ATS)
    open_case(act, came, "A1")
    story.events += act.events
    return story


def urgent(story: Story, urgency: str) -> Case:
    act = story.act()
    classify(act, "urgency", urgency, seen=act.state.classification.urgency)
    return story.add(act)


def graded(story: Story, grade: str) -> Case:
    act = story.act()
    by_grade(act, grade)
    return story.add(act)


@pytest.mark.parametrize(
    ("urgency", "raise_at"),
    [("critical", ATS[0]), ("high", ATS[1]), ("normal", ATS[2]), ("low", ATS[3])],
)
def test_the_instant_is_that_of_the_class_the_case_has_now(urgency: str, raise_at: int) -> None:
    assert case_row(urgent(waiting(), urgency)).raise_at == raise_at


def test_an_answer_that_is_not_due_is_not_raised() -> None:
    """A desk may send instants without it; nothing could be recorded of such a case."""
    story = waiting()
    (contact,) = story.case.contacts
    assert case_row(story.case).raise_at is not None
    none_due = change(contact, first_due_at=None)
    assert case_row(change(story.case, contacts=(none_due,))).raise_at is None


@pytest.mark.parametrize("priority", [0, 5])
def test_no_case_is_raised_to_a_class_there_is_not(priority: int) -> None:
    with pytest.raises(ValidationError):
        PriorityRaised(priority=priority)


def test_a_case_that_we_answered_is_not_raised_until_the_customer_writes_again() -> None:
    story = waiting()
    story.tell(Claimed(agent=LIN), HUB)
    act = story.act(LIN)
    reply(act, "在的", grace_s=3, spoken=False)
    assert case_row(story.add(act)).raise_at is None
    act = story.act(HUB)
    continue_case(act, replace(arrival("然后呢"), next_due_at=NOW + 9, next_raise_ats=LATER))
    assert case_row(story.add(act)).raise_at == LATER[2]


def test_a_further_message_does_not_put_off_the_instant() -> None:
    story = waiting()
    story.tell(Claimed(agent=LIN), HUB)
    act = story.act(LIN)
    reply(act, "在的", grace_s=3, spoken=False)
    story.add(act)
    for ats in (ATS, LATER):
        act = story.act(HUB)
        continue_case(act, replace(arrival("？"), next_due_at=ats[3], next_raise_ats=ats))
        case = story.add(act)
    assert (case_row(case).due_at, case_row(case).raise_at) == (ATS[3], ATS[2])


def test_the_lead_is_told_once_of_one_answer_and_by_the_hub_alone() -> None:
    story = waiting()
    due_at = case_row(story.case).due_at
    assert due_at is not None
    story.tell(TimeRaised(due_at=due_at), LIN)
    story.tell(TimeRaised(due_at=due_at), HUB)
    first = story.at
    story.tell(TimeRaised(due_at=due_at), HUB)
    assert story.case.raises == (Raise(why="time", at=first, due_at=due_at),)
    assert case_row(story.case).raised_at == first
    assert [one.reason for one in story.case.void] == [rules.NOT_YOURS, texts.RAISED_ALREADY]


@pytest.mark.parametrize(
    ("urgency", "grade", "priority"),
    [
        ("low", "gold", 3),
        ("low", "silver", 4),
        ("low", "", 4),
        ("normal", "gold", 3),
        ("high", "gold", 2),
    ],
)
def test_a_grade_learned_later_raises_and_never_lowers(
    urgency: str, grade: str, priority: int
) -> None:
    story = waiting()
    urgent(story, urgency)
    assert graded(story, grade).priority == priority


def test_the_change_says_why_and_from_where() -> None:
    story = waiting()
    urgent(story, "low")
    case = graded(story, "gold")
    assert case.raises == (Raise(why="grade", at=story.at, was=4, to=3),)
    assert graded(story, "gold").raises == case.raises
    assert graded(story, "new").priority == 3


def test_linking_the_customer_raises_in_the_same_act_and_undo_takes_both_back() -> None:
    story = waiting()
    urgent(story, "low")
    act = story.act()
    link(act, Record(id="k1", name="王小明", grade="gold"), Customer(name="王小明"))
    assert [one.kind for one in act.events] == [CustomerLinked.kind, "priority_raised"]
    assert story.add(act).priority == 3
    story.tell(Undone(undone=act.id), LIN)
    assert (story.case.priority, story.case.raises) == (4, ())
