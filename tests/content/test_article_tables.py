"""Articles in tables: headings of many names, every bad row told by line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content.article_tables import guarded
from cs_tui.errors import BadFile
from tests.content.article_samples import bad, good, read


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8", newline="")
    return file


def test_headings_have_their_names_in_both_languages_and_any_order(tmp_path: Path) -> None:
    text = "答案,编号,问题,相似问法,备注,状态,语种\n三天,7,退款多久,钱呢|几天到,x,草稿,中文\n"
    (row,) = good(read(table(tmp_path, text), "csv"))
    assert (row.id, row.title, row.body, row.line) == ("7", "退款多久", "三天", 2)
    assert (row.aliases, row.state, row.lang) == (("钱呢", "几天到"), "wip", "zh")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_as_the_heading_is(tmp_path: Path, mark: str) -> None:
    (row,) = good(read(table(tmp_path, f"title{mark}body\na{mark}b\n"), "csv"))
    assert (row.title, row.body) == ("a", "b")


def test_every_bad_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    text = (
        'id,title,lang,valid_to,state\n1,"好\n的",zh,2026-12-31,\n2,,zh,,\n3,x,法语,,\n4,x,,soon,\n'
        "1,again,,,\n5,x,,,gone\n6,x,,,,,extra\n\n7,last,,,\n"
    )
    found = read(table(tmp_path, text), "csv")
    assert [(line, field) for line, field, _ in bad(found)] == [
        (4, "title"),
        (5, "lang"),
        (6, "valid_to"),
        (7, "id"),
        (8, "state"),
        (9, ""),
    ]
    assert [row.line for row in found if row.line in (2, 11)] == [2, 11]


def test_a_quote_that_never_closes_is_named_where_it_opens(tmp_path: Path) -> None:
    found = read(table(tmp_path, 'title\ngood\n"open\nx\ny\n'), "csv")
    assert [line for line, _, _ in bad(found)] == [3]
    assert len(found) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "id,body\n1,x\n", "title,标题\na,b\n"])
def test_a_table_without_one_title_column_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadFile):
        read(table(tmp_path, text), "csv")


def test_a_title_of_ten_thousand_characters_is_a_bad_row(tmp_path: Path) -> None:
    ((line, field, reason),) = bad(read(table(tmp_path, f"title\n{'长' * 10_000}\n"), "csv"))
    assert (line, field) == (2, "title")
    assert "10,000" in reason


def test_marks_of_control_and_direction_do_not_come_in(tmp_path: Path) -> None:
    (row,) = good(read(table(tmp_path, "title,body\na\u202eb\x1b[2J,c\x07\n"), "csv"))
    assert row.revised("x").title == "ab[2J"
    assert row.revised("x").body == "c"


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-x", "@y", "＝x", "'=x", "\tz"])
def test_a_cell_never_becomes_a_formula_and_comes_back_as_it_was(tmp_path: Path, cell: str) -> None:
    assert guarded(cell)[0] == "'"
    (row,) = good(read(table(tmp_path, f'title,body\na,"{guarded(cell)}"\n'), "csv"))
    assert row.body == cell
    assert guarded("'quoted'") == "'quoted'"


@pytest.mark.parametrize("heading", ["id,titel,body", "编号,标提,正文", "1,2,3"])
def test_a_heading_without_a_title_is_told_with_another_name_for_one(
    tmp_path: Path, heading: str
) -> None:
    with pytest.raises(BadFile) as told:
        read(table(tmp_path, f"{heading}\nx,y,z\n"), "csv")
    assert "(or title)" not in told.value.words.en
    assert "也可以叫 标题" not in told.value.words.zh
