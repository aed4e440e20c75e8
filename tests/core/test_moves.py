"""Moving a case: whose move it is, what was seen before it, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cs_tui.core import classification, moves, note
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import MessageIn
from cs_tui.core.events import Body
from cs_tui.core.ports import HUB
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import DAY, HOUR, LIN, MEI, NOW, Story, in_status, resolved

Made = Callable[[Case], Body]

OWNERS_MOVES: dict[str, Made] = {
    "waiting_customer_set": lambda case: moves.WaitingCustomerSet(seen=case.last_in),
    "waiting_internal_set": lambda case: moves.WaitingInternalSet(seen=case.last_in, target="tech"),
    "case_scheduled": lambda case: moves.CaseScheduled(seen=case.last_in, until=NOW + HOUR),
    "case_resolved": resolved,
    "case_cancelled": lambda case: moves.CaseCancelled(seen=case.last_in, reason="x", day=DAY),
    "case_merged": lambda case: moves.CaseMerged(into="c2", seen=case.last_in),
}
ANYBODYS_MOVES: dict[Status, Made] = {
    Status.SCHEDULED: lambda _: moves.CaseResumed(why="time"),
    Status.RESOLVED: lambda _: moves.CaseReopened(),
    Status.NEW: lambda case: moves.CaseMerged(into="c2", seen=case.last_in),
}


@pytest.mark.parametrize("made", OWNERS_MOVES.values(), ids=OWNERS_MOVES)
def test_these_moves_are_the_owners_or_the_hubs(made: Made) -> None:
    for actor, reason in ((MEI, texts.NOT_YOURS), (LIN, None), (HUB, None)):
        story = in_status(Status.ACTIVE)

        story.tell(made(story.case), actor)

        assert [void.reason for void in story.case.void] == ([reason] if reason else [])


@pytest.mark.parametrize(("status", "made"), ANYBODYS_MOVES.items())
def test_these_moves_anybody_may_make(status: Status, made: Made) -> None:
    story = in_status(status)

    story.tell(made(story.case), MEI)

    assert story.case.void == ()
    assert story.case.status is not status


@pytest.mark.parametrize("made", OWNERS_MOVES.values(), ids=OWNERS_MOVES)
def test_a_word_of_the_customer_that_came_meanwhile_must_be_read_first(made: Made) -> None:
    story = in_status(Status.ACTIVE)
    decided = made(story.case)
    story.tell(MessageIn(message="m9", contact=story.case.contacts[0].id, text="等等"), HUB)

    act = story.act()
    with pytest.raises(Refused) as refused:
        act.add(decided)
    story.tell(decided)

    assert refused.value.words == texts.WROTE_MEANWHILE
    assert story.case.status is Status.ACTIVE
    assert [void.reason for void in story.case.void] == [texts.WROTE_MEANWHILE]

    story.tell(made(story.case))
    assert story.case.status is not Status.ACTIVE


def test_nobody_owns_a_case_in_the_queue_so_only_the_hub_may_end_it() -> None:
    story = in_status(Status.NEW)

    with pytest.raises(Refused) as refused:
        moves.no_action(story.act(LIN), "spam", DAY)

    assert refused.value.words == texts.NOT_YOURS


def ready(story: Story) -> Story:
    act = story.act()
    classification.classify(act, "nature", "consult")
    classification.classify(act, "leaf", "logistics.eta", leaf_version=3)
    classification.classify(act, "outcome", "solved")
    note.write(act, issue="问物流", done="已告知明天送达")
    story.add(act)
    return story


def test_a_case_that_has_everything_is_resolved_with_what_stands_there() -> None:
    story = ready(in_status(Status.ACTIVE))
    act = story.act()

    moves.resolve(act, DAY)

    ended = story.add(act).resolution
    assert ended is not None
    assert (ended.outcome, ended.line, ended.day, ended.by, ended.at) == (
        "solved",
        "已告知明天送达",
        DAY,
        LIN,
        story.at,
    )
    assert moves.missing(story.case) == ()


def test_what_a_case_still_lacks_is_named_in_working_order_and_in_both_languages() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    classification.classify(act, "leaf", "logistics.eta")

    with pytest.raises(Refused) as refused:
        moves.resolve(act, DAY)

    assert refused.value.say("zh") == "还差 3：性质、结果、记录"
    assert refused.value.say("en") == "missing 3: nature, outcome, note"
    assert [one.kind for one in act.events] == ["classified"]


def test_the_issue_is_the_line_when_nothing_else_was_noted() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    note.write(act, issue="只是问一下")
    story.add(act)

    assert moves.missing(story.case) == ("nature", "leaf", "outcome")


def test_waiting_for_us_names_whom_and_until_when_and_going_on_forgets_it() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(
        moves.WaitingInternalSet(
            seen=story.case.last_in, target="tech", promised_at=NOW + HOUR, reason="查库存"
        )
    )
    waiting = story.case
    assert (waiting.waiting_for, waiting.scheduled_at) == ("tech", NOW + HOUR)
    assert waiting.waiting_since == story.at

    story.tell(moves.CaseResumed(why="answer"), MEI)
    going_on = story.case
    assert (going_on.waiting_for, going_on.scheduled_at, going_on.waiting_since) == ("", None, None)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.WAITING_CUSTOMER, "case_resumed"),
        (Status.WAITING_INTERNAL, "case_resumed"),
        (Status.SCHEDULED, "case_resumed"),
        (Status.RESOLVED, "case_reopened"),
        (Status.ACTIVE, None),
        (Status.NEW, None),
        (Status.CLOSED, None),
    ],
)
def test_going_on_with_a_case_moves_it_only_where_it_stands_still(
    status: Status, kind: str | None
) -> None:
    act = in_status(status).act()

    moves.resume(act, "customer")

    assert [one.kind for one in act.events] == ([kind] if kind else [])


def test_a_reopened_case_counts_how_often_and_has_no_end_yet() -> None:
    story = in_status(Status.RESOLVED)

    for _ in range(2):
        story.tell(moves.CaseReopened(why="agent"))
        story.tell(resolved(story.case))
    story.tell(moves.CaseReopened())

    assert (story.case.reopened, story.case.resolution) == (3, None)
    assert story.case.void == ()


def test_a_case_without_action_keeps_its_reason_and_counts_apart() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    moves.no_action(act, "wrong_number", DAY)

    case = story.add(act)
    assert (case.status, case.cancelled) == (Status.CANCELLED, "wrong_number")
    assert case.resolution is not None
    assert case.resolution.outcome == "no_action"


def test_waiting_for_the_customer_is_one_word() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    moves.wait_for_customer(act)

    assert story.add(act).status is Status.WAITING_CUSTOMER
    assert story.case.waiting_since == story.at


def test_a_merged_case_says_where_it_goes_on() -> None:
    assert in_status(Status.MERGED).case.merged_into == "c2"
