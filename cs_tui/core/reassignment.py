"""Reassigning: a lead gives a case to somebody at once, with a reason (DESIGN 2, the case).

Ownership moves with the event: nobody has to accept. Whoever had the case keeps seeing it among
what they passed on, and whoever has it now among what they took over.
"""

from __future__ import annotations

from typing import ClassVar

from cs_tui.core.act import Act
from cs_tui.core.case import MOVES, Case, Status
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.offer import moved_to, to_person
from cs_tui.core.offer_state import Name, Offer
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words, rules
from cs_tui.texts import offers as texts


class Reassigned(Body):
    """The case is `to`'s from here on. An offer that was open ends with it."""

    kind: ClassVar[str] = "reassigned"
    called: ClassVar[Words] = texts.REASSIGNED
    offer: str
    """The id under which both sides find it in their lists."""
    to: Name
    reason: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rules.CASE_OVER
        return texts.THEIRS_ALREADY if case.owner == self.to else None

    def apply(self, case: Case, event: Event) -> Case:
        given = Offer(
            id=self.offer,
            why="reassigned",
            to=to_person(self.to),
            by=case.owner or event.actor,
            at=event.at,
            accept_by_at=event.at,
            note=self.reason,
            standing="accepted",
            taken_by=self.to,
            taken_at=event.at,
            ordered_by=event.actor,
        )
        before = tuple(
            change(one, standing="withdrawn", ended_by=event.actor, ended_at=event.at)
            if one.open
            else one
            for one in case.offers
        )
        moved = moved_to(change(case, offers=(*before, given)), event, self.to)
        if case.status is not Status.NEW:
            return moved
        return change(moved, status=MOVES["claimed"].to, claimed_at=event.at)

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.REASSIGN_AGAIN


def reassign(act: Act[Case], to: str, reason: str) -> None:
    """Gives the case to a person. Raises `Refused`, also without a reason."""
    if not reason.strip():
        raise Refused(texts.WHY_REASSIGN)
    act.add(Reassigned(offer=act.ctx.new_id(), to=to, reason=reason.strip()))


EVENTS: tuple[type[Body], ...] = (Reassigned,)
