"""Customers as lists and panels read them: found by a way to reach them, with all their cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from cs_tui.core import fold
from cs_tui.core.events import Event, Sealed
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


@dataclass(frozen=True, slots=True)
class Beside:
    """An open case that may be about the same thing."""

    case: str
    number: str
    owner: str | None
    same_order: bool
    same_leaf: bool
    opened_at: Instant

    @property
    def twin(self) -> bool:
        """Probably one thing twice: the same order, or the same category of the same customer."""
        return self.same_order or self.same_leaf


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


_BESIDE = f"""
SELECT id, number, owner, order_no, leaf, opened_at FROM cases
WHERE customer_id IN ({_SAME.format(root="?")}) AND customer_id <> '' AND NOT over AND id <> ?
UNION
SELECT id, number, owner, order_no, leaf, opened_at FROM cases INDEXED BY cases_order
WHERE order_no = ? AND order_no <> '' AND over = 0 AND id <> ?
"""


def root(conn: Connection, customer_id: str) -> str:
    """The record a customer goes on in, as far as it is known here; the own one for most."""
    return root_of(customer_id, partial(_into, conn))


def merged(conn: Connection) -> dict[str, str]:
    """The record that each one that was given up goes on in, whether that is here or not."""
    rows = conn.execute("SELECT id, merged_into FROM customers WHERE merged_into <> ''")
    return {str(one): str(into) for one, into in rows}


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


def cases_of(conn: Connection, customers: Sequence[str]) -> list[str]:
    """The cases of these records, by id."""
    marks = ",".join("?" * len(customers))
    rows = conn.execute(
        f"SELECT id FROM cases WHERE customer_id <> '' AND customer_id IN ({marks}) ORDER BY id",
        list(customers),
    )
    return [str(row[0]) for row in rows]


def telling(
    conn: Connection, kinds: Sequence[str], about: Sequence[str] | None = None
) -> list[Event]:
    """Every event of these kinds that still has its personal part; of these customers only, if
    any are named."""
    marks = ",".join("?" * len(kinds))
    rows = conn.execute(
        f"SELECT {', '.join(Sealed._fields)} FROM events WHERE kind IN ({marks}) "
        "AND personal IS NOT NULL ORDER BY seq",
        list(kinds),
    )
    sealed = (Sealed(*row) for row in rows)
    ids = None if about is None else [one.encode() for one in about]
    return [
        fold.read(one) for one in sealed if ids is None or any(known in one.fact for known in ids)
    ]


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


def open_beside(
    conn: Connection, customer_id: str, case_id: str, *, order_no: str = "", leaf: str | None = None
) -> tuple[Beside, ...]:
    """The other open cases of the customer, and those about the same order whoever asked.

    What is the same thing (the order, else the category) comes first, of these the oldest first.
    """
    found = conn.execute(_BESIDE, (root(conn, customer_id), case_id, order_no, case_id)).fetchall()
    rows = [
        Beside(
            case=str(case),
            number=str(number),
            owner=owner,
            same_order=bool(order_no) and order == order_no,
            same_leaf=bool(leaf) and filed == leaf,
            opened_at=opened_at,
        )
        for case, number, owner, order, filed, opened_at in found
    ]
    return tuple(
        sorted(rows, key=lambda one: (not one.same_order, not one.same_leaf, one.opened_at))
    )


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
