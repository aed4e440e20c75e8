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

Changes = dict[tuple[str, int], "array[int]"]
"""Offsets to add or to take away, by term and segment."""


def changes() -> defaultdict[tuple[str, int], array[int]]:
    """No changes yet."""
    return defaultdict(lambda: array("H"))


def note(into: Changes, number: int, terms: Iterable[str]) -> None:
    """Entry `number` gains (or loses) these terms."""
    segment, offset = number >> BITS, number & (SEGMENT - 1)
    for term in terms:
        into[term, segment].append(offset)


def add(conn: Connection, gained: Changes) -> None:
    """Add offsets that are not there yet."""
    # Concatenation yields text; the cast gives the same bytes back as a blob.
    conn.executemany(
        "insert into posting values (?, ?, ?) on conflict do update"
        " set offsets = cast(offsets || excluded.offsets as blob)",
        [(*key, gained[key].tobytes()) for key in sorted(gained)],
    )


def take_away(conn: Connection, lost: Changes) -> None:
    """Take offsets away; a term that no entry of the segment contains any more leaves no row."""
    for (term, segment), gone in lost.items():
        key = [term, segment]
        where = "from posting where term = ? and segment = ?"
        row = conn.execute(f"select offsets {where}", key).fetchone()
        leaving = set(gone)
        left = array("H", [one for one in array("H", row[0] if row else b"") if one not in leaving])
        conn.execute(f"delete {where}", key)
        if left:
            conn.execute("insert into posting values (?, ?, ?)", [*key, left.tobytes()])


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
