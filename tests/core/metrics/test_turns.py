"""How long customers waited: for the first human answer, and in every turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.metrics.proportions import Share
from cs_tui.core.metrics.turns import Message, TurnTime, answered_within, first_response, turns


def clock(text: str) -> int:
    hour, minute, second = (int(part) for part in text.split(":"))
    return ((hour * 60 + minute) * 60 + second) * 1000


T1: list[Message] = [
    (clock("10:10:15"), "customer"),
    (clock("10:15:20"), "customer"),
    (clock("10:18:10"), "agent"),
    (clock("10:18:30"), "customer"),
    (clock("10:19:00"), "agent"),
]


def test_t1_a_turn_starts_at_the_first_unanswered_message() -> None:
    waited = [turn.ms for turn in turns(T1) if turn.ms is not None]
    assert waited == [475_000, 30_000]
    assert answered_within(waited) == Share(1, 2)


def test_robots_and_notes_do_not_answer_a_turn() -> None:
    messages: list[Message] = [(0, "customer"), (1, "auto"), (2, "bot"), (3, "internal")]
    assert turns(messages) == [TurnTime(0, None)]
    assert turns([*messages, (9, "agent")]) == [TurnTime(0, 9)]


def test_a_turn_answered_after_three_minutes_to_the_second_is_prompt() -> None:
    assert answered_within([180_000, 180_001]) == Share(1, 2)
    assert answered_within([]) == Share(0, 0)


def test_two_answers_in_a_row_are_one_turn() -> None:
    assert turns([(0, "customer"), (5, "agent"), (6, "agent")]) == [TurnTime(0, 5)]


D9_1: list[Message] = [
    (clock("10:00:00"), "customer"),
    (clock("10:00:02"), "auto"),
    (clock("10:01:00"), "internal"),
    (clock("10:02:00"), "bot"),
]


def test_the_first_response_is_the_first_human_answer_the_customer_sees() -> None:
    created = clock("10:00:00")
    answered: list[Message] = [*D9_1, (clock("10:05:00"), "agent")]
    assert first_response(created, opened_by_agent=False, messages=answered) == 300_000
    assert first_response(created, opened_by_agent=False, messages=D9_1) is None


def test_where_an_agent_opened_the_case_the_second_message_is_the_first_response() -> None:
    opening: list[Message] = [(0, "agent")]
    assert first_response(0, opened_by_agent=True, messages=opening) is None
    assert first_response(0, opened_by_agent=True, messages=[*opening, (60, "agent")]) == 60


MESSAGES = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from(["customer", "agent", "auto"])),
    unique_by=lambda message: message[0],
)


@given(MESSAGES)
def test_late_messages_give_the_same_turns_in_whatever_order_they_came(
    messages: list[Message],
) -> None:
    assert turns(messages) == turns(reversed(messages))
    assert all(turn.ms is None or turn.ms > 0 for turn in turns(messages))
