"""The lists of the desk, read from columns alone.

Imports no domain: the first frame shows these rows before the core is built.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from cs_tui.case_sql import DUE, URGENCY
from cs_tui.sqlite import Connection, Row

MOST_ROWS = 200
"""A list shows no more; the rest is found, not scrolled to."""
MOST_COUNTED = 500
"""Nobody counts on: from here on it is `500+`."""
AGAIN_WITHIN_MS = 7 * 24 * 3_600_000
"""Who comes for the same reason within this comes again (DOMAIN D2.5)."""

COLUMNS = (
    "id, number, status, owner, channel, lang, name, phone, grade, subject, leaf, priority, "
    "unread, front, ours_last, due_at, promise_at, complaint_at, opened_at, updated_at, "
    "customer_id, raise_at, raised_at, erased, closed_at"
)

_QUEUE = f"SELECT {COLUMNS} FROM cases"
_IS_NEW = "WHERE status = 'new'"

# By when they came: then the first of them is the oldest, however few are counted.
_WAITING = (
    "SELECT count(*), min(opened_at) FROM (SELECT opened_at FROM cases INDEXED BY cases_came "
    "WHERE status = 'new' ORDER BY opened_at LIMIT ?)"
)


# What is over but holds an unread message: a customer who only said thanks.
_MINE = (
    f"SELECT {COLUMNS} FROM (SELECT {COLUMNS} FROM cases WHERE owner = ?1 AND over = 0 UNION ALL "
    f"SELECT {COLUMNS} FROM cases INDEXED BY cases_thanked WHERE owner = ?1 AND over = 1 "
    "AND unread > 0 AND status IN ('resolved', 'closed')) ORDER BY min(coalesce(due_at, 9e15), "
    "coalesce(promise_at, 9e15), coalesce(complaint_at, 9e15)), opened_at LIMIT ?2"
)


_AGAIN = """
SELECT this.id, count(*) FROM cases AS this JOIN cases AS before
    ON {whose} AND before.opened_at < this.opened_at
    AND before.opened_at >= this.opened_at - ? AND (this.leaf IS NULL OR before.leaf = this.leaf)
WHERE this.id IN ({marks}) AND this.customer_id <> '' AND before.customer_id <> ''
    AND this.status <> 'merged' AND before.status <> 'merged'
GROUP BY this.id
"""

_OF_ONE_RECORD = "before.customer_id = this.customer_id"
_OF_ONE_CUSTOMER = """before.customer_id IN (SELECT id FROM (
    WITH RECURSIVE same(id) AS (
        VALUES (this.customer_id)
        UNION SELECT one.merged_into FROM customers AS one JOIN same
        ON one.id = same.id AND one.merged_into <> ''
        UNION SELECT one.id FROM customers AS one JOIN same
        ON one.merged_into = same.id AND one.merged_into <> ''
    ) SELECT id FROM same
))"""
"""Records that were merged are of one customer: whichever way the merges went."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One case in a list."""

    id: str
    number: str
    status: str
    owner: str | None
    channel: str
    lang: str
    name: str
    phone: str
    grade: str
    subject: str
    leaf: str | None
    priority: int
    unread: int
    front: bool
    ours_last: bool
    due_at: int | None
    promise_at: int | None
    complaint_at: int | None
    opened_at: int
    updated_at: int
    customer_id: str
    raise_at: int | None = None
    """From when on the answer that is due counts as nearly late."""
    raised_at: int | None = None
    """When the lead was told that nobody works on it."""
    erased: int = 0
    """Its customer was erased."""
    closed_at: int | None = None
    """When it was over for good."""
    archived: bool = False
    """Over for so long that the shop's rule counts it as archived."""
    again: int = 0
    """How often the same customer came before for the same reason, lately."""

    @property
    def wanted_at(self) -> int | None:
        """When something is due on it: an answer, a promise, a word to who complains."""
        due = (self.due_at, self.promise_at, self.complaint_at)
        return min((at for at in due if at is not None), default=None)


@dataclass(frozen=True, slots=True)
class Board:
    """What the desk shows beside the case: mine, and the queue."""

    mine: tuple[BoardRow, ...] = ()
    queue: tuple[BoardRow, ...] = ()
    waiting: int = 0
    """How many wait in all, counted to one more than `MOST_COUNTED`."""
    oldest_at: int | None = None
    """When the one that waits longest came."""
    offered: tuple[int, ...] = ()
    """Until when each case that waits for me should be accepted, the earliest first."""
    given: tuple[int, ...] = ()
    """Until when each offered case that I answer for should be: mine; a lead answers for all."""
    unheard: tuple[int, ...] = ()
    """By when a word was due of each case I passed on that somebody took over."""

    @property
    def waiting_said(self) -> str:
        """How many wait, as it is told: a number, or `500+`."""
        return str(self.waiting) if self.waiting <= MOST_COUNTED else f"{MOST_COUNTED}+"


