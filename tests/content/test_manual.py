"""A plain manual becomes drafts; what belongs to the paper stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content.manual import read_manual
from tests.content.article_samples import good, read

MANUAL = """客服手冊

目  录
第一章 总则............1
一、服务原则 …… 2
（一）首问负责    3
第二章 退款\t5

- 1 -
第一章  总则
本手册适用于全体客服。
一、服务(fú wù)原則
客戶第一。

（一）首问负责
谁先接谁负责到底。
1. 先听
2. 再答
第 2 页 共 9 页
第二章 退款
2.1 退款时限
三天(不含节假日)。
2.1.1 信用卡
七天。
Page 3 of 9
2.2 例外
见主管(refund)。
"""


def test_sections_become_drafts_with_their_lines() -> None:
    rows = good(read_manual(MANUAL, "手册.txt"))
    assert [(row.title, row.origin) for row in rows] == [
        ("手册", "手册.txt:1-1"),
        ("总则", "手册.txt:10-11"),
        ("总则：服务原则", "手册.txt:12-13"),
        ("服务原则：首问负责", "手册.txt:15-18"),
        ("退款时限", "手册.txt:21-22"),
        ("退款时限：信用卡", "手册.txt:23-24"),
        ("退款：例外", "手册.txt:26-27"),
    ]
    assert {row.state for row in rows} == {"wip"}
    assert [row.cat for row in rows] == ["", "", "总则", "总则", "退款", "退款", "退款"]


def test_steps_stay_in_the_text_and_page_numbers_do_not() -> None:
    bodies = {row.title: row.body for row in good(read_manual(MANUAL, "手册.txt"))}
    assert bodies["服务原则：首问负责"] == "谁先接谁负责到底。\n1. 先听\n2. 再答"
    assert bodies["退款时限：信用卡"] == "七天。"


def test_glosses_go_and_other_brackets_stay() -> None:
    bodies = {row.title: row.body for row in good(read_manual(MANUAL, "手册.txt"))}
    assert bodies["退款时限"] == "三天(不含节假日)。"
    assert bodies["退款：例外"] == "见主管(refund)。"
    (row,) = good(read_manual("務(wù)必(bi4)核對（hé duì）訂單", "x"))
    assert row.body == "务必核对订单"


def test_markdown_headings_part_a_manual_too() -> None:
    rows = good(read_manual("# Returns\n\nIntro.\n\n## 1.1 How long\nSeven days.\n", "m.md"))
    assert [(row.title, row.lang) for row in rows] == [("Returns", "en"), ("How long", "en")]


def test_the_same_manual_gives_the_same_ids_wherever_its_lines_have_moved() -> None:
    before = [row.id for row in good(read_manual(MANUAL, "手册.txt"))]
    after = [row.id for row in good(read_manual("\n\n" + MANUAL, "手册.txt"))]
    assert before == after
    assert len(set(before)) == len(before)


def test_two_sections_of_one_name_are_two() -> None:
    rows = good(read_manual("一、说明\n甲。\n一、说明\n乙。", "x"))
    assert [row.body for row in rows] == ["甲。", "乙。"]
    assert len({row.id for row in rows}) == 2


def test_a_sentence_that_begins_with_a_number_is_no_heading() -> None:
    text = "一、先核实订单号，再核实手机号；两者都对才退款。\n1.5 元起退。"
    (row,) = good(read_manual(text, "x"))
    assert row.body.count("\n") == 1


@pytest.mark.parametrize("text", ["", "\n\n \n", "- 1 -\n第 2 页\n"])
def test_an_empty_manual_is_no_article(text: str) -> None:
    assert [type(row).__name__ for row in read_manual(text, "x")] == ["BadLine"]


def test_a_manual_in_gbk_is_read(tmp_path: Path) -> None:
    file = tmp_path / "手册.txt"
    file.write_bytes(MANUAL.replace("ú", "u").replace("ù", "u").encode("gb18030"))
    assert len(good(read(file, "text"))) == 7
