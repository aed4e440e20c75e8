"""A customer is erased: what that reaches here, and what comes in of them too late.

`core/erasing.py` says what an erasure is. Everything is stored in one transaction, so a hub that
is killed in the middle has erased all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from cs_tui.core import erasing as rules
from cs_tui.core import fold
from cs_tui.core.case import Case, stream_of
from cs_tui.core.customer import CustomerLinked, Record, link
from cs_tui.core.customer import stream_of as record_of
from cs_tui.core.erasing import Reach, Why
from cs_tui.core.events import Event
from cs_tui.core.hold import CaseReleased
from cs_tui.core.moves import CaseCancelled, CaseClosed, CaseMerged, CaseOpened
from cs_tui.core.one_customer import root_of
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.server.customers import met
from cs_tui.server.storage import Entry, Session

if TYPE_CHECKING:
    from cs_tui.server.work import Work

_QUOTING: Final = tuple(body.kind for body in rules.QUOTING)
_NAMING: Final = tuple(body.kind for body in rules.NAMING)
_MOVING: Final = (CustomerLinked, Undone)
"""After these a case may be another customer's than it was."""
_ENDING: Final = (CustomerLinked, CaseClosed, CaseCancelled, CaseMerged, CaseReleased, Undone)
"""After these a case may turn out to be one of somebody who was erased, and held no longer."""


class Sought(NamedTuple):
    """What of a log speaks of these streams, up to a seq."""

    upto: int = 0
    streams: frozenset[str] = frozenset()
    events: tuple[Event, ...] = ()


class _Theirs(NamedTuple):
    """What is known of a customer without looking through the log."""

    records: list[Record]
    cases: list[Case]
    former: list[Record]
    """Records their cases were of before: some may go with theirs."""

    @property
    def streams(self) -> frozenset[str]:
        """Where all of it stands."""
        people = (one.stream for one in (*self.records, *self.former))
        return frozenset((*people, *(one.stream for one in self.cases)))


def seek(session: Session, customer: str) -> Sought:
    """What `reach` looks for in the whole log, found before the turn to write has come."""
    streams = _theirs(session, customer).streams
    return Sought(session.log.last_seq(), streams, tuple(outside(session, streams)))


def reach(session: Session, customer: str, before: Sought | None = None) -> Reach:
    """What erasing this customer touches, with every record that goes on in theirs; nothing at
    all of somebody nobody knows, or who was erased already.

    Of a log in which was sought `before`, only what came in since is looked at, unless the customer
    has got another record or case meanwhile.
    """
    theirs = _theirs(session, customer)
    known = before or Sought()
    if not theirs.streams <= known.streams:
        known = Sought()
    said = (*known.events, *outside(session, theirs.streams, known.upto))
    left = rules.left_behind(theirs.former, theirs.cases, said)
    return rules.reached([*theirs.records, *left], theirs.cases, said)


def _theirs(session: Session, customer: str) -> _Theirs:
    records = list(records_of(session, customer))
    known = [one.id for one in records]
    ids = session.queue.of_customers(known) if records else []
    cases = [one for one in map(session.log.state, map(stream_of, ids)) if isinstance(one, Case)]
    return _Theirs(records, cases, _former(session, cases, known))


def erase(work: Work, found: Reach, by: str, why: Why) -> None:
    """Erases all of it. Raises `Refused` for a customer with open cases: nothing was done then."""
    events = rules.erased(found, work.ctx, by, why)
    for case in found.cases:
        work.session.doors.part(case.id)
    work.decide(events)


def follow(work: Work, entries: Sequence[Entry]) -> None:
    """What came in of somebody who was erased meanwhile: their cases, and words about them."""
    events = [one.event for one in entries]
    ended = dict.fromkeys(one.stream for one in events if isinstance(one.body, _ENDING))
    late = [case for case in (work.state(stream, Case) for stream in ended) if _is_late(work, case)]
    quotes: dict[str, list[str]] = {}
    told = [one for one in events if isinstance(one.body, rules.QUOTING)]
    for one in (*told, *_once_named(work, events, [case.stream for case in late])):
        about = rules.quoted(one.body)
        if about and work.session.log.state(about).erased_wholly:
            quotes.setdefault(one.stream, []).append(one.id)
    _begin_anew(work, events)
    if not late and not quotes:
        return
    # They may have been quoted while they were open or held.
    before = outside(work.session, [case.stream for case in late])
    for stream, ids in rules.reached((), late, before).quotes.items():
        quotes[stream] = list(dict.fromkeys((*quotes.get(stream, ()), *ids)))
    act = work.new_id()
    decided = rules.unsaid(quotes, work.ctx, act)
    whys = {case.customer_id: _why(work, case.customer_id) for case in late}
    for case in late:
        work.session.doors.part(case.id)
        decided += rules.without(case, work.ctx, whys[case.customer_id][1], act)
    for record in left_behind(work.session, late, whys):
        by, why = next(iter(whys.values()))
        decided += rules.gone(record, work.ctx, by, why, act)
    work.decide(decided)


