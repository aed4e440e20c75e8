"""The chain over the log: no event can be changed, taken out or put elsewhere without a trace.

A link is SHA-256 of the link before it, the seq and the hash of the event's fact part. Personal
parts are outside, so that erasing a person breaks nothing; their own hash stands in the fact.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from cs_tui.core.events import BadEvent, Sealed, parse
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.ports import Witness
from cs_tui.server.storage.projection import SEALED
from cs_tui.texts import Words
from cs_tui.texts import audit as texts

AT_ONCE: Final = 1000
START: Final = b"\x00" * 32


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the log is not what it was."""

    seq: int
    what: Words


def following(link: bytes, seq: int, event_hash: str) -> bytes:
    """The link of the event at `seq`."""
    return hashlib.sha256(link + seq.to_bytes(8, "big") + bytes.fromhex(event_hash)).digest()


def head(conn: Conn) -> Witness:
    """The latest link."""
    seq, link = conn.execute("SELECT seq, head FROM counter").fetchone()
    return Witness(int(seq), bytes(link).hex())


def verify(conn: Conn, witnesses: Iterable[Witness] = ()) -> list[Fault]:
    """Every fault of the log, the first of each kind of break first; empty when it is whole."""
    wanted = {one.seq: one.head for one in witnesses}
    faults: list[Fault] = []
    link, last = START, 0
    for seq, kept, *columns in _rows(conn):
        if seq != last + 1:
            faults.append(Fault(last + 1, texts.TAKEN_OUT.fill(first=last + 1, last=seq - 1)))
        sealed = Sealed(*columns)
        faults += (Fault(seq, what) for what in _altered(sealed))
        link = following(link, seq, sealed.hash)
        if link != kept:
            faults.append(Fault(seq, texts.LINK_BROKEN))
            # The rest is compared with what was kept, so that one change is told once.
            link = kept
        faults += _witnessed(wanted, seq, link)
        last = seq
    return [*faults, *_at_the_end(conn, wanted, last, link)]


def _rows(conn: Conn) -> Iterator[tuple[Any, ...]]:
    """Every event in order, a page at a time: a log is larger than memory."""
    last = 0
    while rows := conn.execute(
        f"SELECT seq, chain, {SEALED} FROM events WHERE seq > ? ORDER BY seq LIMIT ?",
        (last, AT_ONCE),
    ).fetchall():
        yield from rows
        last = rows[-1][0]


def _altered(sealed: Sealed) -> Iterator[Words]:
    """What of a row is not what its bytes say."""
    try:
        if parse(sealed.fact, sealed.personal) != sealed:
            yield texts.ROW_DIFFERS
    except BadEvent as error:
        yield texts.UNREADABLE.fill(why=error.words)


def _witnessed(wanted: dict[int, str], seq: int, link: bytes) -> Iterator[Fault]:
    said = wanted.get(seq)
    if said is not None and said != link.hex():
        yield Fault(seq, texts.NOT_AS_WITNESSED)


def _at_the_end(conn: Conn, wanted: dict[int, str], last: int, link: bytes) -> Iterator[Fault]:
    now = head(conn)
    if now.seq != last:
        yield Fault(last + 1, texts.TAKEN_OUT.fill(first=last + 1, last=now.seq))
    elif now.head != link.hex():
        yield Fault(last, texts.LINK_BROKEN)
    for seq in sorted(wanted):
        if seq > last:
            yield Fault(seq, texts.CUT_OFF.fill(seq=seq, last=last))
