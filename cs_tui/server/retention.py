"""What is over is kept as long as the shop's rule says, then erased: some of it every night.

`core/retention.py` says what is due. It is erased as a customer is who asks for it: at one place,
`server/erasing.py`, with the same events. A customer goes with the last of their cases.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from cs_tui.core import erasing as rules
from cs_tui.core import fold
from cs_tui.core.case import MOVES, Case, stream_of
from cs_tui.core.customer import Record
from cs_tui.core.customer import stream_of as record_of
from cs_tui.core.events import Event
from cs_tui.core.one_customer import root_of
from cs_tui.core.policy import Archive
from cs_tui.core.policy.archive import DAY_MS
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.retention import EXPIRED, RAN, Ran, last_of, outlived
from cs_tui.errors import CsError
from cs_tui.filing import (
    KNOWN_TO_HUB,
    Fresh,
    States,
    bereft,
    due,
    ended_after,
    filed,
    ready,
    unheld,
)
from cs_tui.server.erasing import erase, left_behind, outside
from cs_tui.server.reckoning import Reckoning, policy_of
from cs_tui.server.storage import Session
from cs_tui.server.storage.opening import Place, looked_at
from cs_tui.server.storage.session import SqlSession
from cs_tui.server.work import Work
from cs_tui.sqlite import Error
from cs_tui.sync.archive import Archived, told

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

AT_ONCE: Final = 50
"""So many cases are erased in one transaction: desks that send meanwhile wait for it."""
A_NIGHT: Final = 2_000
"""So many are erased in one night; the rest in the next."""
SEEN_MS: Final = 30 * DAY_MS
"""So long the hub knows that a case is over before it goes: the clock of a desk may be wrong, or
was set back by somebody who wants it gone."""
logger: Final = logging.getLogger("cs_tui.hub")

_QUOTING: Final = [body.kind for body in rules.QUOTING]
_NAMING: Final = [body.kind for body in rules.NAMING]
_ENDING: Final = [kind for kind, move in MOVES.items() if move.to.final]
_NAMED: Final = re.compile(rb'"customer_id":\s*"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be erased, and what was found about it: the log is read once for all of it."""

    cases: tuple[str, ...] = ()
    """The oldest first."""
    waits: int = 0
    """So many more are due but still owe something, or have to do with a case that is open."""
    families: Mapping[str, tuple[str, ...]] | None = None
    """The customer of a case -> all records of that customer."""
    alone: tuple[tuple[str, ...], ...] = ()
    """The records of each customer of whom only these are left."""
    outside: tuple[Event, ...] = ()
    seq: int = 0
    """Up to where the log was read for `outside`."""


def planned(session: Session, archive: Archive, now: Instant, most: int = A_NIGHT) -> Plan:
    """What one night erases."""
    cases, waits = due(session.ask, _states(session), archive, now, most, _fresh(session, now))
    alone = _outlived(session, archive, now)
    if not cases and not alone:
        return Plan(waits=waits, seq=session.log.last_seq())
    families = _families(session, {case.customer_id for case in cases} - {""})
    customers = {one for family in (*families.values(), *alone) for one in family}
    customers |= {one.id for one in left_behind(session, cases, customers)}
    about = {case.stream for case in cases} | {record_of(one) for one in customers}
    return Plan(
        tuple(case.id for case in cases),
        waits,
        families,
        alone,
        tuple(_about(session, about, customers)),
        session.log.last_seq(),
    )


def _families(session: Session, customers: Collection[str]) -> dict[str, tuple[str, ...]]:
    merges = session.log.merges()
    into: dict[str, list[str]] = {}
    for one in merges:
        into.setdefault(root_of(one, lambda known: merges.get(known, "")), []).append(one)
    roots = {one: root_of(one, lambda known: merges.get(known, "")) for one in customers}
    return {one: (root, *into.get(root, ())) for one, root in roots.items()}


def _outlived(session: Session, archive: Archive, now: Instant) -> tuple[tuple[str, ...], ...]:
    """The records, by customer, that are left of those whose last case went before; those of so
    many customers as go in one transaction."""
    families = _families(session, bereft(session.ask, KNOWN_TO_HUB))
    due_now = (one for one in sorted(set(families.values())) if _left(session, archive, one, now))
    return tuple(islice(due_now, AT_ONCE))


def _left(session: Session, archive: Archive, family: Sequence[str], now: Instant) -> list[Record]:
    """These records of a customer, if they are to go by themselves now."""
    states = [session.log.state(record_of(one)) for one in family]
    records = [one for one in states if isinstance(one, Record) and one.id]
    standing = [one for one in records if one.erased_at is None]
    theirs = map(session.log.state, map(stream_of, session.queue.of_customers(family)))
    cases = [one for one in theirs if isinstance(one, Case)]
    return standing if outlived(archive, standing, cases, now) else []


def _about(
    session: Session, streams: Collection[str], customers: Collection[str]
) -> Iterator[Event]:
    """Where these are quoted, and what names these customers on a case."""
    for one in map(fold.read, session.log.of_kinds(_QUOTING)):
        if rules.quoted(one.body) in streams:
            yield one
    for sealed in session.log.of_kinds(_NAMING):
        # Every case there is has such an event: only those that can matter are read. An id that is
        # written with escapes is read too.
        found = _NAMED.search(sealed.fact)
        if b"\\" in sealed.fact or (found is not None and found[1].decode() in customers):
            one = fold.read(sealed)
            if rules.named(one.body) in customers:
                yield one


