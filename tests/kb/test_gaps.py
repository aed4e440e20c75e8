"""Wordings that ask the same are one question, however they were typed."""

from __future__ import annotations

import pytest

from cs_tui.kb.gaps import grouped


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("纸质发票怎么开", "怎么开纸质发票", True),
        ("纸质发票怎么开", "紙質發票怎麼開", True),
        ("纸质发票怎么开？", "纸质发票 怎么开", True),
        ("zhizhifapiao", "纸质发票", True),
        ("paper invoices", "Paper invoice", True),
        ("paper invoice please", "can I get the paper invoice please", True),
        ("纸质发票怎么开", "电子发票丢了", False),
        ("纸质发票怎么开", "羽绒服怎么洗", False),
        ("paper invoice", "paper cup", False),
    ],
)
def test_near_equal_wordings_are_one_question(one: str, other: str, same: bool) -> None:
    assert (len(grouped([one, other])) == 1) is same


def test_groups_keep_the_order_of_their_first_wordings() -> None:
    asked = ["羽绒服怎么洗", "纸质发票怎么开", "怎么洗羽绒服", "怎么开纸质发票"]
    assert grouped(asked) == [[0, 2], [1, 3]]
    assert grouped([]) == []
