"""One key puts into a reply what the customer is told; what is ours stays with us."""

from __future__ import annotations

import pytest

from cs_tui.core.article_reply import reply_of


@pytest.mark.parametrize(
    ("body", "reply"),
    [
        ("时限：48 小时。\n怎么查：看后台。\n对客户说：两天内发出。", "两天内发出。"),
        ("Time: 48 hours.\nTell the customer: It leaves in two days.", "It leaves in two days."),
        (
            "## 对客户说\n两天内发出。\n\n没到请找我。\n## 步骤\n点催发",
            "两天内发出。\n\n没到请找我。",
        ),
        ("**对客户说：** 两天内发出。\n内部：催仓库", "两天内发出。"),
        ("对客户说：您好。\n1. 先断电\n2. 再重启", "您好。\n1. 先断电\n2. 再重启"),
        ("TELL THE CUSTOMER:\nGone today.\nInternal: ask Li", "Gone today."),
    ],
)
def test_what_is_marked_for_the_customer_is_all_that_goes_into_the_reply(
    body: str, reply: str
) -> None:
    assert reply_of(body) == reply


@pytest.mark.parametrize(
    ("body", "reply"),
    [
        ("两天内发出。\n没到请找我。", "两天内发出。\n没到请找我。"),
        ("怎么查：看后台。\n两天内发出。\n怎么说：给日期。", "两天内发出。"),
        (
            "Two days.\n## Internal\nask Li\n## After that\nwrite to us",
            "Two days.\n## After that\nwrite to us",
        ),
        ("怎么说：给日期。", ""),
        ("Internal affairs are public.", "Internal affairs are public."),
        ("请对客户说实话", "请对客户说实话"),
        ("", ""),
    ],
)
def test_without_a_mark_the_reply_has_everything_that_is_not_ours(body: str, reply: str) -> None:
    assert reply_of(body) == reply