def _states(session: Session) -> States:
    return lambda streams: session.log.states(streams).values()


def _fresh(session: Session, now: Instant) -> Fresh:
    """The streams whose case ended less than `SEEN_MS` ago as the hub heard it."""
    return lambda streams: ended_after(session.ask, streams, _ENDING, now - SEEN_MS)


def expire(work: Work, plan: Plan, ids: Sequence[str]) -> int:
    """Erases some of what was planned, as far as it still may be; how many cases.

    With the first of them go the records that were left of customers.
    """
    archive, session = work.policy.shop.archive, work.session
    if not archive.erase or not session.only("expire"):
        return 0
    held = [work.case(one) for one in sorted(ids)]
    able = ready(session.ask, archive, held, work.now, _fresh(session, work.now))
    cases = unheld(_states(session), able)
    # The first of these steps takes them.
    first = not plan.cases or plan.cases[0] in ids
    alone = [
        one
        for family in (plan.alone if first else ())
        for one in _left(session, archive, family, work.now)
    ]
    if not cases and not alone:
        return 0
    whole = _customers(work, cases, plan.families or {})
    known = {*(one.id for one in whole), *(case.customer_id for case in cases)} - {""}
    records = (*whole, *left_behind(session, cases, known), *alone)
    theirs = [*(one.stream for one in records), *(one.stream for one in cases)]
    since = outside(session, theirs, plan.seq)
    erase(work, rules.reached(records, cases, (*plan.outside, *since)), HUB, EXPIRED)
    return len(cases)


def _customers(
    work: Work, cases: Sequence[Case], families: Mapping[str, tuple[str, ...]]
) -> list[Record]:
    """The records of the customers of whom nothing is left after this."""
    going, found = {case.id for case in cases}, dict[str, Record]()
    for customer in dict.fromkeys(case.customer_id for case in cases if case.customer_id):
        family = families.get(customer, (customer,))
        records = [work.state(record_of(one), Record) for one in family]
        standing = [one for one in records if one.id and one.erased_at is None]
        theirs = [work.case(one) for one in work.session.queue.of_customers(family)]
        if last_of(standing, theirs, going):
            found |= {one.id: one for one in standing}
    return list(found.values())


def standing(session: Session, archive: Archive, now: Instant, erased: int = 0) -> Archived:
    """How what is over stands; `erased` were erased just now."""
    cases, waits = due(session.ask, _states(session), archive, now, A_NIGHT, _fresh(session, now))
    ran = Ran.read(session.meta(RAN))
    return told(
        archive,
        filed(session.ask, archive, now),
        waits=waits,
        left=len(cases),
        erased=erased,
        ran_at=ran and ran.at,
        ran_erased=ran.erased if ran else 0,
    )


def looked_into(place: Place, now: Instant) -> tuple[Archived, Reckoning]:
    """The same of a database beside the hub that serves it, with the policy it was reckoned by.

    Raises `BadFile` and `Unavailable`.
    """
    with looked_at(place) as conn:
        session = SqlSession(conn)
        reckoning = Reckoning.by(policy_of(session))
        return standing(session, reckoning.policy.shop.archive, now), reckoning


class Retention:
    """Erases what is due when the shift day changes; a hub that was stopped goes on with it."""

    def __init__(self, a_night: int = A_NIGHT) -> None:
        self._a_night = a_night
        self._day = ""
        self._plan: Plan | None = None
        self._done = 0

    @property
    def busy(self) -> bool:
        """Whether there is more to be erased tonight."""
        return self._plan is not None

    async def look(self, hub: Hub) -> None:
        """Erases the next of what is due tonight; once that is done, nothing until the next day.

        What is not erased tonight, as a hub on the same store does it or there is too much of it,
        is in the next night.
        """
        now = hub.now()
        day = await hub.read(lambda session: hub.reckoning(session).day(now))
        if day == self._day:
            return
        plan = self._plan
        if plan is None:
            plan = await hub.read(lambda session: _tonight(session, hub, self._a_night))
            self._plan, self._done = plan, 0
        some = plan.cases[self._done : self._done + AT_ONCE]
        over = not some
        try:
            if plan.seq:
                await hub.write(lambda work: _one_step(work, plan, some))
        except (CsError, Error) as error:
            # What was erased is, what was not is still due: the next night tries again.
            logger.warning("%s", error)
            over = True
        self._done += len(some)
        if over:
            self._day, self._plan = day, None


def _tonight(session: Session, hub: Hub, most: int) -> Plan:
    """What is to be erased in this night; nothing where the shop has not said so."""
    archive = hub.reckoning(session).policy.shop.archive
    return planned(session, archive, hub.now(), most) if archive.erase else Plan()


def _one_step(work: Work, plan: Plan, some: Sequence[str]) -> None:
    count(work, expire(work, plan, some))


def count(work: Work, erased: int) -> None:
    """Keeps how many were erased on this shift day, and when the last of them."""
    session = work.session
    ran = Ran.after(Ran.read(session.meta(RAN)), work.day, work.now, erased)
    session.set_meta(RAN, ran.written)
