"""What moves a case from one status to another; `case.MOVES` says from where to where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from cs_tui.core import complaint_state, five_steps, solution, verification
from cs_tui.core.act import Act
from cs_tui.core.case import MOVES, NO_ACTION, PAUSED, Assigned, Case, Customer, Resolution, Status
from cs_tui.core.events import PERSONAL, Body, Event, PersonalText
from cs_tui.core.offer import withdraw
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words, joined, joining
from cs_tui.texts import moves as names
from cs_tui.texts import rules as texts

if TYPE_CHECKING:
    from cs_tui.core.policy.reasons import StepsOwed


class CaseOpened(Body):
    """A case began."""

    kind: ClassVar[str] = "case_opened"
    called: ClassVar[Words] = names.CASE_OPENED
    number: str
    team: str
    day: str
    lang: Literal["zh", "en"] = "zh"
    priority: int = 3
    skill: str = ""
    linked: str | None = None
    owner: str | None = None
    subject: PersonalText = ""
    customer: Annotated[Customer, PERSONAL] = Customer()
    customer_id: str | None = None

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.OPENED_TWICE if case.id else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(
            case,
            id=event.stream.partition("/")[2],
            number=self.number,
            team=self.team,
            day=self.day,
            lang=self.lang,
            priority=self.priority,
            skill=self.skill,
            linked=self.linked,
            owner=self.owner,
            status=Status.NEW if self.owner is None else Status.ACTIVE,
            claimed_at=None if self.owner is None else event.at,
            subject=self.subject,
            customer=self.customer,
            customer_id=self.customer_id or "",
            opened_at=event.at,
            opened_by=event.actor,
        )

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CANNOT_UNOPEN


class _Moving(Body):
    """An event that moves the case as `MOVES` says."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status not in MOVES[self.kind].froms:
            return texts.NO_SUCH_MOVE.fill(status=texts.STATUS[case.status])
        return self.against(case, event)

    def against(self, case: Case, event: Event) -> Words | None:
        """What else speaks against this move."""
        return None

    def apply(self, case: Case, event: Event) -> Case:
        ends = {"closed_at": event.at} if MOVES[self.kind].to.final else {}
        return self.moved(case, **ends)

    def moved(self, case: Case, **values: object) -> Case:
        """The case in its new status, with these fields replaced."""
        return change(case, status=MOVES[self.kind].to, **values)


class _ByOwner(_Moving):
    """A move of the owner's (or the hub's), made with the latest message of the customer seen."""

    seen: str | None = None

    def against(self, case: Case, event: Event) -> Words | None:
        if event.actor not in (case.owner, HUB):
            return texts.NOT_YOURS
        return None if self.seen == case.last_in else texts.WROTE_MEANWHILE


class Claimed(_Moving):
    """A waiting case got its owner: served by the hub, or by a desk that works alone."""

    kind: ClassVar[str] = "claimed"
    called: ClassVar[Words] = names.CLAIMED
    agent: str
    why: Words = texts.SERVED_FIRST

    def apply(self, case: Case, event: Event) -> Case:
        given = Assigned(at=event.at, agent=self.agent, why=self.why)
        assigned = (*case.assigned, given)
        return self.moved(case, owner=self.agent, claimed_at=event.at, assigned=assigned)

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CANNOT_UNCLAIM


class Released(_Moving):
    """Back to its queue: the customer wrote, and its owner is not at work. Decided by the hub."""

    kind: ClassVar[str] = "released"
    called: ClassVar[Words] = names.RELEASED
    why: Literal["absent", "left"] = "absent"

    def against(self, case: Case, event: Event) -> Words | None:
        return None if event.actor == HUB else texts.CANNOT_UNCLAIM

    def apply(self, case: Case, event: Event) -> Case:
        back = Assigned(at=event.at, agent=None, why=texts.RELEASED[self.why])
        assigned = (*case.assigned, back)
        return self.moved(case, owner=None, was_owner=case.owner, assigned=assigned)

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CANNOT_UNCLAIM


class WaitingCustomerSet(_ByOwner):
    """The next word is the customer's."""

    kind: ClassVar[str] = "waiting_customer_set"
    called: ClassVar[Words] = names.WAITING_CUSTOMER_SET

    def apply(self, case: Case, event: Event) -> Case:
        return self.moved(case, waiting_since=event.at)


