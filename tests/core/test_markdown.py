"""Foreign text in Markdown stays text."""

from __future__ import annotations

import pytest

from cs_tui.core.markdown import escaped, table


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 张先生", r"\# 张先生"),
        ("[/b](javascript:x)", r"\[/b\](javascript:x)"),
        ("<img src=x>", r"&lt;img src=x\>"),
        ("a | b", r"a \| b"),
        ("1. one\n- two", r"1\. one - two"),
        ("- one", r"\- one"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("https://evil.example", "&#104;ttps://evil.example"),
        ("AT&T &lt;", "AT&amp;T &amp;lt;"),
        ("\x1b]52;c;x\x07 \u202ehi", "]52;c;x hi".replace("]", r"\]")),
    ],
)
def test_nothing_a_stranger_wrote_is_markup(text: str, written: str) -> None:
    assert escaped(text) == written


def test_plain_words_stay_as_they_are() -> None:
    assert escaped("催发货，已核实：明天 18:30 回电。") == "催发货，已核实：明天 18:30 回电。"


def test_a_table_has_its_rule() -> None:
    assert table(["渠道", "n"], [["电话", "3"]]) == [
        "| 渠道 | n |",
        "| --- | ---: |",
        "| 电话 | 3 |",
    ]
