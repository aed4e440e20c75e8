"""Receipts: when the other side first opened what was passed on, asked or handed over.

Written once for each person and offer, by the desk that shows the case. It moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.events import Body, Event
from cs_tui.core.offer_state import Offer, Seen
from cs_tui.core.state import change
from cs_tui.texts import Words
from cs_tui.texts import offers as texts


class OfferSeen(Body):
    """Somebody whom the offer reaches has opened it."""

    kind: ClassVar[str] = "offer_seen"
    called: ClassVar[Words] = texts.OFFER_SEEN
    offer: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        # An offer that was taken back meanwhile is no fault of who read it.
        offer = case.offer_of(self.offer)
        mine = offer is not None and event.actor == offer.by
        return texts.OFFERED_TO_SELF if mine else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, offers=tuple(self._with(one, event) for one in case.offers))

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.OFFER_SETTLED

    def _with(self, offer: Offer, event: Event) -> Offer:
        # Two machines of one person may both be the first; the earlier one in the log stands.
        if offer.id != self.offer or any(one.by == event.actor for one in offer.seen):
            return offer
        return change(offer, seen=(*offer.seen, Seen(by=event.actor, at=event.at)))


def see(act: Act[Case], own: Collection[str]) -> None:
    """Writes the receipt of whoever opens a case that was offered or given to them.

    `own` are the addresses under which offers reach the person. Nothing where none is due, nor in
    a case that only a newer version understands: it can be opened all the same.
    """
    case, actor = act.state, act.ctx.actor
    if not case.offers or case.status.over or case.newer:
        return
    latest = case.offers[-1]
    waits = latest.open or (latest.ordered_by is not None and latest.taken_by == actor)
    reached = not set(own).isdisjoint(latest.to.addresses)
    known = any(one.by == actor for one in latest.seen)
    if waits and reached and not known and latest.by != actor:
        act.add(OfferSeen(offer=latest.id))


EVENTS: tuple[type[Body], ...] = (OfferSeen,)
