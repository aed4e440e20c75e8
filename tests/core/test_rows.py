"""What lists show of a case: the same columns on terminal and hub."""

from __future__ import annotations

import pytest

from cs_tui.core import moves
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactFronted, ContactOpened, MessageIn, MessageOut
from cs_tui.core.ports import HUB
from cs_tui.core.promise import PromiseKept, PromiseMade
from cs_tui.core.rows import answer_due, case_row
from tests.make import DAY, HOUR, LIN, MINUTE, NOW, Story, in_status


def test_a_row_shows_whose_case_it_is_and_what_it_is_about() -> None:
    story = in_status(Status.ACTIVE)
    here = story.case.contacts[0].id
    story.tell(ContactFronted(contact=here, day=DAY))
    story.tell(MessageOut(message="m2", contact=here))

    row = case_row(story.case)
    assert (row.id, row.number, row.status, row.owner, row.team) == (
        "c1",
        "A1001",
        "active",
        LIN,
        "desk",
    )
    assert (row.name, row.phone, row.order_no, row.subject) == (
        "王小明",
        "13800138000",
        "20260529",
        "订单什么时候到？",
    )
    assert (row.channel, row.conversation, row.lang) == ("chat", "web-1", "zh")
    assert (row.front, row.ours_last, row.unread, row.over) == (True, True, 0, False)


def test_a_row_shows_the_latest_contact() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(ContactOpened(contact="call", channel="phone", conversation="t9", day=DAY), HUB)

    row = case_row(story.case)

    assert (row.channel, row.conversation) == ("phone", "t9")
    assert case_row(Case()).channel == ""


def test_the_earliest_promise_still_owed_is_shown() -> None:
    story = in_status(Status.ACTIVE)
    for promise, due_at in (("p1", NOW + 3 * HOUR), ("p2", NOW + HOUR), ("p3", NOW + 2 * HOUR)):
        story.tell(PromiseMade(promise=promise, due_at=due_at))
    assert case_row(story.case).promise_at == NOW + HOUR

    story.tell(PromiseKept(promise="p2"))

    assert case_row(story.case).promise_at == NOW + 2 * HOUR
    assert case_row(in_status(Status.NEW).case).promise_at is None


def test_the_first_answer_is_due_first_then_every_next_one() -> None:
    story = in_status(Status.ACTIVE)
    here = story.case.contacts[0].id
    assert answer_due(story.case) == NOW + MINUTE

    story.tell(MessageOut(message="m2", contact=here))
    assert answer_due(story.case) is None
    story.tell(MessageIn(message="m3", contact=here, next_due_at=NOW + 9 * MINUTE), HUB)
    assert answer_due(story.case) == NOW + 9 * MINUTE


def test_an_automatic_answer_leaves_the_first_answer_due() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(MessageOut(message="m2", contact=story.case.contacts[0].id), HUB)

    assert answer_due(story.case) == NOW + MINUTE


@pytest.mark.parametrize(
    ("status", "due_at"),
    [
        (Status.NEW, NOW + MINUTE),
        (Status.WAITING_CUSTOMER, NOW + MINUTE),
        (Status.SCHEDULED, NOW + HOUR),
        (Status.WAITING_INTERNAL, None),
        *((status, None) for status in Status if status.over),
    ],
)
def test_what_is_due_depends_on_whose_turn_it_is(status: Status, due_at: int | None) -> None:
    assert answer_due(in_status(status).case) == due_at


def test_waiting_for_us_is_due_when_it_was_promised() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(
        moves.WaitingInternalSet(seen=story.case.last_in, target="tech", promised_at=NOW + HOUR)
    )

    assert answer_due(story.case) == NOW + HOUR


def test_nothing_is_due_in_a_case_without_a_contact() -> None:
    assert answer_due(Story().case) is None
