"""A customer is erased as a person: every name, number and word of theirs, in every log.

The hub decides it (a desk that works alone, for itself) and writes it down where the words stand:
on the record `customer_erased`, on each of its cases `case_erased`, and where others quoted those
cases (a handover, the reason of a look at a number, a search) or a case was theirs for a while,
which events did. From then on no
log keeps the personal part of these events: each takes the bytes away in the transaction in which
it hears of it, and again from what arrives later. Facts, times, categories and figures stay; the
hash of an event is of its fact part, so the chain holds. As the erasure is an event itself, a
backup that is restored hears of it again from the desks.

Somebody who comes again after that is a new customer: the new record has an id of its own.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final, get_args

from cs_tui.core.access import Revealed
from cs_tui.core.case import Case, Status
from cs_tui.core.customer import CustomerLinked, Record, WhyErased
from cs_tui.core.customer import stream_of as record_of
from cs_tui.core.events import Body, Event, event
from cs_tui.core.gap import GapMet
from cs_tui.core.handover import HandoverLeftOut, HandoverWritten
from cs_tui.core.moves import CaseClosed, CaseOpened
from cs_tui.core.ports import Ctx
from cs_tui.core.state import Quoting, State, change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import erasing as texts
from cs_tui.texts.customer import NO_RECORD

Why = WhyErased
WHYS: Final[tuple[Why, ...]] = get_args(Why)


class _ForGood(Body):
    """What is erased cannot be given back."""

    def kept(self, state: State, event: Event) -> Words | None:
        return texts.FOR_GOOD


class CustomerErased(_ForGood):
    """On the record: who asked for it and why. The reason is one of a list, nobody's own words."""

    kind: ClassVar[str] = "customer_erased"
    called: ClassVar[Words] = texts.CUSTOMER_ERASED
    by: str
    why: Why

    def blocked(self, record: Record, event: Event) -> Words | None:
        if not record.id:
            return NO_RECORD
        return texts.ERASED_ALREADY if record.erased_at is not None else None

    def apply(self, record: Record, event: Event) -> Record:
        whys = {"erased_why": self.why, "erased_by": self.by}
        return change(record, erased_at=event.at, updated_at=event.at, **whys)


class CaseErased(_ForGood):
    """On a case that is over: nothing in it names or quotes anybody any more."""

    kind: ClassVar[str] = "case_erased"
    called: ClassVar[Words] = texts.CASE_ERASED
    why: Why

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.erased_at is not None:
            return texts.ERASED_ALREADY
        return None if case.status.final else texts.NOT_OVER

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, erased_at=event.at)


class _WordsErased(_ForGood):
    """Which events of this stream quoted a case whose customer was erased."""

    called: ClassVar[Words] = texts.WORDS_ERASED
    events: tuple[str, ...]

    def apply(self, state: Quoting, event: Event) -> Quoting:
        new = tuple(one for one in self.events if one not in state.erased)
        return change(state, erased=(*state.erased, *new))


class HandoverWordsErased(_WordsErased):
    """What a handover said of such a case."""

    kind: ClassVar[str] = "handover_words_erased"


class RevealReasonErased(_WordsErased):
    """Why somebody looked at the number of such a customer."""

    kind: ClassVar[str] = "reveal_reason_erased"


class GapWordingErased(_WordsErased):
    """What was searched for while such a case stood in front."""

    kind: ClassVar[str] = "gap_wording_erased"


class CaseWordsErased(_WordsErased):
    """What was known of such a customer while the case, now of somebody else, was theirs."""

    kind: ClassVar[str] = "case_words_erased"


CUSTOMER_EVENTS: tuple[type[Body], ...] = (CustomerErased,)
CASE_EVENTS: tuple[type[Body], ...] = (CaseErased, CaseWordsErased)
SHIFT_EVENTS: tuple[type[Body], ...] = (HandoverWordsErased,)
ACCESS_EVENTS: tuple[type[Body], ...] = (RevealReasonErased,)
GAP_EVENTS: tuple[type[Body], ...] = (GapWordingErased,)

QUOTING: Final = (HandoverWritten, HandoverLeftOut, Revealed, GapMet)
"""What is written of a case outside of it."""

NAMING: Final = (CaseOpened, CustomerLinked)
"""What says on a case whose it is, with what is known of them."""

_SHOWN: Final = 20
"""So many numbers of open cases are named."""

_ERASING: Final[dict[str, type[_WordsErased]]] = {
    "case": CaseWordsErased,
    "shift": HandoverWordsErased,
    "access": RevealReasonErased,
    "gap": GapWordingErased,
}