class WaitingInternalSet(_ByOwner):
    """Somebody else of ours must act first; the customer was told until when."""

    kind: ClassVar[str] = "waiting_internal_set"
    called: ClassVar[Words] = names.WAITING_INTERNAL_SET
    target: str
    reason: PersonalText = ""
    promised_at: Instant | None = None
    escalates: bool = True
    """Whether it counts as an escalation: a transfer to an equal does not."""

    def apply(self, case: Case, event: Event) -> Case:
        return self.moved(
            case,
            waiting_since=event.at,
            waiting_for=self.target,
            escalated=case.escalated or self.escalates,
            scheduled_at=self.promised_at,
        )


class CaseScheduled(_ByOwner):
    """The next act has a time."""

    kind: ClassVar[str] = "case_scheduled"
    called: ClassVar[Words] = names.CASE_SCHEDULED
    until: Instant

    def apply(self, case: Case, event: Event) -> Case:
        return self.moved(case, scheduled_at=self.until)


class CaseResumed(_Moving):
    """Work goes on: the customer wrote, an answer or the time came, the agent returned."""

    kind: ClassVar[str] = "case_resumed"
    called: ClassVar[Words] = names.CASE_RESUMED
    why: Literal["customer", "answer", "time", "agent"] = "agent"

    def apply(self, case: Case, event: Event) -> Case:
        spans = case.paused_until(event.at)
        return self.moved(case, waiting_since=None, waiting_for="", scheduled_at=None, paused=spans)


class CaseResolved(_ByOwner):
    """Solved, with nature, leaf, outcome and one line."""

    kind: ClassVar[str] = "case_resolved"
    called: ClassVar[Words] = names.CASE_RESOLVED
    nature: str
    leaf: str
    outcome: str
    day: str
    line: PersonalText = ""
    due_at: Instant | None = None
    """By when it had to be solved, reckoned when it was."""

    def against(self, case: Case, event: Event) -> Words | None:
        return (
            super().against(case, event)
            or complaint_state.unfinished(case.complaint)
            or solution.unfinished(case.solution)
            or verification.unfinished(case)
        )

    def apply(self, case: Case, event: Event) -> Case:
        ended = Resolution(
            outcome=self.outcome,
            line=self.line,
            day=self.day,
            by=event.actor,
            at=event.at,
            due_at=self.due_at,
        )
        spans = case.paused_until(event.at)
        return self.moved(case, resolution=ended, waiting_since=None, paused=spans)


class CaseReopened(_Moving):
    """It was not solved after all: the customer wrote again, or is not satisfied."""

    kind: ClassVar[str] = "case_reopened"
    called: ClassVar[Words] = names.CASE_REOPENED
    why: Literal["customer", "agent"] = "customer"

    def apply(self, case: Case, event: Event) -> Case:
        again = complaint_state.taken_up_again(case.complaint)
        return self.moved(
            case, resolution=None, undone=case.endings, reopened=case.reopened + 1, complaint=again
        )


class CaseClosed(_Moving):
    """Nobody came back within the time the policy gives. Decided by the hub, or by the rule of a
    desk that works alone; never by a person."""

    kind: ClassVar[str] = "case_closed"
    called: ClassVar[Words] = names.CASE_CLOSED

    def against(self, case: Case, event: Event) -> Words | None:
        return None if event.actor == HUB else texts.CLOSES_BY_ITSELF

    def kept(self, case: Case, event: Event) -> Words | None:
        return texts.CASE_OVER


class CaseCancelled(_ByOwner):
    """No action was needed; counts apart from the resolved ones."""

    kind: ClassVar[str] = "case_cancelled"
    called: ClassVar[Words] = names.CASE_CANCELLED
    reason: str
    day: str

    def apply(self, case: Case, event: Event) -> Case:
        ended = Resolution(
            outcome=NO_ACTION, line=self.reason, day=self.day, by=event.actor, at=event.at
        )
        return self.moved(case, cancelled=self.reason, resolution=ended, closed_at=event.at)


