"""Two cases about one thing: the second goes on in the first, or each of them names the other.

A merged case is over and never comes back but by undo: what it still owed goes over to the case it
is merged into, and both say so. The customer is told once, in the words of whoever merges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core import contact
from cs_tui.core.act import Act
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.followup import FollowUpDropped
from cs_tui.core.moves import CaseMerged
from cs_tui.core.offer import withdraw
from cs_tui.core.promise import PromiseDropped, PromiseMade
from cs_tui.core.state import change
from cs_tui.core.tie import Tie
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import joining as texts

if TYPE_CHECKING:
    from cs_tui.core.case import Case


class CaseAbsorbed(Body):
    """On the case that goes on: another one was merged into it."""

    kind: ClassVar[str] = "case_absorbed"
    called: ClassVar[Words] = texts.CASE_ABSORBED
    case: str
    number: str
    line: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return texts.TARGET_OVER
        return texts.SAME_CASE if self.case == case.id else None

    def apply(self, case: Case, event: Event) -> Case:
        tie = Tie(
            sort="absorbed",
            case=self.case,
            number=self.number,
            line=self.line,
            by=event.actor,
            at=event.at,
        )
        news = 0 if event.actor == case.owner else 1
        return change(case, ties=(*case.ties, tie), unread=case.unread + news)

    def kept(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return texts.TARGET_ENDED
        later = any(one.inbound and one.opened_at > event.at for one in case.contacts)
        return texts.GOES_ON_THERE if later else None


class CaseLinked(Body):
    """On both cases: they have to do with each other."""

    kind: ClassVar[str] = "case_linked"
    called: ClassVar[Words] = texts.CASE_LINKED
    case: str
    number: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        if self.case == case.id:
            return texts.SAME_CASE
        known = any(tie.case == self.case and tie.sort == "linked" for tie in case.ties)
        return texts.LINKED_ALREADY.fill(number=self.number) if known else None

    def apply(self, case: Case, event: Event) -> Case:
        tie = Tie(sort="linked", case=self.case, number=self.number, by=event.actor, at=event.at)
        return change(case, ties=(*case.ties, tie))


def mergeable(source: Case, target: Case) -> Words | None:
    """Why one case cannot go on in another; None when it can."""
    if source.id == target.id:
        return texts.SAME_CASE
    if target.status.over:
        return texts.TARGET_OVER
    if source.customer_id != target.customer_id or not source.customer_id:
        return texts.OTHER_CUSTOMER
    return None


def merge(
    source: Act[Case], target: Act[Case], told: str, *, grace_s: int = 0, spoken: bool = False
) -> None:
    """Merges one case into another of the same customer, who is told with `told` if there is any.

    What is promised goes over with its times; an open offer is taken back. Raises `Refused`.
    """
    from_, into = source.state, target.state
    reason = mergeable(from_, into)
    if reason is not None:
        raise Refused(reason)
    if told.strip():
        _tell(source, target, told, grace_s=grace_s, spoken=spoken)
    target.add(CaseAbsorbed(case=from_.id, number=from_.number, line=from_.subject))
    withdraw(source)
    for one in [promise for promise in from_.promises if promise.open]:
        source.add(PromiseDropped(promise=one.id, reason=into.number))
        target.add(
            PromiseMade(
                promise=target.ctx.new_id(),
                due_at=one.due_at,
                form=one.form,
                due_confirmed=one.due_confirmed,
                what=one.what,
            )
        )
    for follow in [followup for followup in from_.followups if followup.open]:
        source.add(FollowUpDropped(followup=follow.id, reason=into.number))
    contact.park(source)
    source.add(CaseMerged(seen=from_.last_in, into=into.id, number=into.number))


def link(one: Act[Case], other: Act[Case]) -> None:
    """Each of the two names the other. Raises `Refused` where they do already."""
    first, second = one.state, other.state
    one.add(CaseLinked(case=second.id, number=second.number))
    other.add(CaseLinked(case=first.id, number=first.number))


def _tell(source: Act[Case], target: Act[Case], told: str, *, grace_s: int, spoken: bool) -> None:
    """In the conversation the customer began last, where the person may speak."""
    mine = source.state.owner == source.ctx.actor
    contact.reply(source if mine else target, told, grace_s=grace_s, spoken=spoken)


EVENTS: tuple[type[Body], ...] = (CaseAbsorbed, CaseLinked)