DECIDED: Final = frozenset(
    {CustomerErased.kind, CaseErased.kind, *(body.kind for body in _ERASING.values())}
)
"""Kinds that nobody's desk may send in by itself."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What an erasure touches."""

    records: tuple[Record, ...] = ()
    cases: tuple[Case, ...] = ()
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Stream -> the events in it that quote one of the cases or, elsewhere, the customer."""

    @property
    def open(self) -> tuple[str, ...]:
        """The numbers of the cases that are not over yet."""
        return tuple(case.number for case in self.cases if not case.status.over)

    @property
    def held(self) -> tuple[str, ...]:
        """The numbers of the cases that somebody holds."""
        return tuple(case.number for case in self.cases if case.held is not None)

    @property
    def messages(self) -> int:
        """How much was said in the cases."""
        return sum(len(case.messages) for case in self.cases)


def reached(records: Sequence[Record], cases: Sequence[Case], outside: Iterable[Event]) -> Reach:
    """What erasing these records with these cases touches; `outside` is where they may be quoted,
    with what said of any case that it was theirs.

    What was erased before is left out.
    """
    standing = tuple(case for case in cases if case.erased_at is None)
    whole = {one.stream for one in standing}
    about = {*whole, *(one.stream for one in records)}
    quotes: dict[str, tuple[str, ...]] = {}
    for one in outside if about else ():
        if quoted(one.body) in about and one.stream not in whole:
            quotes[one.stream] = (*quotes.get(one.stream, ()), one.id)
    return Reach(tuple(records), standing, quotes)


def left_behind(
    records: Iterable[Record], cases: Sequence[Case], naming: Iterable[Event]
) -> tuple[Record, ...]:
    """Of the records these cases were of for a while, those that go with them: made on one of them
    before its customer was recognised, and of no other case. `naming` is what names them."""
    begun = {case.stream: case.opened_at for case in cases}
    on: dict[str, set[str]] = {}
    for one in naming:
        on.setdefault(named(one.body), set()).add(one.stream)
    return tuple(
        record
        for record in records
        if record.id
        and record.erased_at is None
        and not record.merged_into
        and (streams := on.get(record.id))
        and streams <= begun.keys()
        and record.recorded_at >= min(begun[stream] for stream in streams)
    )


def erased(found: Reach, ctx: Ctx, by: str, why: Why) -> list[Event]:
    """The events that erase all of it. Raises `Refused` for a customer with open cases, and for
    one with a case that is held."""
    if found.held:
        numbers = ", ".join(found.held[:_SHOWN])
        raise Refused(texts.STILL_HELD.fill(n=len(found.held), numbers=numbers))
    if found.open:
        numbers = ", ".join(found.open[:_SHOWN])
        raise Refused(texts.STILL_OPEN.fill(n=len(found.open), numbers=numbers))
    act_id, events = ctx.new_id(), list[Event]()
    for record in found.records:
        events += gone(record, ctx, by, why, act_id)
    for case in found.cases:
        events += without(case, ctx, why, act_id)
    return events + unsaid(found.quotes, ctx, act_id)


def gone(record: Record, ctx: Ctx, by: str, why: Why, act_id: str) -> list[Event]:
    """The events that erase a record."""
    return [event(record.stream, CustomerErased(by=by, why=why), ctx, act=act_id)]


def without(case: Case, ctx: Ctx, why: Why, act_id: str) -> list[Event]:
    """The events that erase the customer from a case that is over.

    One that is resolved closes with it: there is nobody left who could come back to it. No rule is
    asked, as what a newer version wrote in a case keeps nobody from being erased.
    """
    closing = (CaseClosed(),) if case.status is Status.RESOLVED else ()
    bodies: tuple[Body, ...] = (*closing, CaseErased(why=why))
    return [event(case.stream, body, ctx, act=act_id) for body in bodies]


def unsaid(quotes: Mapping[str, Sequence[str]], ctx: Ctx, act_id: str) -> list[Event]:
    """The events that erase what was quoted, each on the stream it stands on."""
    return [
        event(stream, _ERASING[stream.partition("/")[0]](events=tuple(ids)), ctx, act=act_id)
        for stream, ids in quotes.items()
    ]


def quoted(body: Body | None) -> str:
    """The stream, of a case or a customer, that an event outside of it speaks of; else empty."""
    whose = named(body)
    if whose:
        return record_of(whose)
    if not isinstance(body, QUOTING) or not body.case:
        return ""
    return body.case if "/" in body.case else f"case/{body.case}"


def named(body: Body | None) -> str:
    """The id of the customer whose case an event says it is; else empty."""
    return (body.customer_id or "") if isinstance(body, NAMING) else ""


def late(case: Case, record: Record) -> bool:
    """Whether a case belongs to what was erased, though it became known only afterwards.

    What an erased customer came about later is not: that is a new beginning. Nor is anything that
    was not known when a record expired by the shop's rule: each case is kept for a time of its own.
    One that somebody holds stays until it is released.
    """
    return (
        case.erased_at is None
        and case.status.final
        and case.held is None
        and record.erased_at is not None
        and not record.expired
        and case.opened_at <= record.erased_at
    )


def anew(case: Case, record: Record) -> bool:
    """Whether a case began after its customer was erased, or was not known yet when their record
    expired: it is somebody new's."""
    if record.erased_at is None or case.erased_at is not None:
        return False
    return case.opened_at > record.erased_at or record.expired


def living(customer_id: str, key: str, is_erased: Callable[[str], bool]) -> str:
    """The id of the record of somebody who is known by `customer_id`: that one, unless it was
    erased; then the one after it, the same on every desk."""
    while is_erased(customer_id):
        after = hmac.new(key.encode(), f"after:{customer_id}".encode(), hashlib.sha256)
        customer_id = after.hexdigest()[:32]
    return customer_id


def is_erased(state: State) -> bool:
    """Whether this is the record of a customer who was erased."""
    return isinstance(state, Record) and state.erased_at is not None
