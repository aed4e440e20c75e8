"""The rows the figures come from, computed from real events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cs_tui.core.case import Status
from cs_tui.core.contact import (
    ContactEnded,
    ContactFronted,
    ContactOpened,
    ContactParked,
    HoldEnded,
    HoldStarted,
    MessageIn,
    MessageOut,
)
from cs_tui.core.metrics.fact_rows import ContactFacts
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.moves import CaseReopened
from cs_tui.core.ports import HUB
from cs_tui.core.promise import PromiseKept, PromiseMade
from cs_tui.core.state import change
from tests.make import DAY, HOUR, LIN, MEI, MINUTE, NOW, SECOND, Story, in_status, new_id, resolved

TEN = NOW - NOW % (24 * HOUR) + 10 * HOUR


def clock(minute: int, second: int) -> int:
    """10:mm:ss of the day."""
    return TEN + minute * MINUTE + second * SECOND


def chat(*, first_due_at: int | None = None, answered: bool = False) -> Story:
    """An active case of Lin's whose second contact, `chat`, begins at 10:10."""
    story = in_status(Status.ACTIVE)
    story.tell(
        ContactOpened(
            contact="chat",
            channel="chat",
            conversation="w",
            day=DAY,
            first_due_at=first_due_at,
            answered=answered,
        ),
        HUB,
        at=clock(10, 0),
    )
    return story


def asks(story: Story, at: int) -> None:
    story.tell(MessageIn(message=new_id(), contact="chat", text="？"), HUB, at=at)


def answers(story: Story, at: int, by: str = LIN) -> None:
    story.tell(MessageOut(message=new_id(), contact="chat", text="好"), by, at=at)


def facts(story: Story) -> ContactFacts:
    assert story.case.void == ()
    (found,) = (row for row in contact_facts(story.case) if row.contact == "chat")
    return found


def test_a_turn_is_timed_from_its_first_unanswered_message() -> None:
    """DOMAIN T1: 475 s and 30 s; from the last message it would be 170 s and 30 s."""
    story = chat()
    asks(story, clock(10, 15))
    asks(story, clock(15, 20))
    answers(story, clock(18, 10))
    asks(story, clock(18, 30))
    answers(story, clock(19, 0))

    assert facts(story).turn_ms == (475 * SECOND, 30 * SECOND)
    assert facts(story).frt_ms == clock(18, 10) - clock(10, 0)


def test_automatic_words_of_the_hub_are_no_response() -> None:
    story = chat(first_due_at=clock(12, 0))
    asks(story, clock(10, 15))
    answers(story, clock(10, 16), by=HUB)
    assert (facts(story).frt_ms, facts(story).turn_ms, facts(story).first_met) == (None, (), None)
    assert facts(story).outcome == "open"

    answers(story, clock(13, 0))

    assert facts(story).frt_ms == 3 * MINUTE
    assert facts(story).turn_ms == (clock(13, 0) - clock(10, 15),)
    assert facts(story).first_met is False


def test_a_second_answer_in_a_row_is_no_second_turn() -> None:
    story = chat()
    asks(story, clock(10, 15))
    answers(story, clock(10, 45))
    answers(story, clock(11, 45))

    assert facts(story).turn_ms == (30 * SECOND,)


def test_a_contact_nobody_answered_has_no_response_time_yet() -> None:
    story = chat()
    asks(story, clock(10, 15))

    row = facts(story)
    assert (row.frt_ms, row.first_human_reply_at, row.handle_ms) == (None, None, None)
    assert (row.outcome, row.agent, row.day) == ("open", None, DAY)


def test_a_call_taken_by_an_agent_is_answered_at_once() -> None:
    row = facts(chat(answered=True, first_due_at=clock(10, 0)))

    assert (row.answered_at, row.frt_ms, row.first_met) == (clock(10, 0), 0, True)


@pytest.mark.parametrize(("second", "met"), [(0, True), (1, False)])
def test_the_response_is_in_time_up_to_the_due_instant(second: int, met: bool) -> None:
    story = chat(first_due_at=clock(11, 0))

    answers(story, clock(11, second))

    assert facts(story).first_met is met


def test_a_contact_belongs_to_who_first_had_it_in_front_on_that_persons_day() -> None:
    story = chat()
    story.tell(ContactFronted(contact="chat", day="2026-05-28"), MEI)
    story.tell(ContactParked(contact="chat", duration_ms=4000), MEI)
    story.tell(ContactFronted(contact="chat", day=DAY), LIN)
    story.tell(ContactParked(contact="chat", duration_ms=6000), LIN)
    story.tell(HoldStarted(contact="chat"))
    story.tell(HoldEnded(contact="chat", duration_ms=1500))
    answers(story, clock(30, 0))

    row = facts(story)
    assert (row.agent, row.day, row.handle_ms, row.hold_ms) == (MEI, "2026-05-28", 10_000, 1500)
    assert row.outcome == "handled"


@pytest.mark.parametrize("lasted", [-1, 8 * HOUR + 1])
def test_a_contact_with_a_duration_nobody_believes_is_marked(lasted: int) -> None:
    story = chat()
    story.tell(ContactFronted(contact="chat", day=DAY))
    story.tell(ContactParked(contact="chat", duration_ms=lasted))

    assert (facts(story).quarantined, facts(story).handle_ms) == (True, None)


