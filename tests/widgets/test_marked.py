"""The text of an article as it reads: nothing acts, tables and Chinese fit."""

from __future__ import annotations

import pytest

from cs_tui.core.text import cells
from cs_tui.widgets.marked import MOST_COLUMNS, NARROWEST, broken_at, fitted, marked


def shown(text: str, width: int = 40) -> list[str]:
    return [line.rstrip() for line in marked(text, width).plain.split("\n")]


def test_headings_lists_and_emphasis_read_without_their_marks() -> None:
    text = "## 步骤\n- 先**核实**\n  * `订单`\n1. 再退\n> 注意\n---\n普通"
    assert shown(text) == [
        "步骤",
        "• 先核实",
        "  • 订单",
        "1. 再退",
        "│ 注意",
        "─" * 20,
        "普通",
    ]


def test_links_say_where_they_lead_and_are_no_buttons() -> None:
    links = "[这里](https://x.cn/a) [[退款]] [见](kb:K1) ![图](http://y/z.png) [a](javascript:b)"
    said = marked(links)
    assert said.plain == (
        "这里 <https://x.cn/a> 《退款》 《见》 图 <http://y/z.png> a <javascript:b>"
    )
    assert all("@" not in str(span.style) and "link" not in str(span.style) for span in said.spans)


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "[/x][b]", "[link=https://x]y[/link]"])
def test_markup_of_the_terminal_is_only_text(text: str) -> None:
    assert shown(text) == [text]


def test_controls_and_directions_do_not_reach_the_screen() -> None:
    assert marked("a\x1b[2J\u202eb").plain == "a[2Jb"


def test_a_table_has_even_columns_of_chinese_and_english() -> None:
    text = "| 渠道 | 多久 |\n|---|:--|\n| 微信零钱 | 实时 |\n| Card | 3 days |\n之后"
    assert shown(text) == [
        "渠道      多久",
        "────────  ──────",
        "微信零钱  实时",
        "Card      3 days",
        "之后",
    ]


def test_a_wide_table_breaks_inside_its_cells_and_fits() -> None:
    row = "| " + "很长的说明" * 8 + " | " + "a long word or two " * 5 + " |"
    lines = shown(f"| 甲 | b |\n|--|--|\n{row}", 40)
    assert max(map(cells, lines)) <= 40
    assert "".join(lines).count("说明") >= 7


def test_rows_that_lack_or_exceed_cells_are_no_error() -> None:
    assert shown("| a | b |\n|--|--|\n| 1 |\n| 1 | 2 | 3 |")[2:] == ["1", "1  2"]


def test_code_is_left_as_it_stands() -> None:
    assert shown("```\n# no heading\n- no item\n```\n# heading") == [
        "# no heading",
        "- no item",
        "heading",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("三天之内退回", 6, ["三天之", "内退回"]),
        ("within three days", 8, ["within", "three", "days"]),
        ("退款 refund 到账", 9, ["退款", "refund 到", "账"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_at_blanks_and_between_wide_characters(
    text: str, width: int, lines: list[str]
) -> None:
    assert broken_at(text, width) == lines


def test_a_short_text_leaves_its_room_to_the_long_ones() -> None:
    assert fitted([40, 10, 30], 60) == [25, 10, 25]
    assert fitted([5, 5], 60) == [5, 5]
    assert fitted([0, 90], 3) == [1, NARROWEST]


def test_a_table_that_nobody_could_read_stays_as_it_was_written() -> None:
    row = "|" * (MOST_COLUMNS + 2)
    below = "|" + "-|" * (MOST_COLUMNS + 1)
    assert shown(f"{row}\n{below}\n{row}") == [row, below, row]
    fits = "|" + "a|" * MOST_COLUMNS
    assert shown(f"{fits}\n|{'-|' * MOST_COLUMNS}")[0].split() == ["a"] * MOST_COLUMNS
