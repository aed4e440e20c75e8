"""Finding a case by what somebody remembers of it: a number, a phone's tail, a name, how it sounds.

Every case keeps all of that in one column. What is written stands there in small letters, how a
Han name sounds in capitals: a word somebody typed is never taken for the inside of a syllable.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from cs_tui import pinyin
from cs_tui.core.rows import CaseRow
from cs_tui.core.text import one_line
from cs_tui.sqlite import Connection, Row
from cs_tui.store.board import COLUMNS, BoardRow

MOST_FOUND: Final = 50
MOST_WORDS: Final = 6
_SPOKEN: Final = 12
"""So many characters of a name can be found by their sound: names of firms are longer."""

_PHONE_MARKS: Final = str.maketrans("", "", "+-()./ ")
_AS_TYPED: Final = str.maketrans("üÜ", "vV", "'’")
_LITERAL: Final = str.maketrans({mark: f"[{mark}]" for mark in "*?["})

_ORDER: Final = "ORDER BY over, updated_at DESC"
_MINE: Final = "owner = ?"
_OTHERS: Final = "owner IS NOT ?"


def sought(row: CaseRow) -> str:
    """Everything a case is found by, as one line."""
    return spoken_and_written(row.name, row.phone, row.number, row.order_no, row.subject)


def spoken_and_written(name: str, phone: str, *more: str) -> str:
    """A name as it is written and as it sounds, a number with and without its marks, and more."""
    bare = phone.translate(_PHONE_MARKS)
    both = phone if bare == phone else f"{phone} {bare}"
    return _alike(" ".join((name, both, *more))) + sounds(name)


@lru_cache(maxsize=2_000)
def sounds(name: str) -> str:
    """How a Han name may be typed by ear, from each of its characters on; empty without any.

    李小明 sounds like ` LIXIAOMING LXM LIXM XIAOMING XM MING M`; a surname of two readings
    sounds like both.
    """
    spoken = [known for known in map(pinyin.readings, name) if known][:_SPOKEN]
    if not spoken:
        return ""
    usual = [known[0] for known in spoken]
    ways = [way for first in spoken[0] for way in _ways([first, *usual[1:]])]
    for start in range(1, len(usual)):
        ways += _ways(usual[start:])[:2]
    return "".join(f" {way.upper()}" for way in dict.fromkeys(ways))


def find(
    conn: Connection,
    text: str,
    actor: str,
    *,
    most: int = MOST_FOUND,
    given_up: Callable[[], bool] = lambda: False,
) -> tuple[BoardRow, ...]:
    """Cases in which every word of `text` occurs: mine first, then the open, then the latest.

    A word is part of the number, phone, order, name or subject, or the beginning of how the name
    sounds from any of its characters on: in full, by initials, or the surname and initials.
    Empty once it was `given_up`.
    """
    words = [patterns(word) for word in one_line(text).split()[:MOST_WORDS]]
    holds = " AND ".join(f"({' OR '.join('sought GLOB ?' for _ in word)})" for word in words)
    wanted = [pattern for word in words for pattern in word]
    found: list[Row] = []
    for index, whose in (("cases_owner", _MINE), ("cases_sought", _OTHERS)):
        if given_up():
            return ()
        # The ids alone are in the index: no case is read but those that are shown.
        ids = (
            f"SELECT id FROM cases INDEXED BY {index} WHERE {whose} AND {holds or 'TRUE'} "
            f"{_ORDER} LIMIT ?"
        )
        found += conn.execute(
            f"SELECT {COLUMNS} FROM cases WHERE id IN ({ids}) {_ORDER}",
            (actor, *wanted, most - len(found)),
        ).fetchall()
    return tuple(BoardRow(*row) for row in found)


def patterns(word: str) -> list[str]:
    """The forms of one word, any of which may occur: as written, bare of marks, by its sound."""
    written = _alike(word)
    forms = [f"*{written.translate(_LITERAL)}*"]
    bare = word.translate(_PHONE_MARKS)
    if bare != word and bare.isdigit():
        forms.append(f"*{bare}*")
    heard = word.translate(_AS_TYPED)
    if heard.isascii() and heard.isalpha():
        forms.append(f"* {heard.upper()}*")
    return forms


def _alike(text: str) -> str:
    """One form for all widths and cases of the same word."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _ways(syllables: list[str]) -> tuple[str, str, str]:
    """All of it, its initials, and its first syllable with the initials of the others."""
    initials = "".join(one[0] for one in syllables)
    return "".join(syllables), initials, syllables[0] + initials[1:]
