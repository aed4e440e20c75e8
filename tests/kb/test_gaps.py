"""Wordings that ask the same are one question, however they were typed."""

from __future__ import annotations

import pytest

from cs_tui.kb import gaps
from cs_tui.kb.gaps import Folded, folded, grouped, same_question


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


ENDS = ("怎么开", "怎么退", "没收到", "多久到账", "能不能换", "坏了怎么办")
THINGS = ("发票", "退款", "快递", "冰箱", "充电器", "羽绒服", "优惠券", "积分", "定金", "水龙头")
ENGLISH = ("paper invoice", "papr invoice", "invoice paper please", "paper cup", "refund late")


def asked_in_many_ways() -> list[str]:
    """Wordings that share many characters: some the same question, most not."""
    plain = [thing + end for thing in THINGS for end in ENDS]
    turned = [end + thing for thing in THINGS[::2] for end in ENDS[::2]]
    typed = ["请问" + one for one in plain[::7]] + [one[:1] + one[2:] for one in plain[::5]]
    return [*plain, *turned, *typed, *ENGLISH, "fapiaozenmekai", "x", "發票怎麼開"]


def one_by_one(wordings: list[str]) -> list[list[int]]:
    """The same, each wording compared with the first of every group."""
    forms = [folded(one) for one in wordings]
    groups: list[list[int]] = []
    for place, form in enumerate(forms):
        found = next((one for one in groups if same_question(forms[one[0]], form)), None)
        if found is None:
            groups.append([place])
        else:
            found.append(place)
    return groups


def test_groups_are_those_that_comparing_every_pair_gives() -> None:
    asked = asked_in_many_ways()
    assert grouped(asked) == one_by_one(asked)
    assert 10 < len(grouped(asked)) < len(asked)


def test_few_are_compared_however_many_share_common_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[object] = []
    alike = gaps._says_the_same

    def counted(one: Folded, other: Folded) -> bool:
        compared.append(one)
        return alike(one, other)

    monkeypatch.setattr(gaps, "_says_the_same", counted)
    asked = [f"{a}{b}的{c}" for a in THINGS for b in THINGS for c in ENDS]
    grouped(asked)
    assert len(compared) < 20 * len(asked)
