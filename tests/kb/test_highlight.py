"""A hit shows why it was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.kb.highlight import typed_parts


@pytest.mark.parametrize(
    ("typed", "title", "marked"),
    [
        ("退款", "退款多久到账", ["退款"]),
        ("退款到账", "退款多久到账", ["退款", "到账"]),
        ("發票", "如何开具发票", ["发票"]),
        ("发票", "如何開具發票", ["發票"]),
        ("tuikuan", "退款多久到账", ["退款"]),
        ("tuik", "退款多久到账", ["退款"]),
        ("tui kuan", "退款多久到账", ["退款"]),
        ("huankuan", "怎么还款", ["还款"]),
        ("tkdj", "退款多久到账", ["退款多久"]),
        ("djdz", "退款多久到账", ["多久到账"]),
        ("票", "电子发票", ["票"]),
        ("pass", "Reset my password", ["pass"]),
        ("charging", "Charged twice", ["Charged"]),
        ("ＡＰＰ 登录", "ＡＰＰ登录不了", ["ＡＰＰ登录"]),
        ("app", "APP登录不了", ["APP"]),
        ("天气", "退款多久到账", []),
        ("", "退款", []),
        ("退款", "", []),
    ],
)
def test_the_part_that_was_typed_is_marked_in_the_script_it_is_written_in(
    typed: str, title: str, marked: list[str]
) -> None:
    assert [title[start:end] for start, end in typed_parts(typed, title)] == marked


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=400))
def test_any_two_texts_give_spans_in_order_within_the_text(typed: str, title: str) -> None:
    ends = [end for span in typed_parts(typed, title) for end in span]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(title) for end in ends)
