"""Cases that are passed on: offered to a person, by a person, taken over, accepted by nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields

from pydantic import TypeAdapter

from cs_tui.core.offer_state import Offer
from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection, Row
from cs_tui.store.board import MOST_ROWS

OFFERS = TypeAdapter(tuple[Offer, ...])


@dataclass(frozen=True, slots=True)
class Passed:
    """One case that was offered to somebody, and the offer."""

    case: str
    number: str
    status: str
    owner: str
    channel: str
    name: str
    phone: str
    grade: str
    subject: str
    priority: int
    unread: int
    due_at: Instant | None
    word_at: Instant | None
    """When the last word came of it, since somebody took it over."""
    offer: Offer
    word_due_at: Instant | None = None
    """By when the next one is due."""

    def silent(self, now: Instant) -> bool:
        """Whether whoever took it over has let that pass."""
        due = self.word_due_at
        return due is not None and due <= now and self.offer.standing == "accepted"


_COLUMNS = ", ".join(f"cases.{name}" for name in ("id", *(f.name for f in fields(Passed)[1:-2])))
_OFFERS = "docs.doc -> '$.offers' FROM cases JOIN docs ON docs.stream = 'case/' || cases.id"
_WAITING = (
    f"SELECT {_COLUMNS}, {_OFFERS} WHERE cases.accept_by_at IS NOT NULL "
    "AND {which} ORDER BY cases.accept_by_at, cases.id LIMIT ?"
)
_GIVEN = (
    f"SELECT {_COLUMNS}, {_OFFERS} WHERE cases.given_by <> '' AND cases.over = 0 "
    "AND {which} ORDER BY cases.updated_at DESC, cases.id LIMIT ?"
)
_UNHEARD = (
    f"SELECT {_COLUMNS}, {_OFFERS} WHERE cases.word_at IS NOT NULL AND cases.word_at <= ? "
    "ORDER BY cases.word_at, cases.id LIMIT ?"
)
_UNHEARD_OF = (
    "SELECT word_at FROM cases WHERE word_at IS NOT NULL AND word_at <= ? "
    "AND instr(given_by, ?) AND owner <> ? ORDER BY word_at LIMIT ?"
)


def offered_to(
    conn: Connection, actor: str, addresses: Collection[str], *, most: int = MOST_ROWS
) -> tuple[Passed, ...]:
    """What waits for this person to accept it, the longest first."""
    reached = " OR ".join("instr(cases.offered_to, ?)" for _ in addresses) or "false"
    which = f"cases.owner <> ? AND ({reached})"
    values = (actor, *(f" {address} " for address in addresses), most)
    return tuple(_latest(conn.execute(_WAITING.format(which=which), values)))


def overdue(conn: Connection, now: Instant, *, most: int = MOST_ROWS) -> tuple[Passed, ...]:
    """What nobody accepted in time, the longest first."""
    which = "(cases.accept_by_at <= ? OR docs.doc ->> '$.offers[#-1].overdue_at' IS NOT NULL)"
    return tuple(_latest(conn.execute(_WAITING.format(which=which), (now, most))))


def given_by(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> tuple[Passed, ...]:
    """The open cases a person offered to others, each with the person's latest offer."""
    which = "instr(cases.given_by, ?)"
    rows = conn.execute(_GIVEN.format(which=which), (f" {actor} ", most))
    return tuple(
        Passed(*(*row[:-1], mine[-1]))
        for row in rows
        if (mine := [one for one in OFFERS.validate_json(row[-1]) if one.by == actor])
    )


def unheard(conn: Connection, before: Instant, *, most: int = MOST_ROWS) -> tuple[Passed, ...]:
    """The cases somebody took over of which no word came since then, the longest first."""
    return tuple(_latest(conn.execute(_UNHEARD, (before, most))))


def unheard_of(conn: Connection, actor: str, before: Instant) -> list[Instant]:
    """Of those a person passed on, when the last word came."""
    rows = conn.execute(_UNHEARD_OF, (before, f" {actor} ", actor, MOST_ROWS))
    return [int(row[0]) for row in rows]


def taken_by(conn: Connection, actor: str, *, most: int = MOST_ROWS) -> tuple[Passed, ...]:
    """The cases a person took over and has not answered yet."""
    rows = conn.execute(_GIVEN.format(which="cases.owner = ?"), (actor, most))
    return tuple(
        Passed(*(*row[:-1], mine[-1]))
        for row in rows
        if (
            mine := [
                one
                for one in OFFERS.validate_json(row[-1])
                if (one.standing, one.taken_by) == ("accepted", actor)
            ]
        )
    )


def _latest(rows: Iterator[Row]) -> Iterator[Passed]:
    for row in rows:
        yield Passed(*(*row[:-1], OFFERS.validate_json(row[-1])[-1]))
