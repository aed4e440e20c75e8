"""Customers as lists and panels read them: found by a way to reach them, with all their cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from cs_tui.core.one_customer import root_of
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line
from cs_tui.sqlite import Connection
from cs_tui.store.finding import MOST_WORDS, patterns

MOST_PAST: Final = 50
MOST_FOUND: Final = 5


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer in a list."""

    id: str
    name: str
    phone: str
    email: str
    order_no: str
    grade: str
    updated_at: Instant
    cases: int
    """How many cases of theirs this desk knows."""


@dataclass(frozen=True, slots=True)
class Past:
    """One case of a customer."""

    case: str
    number: str
    status: str
    channel: str
    owner: str | None
    leaf: str | None
    subject: str
    line: str
    """The last that is known of it: how it ended, else the latest word in it."""
    opened_at: Instant
    updated_at: Instant
    over: bool


_SAME = """
SELECT id FROM (
    WITH RECURSIVE same(id) AS (
        VALUES ({root}) UNION SELECT one.value FROM same, json_each((
            SELECT json_group_array(id) FROM customers
            WHERE merged_into = same.id AND merged_into <> ''
        )) AS one
    ) SELECT id FROM same
)
"""
"""The ids of all records that go on in `root`, with its own.

No join: for that SQLite first reads all customers into a Bloom filter, at each question.
"""
_COLUMNS = (
    "id, name, phone, email, order_no, grade, updated_at, "
    "(SELECT count(*) FROM cases WHERE customer_id <> '' "
    f"AND customer_id IN ({_SAME.format(root='customers.id')}))"
)
_PAST = f"""
SELECT cases.id, number, status, channel, owner, leaf, subject,
    coalesce(nullif(doc ->> '$.resolution.line', ''), nullif(doc ->> '$.note.done', ''),
        nullif(doc ->> '$.note.issue', ''), doc ->> '$.messages[#-1].text', ''),
    opened_at, updated_at, over
FROM cases JOIN docs ON docs.stream = 'case/' || cases.id
WHERE customer_id IN ({_SAME.format(root="?")}) AND customer_id <> ''
ORDER BY opened_at DESC, cases.id DESC LIMIT ?
"""


def root(conn: Connection, customer_id: str) -> str:
    """The record a customer goes on in, as far as it is known here; the own one for most."""
    return root_of(customer_id, partial(_into, conn))


def given_up(conn: Connection, root_id: str) -> tuple[str, ...]:
    """The records that go on in this one."""
    rows = conn.execute(_SAME.format(root="?"), (root_id,))
    return tuple(sorted(str(one) for (one,) in rows if one != root_id))


def known_by(conn: Connection, ids: Sequence[str], *, phone: str, email: str) -> str | None:
    """The customer of one of these ids, or else who has this number or address; None: nobody.

    Whoever goes on in another record is that one.
    """
    found = _known_by(conn, ids, phone=phone, email=email)
    return None if found is None else root(conn, found)


def _into(conn: Connection, customer_id: str) -> str:
    """The record this one goes on in, where it is here to be read."""
    row = conn.execute(
        "SELECT merged_into FROM customers AS one WHERE id = ? AND merged_into <> '' "
        "AND EXISTS (SELECT 1 FROM customers WHERE customers.id = one.merged_into)",
        (customer_id,),
    ).fetchone()
    return "" if row is None else str(row[0])


def _known_by(conn: Connection, ids: Sequence[str], *, phone: str, email: str) -> str | None:
    for one in ids:
        row = conn.execute("SELECT id FROM customers WHERE id = ?", (one,)).fetchone()
        if row is not None:
            return str(row[0])
    for column, value in (("phone", phone), ("email", email)):
        if value:
            row = conn.execute(
                f"SELECT id FROM customers WHERE {column} = ? AND {column} <> '' "
                "ORDER BY id LIMIT 1",
                (value,),
            ).fetchone()
            if row is not None:
                return str(row[0])
    return None


def history(conn: Connection, customer_id: str, *, most: int = MOST_PAST) -> tuple[Past, ...]:
    """The cases of a customer that this desk knows, of all their records, the latest first."""
    rows = conn.execute(_PAST, (root(conn, customer_id), most)).fetchall()
    return tuple(Past(*row) for row in rows)


def open_beside(conn: Connection, customer_id: str, case_id: str) -> tuple[str, ...]:
    """The numbers of the customer's other cases that are not over, the oldest first."""
    rows = conn.execute(
        f"SELECT number FROM cases WHERE customer_id IN ({_SAME.format(root='?')}) "
        "AND customer_id <> '' AND NOT over AND id <> ? ORDER BY opened_at, id",
        (root(conn, customer_id), case_id),
    )
    return tuple(str(number) for (number,) in rows)


def open_cases(conn: Connection, customer_id: str, but: str) -> tuple[str, ...]:
    """The ids of the open cases of a customer's record, without this one."""
    rows = conn.execute(
        "SELECT id FROM cases WHERE customer_id = ? AND customer_id <> '' AND NOT over "
        "AND id <> ? ORDER BY opened_at, id",
        (customer_id, but),
    )
    return tuple(row[0] for row in rows)


def find(conn: Connection, text: str, *, most: int = MOST_FOUND) -> tuple[CustomerRow, ...]:
    """Customers in whom every word of `text` occurs, the latest first; all for an empty text.

    Each once, by whichever of their records they are found.
    """
    words = [patterns(word) for word in one_line(text).split()[:MOST_WORDS]]
    holds = " AND ".join(f"({' OR '.join('sought GLOB ?' for _ in word)})" for word in words)
    sought = [pattern for word in words for pattern in word]
    found: dict[str, None] = {}
    rows = conn.execute(
        "SELECT id, merged_into FROM customers INDEXED BY customers_sought "
        f"WHERE {holds or 'TRUE'} ORDER BY updated_at DESC",
        sought,
    )
    for one, into in rows:
        found[root(conn, one) if into else one] = None
        if len(found) == most:
            break
    shown = [row for one in found if (row := row_of(conn, one)) is not None]
    return tuple(sorted(shown, key=lambda row: (-row.updated_at, row.id)))


def row_of(conn: Connection, customer_id: str) -> CustomerRow | None:
    """One customer."""
    row = conn.execute(f"SELECT {_COLUMNS} FROM customers WHERE id = ?", (customer_id,)).fetchone()
    return None if row is None else CustomerRow(*row)