def board(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> Board:
    """The cases of a person and those that wait for anybody."""
    mine = conn.execute(_MINE, (actor, most)).fetchall()
    queue = conn.execute(
        f"{_QUEUE} INDEXED BY cases_waiting {_IS_NEW} ORDER BY {URGENCY} LIMIT ?",
        (most,),
    ).fetchall()
    waiting, oldest_at = conn.execute(_WAITING, (MOST_COUNTED + 1,)).fetchone()
    rows = marked(conn, tuple(map(_row, [*mine, *queue])))
    return Board(
        mine=rows[: len(mine)],
        queue=rows[len(mine) :],
        waiting=int(waiting),
        oldest_at=oldest_at,
    )


def to_serve(conn: Connection) -> tuple[BoardRow, ...]:
    """What may be served next: the most urgent, and those that wait longest past their time."""
    found = (
        conn.execute(
            f"{_QUEUE} INDEXED BY {index} {_IS_NEW} ORDER BY {order} LIMIT ?", (MOST_ROWS,)
        )
        for index, order in (("cases_waiting", URGENCY), ("cases_longest", DUE))
    )
    rows = dict.fromkeys(row for part in found for row in part)
    return tuple(map(_row, rows))


def again(conn: Connection, cases: Collection[str]) -> dict[str, int]:
    """How many cases of the same customer came before each of these, for the same reason.

    Within `AGAIN_WITHIN_MS` before it; while a case has no category yet, every reason counts. Cases
    that nobody came before are left out; one that was merged is no coming of its own.
    """
    marks = ",".join("?" * len(cases))
    merged = conn.execute("SELECT 1 FROM customers WHERE merged_into <> '' LIMIT 1").fetchone()
    whose = _OF_ONE_RECORD if merged is None else _OF_ONE_CUSTOMER
    rows = conn.execute(_AGAIN.format(marks=marks, whose=whose), (AGAIN_WITHIN_MS, *cases))
    return {str(case): int(n) for case, n in rows}


def marked(conn: Connection, rows: tuple[BoardRow, ...]) -> tuple[BoardRow, ...]:
    """The rows, and on each how often its customer came before for the same reason."""
    known = [row.id for row in rows if row.customer_id]
    counts = again(conn, known) if known else {}
    return tuple([replace(row, again=counts[row.id]) if row.id in counts else row for row in rows])


def handed(
    conn: Connection, actor: str, addresses: Collection[str], *, lead: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Until when what waits for a person, and what they answer for, should be accepted."""
    rows = conn.execute(
        "SELECT accept_by_at, offered_to, owner FROM cases WHERE accept_by_at IS NOT NULL "
        "ORDER BY accept_by_at LIMIT ?",
        (MOST_COUNTED,),
    ).fetchall()
    own = set(addresses)
    to_me = tuple(at for at, to, owner in rows if owner != actor and own & set(to.split()))
    return to_me, tuple(at for at, _, owner in rows if lead or owner == actor)


RESOLVED: Final = (
    "SELECT id FROM cases WHERE status = 'resolved' AND updated_at <= ? "
    "ORDER BY updated_at, id LIMIT ?"
)


def in_front(conn: Connection, actor: str) -> list[str]:
    """The open cases of a person that have a contact in front, the most urgent first."""
    rows = conn.execute(
        "SELECT id FROM cases WHERE owner = ? AND over = 0 AND front = 1 "
        "ORDER BY min(coalesce(due_at, 9e15), coalesce(promise_at, 9e15)), opened_at, id",
        (actor,),
    )
    return [row[0] for row in rows]


def resolved(conn: Connection, untouched_since: int, *, most: int = MOST_ROWS) -> list[str]:
    """Resolved cases that nothing happened to since an instant, the oldest first."""
    return [row[0] for row in conn.execute(RESOLVED, (untouched_since, most))]


def active(conn: Connection, actor: str) -> int:
    """How many conversations a person holds: those on which it is not somebody else's turn."""
    (held,) = conn.execute(
        "SELECT count(*) FROM cases WHERE owner = ? AND over = 0 AND status = 'active'", (actor,)
    ).fetchone()
    return int(held)


def promised(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> tuple[BoardRow, ...]:
    """The cases on which a person owes something by a time, the most urgent first."""
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM cases WHERE promise_at IS NOT NULL AND owner = ? "
        "ORDER BY promise_at LIMIT ?",
        (actor, most),
    )
    return tuple(map(_row, rows))


def filed(conn: Connection, until: int, *, most: int = MOST_ROWS) -> tuple[BoardRow, ...]:
    """The cases that were over by an instant, the latest first: what counts as archived."""
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM cases WHERE closed_at <= ? ORDER BY closed_at DESC, id LIMIT ?",
        (until, most),
    )
    return last_archived(map(_row, rows), until)


def last_archived(rows: Iterable[BoardRow], until: int) -> tuple[BoardRow, ...]:
    """The rows in their order, but those last that were over by an instant: they are archived."""
    known = [
        replace(row, archived=row.closed_at is not None and row.closed_at <= until) for row in rows
    ]
    return tuple(sorted(known, key=attrgetter("archived")))


def row_of(conn: Connection, case_or_number: str) -> BoardRow | None:
    """One case by its id or by the number people say."""
    row = conn.execute(
        f"SELECT {COLUMNS} FROM cases WHERE id = ?1 OR number = upper(?1) LIMIT 1",
        (case_or_number,),
    ).fetchone()
    return None if row is None else _row(row)


def _row(values: Row) -> BoardRow:
    return BoardRow(*values)
