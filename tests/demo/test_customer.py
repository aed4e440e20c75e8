"""A simulated customer opens, waits, grows impatient, answers, thanks, and is then silent."""

from __future__ import annotations

from cs_tui.core.ports import Instant
from cs_tui.demo.customer import Customer, arrives
from tests.demo.people import story

LATER: Instant = 10_000_000
PLAIN = "请问订单号？"
PROMISE = "15:00 前回电"
GOODBYE = "祝您愉快"


def says(customer: Customer, until: Instant) -> tuple[Customer, list[tuple[Instant, str]]]:
    """Everything the customer says until an instant, each line at its own time."""
    heard: list[tuple[Instant, str]] = []
    while customer.next_at is not None and customer.next_at <= until:
        at = customer.next_at
        customer, text = customer.speaks(at)
        assert text is not None
        heard.append((at, text))
    return customer, heard


def words(customer: Customer, until: Instant = LATER) -> list[str]:
    return [text for _, text in says(customer, until)[1]]


def opened() -> Customer:
    """Somebody who has said what the matter is, at 5 s."""
    return says(arrives(story(), "c", 0), 5_000)[0]


def test_the_opening_comes_line_by_line_with_its_pauses() -> None:
    _, heard = says(arrives(story(), "c", 1_000), 10_000)

    assert heard == [(1_000, "在吗"), (6_000, "没发货")]


def test_nothing_is_said_before_its_time() -> None:
    customer, text = opened().speaks(6_000)

    assert text is None
    assert customer == opened()


def test_who_is_not_answered_grows_impatient_and_at_last_gives_up() -> None:
    _, heard = says(opened(), LATER)

    assert heard == [(65_000, "人呢"), (155_000, "投诉了")]


def test_an_answer_stops_the_impatience() -> None:
    answered = opened().hears(PLAIN, 50_000)

    assert "人呢" not in words(answered, 65_000)


def test_each_plain_answer_brings_the_next_line_after_its_pause() -> None:
    first = opened().hears(PLAIN, 10_000)
    first, heard = says(first, 20_000)
    again = first.hears(PLAIN, 20_000)

    assert [text for _, text in heard] == ["急用"]
    assert heard[0][0] >= 14_000
    assert words(again, 30_000) == ["还是急用"]


def test_a_line_of_the_story_waits_for_an_answer_again() -> None:
    assert words(opened().hears(PLAIN, 10_000)) == ["急用", "人呢", "投诉了"]


def test_a_promise_is_agreed_to_and_ends_the_waiting() -> None:
    assert words(opened().hears(PROMISE, 10_000)) == ["等你电话"]


def test_after_an_agreement_the_next_answer_is_thanked_for() -> None:
    agreed, _ = says(opened().hears(PROMISE, 10_000), 20_000)

    assert words(agreed.hears(PLAIN, 20_000)) == ["谢谢"]


def test_a_goodbye_is_thanked_for_at_once() -> None:
    assert words(opened().hears(GOODBYE, 10_000)) == ["谢谢"]


def test_who_has_thanked_is_silent_for_ever() -> None:
    thanked, _ = says(opened().hears(GOODBYE, 10_000), 20_000)

    assert words(thanked.hears(PLAIN, 30_000).hears(PROMISE, 31_000)) == []


def test_when_the_story_is_told_an_answer_is_thanked_for() -> None:
    short = story(replies={"thanks": [{"text": "谢谢"}]})
    customer, _ = says(arrives(short, "c", 0), 5_000)

    assert words(customer.hears(PLAIN, 6_000)) == ["谢谢"]


def test_several_messages_in_a_row_get_one_answer() -> None:
    customer = opened().hears(PLAIN, 10_000).hears(PLAIN, 10_500).hears(PROMISE, 11_000)

    assert words(customer, 20_000) == ["急用"]


def test_an_answer_in_the_middle_of_the_opening_lets_it_be_finished_first() -> None:
    customer, _ = arrives(story(), "c", 0).speaks(0)

    assert words(customer.hears(PLAIN, 1_000), 20_000) == ["没发货", "急用"]


def test_the_terse_say_nothing_once_they_have_a_time_but_answer_a_question() -> None:
    terse, _ = says(arrives(story(), "c", 0, terse=True), 5_000)

    assert words(terse.hears(PROMISE, 10_000)) == []
    assert words(terse.hears(GOODBYE, 10_000)) == []
    assert words(terse.hears(PLAIN, 10_000), 20_000) == ["急用"]


def test_a_slow_customer_takes_longer_for_everything() -> None:
    _, heard = says(arrives(story(), "c", 0, pace=2.0), 200_000)

    assert heard == [(0, "在吗"), (10_000, "没发货"), (130_000, "人呢")]


def test_a_long_text_is_read_longer_before_it_is_answered() -> None:
    short = opened().hears(PLAIN, 10_000).next_at
    long = opened().hears(PLAIN * 20, 10_000).next_at

    assert short is not None
    assert long is not None
    assert short < long <= 19_000


def test_every_line_is_counted_so_that_each_has_its_own_key() -> None:
    customer, heard = says(arrives(story(), "c", 0), LATER)

    assert customer.said == len(heard) == 4
