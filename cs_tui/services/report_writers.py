"""One report in three forms: Markdown, a table for a spreadsheet, plain text to paste anywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cs_tui.content.article_tables import guarded
from cs_tui.core.markdown import escaped, table
from cs_tui.core.text import one_line
from cs_tui.services.comparing import lasting
from cs_tui.services.report_model import Cell, Clean, Document, Form, Lasts, Section, Table
from cs_tui.texts import Lang
from cs_tui.texts import report as texts

_ROOM: Final = "\n\n"
_BOM: Final = "\ufeff"
"""Without it Excel reads Chinese in the code page of the machine."""
_ITEM: Final = "- "

CLEAN: Final[Mapping[Form, Clean]] = {"md": escaped, "csv": one_line, "txt": one_line}
"""How foreign text is made safe for a form."""


def written(document: Document, form: Form, lang: Lang) -> str:
    """The report in a form; it ends with a line end."""
    return _WRITERS[form](document, lang)


def _markdown(document: Document, lang: Lang) -> str:
    blocks = [f"# {document.title}"]
    for section in document.sections:
        if section.title:
            blocks.append(f"## {section.title}")
        if section.table is not None:
            rows = [[_shown(cell, lang) for cell in row] for row in section.table.rows]
            blocks.append("\n".join(table(section.table.head, rows, named=section.table.named)))
        if section.lines:
            blocks.append("\n".join(section.lines))
    return _ROOM.join(blocks) + "\n"


def _plain(document: Document, lang: Lang) -> str:
    blocks = [document.title]
    for section in document.sections:
        lines = [section.title] if section.title else []
        if section.table is not None:
            lines += _told(section.table, lang)
        blocks.append("\n".join([*lines, *(line for line in section.lines if line)]))
    return _ROOM.join(block for block in blocks if block) + "\n"


def _told(of: Table, lang: Lang) -> Iterator[str]:
    """A row a line, every value with its name: no columns that another font would move."""
    mark = "，" if lang == "zh" else ", "
    for row in of.rows:
        values = [
            f"{name} {shown}"
            for name, cell in zip(of.head[of.named :], row[of.named :], strict=True)
            if cell != Lasts(None) and (shown := _shown(cell, lang))
        ]
        about = " ".join(_shown(cell, lang) for cell in row[: of.named])
        yield texts.TOLD.say(lang, name=about, values=mark.join(values))


def _table(document: Document, lang: Lang) -> str:
    """Every row begins with its section; durations are seconds, for `0:25` would become a time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")

    def put(section: Section, *cells: str) -> None:
        writer.writerow([guarded(cell) for cell in (section.title, *cells)])

    writer.writerow([guarded(document.title)])
    for section in document.sections:
        of = section.table
        if of is not None:
            put(section, *(_headed(of, column, lang) for column in range(len(of.head))))
            for row in of.rows:
                put(section, *map(_counted, row))
        for line in filter(None, section.lines):
            put(section, line.removeprefix(_ITEM))
    return _BOM + out.getvalue()


def _headed(of: Table, column: int, lang: Lang) -> str:
    name = of.head[column]
    return texts.IN_SECONDS.say(lang, name=name) if of.times(column) else name


def _shown(cell: Cell, lang: Lang) -> str:
    return lasting(cell.ms, lang) if isinstance(cell, Lasts) else str(cell)


def _counted(cell: Cell) -> str:
    if not isinstance(cell, Lasts):
        return str(cell)
    return "" if cell.ms is None else str(cell.ms // 1000)


_WRITERS: Final[Mapping[Form, Callable[[Document, Lang], str]]] = {
    "md": _markdown,
    "csv": _table,
    "txt": _plain,
}
