"""The log comes in: each event is stored once, in the hub's order, or refused with a reason.

No rule of the business refuses: what a rule blocks is stored, and void when folded.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final, Literal

from cs_tui.core import erasing, fold, hold
from cs_tui.core.agent import Agent
from cs_tui.core.article import ArticleProposed, ArticleWorded
from cs_tui.core.case import Case
from cs_tui.core.contact import ContactOpened, MessageIn
from cs_tui.core.customer import CustomerRecorded
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.events import Event
from cs_tui.core.gap import MEETING
from cs_tui.core.moves import CaseOpened
from cs_tui.core.offer import Accepted, Answered, Declined, OfferOverdue
from cs_tui.core.offer_state import Offer
from cs_tui.core.one_customer import CustomerMerged
from cs_tui.core.permission import Action, Actor, Thing, can
from cs_tui.core.ports import Instant
from cs_tui.core.raising import TimeRaised
from cs_tui.core.reassignment import Reassigned
from cs_tui.core.receipt import OfferSeen
from cs_tui.core.state import State
from cs_tui.core.survey import SurveyDropped
from cs_tui.server.intake import back_to_queue
from cs_tui.server.inviting import invite
from cs_tui.server.problems import problem
from cs_tui.server.proofs import prover
from cs_tui.server.raising import raise_graded
from cs_tui.server.sanity import Line
from cs_tui.server.storage import Entry, Session, Stored
from cs_tui.server.work import Work
from cs_tui.sync.wire import Verdict
from cs_tui.texts import Words
from cs_tui.texts import hub as texts

HUB_DECIDES: Final = frozenset(
    {
        "claimed",
        "released",
        "message_sent",
        "delivered",
        "delivery_failed",
        "case_closed",
        OfferOverdue.kind,
        TimeRaised.kind,
        SurveyDropped.kind,
        *erasing.DECIDED,
    }
)
"""Kinds that only the hub itself writes: who is served, what left and arrived, what expired,
who is erased."""

RECEIVING: Final = (Accepted, Declined, Answered, OfferSeen)
"""What only those say to whom a case is offered."""

HOLDING: Final = frozenset(body.kind for body in hold.EVENTS)
"""Kinds that keep a case from being erased, or no longer."""

HEARD: Final = frozenset({ContactOpened.kind, MessageIn.kind})
"""Kinds that speak for a customer: on a desk, only in cases of its person's own."""

HELPS: Final = frozenset({ArticleProposed.kind, ArticleWorded.kind, *MEETING})
"""What everybody may add to knowledge; whole revisions are for those who answer for it."""

Status = Literal["accepted", "duplicate"]

log: Final = logging.getLogger("cs_tui.hub")


def accept(work: Work, actor: Actor, lines: Sequence[Line]) -> tuple[Verdict, ...]:
    """Stores the events of a push; a verdict for every line that named an id, in their order."""
    named = [line for line in lines if line.id]
    judge = _Judge(work.session, actor, named)
    refusals = [judge.refusal(line) for line in named]
    stored = {one.sealed.id: one for one in work.record(judge.accepted)}
    invite(work, [entry.event for entry in judge.accepted])
    _give_on(work, [entry.event for entry in judge.accepted])
    raise_graded(work, [entry.event for entry in judge.accepted])
    fresh = set(stored)
    stored |= judge.known
    return tuple(
        _verdict(line, refusal, stored, fresh, judge)
        for line, refusal in zip(named, refusals, strict=True)
    )


def _give_on(work: Work, events: Sequence[Event]) -> None:
    """What was answered and given back to somebody who is not there goes on to its queue."""
    for stream in dict.fromkeys(one.stream for one in events if isinstance(one.body, Answered)):
        act = work.act(stream, Case)
        back_to_queue(work, act)
        work.decide(act.events)


def _verdict(
    line: Line,
    refusal: Words | None,
    stored: dict[str, Stored],
    fresh: set[str],
    judge: _Judge,
) -> Verdict:
    event_id = line.id
    if refusal is not None:
        told = problem(422, refusal, field=line.field)
        return Verdict(id=event_id, status="refused", problem=told)
    status: Status = "accepted" if event_id in fresh else "duplicate"
    fresh.discard(event_id)
    one = stored[event_id]
    proof = judge.prover.mark(judge.hashes[event_id])
    return Verdict(
        id=event_id, status=status, seq=one.seq, received_at=one.received_at, proof=proof
    )


