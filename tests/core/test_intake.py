"""Getting in touch: a new case, a further message, and who is served next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core import intake, moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactOpened
from cs_tui.core.intake import Waiting, choose, continue_case, leave, open_case
from cs_tui.core.ports import HUB
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import DAY, HOUR, LIN, MINUTE, NOW, Story, arrival, ctx, in_status, resolved


def test_a_first_message_opens_a_case_with_its_contact() -> None:
    act = Act("case/c1", Case(), ctx(HUB))

    open_case(act, arrival("  你好，\n我的订单  呢？ "), "A1042")

    case = act.state
    assert [one.kind for one in act.events] == ["case_opened", "contact_opened", "message_in"]
    assert (case.number, case.status, case.owner, case.team) == (
        "A1042",
        Status.NEW,
        None,
        "desk",
    )
    assert (case.subject, case.customer.name, case.unread) == ("你好， 我的订单 呢？", "王小明", 1)
    (contact,) = case.contacts
    assert (contact.channel, contact.inbound, contact.answered_at) == ("chat", True, None)
    assert (contact.first_due_at, contact.next_due_at) == (NOW + MINUTE, NOW + MINUTE)
    assert case.messages[0].contact == contact.id


def test_a_long_first_message_is_cut_for_the_subject_only() -> None:
    act = Act("case/c1", Case(), ctx(HUB))

    open_case(act, arrival("长" * 100), "A1")

    assert act.state.subject == "长" * intake.SUBJECT_LENGTH
    assert act.state.messages[0].text == "长" * 100


def test_a_call_that_an_agent_takes_is_theirs_answered_and_may_be_silent() -> None:
    act = Act("case/c1", Case(), ctx(LIN))

    open_case(act, arrival("", channel="phone"), "A1", owner=LIN)

    case = act.state
    assert (case.status, case.owner, case.messages) == (Status.ACTIVE, LIN, ())
    assert case.contacts[0].answered_at == NOW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.NEW, Status.NEW),
        (Status.ACTIVE, Status.ACTIVE),
        (Status.WAITING_CUSTOMER, Status.ACTIVE),
        (Status.WAITING_INTERNAL, Status.ACTIVE),
        (Status.SCHEDULED, Status.ACTIVE),
        (Status.RESOLVED, Status.ACTIVE),
    ],
)
def test_a_further_message_joins_its_contact_and_wakes_the_case(
    before: Status, after: Status
) -> None:
    story = in_status(before)
    act = story.act(HUB)

    continue_case(act, arrival("还没到"))

    case = story.add(act)
    assert (case.status, case.void, len(case.contacts)) == (after, (), 1)
    assert [said.text for said in case.messages][-1] == "还没到"
    assert case.reopened == (before is Status.RESOLVED)


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED, Status.MERGED])
def test_a_late_message_is_kept_but_wakes_nothing(status: Status) -> None:
    story = in_status(status)
    act = story.act(HUB)

    continue_case(act, arrival("还在吗"))

    assert story.add(act).status is status
    assert story.case.messages[-1].text == "还在吗"


def test_a_message_to_a_case_without_a_contact_opens_one() -> None:
    story = Story()
    story.tell(moves.CaseOpened(number="A1", team="desk", day="2026-05-29", owner=LIN))
    act = story.act(HUB)

    continue_case(act, arrival("你好"))

    assert [one.kind for one in act.events] == ["contact_opened", "message_in"]
    assert act.state.contacts[0].id == act.state.messages[0].contact


def with_a_call_since(status: Status) -> Story:
    """A case that began by chat; the customer has also called since."""
    story = in_status(Status.ACTIVE)
    story.tell(ContactOpened(contact="call", channel="phone", conversation="line-1", day=DAY), HUB)
    if status is Status.RESOLVED:
        story.tell(resolved(story.case))
    return story


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.RESOLVED])
def test_a_chat_message_joins_the_chat_though_the_customer_has_called_since(
    status: Status,
) -> None:
    story = with_a_call_since(status)
    chat, call = story.case.contacts
    act = story.act(HUB)

    continue_case(act, arrival("还没到"))

    case = story.add(act)
    assert case.messages[-1].contact == chat.id
    assert (case.contacts[1], len(case.contacts), case.void) == (call, 2, ())
    assert case.status is Status.ACTIVE


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.RESOLVED])
@pytest.mark.parametrize(
    "another", [{"conversation": "web-2"}, {"channel": "email"}], ids=["conversation", "channel"]
)
def test_another_conversation_opens_a_contact_of_its_own_with_its_own_due_time(
    status: Status, another: dict[str, str]
) -> None:
    story = with_a_call_since(status)
    act = story.act(HUB)

    continue_case(act, arrival("我发了邮件", **another))

    case = story.add(act)
    new = case.contacts[2]
    assert (case.messages[-1].contact, case.void, case.status) == (new.id, (), Status.ACTIVE)
    assert (new.inbound, new.answered_at, new.first_due_at) == (True, None, NOW + MINUTE)


def test_an_ended_case_takes_no_new_conversation() -> None:
    act = in_status(Status.CLOSED).act(HUB)

    with pytest.raises(Refused):
        continue_case(act, arrival("你好", conversation="web-2"))
    assert act.events == []


def test_a_case_may_continue_an_ended_one() -> None:
    act = Act("case/c2", Case(), ctx(HUB))

    open_case(act, arrival("又坏了"), "A1043", linked="c1")

    assert act.state.linked == "c1"


def test_the_case_is_resolved_and_opened_again_by_the_same_conversation() -> None:
    story = in_status(Status.ACTIVE)
    for _ in range(2):
        story.tell(resolved(story.case))
        act = story.act(HUB)
        continue_case(act, arrival("又坏了"))
        story.add(act)

    assert (story.case.reopened, story.case.status, story.case.void) == (2, Status.ACTIVE, ())


def waiting(
    case: str,
    *,
    priority: int = 3,
    due_at: int | None = NOW + HOUR,
    opened_at: int = NOW - HOUR,
    lang: str = "zh",
) -> Waiting:
    return Waiting(case, priority, due_at, opened_at, lang)


ORDERED: dict[str, tuple[Waiting, Waiting]] = {
    "priority before what is due": (waiting("b", priority=1), waiting("a", due_at=NOW)),
    "less time left": (waiting("b", due_at=NOW), waiting("a")),
    "a due time before none": (waiting("b"), waiting("a", due_at=None)),
    "the longer wait": (waiting("b", opened_at=NOW - 2 * HOUR), waiting("a")),
    "the longer wait without due times": (
        waiting("b", due_at=None, opened_at=NOW - 2 * HOUR),
        waiting("a", due_at=None),
    ),
    "the id at last": (waiting("a"), waiting("b")),
    "a language spoken": (waiting("b"), waiting("a", lang="en", priority=1)),
}


@pytest.mark.parametrize(("first", "second"), ORDERED.values(), ids=ORDERED)
def test_whoever_must_not_wait_is_served_first(first: Waiting, second: Waiting) -> None:
    for items in ([first, second], [second, first]):
        chosen = choose(items, ["zh"], NOW)
        assert chosen is not None
        assert chosen.case == first.case


def test_a_customer_nobody_understands_is_still_served_when_nobody_else_waits() -> None:
    chosen = choose([waiting("a", lang="en")], ["zh"], NOW)

    assert chosen is not None
    assert chosen.case == "a"
    assert choose([], ["zh"], NOW) is None


def test_it_says_why_this_one() -> None:
    late, in_time = (choose([waiting("a", due_at=due)], ["zh"], NOW) for due in (NOW - 1, NOW))

    assert late is not None
    assert in_time is not None
    assert (late.why, in_time.why) == (texts.SERVED_LATE, texts.SERVED_FIRST)


ANY_WAITING = st.builds(
    Waiting,
    case=st.text("abc", min_size=1, max_size=3),
    priority=st.integers(1, 4),
    due_at=st.none() | st.integers(0, 5),
    opened_at=st.integers(0, 5),
    lang=st.sampled_from(["zh", "en"]),
)


@given(st.lists(ANY_WAITING, unique_by=lambda item: item.case))
def test_every_process_chooses_alike(items: list[Waiting]) -> None:
    shuffled = sorted(items, key=lambda item: item.case[::-1])

    assert choose(items, ["zh"], 3) == choose(shuffled, ["zh"], 3)


def test_who_leaves_ends_the_contact_and_wakes_nothing() -> None:
    story = in_status(Status.WAITING_CUSTOMER)
    act = story.act(HUB)

    leave(act, arrival(""))
    leave(act, arrival(""))

    assert [one.kind for one in act.events] == ["contact_ended"]
    assert story.add(act).status is Status.WAITING_CUSTOMER


def test_who_comes_back_after_leaving_begins_another_contact() -> None:
    story = in_status(Status.ACTIVE)
    gone = story.act(HUB)
    leave(gone, arrival(""))
    story.add(gone)
    again = story.act(HUB)
    continue_case(again, arrival("还在吗"))

    first, second = story.add(again).contacts
    assert (first.conversation, second.conversation) == ("web-1", "web-1")
    assert (first.ended_at is None, second.ended_at) == (False, None)
    assert story.case.messages[-1].contact == second.id


def test_thanks_after_leaving_open_nothing_either() -> None:
    story = in_status(Status.RESOLVED)
    gone = story.act(HUB)
    leave(gone, arrival(""))
    story.add(gone)
    act = story.act(HUB)
    continue_case(act, arrival("好的，谢谢！"))

    assert [event.kind for event in act.events] == ["message_in"]
    assert story.add(act).status is Status.RESOLVED


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.SCHEDULED, Status.CLOSED])
def test_thanks_reopen_nothing_and_leave_the_time_of_the_next_act(status: Status) -> None:
    story = in_status(status)
    before = story.case
    act = story.act(HUB)

    continue_case(act, arrival("好的，谢谢！"))

    case = story.add(act)
    assert [event.kind for event in act.events] == ["message_in"]
    assert (case.status, case.scheduled_at) == (status, before.scheduled_at)
    assert case.unread == before.unread + 1
    assert [contact.next_due_at for contact in case.contacts] == [
        contact.next_due_at for contact in before.contacts
    ]


@pytest.mark.parametrize("text", ["谢谢，但是还没收到", "thanks but it is still broken"])
@pytest.mark.parametrize("status", [Status.RESOLVED, Status.SCHEDULED])
def test_thanks_with_something_behind_them_wake_the_case(status: Status, text: str) -> None:
    story = in_status(status)
    act = story.act(HUB)

    continue_case(act, arrival(text))

    assert story.add(act).status is Status.ACTIVE
