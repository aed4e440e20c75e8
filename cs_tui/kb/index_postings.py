"""Which entries contain a term.

A posting row holds, for a term and a segment of 16,384 entries, the entries as 16-bit offsets in
one blob: reading a common term is a few rows instead of thousands, and adding an entry rewrites
at most one segment of each of its terms.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_tui.sqlite import Connection

BITS = 14
SEGMENT = 1 << BITS

Changes = dict[int, dict[str, "array[int]"]]
"""Offsets to add or to take away, by segment and term."""


def changes() -> Changes:
    """No changes yet."""
    return defaultdict(lambda: defaultdict(lambda: array("H")))


def note(into: Changes, number: int, terms: Iterable[str]) -> None:
    """Entry `number` gains (or loses) these terms."""
    by_term, offset = into[number >> BITS], number & (SEGMENT - 1)
    for term in terms:
        by_term[term].append(offset)


def add(conn: Connection, gained: Changes) -> None:
    """Add offsets that are not there yet."""
    # Concatenation yields text; the cast gives the same bytes back as a blob.
    statement = (
        "insert into posting values (?, ?, ?) on conflict do update"
        " set offsets = cast(offsets || excluded.offsets as blob)"
    )
    for segment, by_term in gained.items():
        rows = ((term, segment, by_term[term].tobytes()) for term in sorted(by_term))
        conn.executemany(statement, rows)


def take_away(conn: Connection, lost: Changes) -> None:
    """Take offsets away; a term that no entry of the segment contains any more leaves no row."""
    where = "from posting where term = ? and segment = ?"
    for segment, by_term in lost.items():
        for term, gone in by_term.items():
            row = conn.execute(f"select offsets {where}", [term, segment]).fetchone()
            leaving = set(gone)
            kept = [one for one in array("H", row[0] if row else b"") if one not in leaving]
            conn.execute(f"delete {where}", [term, segment])
            if kept:
                offsets = array("H", kept).tobytes()
                conn.execute("insert into posting values (?, ?, ?)", [term, segment, offsets])


def frequencies(conn: Connection, terms: Iterable[str]) -> dict[str, int]:
    """How many entries contain each of these terms; those nobody contains are left out."""
    return dict(
        conn.execute(
            "select term, sum(length(offsets)) / 2 from posting"
            " where term in (select value from json_each(?)) group by term",
            [json.dumps(list(terms))],
        )
    )


def read(conn: Connection, terms: Iterable[str]) -> dict[str, list[tuple[int, array[int]]]]:
    """The entries that contain each term, as (segment, offsets)."""
    found: dict[str, list[tuple[int, array[int]]]] = defaultdict(list)
    for term, segment, offsets in conn.execute(
        "select term, segment, offsets from posting where term in (select value from json_each(?))",
        [json.dumps(list(terms))],
    ):
        found[term].append((segment, array("H", offsets)))
    return found
