"""Text out of a workbook (ECMA-376), and into one; nothing in it is ever reckoned or run.

A workbook is a zip of XML. What comes out of it is counted as it comes, whatever the archive says
of itself; document types, and with them entities, are refused.

A library would come after a guard that reads all of this first: calamine makes a full table of the
sheet, so that two cells far apart end the program, and it does not say which cells are formulas;
XlsxWriter takes a text from `<r>` to `</r>` for markup of its own. The tests hold what any has to
do as well.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import IO, Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from cs_tui.content.article_tables import Cells
from cs_tui.content.files import open_bytes
from cs_tui.errors import BadFile
from cs_tui.texts import Words
from cs_tui.texts import kb_files as texts

LARGEST: Final = 64_000_000
"""Bytes of a workbook."""
UNPACKED: Final = 256_000_000
"""Bytes that may come out of it."""
MOST_PARTS: Final = 5_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 32_767
"""Characters that a spreadsheet keeps in one cell."""
LONGEST_TEXT: Final = 1_000_000
"""Characters of one element; other programs may keep more in a cell, but no article is longer."""

_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK: Final = 65_536
_OLE: Final = b"\xd0\xcf\x11\xe0"
_COLUMN: Final = re.compile(r"([A-Z]{1,3})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

Attributes = dict[str, str]


class _Bad(Exception):
    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_xlsx(file: Traversable) -> Iterator[Cells]:
    """The rows of the first sheet of a workbook.

    Raises `BadFile` for what is no workbook, is locked with a password, or unpacks to more than a
    workbook of texts ever does.
    """
    with open_bytes(file) as stream:
        try:
            yield from _rows(stream)
        except _Bad as bad:
            raise BadFile(texts.BAD_WORKBOOK.fill(file=file, why=bad.words)) from bad
        except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError) as error:
            why = texts.DAMAGED.fill(why=str(error)[:60])
            raise BadFile(texts.BAD_WORKBOOK.fill(file=file, why=why)) from error
        except (KeyError, IndexError, NotImplementedError, RuntimeError, ValueError) as error:
            raise BadFile(texts.BAD_WORKBOOK.fill(file=file, why=texts.NO_WORKBOOK)) from error


def _rows(stream: IO[bytes]) -> Iterator[Cells]:
    if stream.read(4) == _OLE:
        raise _Bad(texts.OLD_OR_LOCKED)
    if stream.seek(0, 2) > LARGEST:
        raise _Bad(texts.WORKBOOK_TOO_LARGE.fill(most=LARGEST // 1_000_000))
    stream.seek(0)
    with zipfile.ZipFile(stream) as packed:
        if len(packed.infolist()) > MOST_PARTS:
            raise _Bad(texts.BOMB)
        # Spreadsheets pack in no other way, and others unpack to any size at once.
        if any(one.compress_type not in _PACKED for one in packed.infolist()):
            raise _Bad(texts.NO_WORKBOOK)
        parts = _Parts(packed)
        sheet = _first_sheet(parts)
        shared = _shared(parts)
        yield from _sheet(parts.chunks(sheet), shared)


class _Parts:
    """The parts of a workbook; what comes out of all of them has one limit."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._left = UNPACKED
        self.names = frozenset(packed.namelist())

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece."""
        with self._packed.open(name) as part:
            while piece := part.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0:
                    raise _Bad(texts.BOMB)
                yield piece


class _Reader:
    """Walks through XML; namespaces are left out of the names."""

    def __init__(
        self, begins: Callable[[str, Attributes], None], ends: Callable[[str, str], None]
    ) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._begins, self._ends = begins, ends
        self._said: list[str] = []
        self._size = 0

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """The next piece."""
        self._parser.Parse(piece, last)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._said.clear()
        self._size = 0
        self._begins(name.rpartition(":")[2], attributes)

    def _text(self, data: str) -> None:
        self._size += len(data)
        if self._size > LONGEST_TEXT:
            raise _Bad(texts.BOMB)
        self._said.append(data)

    def _end(self, name: str) -> None:
        said = "".join(self._said)
        self._said.clear()
        self._size = 0
        self._ends(name.rpartition(":")[2], said)

    def _refuse(self, *_: object) -> None:
        raise _Bad(texts.HAS_DOCTYPE)


def _walk(
    pieces: Iterable[bytes],
    begins: Callable[[str, Attributes], None],
    ends: Callable[[str, str], None],
) -> None:
    reader = _Reader(begins, ends)
    for piece in pieces:
        reader.feed(piece)
    reader.feed(b"", last=True)


def _first_sheet(parts: _Parts) -> str:
    """The name of the part that holds the first sheet that is not hidden."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def sheet(name: str, told: Attributes) -> None:
        if name == "sheet":
            key = next((told[one] for one in told if one.endswith(":id")), "")
            sheets.append((told.get("state", "visible"), key))
        elif name == "workbookPr" and told.get("date1904", "0") not in ("0", "false"):
            raise _Bad(texts.COUNTS_FROM_1904)

    def target(name: str, told: Attributes) -> None:
        if name == "Relationship":
            targets[told.get("Id", "")] = told.get("Target", "")

    _walk(parts.chunks("xl/workbook.xml"), sheet, _nothing)
    _walk(parts.chunks("xl/_rels/workbook.xml.rels"), target, _nothing)
    shown = [key for state, key in sheets if state == "visible"] or [key for _, key in sheets]
    if not shown:
        raise _Bad(texts.NO_WORKBOOK)
    found = targets[shown[0]]
    name = found.removeprefix("/") if found.startswith("/") else f"xl/{found}"
    if name not in parts.names:
        raise _Bad(texts.NO_WORKBOOK)
    return name


