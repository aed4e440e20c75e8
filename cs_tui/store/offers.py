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
    offer: Offer


_COLUMNS = ", ".join(f"cases.{name}" for name in ("id", *(f.name for f in fields(Passed)[1:-1])))
_OFFERS = "docs.doc -> '$.offers' FROM cases JOIN docs ON docs.stream = 'case/' || cases.id"
_WAITING = (
    f"SELECT {_COLUMNS}, {_OFFERS} WHERE cases.accept_by_at IS NOT NULL "
    "AND {which} ORDER BY cases.accept_by_at, cases.id LIMIT ?"
)
_GIVEN = (
    f"SELECT {_COLUMNS}, {_OFFERS} WHERE cases.given_by <> '' AND cases.over = 0 "
    "AND {which} ORDER BY cases.updated_at DESC, cases.id LIMIT ?"
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
