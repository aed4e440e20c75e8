"""Lists as CSV: what a spreadsheet makes of them comes back, and slips are named by row."""

from __future__ import annotations

import csv
import io

import pytest

from cs_tui.content import load_documents
from cs_tui.content.tables import TABLES, Table, from_csv, to_csv
from cs_tui.core.policy import DOCUMENTS
from cs_tui.core.policy.whole import reads_alike

OF_DOCUMENTS = [table for table in TABLES if table.document in DOCUMENTS]
HEADING = "id,name.zh,name.en,situation,step,text.zh,text.en,keywords\n"


def phrases() -> Table:
    return TABLES[0]


@pytest.mark.parametrize("table", OF_DOCUMENTS, ids=lambda table: table.name)
def test_a_shipped_list_means_the_same_after_a_journey(table: Table) -> None:
    document = load_documents()[table.document]
    rows = document[table.key]
    assert isinstance(rows, list)
    sheet = from_csv(table, to_csv(table, rows), "x.csv")
    assert sheet.faults == []
    assert reads_alike(table.document, document, {**document, table.key: sheet.rows})


@pytest.mark.parametrize("table", OF_DOCUMENTS, ids=lambda table: table.name)
def test_every_field_of_a_shipped_list_has_a_column(table: Table) -> None:
    rows = load_documents()[table.document][table.key]
    assert isinstance(rows, list)
    assert {key for row in rows for key in row} <= {
        column.partition(".")[0] for column in table.columns
    }


def test_a_bar_inside_a_part_of_a_list_stays() -> None:
    row = {"id": "x", "keywords": ["a|b", "c"]}
    assert from_csv(phrases(), to_csv(phrases(), [row]), "x").rows == [row]


def test_new_lines_and_commas_inside_quotes_are_text() -> None:
    sheet = from_csv(phrases(), HEADING + 'x,名,n,opening,plan,"一，\n二","a,\nb",词\ny\n', "x")
    assert sheet.rows[0]["text"] == {"zh": "一，\n二", "en": "a,\nb"}
    assert sheet.lines == [2, 5]


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    assert from_csv(phrases(), "step,id\nplan,x\n", "x").rows == [{"step": "plan", "id": "x"}]


def test_an_unknown_column_is_told_with_the_nearest() -> None:
    [fault] = from_csv(phrases(), "id,txt.zh\nx,好\n", "x.csv").faults
    assert (fault.file, fault.line, fault.field) == ("x.csv", 1, "txt.zh")
    assert "text.zh" in fault.reason.say("zh")


def test_a_column_that_stands_twice_is_told() -> None:
    [fault] = from_csv(phrases(), "id,id\nx,y\n", "x.csv").faults
    assert fault.field == "id"


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("", 1, ""),
        ("id\nx,y,z\n", 2, ""),
        ("id,known_customer\nx,perhaps\n", 2, "known_customer"),
        ('id,name.zh\nx,"open\n', 2, ""),
    ],
)
def test_a_slip_is_told_by_row_and_column(text: str, line: int, field: str) -> None:
    [fault] = from_csv(phrases(), text, "x.csv").faults
    assert (fault.line, fault.field) == (line, field)


def test_a_cell_as_long_as_a_book_is_refused_and_not_cut() -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["id"], ["x" * (csv.field_size_limit() + 1)]])
    sheet = from_csv(phrases(), out.getvalue(), "x.csv")
    assert sheet.rows == []
    assert sheet.faults[0].line == 2


@pytest.mark.parametrize("word", ["true", "TRUE", "是", "yes", "1"])
def test_yes_is_what_spreadsheets_write(word: str) -> None:
    assert (
        from_csv(phrases(), f"id,known_customer\nx,{word}\n", "x").rows[0]["known_customer"] is True
    )
