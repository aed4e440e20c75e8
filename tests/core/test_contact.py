"""Contacts: what was said, how far it came, how long it stood in front and on hold."""

from __future__ import annotations

import pytest

from cs_tui.core import contact
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import (
    LONGEST_MS,
    ContactEnded,
    ContactFronted,
    ContactOpened,
    ContactParked,
    Delivered,
    DeliveryFailed,
    HoldEnded,
    HoldStarted,
    MessageIn,
    MessageOut,
    MessageSent,
)
from cs_tui.core.contact_state import Contact, Delivery
from cs_tui.core.ports import HUB
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import DAY, LIN, MEI, MINUTE, NOW, SECOND, Story, in_status


def active() -> tuple[Story, str]:
    story = in_status(Status.ACTIVE)
    return story, story.case.contacts[0].id


def only(story: Story) -> Contact:
    (one,) = story.case.contacts
    return one


def out(contact_id: str, text: str = "您好", *, spoken: bool = False) -> MessageOut:
    return MessageOut(message="m2", contact=contact_id, text=text, spoken=spoken)


def test_a_message_joins_its_contact_and_is_unread_until_somebody_looks() -> None:
    story, here = active()

    story.tell(MessageIn(message="m2", contact=here, text="在吗"), HUB)
    story.tell(MessageIn(message="m3", contact=here, text="？"), HUB)
    assert story.case.unread == 3
    story.tell(ContactFronted(contact=here, day=DAY))
    assert story.case.unread == 0
    story.tell(MessageIn(message="m4", contact=here, text="好"), HUB)

    assert story.case.unread == 0
    assert [said.text for said in story.case.messages[1:]] == ["在吗", "？", "好"]
    assert story.case.last_in == "m4"


@pytest.mark.parametrize(("seen", "unread"), [("first", 1), ("m2", 0), ("", 2), (None, 0)])
def test_what_the_hub_had_before_it_heard_that_nobody_looks_is_unread(
    seen: str | None, unread: int
) -> None:
    story, here = active()
    story.tell(ContactFronted(contact=here, day=DAY))
    on_screen = story.case.last_in if seen == "first" else seen
    story.tell(MessageIn(message="m2", contact=here, text="在吗"), HUB)
    story.tell(ContactParked(contact=here, duration_ms=SECOND, seen=on_screen))

    assert story.case.unread == unread


def test_the_oldest_unanswered_message_says_until_when_to_answer() -> None:
    story, here = active()
    story.tell(out(here))
    assert only(story).next_due_at is None

    story.tell(MessageIn(message="m3", contact=here, next_due_at=NOW + 10 * MINUTE), HUB)
    story.tell(MessageIn(message="m4", contact=here, next_due_at=NOW + 20 * MINUTE), HUB)

    assert only(story).next_due_at == NOW + 10 * MINUTE


def test_our_answer_is_the_last_word_and_answers_everything_before_it() -> None:
    story, here = active()

    story.tell(out(here))

    case = story.case
    assert (case.ours_was_last, case.unread, only(story).next_due_at) == (True, 0, None)
    assert only(story).first_reply_at == story.at
    story.tell(MessageOut(message="m3", contact=here, text="还有"))
    assert only(story).first_reply_at == story.at - SECOND


def test_an_automatic_word_of_the_hub_answers_nothing() -> None:
    story, here = active()
    before = story.case

    story.tell(out(here, "已收到，请稍候"), HUB)

    after = story.case
    assert after.contacts == before.contacts
    assert (after.unread, after.ours_was_last) == (before.unread, False)
    story.tell(MessageOut(message="m3", contact=here, text="您好"))
    story.tell(MessageOut(message="m4", contact=here, text="请评价"), HUB)
    assert story.case.ours_was_last


@pytest.mark.parametrize("status", [status for status in Status if status.over])
def test_nothing_is_sent_from_a_case_that_is_over(status: Status) -> None:
    story = in_status(status)
    here = story.case.contacts[0].id

    story.tell(out(here))
    story.tell(ContactOpened(contact="new", channel="phone", conversation="t", day=DAY))

    assert [void.reason for void in story.case.void] == [texts.CASE_OVER, texts.CASE_OVER]
    assert story.case.message("m2") is None


def test_only_the_owner_and_the_hub_write_to_the_customer() -> None:
    story, here = active()

    story.tell(out(here), MEI)

    assert [void.reason for void in story.case.void] == [texts.NOT_YOURS]


def test_how_far_a_message_has_come_is_shown() -> None:
    story, here = active()
    story.tell(out(here))

    def delivery() -> Delivery:
        said = story.case.message("m2")
        assert said is not None
        return said.delivery

    seen = [delivery()]
    for step in (MessageSent(message="m2"), DeliveryFailed(message="m2", problem="离线")):
        story.tell(step, HUB)
        seen.append(delivery())
    failed = story.case.message("m2")
    story.tell(Delivered(message="m2"), HUB)
    arrived = story.case.message("m2")

    assert seen == [Delivery.WAITING, Delivery.SENT, Delivery.FAILED]
    assert failed is not None
    assert failed.problem == "离线"
    assert arrived is not None
    assert (arrived.delivery, arrived.delivered_at, arrived.problem) == (
        Delivery.DELIVERED,
        story.at,
        "",
    )
    assert [m.delivery for m in story.case.messages] == [Delivery.RECEIVED, Delivery.DELIVERED]


def test_news_of_an_unknown_message_or_contact_changes_nothing() -> None:
    story, _ = active()
    before = story.case

    story.tell(Delivered(message="m99"), HUB)
    story.tell(ContactFronted(contact="c99", day=DAY))
    story.tell(ContactParked(contact="c99"))
    story.tell(HoldEnded(contact="c99"))

    assert story.case == before.model_copy(update={"updated_at": story.at})


