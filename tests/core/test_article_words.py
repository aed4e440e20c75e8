"""What differs between two lines is told by words, in Chinese by characters."""

from __future__ import annotations

import pytest

from cs_tui.core.article_words import LONGEST, differing, steps


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("满三百减五十", "满二百减三十", ["三", "五"], ["二", "三"]),
        ("7天内可退", "14 天内可退换", ["7"], ["14 ", "换"]),
        ("Refunds take 3 days", "Refunds take 5 working days", ["3"], ["5 working"]),
        ("same", "same", [], []),
        ("", "new", [], ["new"]),
    ],
)
def test_the_words_that_differ_are_marked(
    before: str, after: str, gone: list[str], come: list[str]
) -> None:
    left, right = differing(before, after)
    assert [before[a:b] for a, b in left] == gone
    assert [after[a:b] for a, b in right] == come


def test_the_end_of_an_endless_line_counts_as_one_word() -> None:
    line = "字" * LONGEST
    left, right = differing(line + "甲" * LONGEST, line + "乙" * LONGEST)
    assert left == right == ((LONGEST, 2 * LONGEST),)


def test_what_repeats_too_often_to_be_weighed_is_told_apart_by_its_beginning_and_end() -> None:
    many = ["。"] * 5_000
    assert steps([*many, "三", *many], [*many, "五", "天", *many]) == [
        ("equal", 0, 5_000, 0, 5_000),
        ("replace", 5_000, 5_001, 5_000, 5_002),
        ("equal", 5_001, 10_001, 5_002, 10_002),
    ]
    assert steps(many, many) == [("equal", 0, 5_000, 0, 5_000)]
    assert steps(many, [*many, "。"]) == [
        ("equal", 0, 5_000, 0, 5_000),
        ("replace", 5_000, 5_000, 5_000, 5_001),
    ]
