"""What a report holds, before anybody decides how it is written: sections of tables and lines.

The three writers make the same cells and lines of it; foreign text was made safe for the writer
before it came in here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["md", "csv", "txt"]
FORMS: Final[tuple[Form, ...]] = ("md", "csv", "txt")
Clean = Callable[[str], str]
"""Makes foreign text one line that is only text in a form."""


@dataclass(frozen=True, slots=True)
class Lasts:
    """A cell that holds a duration in milliseconds; None while there are too few for it."""

    ms: int | None


Cell = str | int | Lasts


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and rows of as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    named: int = 1
    """How many of the first columns say what a row is about."""

    def times(self, column: int) -> bool:
        """Whether a column holds durations."""
        return any(isinstance(row[column], Lasts) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report; a line that begins with `- ` is one of a list."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    sections: tuple[Section, ...]
