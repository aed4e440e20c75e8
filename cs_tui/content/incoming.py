"""Content files that somebody gives us: whole documents as TOML, lists of one as CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from cs_tui.content import tables
from cs_tui.content.decoding import UTF8
from cs_tui.content.faults import FileFault
from cs_tui.content.files import parse_toml, read_given
from cs_tui.content.tables import Sheet, Table, from_csv, to_csv
from cs_tui.content.toml_out import to_toml
from cs_tui.core.policy import DOCUMENTS
from cs_tui.core.policy.faults import Fault
from cs_tui.errors import UsageError
from cs_tui.texts import Words
from cs_tui.texts import content as texts

Document = dict[str, object]

_REVISION: Final = re.compile(r"^# cs-tui content ([a-z]+) revision ([0-9]{1,9})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file: the document it is about, and what it says of it."""

    file: str
    document: str
    base_rev: int | None
    """The revision it was exported from; None where the file does not say."""
    text: str
    toml: Document | None
    """The whole document; None where the file is one list of it."""
    sheet: Sheet | None = None
    encoding: str = UTF8
    """What the file was in; anything else was converted."""

    @property
    def converted(self) -> Words | None:
        """What its person is told when it was not in UTF-8."""
        if self.encoding == UTF8:
            return None
        return texts.FILE_CONVERTED.fill(file=self.file, encoding=self.encoding)

    def whole(self, now: Mapping[str, object]) -> Document:
        """The whole document as this file wants it, when it stands as `now`."""
        if self.sheet is None:
            return dict(self.toml or {})
        return {"version": 1, **now, self.sheet.table.key: list(self.sheet.rows)}

    def placed(self, fault: Fault) -> FileFault:
        """A fault of the document as one of this file, with its line."""
        return FileFault(self.file, self._line(fault.steps, fault.field), fault.field, fault.reason)

    def _line(self, steps: Sequence[int | str], field: str) -> int:
        """The line of the row or the table a path goes through; 0 where there is none."""
        match list(steps[:2]):
            case [str(key), int(place)]:
                pass
            case _:
                key, place = self._named(field)
        if place < 0:
            return 0
        if self.sheet is not None:
            mine = key == self.sheet.table.key and place < len(self.sheet.lines)
            return self.sheet.lines[place] if mine else 0
        heads = re.finditer(rf"^[ \t]*\[\[[ \t]*{re.escape(key)}[ \t]*\]\]", self.text, re.M)
        for number, head in enumerate(heads):
            if number == place:
                return self.text.count("\n", 0, head.start()) + 1
        return 0

    def _named(self, field: str) -> tuple[str, int]:
        """Key and place of a row that is told by its id: `leaves[LOGIN].name`."""
        found = re.match(r"(\w+)\[([^\]#]+)\]", field)
        rows = self.whole({}).get(found[1]) if found else None
        if found is None or not isinstance(rows, list):
            return "", -1
        ids = [row.get("id") for row in rows if isinstance(row, Mapping)]
        # A doubled id is told where it stands the second time.
        places = [place for place, one in enumerate(ids) if one == found[2]]
        return found[1], places[-1] if places else -1


def read_incoming(file: Path | Traversable, name: str = "") -> Incoming:
    """Reads one content file. What it is about is its name without the ending, unless told.

    Raises `BadFile` for what cannot be read, `UsageError` for a name that is nothing of ours.
    """
    about = name or file.name.rpartition(".")[0] or file.name
    given = read_given(file)
    text = given.text
    if file.name.lower().endswith(".csv"):
        return replace(_as_table(str(file), about, text), encoding=given.encoding)
    known = (*DOCUMENTS, tables.NOTICES)
    if about not in known:
        raise UsageError(_no_such(about, known))
    told = _REVISION.search(text)
    base = int(told[2]) if told and told[1] == about else None
    whole = parse_toml(text, str(file))
    return Incoming(str(file), about, base, text, whole, encoding=given.encoding)


def exported(name: str, doc: Mapping[str, object], rev: int) -> str:
    """A document as a file to be edited and imported again."""
    return f"# cs-tui content {name} revision {rev}\n{to_toml(doc)}"


def exported_table(one: Table, doc: Mapping[str, object]) -> str:
    """One list of a document as CSV; the mark at the beginning is for spreadsheets."""
    rows = doc.get(one.key, [])
    assert isinstance(rows, list | tuple)  # noqa: S101
    return "\ufeff" + to_csv(one, rows)


def table_named(name: str) -> Table:
    """The list of this name. Raises `UsageError` with the nearest one."""
    one = tables.table(name)
    if one is None:
        raise UsageError(_no_such(name, [known.name for known in tables.TABLES]))
    return one


def _as_table(file: str, name: str, text: str) -> Incoming:
    one = table_named(name)
    return Incoming(file, one.document, None, text, None, from_csv(one, text, file))


def _no_such(name: str, known: Sequence[str]) -> Words:
    near = get_close_matches(name, known, n=1, cutoff=0)
    return texts.NO_SUCH_CONTENT.fill(name=name, near=(near or known)[0])
