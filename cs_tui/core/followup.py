"""A follow-up: after the solution somebody asks whether it helped.

It ends confirmed, not reached after so many tries, not satisfied, or dropped with a reason. The
owner of the case owes it; it may outlive the case, which closes meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from cs_tui.core.calendar import Due, WorkCalendar
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.policy.sla import FollowUpRule
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import followup as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

Plan = Literal["t1", "t3", "t7", "rating", "asked"]
"""So many business days after, because of a low rating, or at a time somebody named."""
Outcome = Literal["confirmed", "not_reached", "not_satisfied", "dropped"]

DAYS: Final[dict[Plan, int]] = {"t1": 1, "t3": 3, "t7": 7}


class FollowUp(Frozen):
    """One follow-up; open until it has an outcome."""

    id: str
    plan: Plan
    due_at: Instant
    made_by: str
    made_at: Instant
    most: int
    """So many tries in all."""
    what: str = ""
    due_confirmed: bool = True
    tries: int = 0
    outcome: Outcome | None = None
    settled_at: Instant | None = None
    note: str = ""

    @property
    def open(self) -> bool:
        """Still owed."""
        return self.outcome is None


class FollowUpPlanned(Body):
    """Somebody will ask the customer by a time."""

    kind: ClassVar[str] = "followup_planned"
    called: ClassVar[Words] = texts.FOLLOWUP_PLANNED
    followup: str
    plan: Plan
    due_at: Instant
    most: int
    due_confirmed: bool = True
    what: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.NOT_HERE if case.status in ("cancelled", "merged") else None

    def apply(self, case: Case, event: Event) -> Case:
        new = FollowUp(
            id=self.followup,
            plan=self.plan,
            due_at=self.due_at,
            made_by=event.actor,
            made_at=event.at,
            most=self.most,
            what=self.what,
            due_confirmed=self.due_confirmed,
        )
        return change(case, followups=(*case.followups, new))


class _OnOne(Body):
    """Something about one open follow-up."""

    followup: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.FOLLOWUP_OVER if open_one(case, self.followup) is None else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(
            case,
            followups=tuple(
                change(one, **self.after(one, event)) if one.id == self.followup else one
                for one in case.followups
            ),
        )

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        """What this changes."""
        raise TypeError(f"{type(self).__name__} does not say what it changes")


class FollowUpConfirmed(_OnOne):
    """The customer says it helped."""

    kind: ClassVar[str] = "followup_confirmed"
    called: ClassVar[Words] = texts.FOLLOWUP_CONFIRMED

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        return {"outcome": "confirmed", "settled_at": event.at, "tries": one.tries + 1}


class FollowUpNotReached(_OnOne):
    """Nobody answered; the next try is at `next_at`, after the last one there is none."""

    kind: ClassVar[str] = "followup_not_reached"
    called: ClassVar[Words] = texts.FOLLOWUP_NOT_REACHED
    next_at: Instant | None = None
    due_confirmed: bool = True

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        tries = one.tries + 1
        if tries >= one.most or self.next_at is None:
            return {"tries": tries, "outcome": "not_reached", "settled_at": event.at}
        return {"tries": tries, "due_at": self.next_at, "due_confirmed": self.due_confirmed}


class FollowUpNotSatisfied(_OnOne):
    """The customer says it did not help."""

    kind: ClassVar[str] = "followup_not_satisfied"
    called: ClassVar[Words] = texts.FOLLOWUP_NOT_SATISFIED
    reason: PersonalText = ""

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        return {
            "outcome": "not_satisfied",
            "settled_at": event.at,
            "tries": one.tries + 1,
            "note": self.reason,
        }


class FollowUpMoved(_OnOne):
    """It is done at another time."""

    kind: ClassVar[str] = "followup_moved"
    called: ClassVar[Words] = texts.FOLLOWUP_MOVED
    due_at: Instant
    due_confirmed: bool = True

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        return {"due_at": self.due_at, "due_confirmed": self.due_confirmed}


class FollowUpDropped(_OnOne):
    """It is not needed any more, for a reason."""

    kind: ClassVar[str] = "followup_dropped"
    called: ClassVar[Words] = texts.FOLLOWUP_DROPPED
    reason: PersonalText = ""

    def after(self, one: FollowUp, event: Event) -> dict[str, object]:
        return {"outcome": "dropped", "settled_at": event.at, "note": self.reason}


def open_one(case: Case, followup: str) -> FollowUp | None:
    """The open follow-up of this id."""
    return next((one for one in case.followups if one.id == followup and one.open), None)


def planned_due(plan: Plan, now: Instant, rule: FollowUpRule, calendar: WorkCalendar) -> Due:
    """When a follow-up of a plan is due: so many business days from now; a low rating, one."""
    return calendar.add(now, DAYS.get(plan, 1) * rule.day_ms)


def plan(
    act: Act[Case],
    which: Plan,
    rule: FollowUpRule,
    calendar: WorkCalendar,
    *,
    what: str = "",
    due: Due | None = None,
) -> str:
    """Plans a follow-up, at `due` or when its plan says; its id. Raises `Refused`."""
    due = due or planned_due(which, act.ctx.now, rule, calendar)
    if due.at <= act.ctx.now:
        raise Refused(texts.IN_PAST)
    new = act.ctx.new_id()
    act.add(
        FollowUpPlanned(
            followup=new,
            plan=which,
            due_at=due.at,
            due_confirmed=due.confirmed,
            most=rule.tries,
            what=what.strip(),
        )
    )
    return new


def plan_by_rule(act: Act[Case], rule: FollowUpRule, calendar: WorkCalendar) -> None:
    """After a complaint was resolved, the follow-ups policy asks for."""
    case = act.state
    if case.complaint is not None and case.complaint.ended_at is not None:
        for which in rule.after_complaint:
            if all(one.plan != which or not one.open for one in case.followups):
                plan(act, which, rule, calendar)


def not_reached(act: Act[Case], followup: str, rule: FollowUpRule, calendar: WorkCalendar) -> None:
    """One try in vain; the next one is offered as policy says. Raises `Refused`."""
    one = open_one(act.state, followup)
    if one is None or one.tries + 1 >= one.most:
        act.add(FollowUpNotReached(followup=followup))
        return
    due = calendar.add(act.ctx.now, rule.retry_ms)
    act.add(FollowUpNotReached(followup=followup, next_at=due.at, due_confirmed=due.confirmed))


def move(act: Act[Case], followup: str, due: Due) -> None:
    """Does it later. Raises `Refused` for a time that has passed."""
    if due.at <= act.ctx.now:
        raise Refused(texts.IN_PAST)
    act.add(FollowUpMoved(followup=followup, due_at=due.at, due_confirmed=due.confirmed))


def drop(act: Act[Case], followup: str, reason: str) -> None:
    """Gives it up. Raises `Refused` without a reason."""
    if not reason.strip():
        raise Refused(texts.NO_REASON)
    act.add(FollowUpDropped(followup=followup, reason=reason.strip()))


EVENTS: tuple[type[Body], ...] = (
    FollowUpPlanned,
    FollowUpConfirmed,
    FollowUpNotReached,
    FollowUpNotSatisfied,
    FollowUpMoved,
    FollowUpDropped,
)
