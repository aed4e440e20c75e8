"""A complaint: a lane of its own on a case, with the steps of ISO 10002 clause 7 (DOMAIN D4.6).

Receipt, acknowledgement, regret, facts and evidence, decision, communication, outcome with its
cause. Due times run in business time and stand in the events; reading them needs no policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.complaint_state import (
    NATURE,
    Cause,
    Complaint,
    Decision,
    How,
    Ruling,
    Weight,
    yuan,
)
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.policy.sla import ComplaintLimits
from cs_tui.core.ports import Instant
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import complaint as texts
from cs_tui.texts import rules as rule_texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case


class ComplaintOpened(Body):
    """The case is a complaint from now on."""

    kind: ClassVar[str] = "complaint_opened"
    called: ClassVar[Words] = texts.COMPLAINT_OPENED
    acknowledge_by: Instant
    update_by: Instant
    decide_by: Instant
    weight: Weight = "normal"
    due_confirmed: bool = True

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rule_texts.CASE_OVER
        there = case.complaint is not None and case.complaint.withdrawn_at is None
        return texts.OPEN_ALREADY if there else None

    def apply(self, case: Case, event: Event) -> Case:
        new = Complaint(
            opened_at=event.at,
            opened_by=event.actor,
            weight=self.weight,
            acknowledge_by=self.acknowledge_by,
            update_by=self.update_by,
            decide_by=self.decide_by,
            due_confirmed=self.due_confirmed,
        )
        return change(case, complaint=new)

    def kept(self, case: Case, event: Event) -> Words | None:
        one = case.complaint
        return texts.GONE_ON if one is not None and one.done else None


class ComplaintStep(Body):
    """A step of an open complaint; `against` and `after` say what one is."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rule_texts.CASE_OVER
        one = case.complaint
        if one is None:
            return texts.NO_COMPLAINT
        return self.against(one) if one.open else texts.OVER

    def against(self, one: Complaint) -> Words | None:
        """What else speaks against this step."""
        return None

    def apply(self, case: Case, event: Event) -> Case:
        one = case.complaint
        return (
            case if one is None else change(case, complaint=change(one, **self.after(one, event)))
        )

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        """What this step changes."""
        raise TypeError(f"{type(self).__name__} does not say what it changes")


class ComplaintReceived(ComplaintStep):
    """What the customer demands and seeks was recorded; the weight sets the time to decide."""

    kind: ClassVar[str] = "complaint_received"
    called: ClassVar[Words] = texts.COMPLAINT_RECEIVED
    weight: Weight
    decide_by: Instant
    due_confirmed: bool = True
    demand: PersonalText = ""
    sought: PersonalText = ""

    def against(self, one: Complaint) -> Words | None:
        return texts.RECEIVED_ALREADY if one.received_at is not None else None

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {
            "received_at": event.at,
            "demand": self.demand,
            "sought": self.sought,
            "weight": self.weight,
            "decide_by": self.decide_by,
            "due_confirmed": self.due_confirmed,
        }


class ComplaintAcknowledged(ComplaintStep):
    """The customer was told that the complaint is received and until when it is decided."""

    kind: ClassVar[str] = "complaint_acknowledged"
    called: ClassVar[Words] = texts.COMPLAINT_ACKNOWLEDGED
    how: How
    update_by: Instant

    def against(self, one: Complaint) -> Words | None:
        if one.received_at is None:
            return texts.NO_RECEIPT
        return texts.ACKNOWLEDGED_ALREADY if one.acknowledged_at is not None else None

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {"acknowledged_at": event.at, "update_by": self.update_by}


class ComplaintUpdated(ComplaintStep):
    """The customer heard from us; the next word is due by `update_by`."""

    kind: ClassVar[str] = "complaint_updated"
    called: ClassVar[Words] = texts.COMPLAINT_UPDATED
    how: How
    update_by: Instant

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {"update_by": self.update_by}


class ComplaintRegretted(ComplaintStep):
    """The customer was told that we are sorry for the trouble; nothing is admitted by it."""

    kind: ClassVar[str] = "complaint_regretted"
    called: ClassVar[Words] = texts.COMPLAINT_REGRETTED

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {"regretted_at": one.regretted_at or event.at}


class ComplaintDecided(ComplaintStep):
    """What we do about it. `limit_fen` is what the deciding person may grant without asking."""

    kind: ClassVar[str] = "complaint_decided"
    called: ClassVar[Words] = texts.COMPLAINT_DECIDED
    ruling: Ruling
    amount_fen: int = 0
    limit_fen: int = 0
    remedy: PersonalText = ""

    def against(self, one: Complaint) -> Words | None:
        if one.received_at is None:
            return texts.NO_RECEIPT
        if not one.items:
            return texts.NO_FACTS
        if one.told_at is not None:
            return texts.DECIDED_ALREADY
        if self.amount_fen > self.limit_fen:
            return texts.BEYOND_LIMIT.fill(amount=yuan(self.amount_fen), limit=yuan(self.limit_fen))
        return None

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        decided = Decision(
            ruling=self.ruling,
            remedy=self.remedy,
            amount_fen=self.amount_fen,
            by=event.actor,
            at=event.at,
        )
        return {"decision": decided}

    def kept(self, case: Case, event: Event) -> Words | None:
        told = case.complaint is not None and case.complaint.told_at is not None
        return texts.DECIDED_ALREADY if told else None