def _nothing(_name: str, _said: str) -> None:
    pass


def _shared(parts: _Parts) -> list[str]:
    """The texts that cells share."""
    if "xl/sharedStrings.xml" not in parts.names:
        return []
    found: list[str] = []
    runs: list[str] = []
    sounding = [0]

    def begins(name: str, _told: Attributes) -> None:
        if name == "si":
            runs.clear()
        sounding[0] += name == "rPh"

    def ends(name: str, said: str) -> None:
        sounding[0] -= name == "rPh"
        # What tells how a word sounds is not part of it.
        if name == "t" and not sounding[0]:
            runs.append(said)
        elif name == "si":
            found.append(_unescaped("".join(runs)))

    _walk(parts.chunks("xl/sharedStrings.xml"), begins, ends)
    return found


class _Sheet:
    """Collects the rows of a sheet."""

    def __init__(self, shared: Sequence[str]) -> None:
        self._shared = shared
        self._left = UNPACKED
        self.rows: list[Cells] = []
        self._line = 0
        self._cells: dict[int, str] = {}
        self._bad: list[tuple[int, str]] = []
        self._place, self._kind = -1, ""
        self._runs: list[str] = []

    def begins(self, name: str, told: Attributes) -> None:
        """A row, a cell or a formula begins."""
        if name == "row":
            self._line = int(told.get("r", self._line + 1))
            self._cells, self._bad, self._place = {}, [], -1
        elif name == "c":
            self._place = _place(told.get("r", ""), self._place + 1)
            self._kind = told.get("t", "n")
            self._runs = []
        elif name == "f":
            self._bad.append((self._place, "formula"))

    def ends(self, name: str, said: str) -> None:
        """A text, a value, a cell or a row ends."""
        if name == "t":
            self._runs.append(said)
        elif name == "v":
            self._runs = [self._value(said)]
        elif name == "c":
            if self._kind == "e":
                self._bad.append((self._place, "error"))
            text = "".join(self._runs)
            if text and 0 <= self._place < MOST_COLUMNS:
                self._left -= len(text)
                if self._left < 0:
                    raise _Bad(texts.BOMB)
                shared = self._kind == "s"
                self._cells[self._place] = text if shared else _unescaped(text)
        elif name == "row":
            width = max(self._cells, default=-1) + 1
            cells = tuple(self._cells.get(place, "") for place in range(width))
            self.rows.append(Cells(self._line, cells, tuple(self._bad)))

    def _value(self, said: str) -> str:
        if self._kind == "s":
            return self._shared[int(said)]
        if self._kind == "n":
            return _number(said)
        return said


def _sheet(pieces: Iterable[bytes], shared: Sequence[str]) -> Iterator[Cells]:
    sheet = _Sheet(shared)
    reader = _Reader(sheet.begins, sheet.ends)
    for piece in pieces:
        reader.feed(piece)
        yield from sheet.rows
        sheet.rows.clear()
    reader.feed(b"", last=True)
    yield from sheet.rows


def _place(reference: str, following: int) -> int:
    found = _COLUMN.match(reference)
    if found is None:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _number(said: str) -> str:
    """A number as a person would have typed it."""
    try:
        number = float(said)
    except ValueError:
        return said
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else said


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def write_xlsx(out: IO[bytes], rows: Iterable[Sequence[str]]) -> None:
    """A workbook with one sheet; every cell is text, so that none is taken for a formula.

    Raises `ValueError` for a cell that is longer than spreadsheets keep.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in _AROUND.items():
            packed.writestr(_part(name), f"{_XML}{text}")
        with packed.open(_part("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, 1):
                cells = "".join(map(_cell, row))
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def _part(name: str) -> zipfile.ZipInfo:
    # Always the same time, so that the same articles make the same file.
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _cell(text: str) -> str:
    if len(text) > LONGEST_CELL:
        raise ValueError(len(text))
    safe = _LIKE_ESCAPED.sub("_x005F_", text)
    safe = _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", safe)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(safe)}</t></is></c>'


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_AROUND: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="knowledge" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
