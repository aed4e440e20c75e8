"""What the query before has read, for the next key of the one who types it.

A query of one more letter asks for nearly the same terms, and finds nearly the same entries.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from cs_tui.kb import index, index_postings

if TYPE_CHECKING:
    from cs_tui.kb.index import Stored
    from cs_tui.sqlite import Connection

MOST_TERMS: Final = 4_096
"""So many terms are counted once for all the queries that follow."""

Postings = Sequence[tuple[int, "array[int]"]]
"""The entries that contain a term: offsets by segment."""


class Recent:
    """Holds until something is written; then a new one begins."""

    def __init__(self) -> None:
        self._often: dict[str, int] = {}
        self._postings: dict[str, Postings] = {}
        self._entries: dict[int, Stored] = {}

    def frequencies(self, conn: Connection, terms: set[str]) -> dict[str, int]:
        """How many entries contain each of these terms; those nobody contains are left out."""
        if len(self._often) > MOST_TERMS:
            self._often.clear()
        new = terms - self._often.keys()
        if new:
            self._often |= dict.fromkeys(new, 0) | index_postings.frequencies(conn, new)
        return {term: self._often[term] for term in terms if self._often[term]}

    def postings(self, conn: Connection, terms: Iterable[str]) -> Mapping[str, Postings]:
        """The entries that contain each term."""
        wanted = list(terms)
        new = [term for term in wanted if term not in self._postings]
        found = index_postings.read(conn, new) if new else {}
        self._postings = {
            term: found[term] if term in found else self._postings[term] for term in wanted
        }
        return self._postings

    def stored(self, conn: Connection, numbers: Iterable[int]) -> list[Stored]:
        """What these entries are compared by."""
        wanted = list(numbers)
        new = [number for number in wanted if number not in self._entries]
        found = {one.number: one for one in index.stored(conn, new)} if new else {}
        known = self._entries | found
        self._entries = {number: known[number] for number in wanted}
        return list(self._entries.values())