class ComplaintTold(ComplaintStep):
    """The customer was told the decision."""

    kind: ClassVar[str] = "complaint_told"
    called: ClassVar[Words] = texts.COMPLAINT_TOLD
    how: How
    update_by: Instant

    def against(self, one: Complaint) -> Words | None:
        if one.decision is None:
            return texts.NO_DECISION
        return texts.TOLD_ALREADY if one.told_at is not None else None

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        # Who hears the decision at the first contact was told by it that we took the complaint up.
        return {
            "told_at": event.at,
            "told_by": self.how,
            "update_by": self.update_by,
            "acknowledged_at": one.acknowledged_at or event.at,
        }


class ComplaintEnded(ComplaintStep):
    """What the customer answered to the decision, and what the complaint came from."""

    kind: ClassVar[str] = "complaint_ended"
    called: ClassVar[Words] = texts.COMPLAINT_ENDED
    accepted: bool
    cause: Cause
    routed: bool = False
    """The customer was named another route: a review of ours, or one outside."""
    alternative: PersonalText = ""

    def against(self, one: Complaint) -> Words | None:
        if one.told_at is None:
            return texts.NOT_TOLD
        return None if self.accepted or self.routed else texts.NO_ALTERNATIVE

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {
            "accepted": self.accepted,
            "cause": self.cause,
            "alternative": self.alternative,
            "ended_at": event.at,
        }


class ComplaintWithdrawn(ComplaintStep):
    """It is no complaint after all: filed by mistake, or taken back by the customer."""

    kind: ClassVar[str] = "complaint_withdrawn"
    called: ClassVar[Words] = texts.COMPLAINT_WITHDRAWN
    reason: PersonalText = ""

    def after(self, one: Complaint, event: Event) -> dict[str, object]:
        return {"withdrawn_at": event.at}


def begin(act: Act[Case], limits: ComplaintLimits, calendar: WorkCalendar) -> None:
    """Opens the lane, with the times policy gives from now. Raises `Refused`."""
    now = act.ctx.now
    decide = calendar.add(now, decide_ms(limits, "normal"))
    act.add(
        ComplaintOpened(
            acknowledge_by=calendar.add(now, limits.acknowledge_ms).at,
            update_by=calendar.add(now, limits.update_every_ms).at,
            decide_by=decide.at,
            due_confirmed=decide.confirmed,
        )
    )


def follow_nature(act: Act[Case], limits: ComplaintLimits, calendar: WorkCalendar) -> None:
    """Opens the lane when the nature of the case is a complaint and none is open."""
    case = act.state
    if case.classification.nature == NATURE and case.complaint is None and not case.status.over:
        begin(act, limits, calendar)


def receive(
    act: Act[Case],
    demand: str,
    sought: str,
    weight: Weight,
    limits: ComplaintLimits,
    calendar: WorkCalendar,
) -> None:
    """Records what is demanded; the time to decide runs from the opening. Raises `Refused`."""
    one = _present(act)
    due = calendar.add(one.opened_at, decide_ms(limits, weight))
    act.add(
        ComplaintReceived(
            demand=needed(demand),
            sought=sought.strip(),
            weight=weight,
            decide_by=due.at,
            due_confirmed=due.confirmed,
        )
    )


def heard_from_us(
    act: Act[Case], how: How, limits: ComplaintLimits, calendar: WorkCalendar
) -> None:
    """The customer was answered: acknowledges a complaint that was received, else an update.

    Nothing where no complaint is open.
    """
    one = act.state.complaint
    if one is None or not one.open or act.state.status.over:
        return
    by = calendar.add(act.ctx.now, limits.update_every_ms).at
    first = one.received_at is not None and one.acknowledged_at is None
    act.add(
        ComplaintAcknowledged(how=how, update_by=by)
        if first
        else ComplaintUpdated(how=how, update_by=by)
    )


def decide(
    act: Act[Case], ruling: Ruling, remedy: str, *, amount_fen: int = 0, limit_fen: int = 0
) -> None:
    """Decides. Raises `Refused` before facts, and for more than `limit_fen`."""
    act.add(
        ComplaintDecided(
            ruling=ruling, remedy=needed(remedy), amount_fen=amount_fen, limit_fen=limit_fen
        )
    )


def tell(act: Act[Case], how: How, limits: ComplaintLimits, calendar: WorkCalendar) -> None:
    """The customer was told the decision. Raises `Refused` when there is none."""
    by = calendar.add(act.ctx.now, limits.update_every_ms).at
    act.add(ComplaintTold(how=how, update_by=by))


def end(act: Act[Case], *, accepted: bool, cause: Cause, alternative: str = "") -> None:
    """Ends the lane. Raises `Refused` when a customer who refused was named no other route."""
    route = alternative.strip()
    act.add(ComplaintEnded(accepted=accepted, cause=cause, routed=bool(route), alternative=route))


def decide_ms(limits: ComplaintLimits, weight: Weight) -> int:
    """The business time in which a complaint of this weight is decided (DOMAIN D4.2)."""
    by_weight: dict[Weight, int] = {
        "simple": limits.decide_simple_ms,
        "normal": limits.decide_normal_ms,
        "complex": limits.decide_complex_ms,
    }
    return by_weight[weight]


EVENTS: tuple[type[Body], ...] = (
    ComplaintOpened,
    ComplaintReceived,
    ComplaintAcknowledged,
    ComplaintUpdated,
    ComplaintRegretted,
    ComplaintDecided,
    ComplaintTold,
    ComplaintEnded,
    ComplaintWithdrawn,
)


def _present(act: Act[Case]) -> Complaint:
    if act.state.complaint is None:
        raise Refused(texts.NO_COMPLAINT)
    return act.state.complaint


def needed(text: str) -> str:
    """The text somebody had to write. Raises `Refused` for none."""
    if not text.strip():
        raise Refused(texts.EMPTY)
    return text.strip()
