"""Offers of a case to somebody else: the one way by which it changes its owner.

Whoever gives a case away stays its owner until somebody accepts it; there is one open offer at a
time. Accepted by two at once, the first in the hub's order has it, and the other is told.
"""

from __future__ import annotations

from typing import ClassVar, Final

from cs_tui.core.act import Act
from cs_tui.core.case import MOVES, Case, Status
from cs_tui.core.contact import ContactParked
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.offer_state import Asked, Offer, Standing, Target, Why
from cs_tui.core.policy import Policy
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words, rules
from cs_tui.texts import offers as texts

LEAD: Final = "lead"

TIER_ROLES: Final[dict[int, tuple[str, ...]]] = {
    2: ("tech",),
    3: ("lead",),
    4: ("manager", "admin"),
}
"""Who belongs to a tier by role, whatever their team (DOMAIN D4.4)."""


class Offered(Body):
    """The owner offers the case to somebody else, and stays its owner until it is accepted."""

    kind: ClassVar[str] = "offered"
    called: ClassVar[Words] = texts.OFFERED
    offer: str
    why: Why
    to: Target
    accept_by_at: Instant
    reason: str = ""
    functional: bool = False
    hierarchical: bool = False
    told: bool = False
    promised_at: Instant | None = None
    note: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rules.CASE_OVER
        if event.actor != case.owner:
            return rules.NOT_YOURS
        if case.offer is not None or case.offer_of(self.offer) is not None:
            return texts.OFFERED_ALREADY
        if self.to.person == event.actor:
            return texts.OFFERED_TO_SELF
        return None if self.to.addresses else texts.OFFERED_TO_NOBODY

    def apply(self, case: Case, event: Event) -> Case:
        new = Offer(
            id=self.offer,
            why=self.why,
            to=self.to,
            by=event.actor,
            at=event.at,
            accept_by_at=self.accept_by_at,
            reason=self.reason,
            functional=self.functional,
            hierarchical=self.hierarchical,
            told=self.told,
            note=self.note,
            promised_at=self.promised_at,
        )
        return change(case, offers=(*case.offers, new))

    def kept(self, case: Case, event: Event) -> Words | None:
        return _gone(case, self.offer)


class _OnOffer(Body):
    """What somebody says to an open offer."""

    offer: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        return _gone(case, self.offer) or (rules.CASE_OVER if case.status.over else None)

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.OFFER_SETTLED


class _ByReceiver(_OnOffer):
    """What only one to whom the case was offered can say."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return super().blocked(case, event) or _not_for(case, self.offer, event.actor)


class Accepted(_ByReceiver):
    """The receiver takes the case: from here on it is the receiver's."""

    kind: ClassVar[str] = "accepted"
    called: ClassVar[Words] = texts.ACCEPTED

    def apply(self, case: Case, event: Event) -> Case:
        settled = _with_offer(
            case, self.offer, standing="accepted", taken_by=event.actor, taken_at=event.at
        )
        return moved_to(settled, event, event.actor)


class Declined(_ByReceiver):
    """The receiver does not take it: it goes on at the giver's."""

    kind: ClassVar[str] = "declined"
    called: ClassVar[Words] = texts.DECLINED
    reason: PersonalText = ""

    def apply(self, case: Case, event: Event) -> Case:
        return _back(_ended(case, self.offer, event, "declined", self.reason))


class Withdrawn(_OnOffer):
    """The giver keeps the case after all."""

    kind: ClassVar[str] = "withdrawn"
    called: ClassVar[Words] = texts.WITHDRAWN

    def blocked(self, case: Case, event: Event) -> Words | None:
        gone = super().blocked(case, event)
        return gone or (None if event.actor in (case.owner, HUB) else rules.NOT_YOURS)

    def apply(self, case: Case, event: Event) -> Case:
        return _back(_ended(case, self.offer, event, "withdrawn"))


class Answered(_OnOffer):
    """The receiver says what came of it. `returns` gives the case back to the giver with it.

    An offer nobody accepted may be answered too: then the case never left the giver.
    """

    kind: ClassVar[str] = "answered"
    called: ClassVar[Words] = texts.ANSWERED
    returns: bool = True
    result: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        offer = case.offer_of(self.offer)
        if offer is None or offer.standing != "accepted":
            gone = super().blocked(case, event)
            return gone or _not_for(case, self.offer, event.actor)
        if case.status.over:
            return rules.CASE_OVER
        mine = event.actor == offer.taken_by == case.owner
        return texts.OFFER_NOT_YOURS if not mine else _taken_on(case)

    def apply(self, case: Case, event: Event) -> Case:
        offer = case.offer_of(self.offer)
        if offer is None or offer.open:
            return _back(_ended(case, self.offer, event, "answered", self.result))
        told = _ended(case, self.offer, event, "answered", self.result, returned=self.returns)
        return moved_to(told, event, offer.by) if self.returns else told