def test_a_contact_still_in_front_is_not_handled_yet() -> None:
    story = chat()
    answers(story, clock(11, 0))
    story.tell(ContactFronted(contact="chat", day=DAY))

    assert facts(story).outcome == "open"
    story.tell(ContactParked(contact="chat"))
    assert facts(story).outcome == "handled"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (Status.CANCELLED, "no_action"),
        (Status.RESOLVED, "handled"),
        (Status.CLOSED, "handled"),
        (Status.MERGED, "handled"),
        (Status.NEW, "open"),
    ],
)
def test_what_became_of_a_contact_follows_its_case(status: Status, outcome: str) -> None:
    (row,) = contact_facts(in_status(status).case)

    assert row.outcome == outcome


def test_the_row_of_a_case_counts_its_promises_kept_late_and_in_time() -> None:
    story = in_status(Status.ACTIVE)
    for promise, due_at in (("p1", NOW + HOUR), ("p2", NOW), ("p3", NOW + HOUR)):
        story.tell(PromiseMade(promise=promise, due_at=due_at))
    story.tell(PromiseKept(promise="p1"), at=NOW + HOUR)
    story.tell(PromiseKept(promise="p2"), at=NOW + 1)

    row = case_facts(story.case)
    assert (row.promises_made, row.promises_kept, row.promises_late) == (3, 1, 1)


def test_the_row_of_a_case_says_who_resolved_it_when_and_how_often_it_came_back() -> None:
    story = in_status(Status.RESOLVED)
    story.tell(CaseReopened())
    story.tell(resolved(story.case))

    row = case_facts(story.case)
    assert (row.status, row.reopened, row.resolved_by, row.resolved_at) == (
        "resolved",
        1,
        LIN,
        story.at,
    )
    assert (row.day_opened, row.day_resolved, row.contacts, row.owner) == (DAY, DAY, 1, LIN)
    assert not row.no_action
    assert case_facts(in_status(Status.CANCELLED).case).no_action
    assert case_facts(in_status(Status.NEW).case).day_resolved is None


def test_who_left_before_anybody_answered_has_abandoned() -> None:
    story = chat()
    asks(story, clock(10, 15))
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(12, 0))

    row = facts(story)
    assert (row.outcome, row.ended_at, row.agent) == ("abandoned", clock(12, 0), None)
    assert (row.gave_up, row.unanswered) == (True, False)


@pytest.mark.parametrize(
    "met",
    [
        lambda story: answers(story, clock(11, 0)),
        lambda story: story.tell(ContactFronted(contact="chat", day=DAY), at=clock(11, 0)),
    ],
)
def test_who_leaves_after_somebody_was_there_has_not_abandoned(
    met: Callable[[Story], object],
) -> None:
    story = chat()
    asks(story, clock(10, 15))
    met(story)
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(12, 0))

    assert facts(story).outcome != "abandoned"


def test_an_automatic_word_keeps_nobody_from_having_abandoned() -> None:
    story = chat()
    answers(story, clock(10, 16), by=HUB)
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(12, 0))

    assert facts(story).outcome == "abandoned"


def test_a_call_back_does_not_undo_that_the_customer_gave_up() -> None:
    story = chat()
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(12, 0))
    story.tell(ContactFronted(contact="chat", day=DAY), at=clock(20, 0))
    answers(story, clock(21, 0))
    story.tell(ContactParked(contact="chat"), at=clock(22, 0))
    story.tell(resolved(story.case))

    assert facts(story).outcome == "abandoned"


def test_what_we_began_ourselves_is_never_abandoned() -> None:
    story = in_status(Status.ACTIVE)
    ours = ContactOpened(contact="chat", channel="phone", conversation="t", day=DAY, inbound=False)
    story.tell(ours, at=clock(10, 0))
    story.tell(ContactEnded(contact="chat"), at=clock(11, 0))

    assert facts(story).outcome != "abandoned"


@pytest.mark.parametrize(("ms", "counted"), [(5 * SECOND, False), (5 * SECOND + 1, True)])
def test_who_leaves_within_five_seconds_is_in_no_figure(ms: int, counted: bool) -> None:
    """DOMAIN D2.2: a short abandon is excluded."""
    story = chat()
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(10, 0) + ms)

    assert (facts(story).outcome, facts(story).gave_up) == ("abandoned", counted)


def test_a_contact_ends_once() -> None:
    story = chat()
    story.tell(ContactEnded(contact="chat"), HUB, at=clock(12, 0))
    story.tell(ContactFronted(contact="chat", day=DAY), at=clock(13, 0))
    story.tell(ContactEnded(contact="chat"), at=clock(14, 0))

    assert (facts(story).ended_at, facts(story).outcome) == (clock(12, 0), "abandoned")


@pytest.mark.parametrize("outcome", ["solved", "no_action"])
def test_a_day_keeps_what_was_solved_on_it_whatever_the_shop_calls_the_outcome(
    outcome: str,
) -> None:
    story = in_status(Status.ACTIVE)
    story.tell(change(resolved(story.case), outcome=outcome))
    before = case_facts(story.case).on(DAY)
    story.tell(CaseReopened(why="customer"), HUB)
    after = case_facts(story.case).on(DAY)
    assert before is not None
    assert after is not None
    assert (after.resolved_by, after.resolved_met) == (before.resolved_by, before.resolved_met)
