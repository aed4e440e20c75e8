"""Thanks are told from thanks with something behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.thanks import LONGEST, only_thanks


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "谢谢！！！",
        "好的，谢谢您～",
        "收到了，非常感谢 🙏🙏",
        "ok 谢谢",
        "嗯嗯知道了，辛苦了，再见",
        "Thanks!",
        "Thank you so much, have a nice day :)",
        "OK, got it. Many thanks for your help!",
        "ＴＨＡＮＫＳ",
        "perfect, thx",
    ],
)
def test_nothing_but_thanks(text: str) -> None:
    assert only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "好的",
        "ok",
        "谢谢，但是还没收到",
        "谢谢，还是不行",
        "还没收到，谢谢",
        "没收到谢谢",
        "谢谢你一天都不回",
        "谢谢，单号 20260529",
        "谢谢，可以再查一下吗",
        "谢谢？",
        "真是谢谢你们了",
        "不用谢",
        "谢谢，退款呢",
        "thanks but it is still broken",
        "Thanks, still waiting.",
        "thank you, when does it arrive?",
        "thanks for nothing",
        "no thanks",
        "Thanksgiving",
        "thanks 4111",
        "ok?",
        "谢谢" * (LONGEST // 2) + "谢",
    ],
)
def test_whatever_else_stands_in_it_makes_it_a_message(text: str) -> None:
    assert not only_thanks(text)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert only_thanks(text) in (True, False)


@pytest.mark.parametrize("part", ["嗯", "好", "好的", "谢谢", "thanks ", "ok", "好啊好的呢"])
def test_a_text_made_to_be_ambiguous_is_judged_all_the_same(part: str) -> None:
    text = (part * LONGEST)[: LONGEST - 1] + "7"
    assert not only_thanks(text)
