"""Articles from and to files of every kind we know, told by the ending of their name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Final, Literal, get_args

from cs_tui.content.article_markdown import read_folder, read_markdown, to_markdown
from cs_tui.content.article_row import COLUMNS, BadLine, Read
from cs_tui.content.article_tables import guarded, joined, read_csv, rows_of_table
from cs_tui.content.articles import read_articles
from cs_tui.content.decoding import utf8_lines
from cs_tui.content.files import ARTICLES, open_bytes, read_given
from cs_tui.content.json_lines import LINE_LIMIT
from cs_tui.content.manual import read_manual
from cs_tui.content.xlsx import LONGEST_CELL, read_xlsx, write_xlsx
from cs_tui.errors import BadFile, UsageError
from cs_tui.sqlite import is_database
from cs_tui.texts import kb_files as texts

Form = Literal["jsonl", "csv", "xlsx", "markdown", "text"]
"""What a file is: JSON lines, a table, a workbook, Markdown with front matter, a plain manual."""

FORMS: Final[Sequence[Form]] = get_args(Form)
_ENDINGS: Final[Mapping[str, Form]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
}

Fields = Mapping[str, object]


def form_of(file: Path) -> Form | None:
    """What a file is by its name; a folder is Markdown; None where its name does not say."""
    return "markdown" if file.is_dir() else _ENDINGS.get(file.suffix.lower())


def read_file(file: Path, form: Form, *, zone: str) -> Iterator[Read]:
    """Every article in a file or folder, or why it is none, in order.

    `zone` is the one of times without an offset. Raises `BadFile` for a file that cannot be used
    as a whole; what was read of it before then still holds.
    """
    if form == "markdown":
        yield from read_folder(file, zone=zone) if file.is_dir() else read_markdown(file, zone=zone)
    elif form == "xlsx":
        yield from rows_of_table(read_xlsx(file), zone=zone, file=file.name)
    elif form == "csv":
        rows = read_csv(read_given(file, ARTICLES).text, file.name)
        yield from rows_of_table(rows, zone=zone, file=file.name)
    elif form == "text":
        yield from read_manual(read_given(file, ARTICLES).text, file.name, zone=zone)
    else:
        with open_bytes(file) as stream:
            lines = utf8_lines(stream, str(file), LINE_LIMIT)
            for row in read_articles(lines, zone=zone):
                yield _named(row, file.name)


def write_files(articles: Iterable[Fields], to: Path, form: Form) -> int:
    """Writes articles to a file, or to a folder for Markdown; how many there were.

    Raises `BadFile` where it cannot be written or would replace a database; a file that was there
    is replaced whole or not at all. Raises `UsageError` for a manual, which is only read.
    """
    if form == "text":
        raise UsageError(texts.ONLY_READ)
    try:
        if form == "markdown":
            return _write_folder(articles, to)
        if is_database(to):
            raise BadFile(texts.IS_DATABASE.fill(file=to))
        temporary = to.with_name(f".{to.name}.part")
        try:
            with temporary.open("wb") as out:
                count = write_stream(articles, out, form)
            temporary.replace(to)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise BadFile(texts.NOT_WRITTEN.fill(file=to, why=error.strerror or "?")) from error
    return count


def write_stream(articles: Iterable[Fields], out: IO[bytes], form: Form) -> int:
    """Writes articles as JSON lines, CSV or a workbook; how many there were.

    Raises `BadFile` for a text that does not fit into a cell of a workbook.
    """
    counted = _Counted(articles)
    if form == "csv":
        out.write("\ufeff".encode())
        for row in _table(counted):
            line = io.StringIO(newline="")
            csv.writer(line, quoting=csv.QUOTE_ALL).writerow([guarded(cell) for cell in row])
            out.write(line.getvalue().encode())
    elif form == "xlsx":
        write_xlsx(out, _fitting(_table(counted)))
    else:
        for fields in counted:
            out.write(json.dumps(fields, ensure_ascii=False).encode() + b"\n")
    return counted.count


class _Counted:
    """Articles, counted as they pass."""

    def __init__(self, articles: Iterable[Fields]) -> None:
        self._articles = articles
        self.count = 0

    def __iter__(self) -> Iterator[Fields]:
        for fields in self._articles:
            self.count += 1
            yield fields


def _table(articles: Iterable[Fields]) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for fields in articles:
        yield tuple(_cell(fields.get(column, "")) for column in COLUMNS)


def _cell(value: object) -> str:
    return joined([str(one) for one in value]) if isinstance(value, tuple | list) else str(value)


def _fitting(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    for number, row in enumerate(rows, 1):
        for column, cell in zip(COLUMNS, row, strict=True):
            if len(cell) > LONGEST_CELL:
                told = {"line": number, "field": column, "n": len(cell), "most": LONGEST_CELL}
                raise BadFile(texts.CELL_TOO_LONG.fill(**told))
        yield row


def _write_folder(articles: Iterable[Fields], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for fields in articles:
        name = _file_name(fields)
        if name.casefold() in taken:
            name = f"{name}-{str(fields['key'])[:12]}"
        taken.add(name.casefold())
        text = to_markdown(fields)
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    return len(taken)


def _file_name(fields: Fields) -> str:
    """A name that every system can keep, known again by people."""
    named = str(fields.get("id") or fields["title"])
    safe = re.sub(r"[^\w.-]+", "-", named).strip(".-_")[:60]
    return safe or str(fields["key"])


def _named(row: Read, name: str) -> Read:
    return BadLine(row.line, row.field, row.reason, name) if isinstance(row, BadLine) else row
