"""By when a case must be solved: in business hours, and not while the customer has the word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cs_tui.content import load_documents
from cs_tui.core import moves
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.case import Case, Status
from cs_tui.core.classification import Classified
from cs_tui.core.policy import Policy, policy_from
from cs_tui.core.ports import HUB
from cs_tui.core.resolution import resolve_by, solved_by, target_ms
from cs_tui.core.state import change
from tests.make import HOUR, NOW, in_status, resolved

POLICY: Policy = policy_from(load_documents())
CHAT_MS = POLICY.sla.channel("chat").resolution_business_ms or 0
ALWAYS = WorkCalendar.from_parts(
    time_zone="UTC",
    hours=((("00:00", "24:00"),),) * 7,
    swap_hours=(),
    holidays=(),
    workdays=(),
    valid_through=date(2030, 12, 31),
)


def due(case: Case) -> int | None:
    found = resolve_by(case, POLICY, ALWAYS)
    return found.at if found else None


def test_an_open_case_is_due_when_the_target_of_its_channel_has_passed() -> None:
    case = in_status(Status.ACTIVE).case
    assert CHAT_MS > 0
    assert due(case) == case.opened_at + CHAT_MS


@pytest.mark.parametrize(("priority", "factor"), [(1, 0.25), (2, 0.5), (3, 1), (4, 2)])
def test_a_priority_changes_the_whole_target_from_the_beginning(
    priority: int, factor: float
) -> None:
    case = change(in_status(Status.ACTIVE).case, priority=priority)
    assert target_ms(case, POLICY) == CHAT_MS * factor


@pytest.mark.parametrize(("priority", "factor"), [(0, 0.25), (-3, 0.25), (5, 2), (99, 2)])
def test_a_priority_that_there_is_not_counts_as_the_nearest(priority: int, factor: float) -> None:
    case = change(in_status(Status.ACTIVE).case, priority=priority)
    assert target_ms(case, POLICY) == CHAT_MS * factor


def test_a_leaf_may_be_more_urgent_than_its_channel() -> None:
    documents: dict[str, Any] = {name: dict(one) for name, one in load_documents().items()}
    leaf, *others = documents["taxonomy"]["leaves"]
    documents["taxonomy"]["leaves"] = [{**leaf, "sla_factor": 0.5}, *others]
    story = in_status(Status.ACTIVE)
    story.tell(Classified(field="leaf", value=leaf["id"]))
    assert target_ms(story.case, policy_from(documents)) == CHAT_MS // 2
    assert target_ms(story.case, POLICY) == CHAT_MS


def test_a_channel_without_a_target_has_no_due_time() -> None:
    case = in_status(Status.ACTIVE).case
    (contact,) = case.contacts
    called = change(case, contacts=(change(contact, channel="phone"),))
    assert target_ms(called, POLICY) is None
    assert due(called) is None


def test_while_the_customer_has_the_word_the_clock_stands_still() -> None:
    story = in_status(Status.WAITING_CUSTOMER)
    since = story.case.waiting_since
    assert since is not None
    assert due(story.case) is None
    assert solved_by(story.case, POLICY, ALWAYS, since + HOUR) == (
        story.case.opened_at + CHAT_MS + HOUR
    )

    story.tell(moves.CaseResumed(why="customer"), HUB, at=since + 3 * HOUR)

    assert story.case.paused == ((since, since + 3 * HOUR),)
    assert due(story.case) == story.case.opened_at + CHAT_MS + 3 * HOUR


def test_a_case_that_is_reopened_has_used_the_time_in_which_it_was_resolved() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(resolved(story.case))
    before = due(story.case)
    assert story.case.resolution is not None

    story.tell(moves.CaseReopened(), at=story.case.resolution.at + 5 * HOUR)

    assert story.case.paused == ()
    assert due(story.case) == before == story.case.opened_at + CHAT_MS


def test_where_the_clocks_of_hub_and_desk_differ_no_time_stands_still_twice() -> None:
    """The hub says when the customer came back, the desk, an hour behind, when it waits again."""
    story = in_status(Status.WAITING_CUSTOMER)
    since = story.case.waiting_since
    assert since is not None
    back = since + 3 * HOUR
    story.tell(moves.CaseResumed(why="customer"), HUB, at=back)
    story.tell(moves.WaitingCustomerSet(seen=story.case.last_in), at=back - HOUR)
    assert story.case.status is Status.WAITING_CUSTOMER
    end = back + HOUR
    assert solved_by(story.case, POLICY, ALWAYS, end) == story.case.opened_at + CHAT_MS + 4 * HOUR
    assert due(story.case) is None

    story.tell(moves.CaseResumed(why="customer"), HUB, at=end)

    assert story.case.paused == ((since, back), (back, end))
    assert due(story.case) == story.case.opened_at + CHAT_MS + 4 * HOUR


def test_whether_it_was_solved_in_time_is_written_when_it_is_solved() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(change(resolved(story.case), due_at=NOW + HOUR))
    assert story.case.resolution is not None
    assert story.case.resolution.due_at == NOW + HOUR