def _begin_anew(work: Work, events: Sequence[Event]) -> None:
    """Who comes again after they were erased is a new customer, also at a desk that heard of them
    for the first time."""
    said = {one.stream: record_of(rules.named(one.body)) for one in events if rules.named(one.body)}
    records = work.session.log.states(set(said.values())) if said else {}
    for stream in (stream for stream, whose in said.items() if rules.is_erased(records[whose])):
        case = work.state(stream, Case)
        record = work.state(record_of(case.customer_id), Record)
        if case.status.final or case.newer or not rules.anew(case, record):
            continue
        found, _ = met(work, case.customer, case.team)
        if found:
            act = work.act(stream, Case)
            link(act, work.state(record_of(found), Record))
            work.decide(act.events)


def _why(work: Work, customer: str) -> tuple[str, Why]:
    """By whom and why a customer was erased."""
    record = work.state(record_of(customer), Record)
    return record.erased_by or HUB, record.erased_why or "asked"


def _once_named(work: Work, events: Sequence[Event], but: Collection[str]) -> Iterator[Event]:
    """What says of a case that it is a customer's, where it is another one's by now."""
    moved = dict.fromkeys(one.stream for one in events if isinstance(one.body, _MOVING))
    for stream in moved:
        case = work.session.log.state(stream)
        if not isinstance(case, Case) or case.erased_at is not None or stream in but:
            continue
        for one in (fold.read(one.sealed) for one in work.session.log.stream(stream)):
            named = rules.named(one.body)
            if not named or named == case.customer_id or one.id in case.erased:
                continue
            whose = work.state(record_of(named), Record)
            # What somebody came with who is a new customer is theirs.
            if not (isinstance(one.body, CaseOpened) and rules.anew(case, whose)):
                yield one


def outside(session: Session, streams: Iterable[str], after: int = 0) -> Iterator[Event]:
    """Where these customers or cases may be quoted, and what says of any case that it is one of
    theirs; after a seq."""
    return _speaking(session, (*_QUOTING, *_NAMING), streams, after)


def _naming(session: Session, records: Iterable[Record]) -> Iterator[Event]:
    """What says of any case that it is one of these customers'."""
    return _speaking(session, _NAMING, [one.stream for one in records])


def _speaking(
    session: Session, kinds: Collection[str], streams: Iterable[str], after: int = 0
) -> Iterator[Event]:
    ids = [one.partition("/")[2].encode() for one in streams]
    for one in session.log.of_kinds(kinds, after) if ids else ():
        # Every case there is has such an event: only those that can matter are read. An id that is
        # written with escapes is read too.
        if b"\\" in one.fact or any(known in one.fact for known in ids):
            yield fold.read(one)


def left_behind(
    session: Session, cases: Sequence[Case], known: Collection[str]
) -> tuple[Record, ...]:
    """The records made on these cases before their customers, the known, were recognised."""
    former = _former(session, cases, known)
    return rules.left_behind(former, cases, _naming(session, former))


def _former(session: Session, cases: Sequence[Case], known: Collection[str]) -> list[Record]:
    """Other records these cases were of for a while, but those that go on in another one."""
    said = (fold.read(one.sealed) for case in cases for one in session.log.stream(case.stream))
    named = {rules.named(one.body) for one in said} - {"", *known}
    return [
        one
        for one in map(session.log.state, map(record_of, sorted(named)))
        if isinstance(one, Record) and one.id and not session.log.given_up_for(one.id)
    ]


def _is_late(work: Work, case: Case) -> bool:
    known = bool(case.customer_id) and case.status.final
    return known and rules.late(case, work.state(record_of(case.customer_id), Record))


def records_of(session: Session, customer: str) -> Iterator[Record]:
    """The record a customer goes on in and all that go on in it, as far as they are not erased."""

    def into(one: str) -> str:
        state = session.log.state(record_of(one))
        return state.merged_into if isinstance(state, Record) else ""

    rest, known = [root_of(customer, into)], set[str]()
    while rest:
        one = rest.pop()
        if one in known:
            continue
        known.add(one)
        rest += session.log.given_up_for(one)
        state = session.log.state(record_of(one))
        if isinstance(state, Record) and state.id and state.erased_at is None:
            yield state
