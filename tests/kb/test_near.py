"""Titles that ask the same are found alike; titles that differ by a word that matters are not."""

from __future__ import annotations

import pytest

from cs_tui.kb.near import Likeness

KNOWN = ("退款多久到账", "如何修改收货地址", "花呗额度怎么提升", "How long does a refund take")


@pytest.fixture
def likeness() -> Likeness[int]:
    made: Likeness[int] = Likeness()
    for number, title in enumerate(KNOWN):
        made.add(number, title)
    return made


@pytest.mark.parametrize(
    ("title", "key"), [("退款多久到賬？", 0), ("ＨＯＷ long does a refund take?!", 3)]
)
def test_marks_width_case_and_script_make_no_other_title(
    likeness: Likeness[int], title: str, key: int
) -> None:
    near = likeness.find(title)
    assert near is not None
    assert (near.key, near.same) == (key, True)


@pytest.mark.parametrize(
    ("title", "key"), [("如何修改收货地址呢", 1), ("How long does the refund take", 3)]
)
def test_a_word_that_says_little_leaves_it_alike(
    likeness: Likeness[int], title: str, key: int
) -> None:
    near = likeness.find(title)
    assert near is not None
    assert (near.key, near.same) == (key, False)


@pytest.mark.parametrize("title", ["", "？？", "退款", "花呗额度怎么降低", "运费谁出", "x" * 5000])
def test_another_question_is_not_alike(likeness: Likeness[int], title: str) -> None:
    assert likeness.find(title) is None
