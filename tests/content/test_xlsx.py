"""Workbooks: only their text comes out, and never more than a workbook of texts holds."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cs_tui.content import xlsx
from cs_tui.content.xlsx import read_xlsx, write_xlsx
from cs_tui.errors import BadFile
from tests.content.article_samples import bad, good, read

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(file: Path, sheet: str, *, shared: str = "", **parts: str) -> Path:
    """A workbook as other programs write it."""
    out = io.BytesIO()
    write_xlsx(out, [])
    kept = {}
    with zipfile.ZipFile(out) as made:
        kept = {name: made.read(name) for name in made.namelist()}
    body = f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>"
    kept["xl/worksheets/sheet1.xml"] = body.encode()
    if shared:
        kept["xl/sharedStrings.xml"] = f"<sst {MAIN}>{shared}</sst>".encode()
    kept |= {name: text.encode() for name, text in parts.items()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in kept.items():
            packed.writestr(name, raw)
    return file


HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c>'
    '<c r="B1" t="str"><v>body</v></c></row>'
)


def test_texts_numbers_and_gaps_are_read_as_they_stand(tmp_path: Path) -> None:
    sheet = (
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3"><v>17</v></c>'
        '<c r="D3"><v>1.5</v></c></row>'
        '<row r="5"><c r="B5" t="b"><v>1</v></c></row>'
    )
    shared = "<si><t>x</t></si><si><r><t>退</t></r><r><t>款</t></r><rPh><t>tuì</t></rPh></si>"
    rows = list(read_xlsx(book(tmp_path / "a.xlsx", sheet, shared=shared)))
    assert [(row.line, row.cells) for row in rows] == [
        (3, ("退款", "", "17", "1.5")),
        (5, ("", "1")),
    ]


def test_a_formula_is_no_text_and_names_its_row_and_field(tmp_path: Path) -> None:
    formula = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>'
    error = '<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>'
    fine = '<row r="4"><c r="A4" t="str"><v>ok</v></c></row>'
    found = read(book(tmp_path / "a.xlsx", HEAD + formula + error + fine), "xlsx")
    assert [(line, field) for line, field, _ in bad(found)] == [(2, "body"), (3, "title")]
    assert [row.line for row in found] == [2, 3, 4]


def test_a_day_of_a_spreadsheet_is_a_day_at_the_site(tmp_path: Path) -> None:
    head = (
        '<row r="1"><c t="str"><v>title</v></c><c t="str"><v>valid_to</v></c></row>'
        '<row r="2"><c t="str"><v>x</v></c><c><v>46387</v></c></row>'
    )
    (row,) = good(read(book(tmp_path / "a.xlsx", head), "xlsx"))
    assert row.valid_to == 1_798_732_800_000  # 2026-12-31 24:00 +08:00


def test_a_bomb_is_stopped_while_it_unpacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "UNPACKED", 2_000_000)
    row = "".join(f'<row r="{n}"><c t="str"><v>{"x" * 30_000}</v></c></row>' for n in range(2, 99))
    file = book(tmp_path / "a.xlsx", HEAD + row)
    assert file.stat().st_size < 20_000
    with pytest.raises(BadFile) as caught:
        list(read_xlsx(file))
    assert "zip bomb" in caught.value.say("en")


def test_one_cell_without_end_is_a_bomb_and_never_whole_in_memory(tmp_path: Path) -> None:
    row = f'<row r="2"><c t="str"><v>{"x" * 20_000_000}</v></c></row>'
    file = book(tmp_path / "a.xlsx", HEAD + row)
    tracemalloc.start()
    try:
        with pytest.raises(BadFile) as caught:
            list(read_xlsx(file))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "zip bomb" in caught.value.say("en")
    assert most < 4_000_000


def test_one_text_shared_by_many_cells_is_a_bomb_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "UNPACKED", 2_000_000)
    sheet = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(1, 200))
    file = book(tmp_path / "a.xlsx", sheet, shared=f"<si><t>{'x' * 30_000}</t></si>")
    with pytest.raises(BadFile):
        list(read_xlsx(file))


def test_an_archive_of_very_many_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_PARTS", 20)
    with pytest.raises(BadFile):
        list(read_xlsx(book(tmp_path / "a.xlsx", "", **{f"x{n}": "" for n in range(30)})))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    file = book(tmp_path / "a.xlsx", "", **{"xl/workbook.xml": bomb})
    with pytest.raises(BadFile) as caught:
        list(read_xlsx(file))
    assert "document type" in caught.value.say("en")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"title,body\n", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_no_workbook_says_what_to_do(tmp_path: Path, raw: bytes, said: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(raw)
    with pytest.raises(BadFile) as caught:
        list(read_xlsx(file))
    assert said in caught.value.say("en")


def test_a_workbook_cut_off_anywhere_is_refused_or_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    write_xlsx(out, [("title", "body"), ("退款", "x" * 500)])
    raw = out.getvalue()
    file = tmp_path / "a.xlsx"
    for cut in range(0, len(raw), 37):
        file.write_bytes(raw[:cut])
        with pytest.raises(BadFile):
            list(read_xlsx(file))


def test_the_same_articles_make_the_same_bytes() -> None:
    made = []
    for _ in range(2):
        out = io.BytesIO()
        write_xlsx(out, [("title",), ("=1+1",)])
        made.append(out.getvalue())
    assert made[0] == made[1]