def test_a_contact_counts_for_who_first_had_it_in_front() -> None:
    story, here = active()

    story.tell(ContactFronted(contact=here, day=DAY), LIN)
    story.tell(ContactParked(contact=here), LIN)
    story.tell(ContactFronted(contact=here, day="2026-05-30"), MEI)

    assert (only(story).agent, only(story).agent_day) == (LIN, DAY)
    assert story.case.fronted == only(story)


def test_time_in_front_adds_up_from_the_monotonic_clock() -> None:
    story, here = active()
    for lasted in (20_000, 5_000):
        story.tell(ContactFronted(contact=here, day=DAY))
        story.tell(ContactParked(contact=here, duration_ms=lasted))
    story.tell(ContactParked(contact=here, duration_ms=99))

    assert (only(story).front_ms, only(story).quarantined) == (25_000, False)
    assert story.case.fronted is None


def test_across_a_crash_the_difference_of_times_counts() -> None:
    story, here = active()
    story.tell(ContactFronted(contact=here, day=DAY))

    story.tell(ContactParked(contact=here), at=story.at + 7 * MINUTE)

    assert (only(story).front_ms, only(story).quarantined) == (7 * MINUTE, False)


@pytest.mark.parametrize(
    ("lasted", "believed"), [(-1, False), (0, True), (LONGEST_MS, True), (LONGEST_MS + 1, False)]
)
def test_a_duration_below_nothing_or_over_eight_hours_is_quarantined(
    lasted: int, believed: bool
) -> None:
    for by_clock in (False, True):
        story, here = active()
        story.tell(ContactFronted(contact=here, day=DAY))
        given = ContactParked(contact=here, duration_ms=None if by_clock else lasted)
        story.tell(given, at=story.at + lasted)

        assert only(story).front_ms == (lasted if believed else 0)
        assert only(story).quarantined is not believed

        held, there = active()
        held.tell(HoldStarted(contact=there))
        ended = HoldEnded(contact=there, duration_ms=None if by_clock else lasted)
        held.tell(ended, at=held.at + lasted)

        assert only(held).hold_ms == (lasted if believed else 0)
        assert only(held).quarantined is not believed


def test_a_quarantined_contact_stays_so() -> None:
    story, here = active()
    for lasted in (-1, 5):
        story.tell(ContactFronted(contact=here, day=DAY))
        story.tell(ContactParked(contact=here, duration_ms=lasted))

    assert (only(story).front_ms, only(story).quarantined) == (5, True)


def test_holds_add_up() -> None:
    story, here = active()
    for lasted in (3000, 4000):
        story.tell(HoldStarted(contact=here))
        assert only(story).held_at == story.at
        story.tell(HoldEnded(contact=here, duration_ms=lasted))

    assert (only(story).hold_ms, only(story).held_at) == (7000, None)


def test_a_phone_call_opened_by_its_agent_is_answered_at_once_and_its_words_are_spoken() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(
        ContactOpened(contact="call", channel="phone", conversation="t", day=DAY, answered=True)
    )
    answered_at = story.at
    act = story.act()
    contact.reply(act, "  您好，我是小林 ", grace_s=3, spoken=True)
    story.add(act)
    story.tell(ContactEnded(contact="call"))

    call, said = story.case.contact("call"), story.case.messages[-1]
    assert call is not None
    assert call == story.case.current
    assert (call.answered_at, call.first_reply_at, call.ended_at) == (
        answered_at,
        answered_at,
        story.at,
    )
    assert (said.delivery, said.text, said.contact) == (Delivery.SPOKEN, "您好，我是小林", "call")


def test_the_same_contact_is_opened_once() -> None:
    story, here = active()

    story.tell(ContactOpened(contact=here, channel="phone", conversation="t", day=DAY), HUB)

    assert only(story).channel == "chat"
    assert [void.reason for void in story.case.void] == [texts.CONTACT_TWICE]


def test_a_contact_that_an_agent_opened_may_be_taken_back() -> None:
    story, _ = active()
    ours = story.tell(ContactOpened(contact="c2", channel="phone", conversation="t", day=DAY))

    assert ours.body is not None
    assert ours.body.kept(story.case, ours) is None


def test_a_reply_goes_to_the_latest_contact_with_its_time_to_take_it_back() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(ContactOpened(contact="mail", channel="email", conversation="x@y", day=DAY), HUB)
    act = story.act()

    sent = contact.reply(act, "您好", grace_s=30, spoken=False)

    body = act.events[0].body
    assert isinstance(body, MessageOut)
    assert (body.contact, body.grace_s, body.message) == ("mail", 30, sent)


@pytest.mark.parametrize("text", ["", "  \n", "\u3000"])
def test_an_empty_reply_is_not_sent(text: str) -> None:
    act = in_status(Status.ACTIVE).act()

    with pytest.raises(Refused) as refused:
        contact.reply(act, text, grace_s=3, spoken=False)

    assert refused.value.words == texts.EMPTY_REPLY
    assert act.events == []


def test_there_is_nobody_to_answer_without_a_contact() -> None:
    story = Story()

    with pytest.raises(Refused) as refused:
        contact.reply(story.act(), "您好", grace_s=3, spoken=False)

    assert refused.value.words == texts.NO_CONTACT


def test_putting_in_front_and_away_happens_once() -> None:
    story, here = active()
    act = story.act()

    contact.park(act)
    contact.front(act, DAY)
    contact.front(act, DAY)
    contact.park(act, 5)
    contact.park(act)

    assert [one.kind for one in act.events] == ["contact_fronted", "contact_parked"]
    assert story.add(act).contact(here) is not None
    empty = Story().act()
    contact.front(empty, DAY)
    assert (empty.events, empty.state) == ([], Case())
