"""A suggestion is owed an answer by a day; the end of the case does not take that away."""

from __future__ import annotations

import pytest

from cs_tui.core import suggestion
from cs_tui.core.case import Case, Status
from cs_tui.core.classification import Classified
from cs_tui.core.metrics.facts import case_facts
from cs_tui.core.promise import PromiseDropped, PromiseKept
from cs_tui.core.rows import case_row
from cs_tui.core.suggestion import DAY_MS
from tests.core.test_joining import case_of, merged
from tests.make import LIN, MEI, Story, in_status, resolved

DAYS = 15


def filed(story: Story, nature: str, seen: str | None = None) -> Case:
    act = story.act()
    act.add(Classified(field="nature", value=nature, seen=seen))
    suggestion.follow_nature(act, DAYS)
    return story.add(act)


@pytest.mark.parametrize("nature", ["consult", "help", "praise", "complaint"])
def test_other_natures_are_owed_none(nature: str) -> None:
    assert filed(in_status(Status.ACTIVE), nature).promises == ()


def test_a_suggestion_is_owed_one_within_so_many_calendar_days_and_once() -> None:
    story = in_status(Status.ACTIVE)
    case = filed(story, "suggestion")
    (one,) = case.promises
    assert (one.form, one.due_at) == ("reply", story.at + DAYS * DAY_MS)
    assert case_row(case).owed_at == one.due_at
    act = story.act()
    suggestion.follow_nature(act, DAYS)
    assert act.events == []


def test_it_outlives_the_case_and_counts_as_a_promise_kept_in_time_or_late() -> None:
    story = in_status(Status.ACTIVE)
    one = filed(story, "suggestion").promises[0]
    story.tell(resolved(story.case))
    assert suggestion.owed(story.case) == one
    assert case_facts(story.case).promises_made == 1

    story.tell(PromiseKept(promise=one.id), at=one.due_at + 1)
    assert case_facts(story.case).promises_late == 1
    assert suggestion.owed(story.case) is None
    act = story.act()
    suggestion.follow_nature(act, DAYS)
    assert act.events == []


def test_where_it_turns_out_to_be_none_nothing_is_owed_and_when_it_is_one_again_it_is() -> None:
    story = in_status(Status.ACTIVE)
    filed(story, "suggestion")
    case = filed(story, "consult", seen="suggestion")
    assert suggestion.owed(case) is None
    assert isinstance(story.events[-1].body, PromiseDropped)
    assert suggestion.owed(filed(story, "suggestion", seen="consult")) is not None


def test_the_answer_owed_goes_along_into_a_case_of_another_nature_and_stays_owed_there() -> None:
    one, other = case_of("A1"), case_of("A2")
    due_at = filed(one, "suggestion").promises[0].due_at
    filed(other, "consult")
    merged(one, other)
    act = other.act()
    suggestion.follow_nature(act, DAYS)
    owed = suggestion.owed(other.add(act))
    assert owed is not None
    assert owed.due_at == due_at
    assert suggestion.owed(one.case) is None


def test_two_desks_that_file_one_case_while_they_are_offline_promise_one_answer() -> None:
    story = in_status(Status.ACTIVE)
    acts = [story.act(), story.act(MEI)]
    for act in acts:
        act.add(Classified(field="nature", value="suggestion"))
        suggestion.follow_nature(act, DAYS)
    for act in acts:
        story.add(act)
    (one,) = story.case.promises
    assert one.made_by == LIN
    story.tell(PromiseKept(promise=one.id))
    assert suggestion.owed(story.case) is None