class CaseMerged(_Moving):
    """It goes on in another case of the same customer.

    Its owner merges it, or whoever finds that a case nobody has taken yet is one of theirs.
    """

    kind: ClassVar[str] = "case_merged"
    called: ClassVar[Words] = names.CASE_MERGED
    into: str
    number: str = ""
    seen: str | None = None

    def against(self, case: Case, event: Event) -> Words | None:
        if self.into == case.id:
            return joining.SAME_CASE
        if event.actor not in (case.owner, HUB) and case.owner is not None:
            return texts.NOT_YOURS
        if case.complaint is not None and case.complaint.open:
            return joining.OPEN_COMPLAINT
        return None if self.seen == case.last_in else texts.WROTE_MEANWHILE

    def apply(self, case: Case, event: Event) -> Case:
        return self.moved(
            case,
            merged_into=self.into,
            merged_number=self.number,
            closed_at=event.at,
            waiting_since=None,
            scheduled_at=None,
            unread=0,
        )


def missing(case: Case) -> tuple[str, ...]:
    """What a case still lacks before it can be resolved: names of fields, in working order.

    Of a complaint it names the next step alone: the others follow from it.
    """
    named = case.classification
    wanted = {
        "nature": named.nature,
        "leaf": named.leaf,
        "outcome": named.outcome,
        "line": case.note.done or case.note.issue,
    }
    checked = ("verify",) if verification.lacks(case) else ()
    lacking = (*checked, *(name for name, value in wanted.items() if not value))
    if case.solution is not None and case.solution.lacks is not None:
        lacking = (*lacking, case.solution.lacks)
    steps = case.complaint.missing if case.complaint is not None else ()
    return (*lacking, *(f"complaint.{step}" for step in steps[:1]))


def lacking(case: Case, rules: Sequence[StepsOwed] = ()) -> tuple[str, ...]:
    """What `missing` says, and after it the steps that the case owes by the shop's rules."""
    return (*missing(case), *(f"step.{step}" for step in five_steps.lacking(case, rules)))


def resolve(
    act: Act[Case], day: str, rules: Sequence[StepsOwed] = (), due_at: Instant | None = None
) -> None:
    """Resolves the case with what was noted and picked. Raises `Refused` and names what lacks.

    `rules` say which of the five steps a case owes, `due_at` by when it had to be solved.
    """
    case = act.state
    lacks = lacking(case, rules)
    if lacks:
        names = joined([texts.LACKING[name] for name in lacks])
        raise Refused(texts.STILL_MISSING.fill(n=len(lacks), names=names))
    named = case.classification
    withdraw(act)
    act.add(
        CaseResolved(
            seen=case.last_in,
            nature=named.nature or "",
            leaf=named.leaf or "",
            outcome=named.outcome or "",
            line=case.note.done or case.note.issue,
            day=day,
            due_at=due_at,
        )
    )


def wait_for_customer(act: Act[Case]) -> None:
    """Leaves the next word to the customer."""
    act.add(WaitingCustomerSet(seen=act.state.last_in))


def release(act: Act[Case], why: Literal["absent", "left"]) -> None:
    """Gives a case whose owner is not there back to its queue, where anybody may be served it."""
    withdraw(act)
    act.add(Released(why=why))


def no_action(act: Act[Case], reason: str, day: str) -> None:
    """Ends a case that needed nothing; `reason` is an id of the policy's list."""
    withdraw(act)
    act.add(CaseCancelled(seen=act.state.last_in, reason=reason, day=day))


def close(act: Act[Case]) -> None:
    """Closes a resolved case for good."""
    act.add(CaseClosed())


def resume(act: Act[Case], why: Literal["customer", "answer", "time", "agent"]) -> None:
    """Goes on with a case that waited or was resolved; nothing when it is being worked on."""
    case = act.state
    if case.status in PAUSED:
        act.add(CaseResumed(why=why))
    elif case.status is Status.RESOLVED:
        act.add(CaseReopened(why="customer" if why == "customer" else "agent"))


EVENTS: tuple[type[Body], ...] = (
    CaseOpened,
    Claimed,
    Released,
    WaitingCustomerSet,
    WaitingInternalSet,
    CaseScheduled,
    CaseResumed,
    CaseResolved,
    CaseReopened,
    CaseClosed,
    CaseCancelled,
    CaseMerged,
)
