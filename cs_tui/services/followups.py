"""Follow-ups of a person: what is owed by when, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from cs_tui.core import followup, intake, moves
from cs_tui.core.act import Act
from cs_tui.core.calendar import Due as DueTime
from cs_tui.core.case import Case, Status, stream_of
from cs_tui.core.events import Event
from cs_tui.core.followup import FollowUpConfirmed, FollowUpNotSatisfied, Plan
from cs_tui.core.intake import Arrival
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.promise import PromiseDropped, promise
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import due as lists
from cs_tui.store import profile as profiles
from cs_tui.store.due import Due
from cs_tui.texts import lang_of
from cs_tui.texts import rules as texts


class FollowUps:
    """Verbs on follow-ups, and on everything else that stands on the list of what is due."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def due(self) -> tuple[Due, ...]:
        """Everything owed on my cases, the earliest due first."""
        return lists.due(self._kit.reader.conn, self._kit.profile.actor)

    def in_business_days(self, days: int) -> DueTime:
        """The time so many business days from now."""
        kit = self._kit
        return kit.calendar().add(kit.clock(), days * kit.policy().sla.followup.day_ms)

    def plan(self, case_id: str, which: Plan, what: str = "", due: DueTime | None = None) -> Case:
        """Plans a follow-up. Raises `Refused` for a time that has passed."""
        kit = self._kit
        rule = kit.policy().sla.followup
        with kit.log.case_act(case_id, kit.ctx()) as act:
            followup.plan(act, which, rule, kit.calendar(), what=redact(what).text, due=due)
        return act.state

    def confirm(self, case_id: str, followup_id: str) -> Case:
        """The customer says it helped."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            act.add(FollowUpConfirmed(followup=followup_id))
        return act.state

    def not_reached(self, case_id: str, followup_id: str) -> Case:
        """Nobody answered; the next try is set by policy, after the last one it is settled."""
        kit = self._kit
        rule = kit.policy().sla.followup
        with kit.log.case_act(case_id, kit.ctx()) as act:
            followup.not_reached(act, followup_id, rule, kit.calendar())
        return act.state

    def not_satisfied(self, case_id: str, followup_id: str, reason: str) -> Case:
        """It did not help: the case is open again; of a closed one, a linked case is mine.

        Returns the case that goes on. `reason` is kept without card numbers, ID numbers and codes.
        """
        kit = self._kit
        ctx, said = kit.ctx(), redact(reason).text
        going_on: list[Act[Case]] = []

        def decide() -> Sequence[Event]:
            act = Act(stream_of(case_id), kit.log.case(case_id), ctx)
            act.add(FollowUpNotSatisfied(followup=followup_id, reason=said))
            going_on[:] = [act]
            if not act.state.status.final:
                moves.resume(act, "agent")
                return act.events
            going_on[:] = [self._linked(act.state, said, act.id)]
            return [*act.events, *going_on[0].events]

        kit.log.append_decided(decide)
        return going_on[0].state

    def snooze(self, case_id: str, until: Instant) -> Case:
        """Nothing is done on the case until then. Raises `Refused` for a time that has passed."""
        kit = self._kit
        if until <= kit.clock():
            raise Refused(texts.PROMISE_IN_PAST)
        with kit.log.case_act(case_id, kit.ctx()) as act:
            if act.state.status in (Status.SCHEDULED, Status.WAITING_CUSTOMER):
                moves.resume(act, "agent")
            act.add(moves.CaseScheduled(seen=act.state.last_in, until=until))
        return act.state

    def later(self, one: Due, due: DueTime) -> Case:
        """Does what is owed at another time; a promise is made anew, for the customer knows it.

        Raises `Refused` for a complaint: its times are the customer's.
        """
        kit = self._kit
        if one.sort == "scheduled":
            return self.snooze(one.case, due.at)
        with kit.log.case_act(one.case, kit.ctx()) as act:
            if one.sort == "followup":
                followup.move(act, one.id, due)
            elif one.sort == "promise":
                _again(act, one.id, due)
            else:
                raise Refused(texts.COMPLAINT_TIMES)
        return act.state

    def drop(self, case_id: str, followup_id: str, reason: str) -> Case:
        """It is not needed any more. Raises `Refused` without a reason."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            followup.drop(act, followup_id, redact(reason).text)
        return act.state

    def _linked(self, ended: Case, text: str, act_id: str) -> Act[Case]:
        """A case of mine that continues an ended one."""
        kit = self._kit
        new = Act(stream_of(kit.new_id()), Case(), kit.ctx(), act=act_id)
        contact = ended.current
        arrival = Arrival(
            channel=contact.channel if contact else "phone",
            conversation=contact.conversation if contact else f"desk:{ended.id}",
            text=text,
            lang=lang_of(ended.lang),
            team=ended.team,
            day=kit.day(),
            customer=ended.customer,
            customer_id=ended.customer_id,
        )
        number = profiles.next_number(kit.log.conn)
        intake.open_case(new, arrival, number, owner=kit.profile.actor, linked=ended.id)
        return new


def _again(act: Act[Case], promise_id: str, due: DueTime) -> None:
    """The promise is agreed anew for another time."""
    before = next((one for one in act.state.promises if one.id == promise_id), None)
    act.add(PromiseDropped(promise=promise_id, reason="later"))
    if before is not None:
        promise(act, before.what, due.at, form=before.form, due_confirmed=due.confirmed)