class _Judge:
    """Decides about the lines of one push, one after the other."""

    def __init__(self, session: Session, actor: Actor, lines: Sequence[Line]) -> None:
        self._session = session
        self._actor = actor
        self.prover = prover(session)
        self.known = session.log.known({line.id for line in lines})
        self.accepted: list[Entry] = []
        self.hashes = {event_id: one.sealed.hash for event_id, one in self.known.items()}
        streams = {line.entry.sealed.stream for line in lines if line.entry}
        sights = session.log.sights(streams, actor.id)
        self._things = {stream: sight.thing for stream, sight in sights.items()}

    def refusal(self, line: Line) -> Words | None:
        """Why the line is refused; None when it is stored, or was before."""
        if line.entry is None:
            return line.problem
        sealed = line.entry.sealed
        before = self.hashes.get(sealed.id)
        if before is not None:
            return None if before == sealed.hash else self._alarm(line.entry)
        again = self.prover.holds(sealed, line.proof)
        reason = None if again else self._forbidden(line.entry.event)
        if reason is None:
            self._begins(line.entry.event)
            self.hashes[sealed.id] = sealed.hash
            self.accepted.append(line.entry)
        return reason

    def _alarm(self, entry: Entry) -> Words:
        log.warning("another hash for event %s from %s", entry.sealed.id, self._actor.id)
        return texts.OTHER_HASH

    def _forbidden(self, event: Event) -> Words | None:
        if fold.family(event.stream) == "private":
            return texts.PRIVATE
        if event.actor != self._actor.id:
            return texts.NOT_YOU
        if event.kind in HUB_DECIDES:
            return texts.HUB_DECIDES
        offer = self._offer(event)
        if offer is not None:
            mine = self._may_take(offer, event.at) or self._was_reached(event)
            return None if mine else texts.NOT_OFFERED_TO_YOU
        thing = self._things.get(event.stream) or _new_thing(event)
        if isinstance(event.body, CustomerRecorded):
            # Whoever meets a customer records them, also one that another team knows.
            thing = _new_thing(event)
        if isinstance(event.body, CustomerMerged) and not self._sees(event.body.into, event.at):
            return texts.NOT_ALLOWED
        if isinstance(event.body, Reassigned) and not self._may(thing, event.at, "reassign"):
            return texts.FOR_LEADS
        if event.kind in HOLDING:
            return None if self._may(thing, event.at, "hold") else texts.FOR_HOLDERS
        heard = event.kind in HEARD
        action: Action = "help" if event.kind in HELPS else "write"
        if not (self._may_hear(thing, event) if heard else self._may(thing, event.at, action)):
            return texts.NOT_YOURS_TO_HEAR if heard else texts.NOT_ALLOWED
        return None

    def _sees(self, customer: str, at: Instant) -> bool:
        """Whether the person may see this customer's record now, or might then."""
        stream = record_stream(customer)
        if stream not in self._things:
            found = self._session.log.sights([stream], self._actor.id)
            self._things |= {name: sight.thing for name, sight in found.items()}
        thing = self._things.get(stream)
        return thing is not None and self._may(thing, at, "see")

    def _begins(self, event: Event) -> None:
        """What one began oneself, one may go on with, also within the same push."""
        if event.stream not in self._things or isinstance(event.body, CustomerRecorded):
            thing = _new_thing(event)
            opener = event.actor if isinstance(event.body, CaseOpened) else None
            self._things[event.stream] = Thing(
                thing.kind, thing.team, thing.owner, (event.actor,), opener
            )

    def _may(self, thing: Thing, at: Instant, action: Action) -> bool:
        """Whether the person may do this there now, or might when it happened."""
        if can(self._actor, action, thing):
            return True
        past = self._actor_at(at)
        return past is not None and can(past, action, thing)

    def _may_hear(self, thing: Thing, event: Event) -> bool:
        """Whether the case is the person's own now, or was when the customer spoke."""
        now = self._session.log.state(event.stream)
        held = _held(now) if isinstance(now, Case) and now.id else thing
        if can(self._actor, "hear", held):
            return True
        past = self._actor_at(event.at)
        then = self._state_at(event)
        was = _held(then) if isinstance(then, Case) and then.id else held
        return past is not None and can(past, "hear", was)

    def _offer(self, event: Event) -> Offer | None:
        """The offer to which this event is the word of a receiver."""
        if not isinstance(event.body, RECEIVING):
            return None
        now = self._session.log.state(event.stream)
        offer = now.offer_of(event.body.offer) if isinstance(now, Case) else None
        taken = offer is not None and offer.taken_by == event.actor
        return None if taken else offer

    def _may_take(self, offer: Offer, at: Instant) -> bool:
        """Whether the offer reaches the person now, or did when it was answered."""
        offered = Thing("case", offered=offer.to.addresses)
        if can(self._actor, "take", offered):
            return True
        past = self._actor_at(at)
        return past is not None and can(past, "take", offered)

    def _was_reached(self, event: Event) -> bool:
        """Whether who opened it was offered it once: it may have gone on to others meanwhile."""
        thing = self._things.get(event.stream)
        opened = isinstance(event.body, OfferSeen)
        return opened and thing is not None and event.actor in thing.authors

    def _state_at(self, event: Event) -> State:
        stored = (fold.read(one.sealed) for one in self._session.log.stream(event.stream))
        return fold.fold(event.stream, [one for one in stored if one.at <= event.at])

    def _actor_at(self, at: Instant) -> Actor | None:
        stream = f"agent/{self._actor.id}"
        past = [fold.read(one.sealed) for one in self._session.log.stream(stream)]
        then = fold.fold(stream, [event for event in past if event.at <= at])
        if not isinstance(then, Agent) or not then.id:
            return None
        return Actor(then.id, then.role, then.teams)


def _held(case: Case) -> Thing:
    """A case as who holds it sees it."""
    return Thing("case", case.team, case.owner, opener=case.opened_by)


def _new_thing(event: Event) -> Thing:
    """What a stream that begins with this event will be."""
    kind, _, rest = event.stream.partition("/")
    if isinstance(event.body, CaseOpened):
        return Thing(kind, team=event.body.team)
    if isinstance(event.body, CustomerRecorded):
        return Thing(kind, team=event.body.team)
    if kind in ("shift", "defect"):
        return Thing(kind, owner=event.actor)
    if kind in ("access", "agent"):
        return Thing(kind, owner=rest.partition("/")[0])
    return Thing(kind)
