"""The tables that streams are projected to, and how rows in them come to be what they should be.

What reads already as it should is not written: most acts of a person touch a few columns, and an
index of columns that did not change is not touched either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from cs_tui.core.rows import CaseRow
from cs_tui.sqlite import Connection, Row


@dataclass(frozen=True)
class Table:
    """A table that streams are projected to, and the column that names the stream."""

    name: str
    key: str
    columns: tuple[str, ...]
    identity: int = 1
    """By so many of the first columns a row is told from every other."""

    @cached_property
    def put(self) -> str:
        """Adds one row."""
        marks = ", ".join("?" for _ in self.columns)
        return f"INSERT OR REPLACE INTO {self.name} ({_named(self.columns)}) VALUES ({marks})"

    @cached_property
    def drop(self) -> str:
        """Removes the row of this identity."""
        return f"DELETE FROM {self.name} WHERE {self._is_it}"

    @cache  # noqa: B019  (there are five tables, and they live as long as the program)
    def change(self, columns: tuple[int, ...]) -> str:
        """Replaces these columns of the row of this identity."""
        values = ", ".join(f'"{self.columns[n]}" = ?' for n in columns)
        return f"UPDATE {self.name} SET {values} WHERE {self._is_it}"

    @cached_property
    def between(self) -> str:
        """The rows of all streams between two keys."""
        return (
            f"SELECT {_named(self.columns)} FROM {self.name} "
            f'WHERE "{self.key}" BETWEEN ? AND ? ORDER BY 1, 2'
        )

    def key_of(self, stream: str) -> str:
        """How a stream is named here: the documents by all of it, the others by its id."""
        return stream if self.key == "stream" else stream.partition("/")[2]

    def rows(self, conn: Connection, first: str, last: str) -> list[Row]:
        """The rows of all streams of one family from `first` to `last`."""
        return conn.execute(self.between, (self.key_of(first), self.key_of(last))).fetchall()

    @property
    def _is_it(self) -> str:
        return " AND ".join(f'"{column}" = ?' for column in self.columns[: self.identity])


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


DOCS: Final = Table("docs", "stream", ("stream", "doc", "void", "conflicts", "fold_v"))
CASES: Final = Table("cases", "id", (*CaseRow._fields, "sought"))
CONTACTS: Final = Table(
    "contact_facts", "case", ("case", "contact", "day", "unanswered", "facts"), identity=2
)
FACTS: Final = Table("case_facts", "case", ("case", "owner", "day_opened", "facts"))
RESOLVED: Final = Table("resolved_days", "case", ("case", "day"), identity=2)
USES: Final = Table("uses", "case", ("case", "article", "solved", "kept", "at"), identity=2)
ARTICLES: Final = Table(
    "articles",
    "id",
    (
        "id",
        "external",
        "title",
        "lang",
        "cat",
        "state",
        "stamp",
        "pair",
        "validated",
        "audience",
        "valid_from",
        "valid_to",
        "review_at",
        "changed_at",
        "contested",
        "unweighed",
        "on_channels",
        "before_stamp",
        "before_title",
        "before_to",
    ),
)
READINGS: Final = Table(
    "readings", "shift", ("shift", "bulletin", "version", "agent", "at"), identity=3
)
TRIES: Final = Table(
    "tries",
    "shift",
    ("shift", "bulletin", "version", "nth", "agent", "day", "hits", "asked", "at"),
    identity=4,
)
SHIFTS: Final = Table("shifts", "id", ("id", "open", "opened_at", "unsigned_at"))
CUSTOMERS: Final = Table(
    "customers",
    "id",
    ("id", "name", "phone", "email", "order_no", "grade", "updated_at", "merged_into", "sought"),
)

TABLES: Final[dict[str, tuple[Table, ...]]] = {
    "case": (DOCS, CASES, CONTACTS, FACTS, RESOLVED, USES),
    "article": (DOCS, ARTICLES),
    "customer": (DOCS, CUSTOMERS),
    "shift": (DOCS, READINGS, TRIES, SHIFTS),
}
"""The tables a family of streams is projected to; of the others the document alone."""


def settle(conn: Connection, table: Table, found: Iterable[Row], wanted: Iterable[Row]) -> None:
    """Makes the rows that were found in a table into those that are wanted."""
    own = table.identity
    before = {row[:own]: row for row in found}
    added: list[Row] = []
    changed: dict[tuple[int, ...], list[Row]] = {}
    for row in wanted:
        was = before.pop(row[:own], None)
        if was is None:
            added.append(row)
        elif was != row:
            columns = tuple([n for n, value in enumerate(row) if value != was[n]])
            values = [row[n] for n in columns]
            changed.setdefault(columns, []).append((*values, *row[:own]))
    # Most often there is nothing of the one or the other; to say so costs as much as a row.
    if before:
        conn.executemany(table.drop, before)
    if added:
        conn.executemany(table.put, added)
    for columns, rows in changed.items():
        conn.executemany(table.change(columns), rows)