class OfferOverdue(Body):
    """Nobody accepted it in time: recorded by the hub; the lead and the giver are told."""

    kind: ClassVar[str] = "offer_overdue"
    called: ClassVar[Words] = texts.OFFER_OVERDUE
    offer: str
    onto: Target | None = None
    """Whom it reaches from now on; None: whom it reached before."""
    until: Instant | None = None
    """Until when the person it goes on to by name has time."""
    why: Words | None = None
    """Why this person and nobody else."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if event.actor != HUB:
            return rules.NOT_YOURS
        offer = case.offer
        if offer is not None and offer.overdue_at is not None:
            known = not offer.goes_on or offer.lapses_at > event.at
            return texts.OFFER_SETTLED if known else _gone(case, self.offer)
        return _gone(case, self.offer)

    def apply(self, case: Case, event: Event) -> Case:
        offer = case.offer_of(self.offer)
        if offer is None:
            return case
        first = offer.overdue_at if offer.overdue_at is not None else event.at
        to = self.onto or offer.to
        asked = offer.asked
        if to.person and self.until is not None and self.why is not None:
            asked = (*asked, Asked(at=event.at, person=to.person, until=self.until, why=self.why))
        return _with_offer(case, self.offer, overdue_at=first, to=to, asked=asked)

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.OFFER_SETTLED


def to_person(person: str) -> Target:
    """One colleague."""
    return Target(person=person)


def to_team(team: str) -> Target:
    """Anybody of a team."""
    return Target(teams=(team,))


def to_tier(tier: int, policy: Policy) -> Target:
    """Anybody of a tier: its teams in the policy, and who has its role.

    Raises `Refused` for a tier that nobody belongs to.
    """
    teams = tuple(team.id for team in policy.shop.teams if team.tier == tier)
    roles = TIER_ROLES.get(tier, ())
    if not teams and not roles:
        raise Refused(texts.OFFERED_TO_NOBODY)
    return Target(teams=teams, roles=roles, tier=tier)


def offer(
    act: Act[Case],
    to: Target,
    why: Why,
    accept_within_ms: int,
    *,
    reason: str = "",
    functional: bool = False,
    hierarchical: bool = False,
    told: bool = False,
    note: str = "",
    promised_at: Instant | None = None,
) -> str:
    """Offers the case; the id of the offer.

    `accept_within_ms` is the policy's `limits.offer_accept_ms`, unless the step has a time of its
    own. `promised_at` is when the customer was told to hear of it. Raises `Refused` when the case
    is not the actor's, is over, or is offered already.
    """
    new = act.ctx.new_id()
    act.add(
        Offered(
            offer=new,
            why=why,
            to=to,
            accept_by_at=act.ctx.now + accept_within_ms,
            reason=reason,
            functional=functional,
            hierarchical=hierarchical,
            told=told,
            promised_at=promised_at,
            note=note.strip(),
        )
    )
    return new


def accept(act: Act[Case]) -> None:
    """Takes the case that is offered. Raises `Refused`, saying who was first or what happened."""
    act.add(Accepted(offer=_open_of(act)))


def decline(act: Act[Case], reason: str) -> None:
    """Sends the offer back with a reason. Raises `Refused`, also without a reason."""
    if not reason.strip():
        raise Refused(texts.REASON_NEEDED)
    act.add(Declined(offer=_open_of(act), reason=reason.strip()))


def withdraw(act: Act[Case]) -> None:
    """Keeps the case after all; nothing when it is not offered. Raises `Refused`."""
    if act.state.offer is not None:
        act.add(Withdrawn(offer=act.state.offer.id))


def answer(act: Act[Case], result: str, *, returns: bool = True) -> None:
    """Says what came of the offer that was accepted last, or of the open one.

    With `returns` the case goes back to who gave it. Raises `Refused`, also without a result.
    """
    if not result.strip():
        raise Refused(texts.RESULT_NEEDED)
    case, actor = act.state, act.ctx.actor
    taken = next(
        (
            one
            for one in reversed(case.offers)
            if (one.standing, one.taken_by) == ("accepted", actor)
        ),
        None,
    )
    found = taken.id if taken is not None and case.owner == actor else _open_of(act)
    act.add(Answered(offer=found, returns=returns, result=result.strip()))


EVENTS: tuple[type[Body], ...] = (
    Offered,
    Accepted,
    Declined,
    Withdrawn,
    Answered,
    OfferOverdue,
)


def _open_of(act: Act[Case]) -> str:
    """The open offer; else the latest, so that the rule can say what became of it."""
    case = act.state
    if not case.offers:
        raise Refused(texts.NOT_OFFERED)
    return (case.offer or case.offers[-1]).id


def _gone(case: Case, offer_id: str) -> Words | None:
    """Why nothing can be said to this offer any more; None while it is open."""
    offer = case.offer_of(offer_id)
    if offer is None:
        return texts.NOT_OFFERED
    return None if offer.open else texts.NO_LONGER[offer.standing]


def _not_for(case: Case, offer_id: str, actor: str) -> Words | None:
    offer = case.offer_of(offer_id)
    if offer is None or actor == offer.by:
        return texts.OFFERED_TO_SELF
    to = offer.to
    anybody = to.person in (None, actor) or to.teams or to.roles
    return None if anybody else texts.OFFER_NOT_YOURS


def _taken_on(case: Case) -> Words | None:
    """Who passed a case on must take that back before answering for it."""
    return texts.OFFERED_ALREADY if case.offer is not None else None


def moved_to(case: Case, event: Event, owner: str) -> Case:
    """The case at its new owner, to be worked on; it no longer stands in front of the old one."""
    front = case.fronted
    parked = ContactParked(contact=front.id).apply(case, event) if front else case
    return _back(change(parked, owner=owner))


def _back(case: Case) -> Case:
    """The case, no longer waiting for the one it was offered to."""
    if case.status is not Status.WAITING_INTERNAL:
        return case
    going_on = MOVES["case_resumed"].to
    return change(case, status=going_on, waiting_since=None, waiting_for="", scheduled_at=None)


def _ended(
    case: Case,
    offer_id: str,
    event: Event,
    standing: Standing,
    said: str = "",
    *,
    returned: bool = False,
) -> Case:
    return _with_offer(
        case,
        offer_id,
        standing=standing,
        ended_by=event.actor,
        ended_at=event.at,
        said=said,
        returned=returned,
    )


def _with_offer(case: Case, offer_id: str, **values: object) -> Case:
    return change(
        case,
        offers=tuple(
            change(offer, **values) if offer.id == offer_id else offer for offer in case.offers
        ),
    )
