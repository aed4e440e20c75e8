"""Undo: my own act of this shift, while nothing outside followed from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cs_tui.core import contact, fold, moves, note, undo
from cs_tui.core.case import Case, Status
from cs_tui.core.classification import Classified
from cs_tui.core.contact import Delivered, DeliveryFailed, MessageIn, MessageOut, MessageSent
from cs_tui.core.events import Body, Event, event
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.core.undo import LONGEST_SHIFT_MS, Undone
from cs_tui.texts import Words
from cs_tui.texts import rules as texts
from tests.make import LIN, MEI, Story, ctx, in_status, new_id


def reasons(story: Story) -> list[Words]:
    return [void.reason for void in story.case.void]


def undo_of(story: Story, told: Event, by: str = LIN) -> Event:
    return story.tell(Undone(undone=told.act), by)


def test_my_own_act_of_this_shift_is_taken_back_whole() -> None:
    story = in_status(Status.ACTIVE)
    before = story.case
    act = story.act()
    note.write(act, done="写错了")
    contact.reply(act, "发错了", grace_s=3, spoken=False)
    moves.wait_for_customer(act)
    assert story.add(act).status is Status.WAITING_CUSTOMER

    undo_of(story, act.events[0])

    assert story.case == before


def test_what_came_after_an_undone_act_stays() -> None:
    story = in_status(Status.ACTIVE)
    wrong = story.tell(NoteAdded(issue="错", done="错"))
    story.tell(NoteAdded(done="对"))

    undo_of(story, wrong)

    assert (story.case.note.issue, story.case.note.done) == ("", "对")


def test_what_another_did_is_theirs_to_take_back() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="梅写的"), MEI)

    undo_of(story, told, LIN)

    assert story.case.note.done == "梅写的"
    assert reasons(story) == [texts.NOT_YOUR_ACT]


@pytest.mark.parametrize(("late_by", "reason"), [(0, None), (1, texts.UNDO_TOO_LATE)])
def test_after_the_shift_it_is_too_late(late_by: int, reason: Words | None) -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="x"))

    story.tell(Undone(undone=told.act), at=told.at + LONGEST_SHIFT_MS + late_by)

    assert reasons(story) == ([reason] if reason else [])
    assert story.case.note.done == ("x" if reason else "")


def test_nothing_is_undone_that_never_was() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(Undone(undone="act-unknown"))

    assert reasons(story) == [texts.NOTHING_TO_UNDO]


def said(story: Story) -> MessageOut:
    return MessageOut(message="m2", contact=story.case.contacts[0].id, text="明天到", grace_s=3)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (None, None),
        (MessageSent(message="m2"), texts.ALREADY_SENT),
        (Delivered(message="m2"), texts.ALREADY_SENT),
        (DeliveryFailed(message="m2", problem="号码无效"), None),
    ],
    ids=["still waiting", "sent", "delivered", "failed"],
)
def test_a_message_is_taken_back_until_it_has_left(after: Body | None, reason: Words) -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(said(story))
    if after is not None:
        story.tell(after, HUB)

    undo_of(story, told)

    assert reasons(story) == ([reason] if reason else [])
    assert (story.case.message("m2") is None) == (reason is None)


def test_one_thing_that_has_left_keeps_its_whole_act() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    act.add(said(story))
    note.write(act, done="已答复")
    story.add(act)
    story.tell(MessageSent(message="m2"), HUB)

    undo_of(story, act.events[1])

    assert story.case.note.done == "已答复"
    assert reasons(story) == [texts.ALREADY_SENT]


def test_a_field_that_somebody_changed_since_is_not_taken_back() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(Classified(field="leaf", value="a"))
    story.tell(Classified(field="leaf", value="b", seen="a"), MEI)

    undo_of(story, told)

    assert story.case.classification.leaf == "b"
    assert reasons(story) == [texts.CHANGED_SINCE]


KEPT: dict[str, tuple[Callable[[Case], Body], str, Words]] = {
    "the customer's message": (
        lambda case: MessageIn(message="m9", contact=case.contacts[0].id),
        LIN,
        texts.CAME_FROM_OUTSIDE,
    ),
    "a claim": (lambda _: moves.Claimed(agent=LIN), LIN, texts.CANNOT_UNCLAIM),
    "a closing": (lambda _: moves.CaseClosed(), HUB, texts.CASE_OVER),
}


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (Status.ACTIVE, "the customer's message"),
        (Status.NEW, "a claim"),
        (Status.RESOLVED, "a closing"),
    ],
)
def test_what_others_built_on_stays(status: Status, name: str) -> None:
    made, by, reason = KEPT[name]
    story = in_status(status)
    told = story.tell(made(story.case), by)

    undo_of(story, told, by)

    assert reasons(story) == [reason]


def test_the_opening_of_a_case_and_of_an_outside_contact_stay() -> None:
    story = in_status(Status.NEW)

    undo_of(story, story.events[0], HUB)
    case = story.case

    assert case.number == "A1001"
    assert reasons(story) == [texts.CANNOT_UNOPEN]
    assert [one.body.kept(case, one) for one in story.events[:3] if one.body] == [
        texts.CANNOT_UNOPEN,
        texts.CAME_FROM_OUTSIDE,
        texts.CAME_FROM_OUTSIDE,
    ]


def test_an_undo_is_not_undone_but_the_thing_done_again() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="x"))
    undoing = undo_of(story, told)

    undo_of(story, undoing)

    assert story.case.note.done == ""
    assert reasons(story) == [texts.UNDO_IS_FINAL]


def test_the_same_act_undone_twice_is_undone_once() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="x"))

    undo_of(story, told)
    undo_of(story, told)

    assert story.case.note.done == ""
    assert reasons(story) == []


def test_what_comes_under_the_same_act_after_its_undo_is_new_and_can_be_undone_again() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="x"))
    undo_of(story, told)

    again = story.tell(NoteAdded(done="y"), act=told.act)
    assert story.case.note.done == "y"

    undo_of(story, again)
    assert story.case.note.done == ""
    assert reasons(story) == []


def test_an_undo_that_stands_before_its_act_in_the_hubs_order_is_void() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(Undone(undone="act-7"))

    story.tell(NoteAdded(done="x"), act="act-7")

    assert story.case.note.done == "x"
    assert reasons(story) == [texts.NOTHING_TO_UNDO]


def test_an_undo_never_takes_along_what_another_wrote_under_the_same_name() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="林"))
    undo_of(story, told)

    story.tell(NoteAdded(issue="梅"), MEI, act=told.act)

    assert (story.case.note.issue, story.case.note.done) == ("梅", "")


def test_what_this_version_cannot_read_it_does_not_undo() -> None:
    story = in_status(Status.ACTIVE)
    unknown = Event(new_id(), story.stream, "future", 1, "act-8", LIN, story.at, None, None)
    story.events.append(unknown)

    story.tell(Undone(undone="act-8"))

    assert reasons(story) == [texts.NEWER]
    assert story.case.newer


def test_two_undos_of_different_acts_both_hold() -> None:
    story = in_status(Status.ACTIVE)
    before = story.case
    first, second = story.tell(NoteAdded(done="一")), story.tell(NoteAdded(issue="二"))

    undo_of(story, second)
    undo_of(story, first)

    assert story.case == before


def test_who_decides_asks_the_same_rule_as_the_fold() -> None:
    story = in_status(Status.ACTIVE)
    told = story.tell(NoteAdded(done="x"))

    for by, reason in ((LIN, None), (MEI, texts.NOT_YOUR_ACT)):
        wish = event(story.stream, Undone(undone=told.act), ctx(by, story.at), act=new_id())
        assert undo.blocked(story.case, wish, [told]) == reason
        folded = fold.fold(story.stream, [*story.events, wish])
        assert [void.reason for void in folded.void] == ([reason] if reason else [])
