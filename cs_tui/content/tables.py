"""Lists of content as CSV, one row each: phrases, categories, notices."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal

from cs_tui.content.faults import FileFault
from cs_tui.texts import Words
from cs_tui.texts import content as texts

Kind = Literal["text", "list", "yes_no", "number", "pairs"]
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """One list of a document: which, under which key, with which columns.

    A column `name.zh` is the Chinese half of the pair `name`; of the kind `pairs`, the list of
    Chinese halves. A list stands in one cell, its parts set apart by `|`.
    """

    name: str
    document: str
    key: str
    columns: Mapping[str, Kind]


NOTICES: Final = "notices"
"""Not a document of the policy: each notice is on a stream of its own."""

TABLES: Final = (
    Table(
        "phrases",
        "scripts",
        "phrases",
        {
            "id": "text",
            "name.zh": "text",
            "name.en": "text",
            "situation": "text",
            "step": "text",
            "channels": "list",
            "natures": "list",
            "leaves": "list",
            "known_customer": "yes_no",
            "daypart": "text",
            "audience": "list",
            "emotion": "number",
            "tone": "text",
            "legal": "text",
            "text.zh": "text",
            "text.en": "text",
            "keywords": "list",
        },
    ),
    Table(
        "leaves",
        "taxonomy",
        "leaves",
        {
            "id": "text",
            "stage": "text",
            "name.zh": "text",
            "name.en": "text",
            "definition.zh": "text",
            "definition.en": "text",
            "include.zh": "pairs",
            "include.en": "pairs",
            "exclude.zh": "pairs",
            "exclude.en": "pairs",
            "questions.zh": "pairs",
            "questions.en": "pairs",
            "synonyms_zh": "list",
            "synonyms_en": "list",
            "examples_zh": "list",
            "examples_en": "list",
            "fcr": "yes_no",
            "owner": "text",
            "skill": "text",
            "sla_factor": "number",
        },
    ),
    Table(
        NOTICES,
        NOTICES,
        "notices",
        {
            "id": "text",
            "version": "number",
            "kind": "text",
            "title.zh": "text",
            "title.en": "text",
            "body.zh": "text",
            "body.en": "text",
            "from": "text",
            "to": "text",
            "mandatory": "yes_no",
            "study": "list",
            "check.zh": "text",
            "check.en": "text",
        },
    ),
)


def table(name: str) -> Table | None:
    """The table of this name."""
    return next((one for one in TABLES if one.name == name), None)


def to_csv(one: Table, rows: Sequence[Mapping[str, object]]) -> str:
    """The rows as CSV with a heading, the columns in our order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(one.columns)
    for row in rows:
        writer.writerow([_cell(row, column, kind) for column, kind in one.columns.items()])
    return out.getvalue()


def from_csv(one: Table, text: str, file: str) -> Sheet:
    """The rows of a CSV text: a heading names the columns, in any order; blank rows are nothing."""
    sheet = Sheet(one, file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if any(cell.strip() for cell in cells):
                sheet.take(line, cells)
    except csv.Error as error:
        sheet.say(begins, "", texts.NOT_CSV.fill(why=error))
    if not sheet.heading:
        sheet.say(1, "", texts.NO_HEADING)
    return sheet


class Sheet:
    """What a CSV file holds: its rows, the line each begins on, and what is wrong with it."""

    def __init__(self, table: Table, file: str) -> None:
        self.table, self.file = table, file
        self.heading: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.lines: list[int] = []
        self.faults: list[FileFault] = []

    def say(self, line: int, field: str, reason: Words) -> None:
        """One thing is wrong."""
        self.faults.append(FileFault(self.file, line, field, reason))

    def take(self, line: int, cells: Sequence[str]) -> None:
        """The next row of the file: the heading first."""
        if not self.heading:
            self.heading = tuple(cell.strip() for cell in cells)
            self._check_heading(line)
        elif len(cells) > len(self.heading):
            self.say(line, "", texts.TOO_MANY_CELLS.fill(n=len(self.heading)))
        else:
            found = dict(zip(self.heading, cells, strict=False))
            row: Row = {}
            for column, kind in self.table.columns.items():
                if found.get(column, "").strip():
                    self._put(row, column, kind, found[column], line)
            self.rows.append(row)
            self.lines.append(line)

    def _check_heading(self, line: int) -> None:
        for place, column in enumerate(self.heading):
            if column not in self.table.columns:
                [near] = get_close_matches(column, self.table.columns, n=1, cutoff=0)
                self.say(line, column or f"#{place + 1}", texts.UNKNOWN_COLUMN.fill(near=near))
            elif column in self.heading[:place]:
                self.say(line, column, texts.TWICE.fill(id=column))

    def _put(self, row: Row, column: str, kind: Kind, cell: str, line: int) -> None:
        """Puts the value of one cell where the document has it."""
        field, _, lang = column.partition(".")
        if kind == "yes_no":
            known = YES_NO.get(cell.strip().casefold())
            if known is None:
                self.say(line, column, texts.NOT_YES_NO)
            row[field] = known
        elif kind == "number":
            row[field] = _number(cell.strip())
        elif kind == "list":
            row[field] = _parts(cell)
        elif kind == "pairs":
            pairs = row.setdefault(field, [])
            assert isinstance(pairs, list)  # noqa: S101
            for place, part in enumerate(_parts(cell)):
                pairs += [{}] * (place + 1 - len(pairs))
                pairs[place] = {**pairs[place], lang: part}
        elif lang:
            pair = row.setdefault(field, {})
            assert isinstance(pair, dict)  # noqa: S101
            pair[lang] = cell
        else:
            row[field] = cell.strip()


YES_NO: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("true", "yes", "1", "是", "y"), True),
    **dict.fromkeys(("false", "no", "0", "否", "n"), False),
}


def _number(cell: str) -> int | float | str:
    """The number; what is none stays text, so that the check of the document names it."""
    try:
        return int(cell)
    except ValueError:
        pass
    try:
        number = float(cell)
    except ValueError:
        return cell
    return number if math.isfinite(number) else cell


def _parts(cell: str) -> list[str]:
    found = (part.replace("\\|", "|").strip() for part in _BETWEEN_PARTS.split(cell))
    return [part for part in found if part]


_BETWEEN_PARTS: Final = re.compile(r"(?<!\\)\|")


def _cell(row: Mapping[str, object], column: str, kind: Kind) -> str:
    field, _, lang = column.partition(".")
    value = row.get(field)
    if value is None:
        return ""
    if kind == "pairs":
        assert isinstance(value, list | tuple)  # noqa: S101
        return _joined(str(pair[lang]) for pair in value)
    if kind == "list":
        assert isinstance(value, list | tuple)  # noqa: S101
        return _joined(str(part) for part in value)
    if lang:
        assert isinstance(value, Mapping)  # noqa: S101
        return str(value[lang])
    return str(value).lower() if isinstance(value, bool) else str(value)


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(part.replace("|", "\\|") for part in parts)
