"""Articles in tables: the heading names the fields, in Chinese or English, in any order."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from cs_tui.content.article_row import COLUMNS, BadLine, LineError, Once, Read, row_from
from cs_tui.content.files import ARTICLES
from cs_tui.errors import BadFile
from cs_tui.texts import content as texts
from cs_tui.texts import kb_files as file_texts

NAMES: Final = {
    "title": ("title", "question", "issue", "标题", "问题", "客户问题", "标准问题", "问", "主题"),
    "body": (
        "body",
        "answer",
        "resolution",
        "text",
        "正文",
        "答案",
        "回答",
        "答复",
        "解决方法",
        "解决方案",
        "内容",
        "答",
    ),
    "aliases": ("aliases", "asked as", "客户说法", "相似问法", "相似问题", "相似问", "别名"),
    "environment": ("environment", "适用范围", "环境", "适用"),
    "cause": ("cause", "原因"),
    "id": ("id", "number", "编号", "序号"),
    "lang": ("lang", "language", "语言", "语种"),
    "cat": ("cat", "category", "分类", "类别", "类目"),
    "pair": ("pair", "双语编号"),
    "state": ("state", "status", "状态"),
    "audience": ("audience", "受众"),
    "channels": ("channels", "channel", "渠道", "适用渠道"),
    "owner": ("owner", "负责人"),
    "valid_from": ("valid_from", "valid from", "生效日期", "生效时间", "有效期起"),
    "valid_to": ("valid_to", "valid to", "失效日期", "失效时间", "有效期止"),
    "review_at": ("review_at", "review", "复核日期", "复审日期"),
    "source": ("source", "来源"),
    "origin": ("origin", "出处"),
    "key": ("key",),
}
"""What the columns are called, in files of ours and of others."""

SAID: Final = {
    "state": {
        "wip": ("草稿", "draft"),
        "published": ("已发布", "发布"),
        "validated": ("已验证", "已确认"),
        "archived": ("已归档", "归档", "停用"),
    },
    "audience": {"inside": ("内部", "仅内部"), "outside": ("外部", "可发给客户", "客户")},
}
"""What some values are called."""

_FIELD_OF: Final = {name: field for field, names in NAMES.items() for name in names}
_VALUE_OF: Final = {
    field: {name: value for value, names in values.items() for name in names}
    for field, values in SAID.items()
}
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_BETWEEN: Final = re.compile(r"(?<!\\)\||\n")
_COMMANDS: Final = "=+\\-@\t\r＝＋－＠"
_GUARDED: Final = re.compile(f"'('*[{_COMMANDS}])")
_DANGEROUS: Final = re.compile(f"'*[{_COMMANDS}]")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table: its number from 1, its cells, the columns whose cell cannot be used."""

    line: int
    cells: tuple[str, ...]
    bad: tuple[tuple[int, str], ...] = ()
    """Places of cells that hold no text: `formula` or `error`."""


def read_csv(text: str, file: str) -> Iterator[Cells | BadLine]:
    """The rows of a table in a text, cells parted by commas, semicolons or tabs.

    Where it is no table any more stands a bad line, the last one.
    """
    csv.field_size_limit(ARTICLES.most)
    reader = csv.reader(_lines(text), delimiter=_delimiter(text), strict=True)
    begins = 1
    try:
        for found in reader:
            line, begins = begins, reader.line_num + 1
            yield Cells(line, tuple(_unguarded(cell) for cell in found))
    except csv.Error as error:
        yield BadLine(begins, "", texts.NOT_CSV.fill(why=error), file)


def rows_of_table(table: Iterable[Cells | BadLine], *, zone: str, file: str) -> Iterator[Read]:
    """The articles in a table; its first row that is not blank is the heading.

    Raises `BadFile` for a heading without a title, or none at all.
    """
    heading: tuple[str, ...] = ()
    once = Once()
    for row in table:
        if isinstance(row, BadLine):
            yield row
        elif not heading:
            heading = _heading(row, file) if _holds_something(row) else ()
        elif _holds_something(row):
            try:
                fields = _fields(row, heading)
                yield once.check(row_from(fields, row.line, zone=zone, file=file))
            except LineError as bad:
                yield BadLine(row.line, bad.field, bad.reason, file)
    if not heading:
        raise BadFile(file_texts.EMPTY_TABLE.fill(file=file))


def _holds_something(row: Cells) -> bool:
    return bool(row.bad) or any(cell.strip() for cell in row.cells)


def joined(aliases: Sequence[str]) -> str:
    """Several wordings in one cell."""
    return " | ".join(alias.replace("|", "\\|") for alias in aliases)


def guarded(cell: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _lines(text: str) -> Iterator[str]:
    # A `StringIO` would keep the text a second time, four bytes for every character.
    return (found[0] for found in _LINE.finditer(text))


def _delimiter(text: str) -> str:
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;", key=head.count)


def _heading(row: Cells, file: str) -> tuple[str, ...]:
    found = tuple(_FIELD_OF.get(cell.strip().casefold(), "") for cell in row.cells)
    if "title" not in found:
        others = [name for name in NAMES["title"] if name not in ("title", "标题")]
        [near] = get_close_matches(row.cells[0].strip(), others, n=1, cutoff=0)
        raise BadFile(file_texts.NO_TITLE_COLUMN.fill(file=file, line=row.line, near=near))
    twice = [field for field in COLUMNS if found.count(field) > 1]
    if twice:
        names = ", ".join(twice)
        raise BadFile(file_texts.COLUMN_TWICE.fill(file=file, line=row.line, names=names))
    return found


def _fields(row: Cells, heading: Sequence[str]) -> dict[str, object]:
    for place, what in row.bad:
        if place < len(heading) and heading[place]:
            raise LineError(heading[place], file_texts.NO_TEXT_IN_CELL[what])
    if len(row.cells) > len(heading) and any(cell.strip() for cell in row.cells[len(heading) :]):
        raise LineError("", texts.TOO_MANY_CELLS.fill(n=len(heading)))
    found: dict[str, object] = {}
    for field, cell in zip(heading, row.cells, strict=False):
        if not field:
            continue
        if field == "aliases":
            parts = (part.replace("\\|", "|").strip() for part in _BETWEEN.split(cell))
            found[field] = [part for part in parts if part]
        else:
            found[field] = _VALUE_OF.get(field, {}).get(cell.strip(), cell)
    return found
