"""A simulated customer notices a named time and a goodbye, in both languages."""

from __future__ import annotations

import pytest

from cs_tui.content import load_policy
from cs_tui.demo.hearing import names_a_time, says_goodbye


@pytest.mark.parametrize(
    "text",
    [
        "15:00 前给您回电",
        "我明天下午联系您",
        "两小时？不，最迟 2 小时内答复您",
        "11-25 18:00 前发出",
        "I will call you back by 3 pm",
        "It ships within 2 business days",
        "You will hear from us by Friday",
        "我马上给您安排补发",
    ],
)
def test_a_time_or_a_promise_is_noticed(text: str) -> None:
    assert names_a_time(text)


@pytest.mark.parametrize(
    "text",
    ["您好，请问订单号多少？", "收到，我看一下", "Could you send me a photo?", "Sorry about that."],
)
def test_a_plain_answer_is_no_promise(text: str) -> None:
    assert not names_a_time(text)


@pytest.mark.parametrize(
    "text",
    ["祝您生活愉快", "请问还有其他可以帮您的吗？", "Is there anything else?", "Have a good day"],
)
def test_a_goodbye_is_noticed(text: str) -> None:
    assert says_goodbye(text)


def test_the_shipped_closings_are_goodbyes() -> None:
    closing = [one for one in load_policy().scripts.phrases if one.situation == "closing"]
    heard = [says_goodbye(text) for one in closing for text in (one.text.zh, one.text.en)]

    assert len(heard) >= 4
    assert sum(heard) > len(heard) / 2


def test_most_plays_that_promise_are_heard_as_promises() -> None:
    promising = [play for play in load_policy().plays.plays if play.promise is not None]
    filled = [
        text.replace("{deadline}", "11-25 18:00").replace("{eta}", "11-25 18:00")
        for play in promising
        for text in (play.text.zh, play.text.en)
    ]

    assert [text for text in filled if not names_a_time(text)] == []
