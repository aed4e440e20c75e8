"""The queue: finishing what is in front, and serving what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cs_tui.core import contact, intake, moves, receipt
from cs_tui.core.act import Act
from cs_tui.core.case import PAUSED, Case, Status
from cs_tui.core.contact import ContactEnded
from cs_tui.core.moves import Claimed
from cs_tui.core.policy import Policy, StepsOwed
from cs_tui.core.resolution import solved_by
from cs_tui.errors import Refused
from cs_tui.services import composing, surveys
from cs_tui.services.duty import Duty
from cs_tui.services.field_names import REPLY
from cs_tui.services.front import Front
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.offers import ALARMED, addresses, silences
from cs_tui.store import board as lists
from cs_tui.store.board import Board
from cs_tui.texts import Words, joined
from cs_tui.texts import rules as texts


class Queue:
    """Verbs around what waits and what is in front."""

    def __init__(self, kit: Kit, front: Front) -> None:
        self._kit = kit
        self._front = front
        self._duty = Duty(kit)

    @reads
    def board(self) -> Board:
        """Mine and the queue, from columns."""
        reader, actor = self._kit.reader, self._kit.profile.actor
        own = addresses(self._kit, reader)
        lead = not own.isdisjoint(ALARMED)
        offered, given = lists.handed(reader.conn, actor, own, lead=lead)
        unheard = silences(self._kit, reader.conn, actor)
        board = lists.board(reader.conn, actor)
        return replace(board, offered=offered, given=given, unheard=unheard)

    def data_version(self) -> int:
        """Changes when another program wrote. What this one writes, its screens show themselves;
        asked on the writing connection, for a draft kept every second is no news."""
        return self._kit.own.data_version()

    def finish(self, case_id: str, seen: str | None) -> Case:
        """Saves and sends what stands in the fields, then lets go of the case.

        `seen` is the customer's latest message that the person has on screen: an answer given
        before a later one was read is not sent (`Refused`).
        Resolved when nothing lacks; else left waiting for the customer when ours was the last
        word. One act, one transaction. Raises `Refused`, naming what lacks, when neither is
        possible; then nothing was written. My state changes with it: no kill leaves anybody busy
        with nothing in hand.
        """
        kit = self._kit
        policy, day = kit.policy(), kit.day()
        with kit.log.together():
            with kit.log.case_act(case_id, kit.ctx()) as act:
                if act.state.last_in != seen:
                    raise Refused(texts.WROTE_MEANWHILE)
                composing.commit(act, kit.drafts.of(act.stream), policy, kit.calendar())
                self._let_go(act, day, policy)
                self._front.park(act)
                kit.drafts.done(act.stream)
            self._duty.let_go()
        return act.state

    def put_in_front(self, case_id: str) -> Case:
        """Shows a case: its contact is in front from now on, any other of mine is parked.

        Whoever gave it to me, or offers it, reads that I opened it.
        """
        kit = self._kit
        with kit.log.together():
            for other in [one for one in self._front.cases() if one != case_id]:
                self._park(other)
            with kit.log.case_act(case_id, kit.ctx()) as act:
                receipt.see(act, addresses(kit, kit.own))
                if act.state.owner == kit.profile.actor and not act.state.status.over:
                    self._front.take(act, kit.day())
                elif act.state.owner == kit.profile.actor and act.state.unread:
                    # Thanks on a case that is over: read, and no time is spent on it.
                    contact.front(act, kit.day())
                    contact.park(act, 0)
            if act.state.fronted is not None and act.state.owner == kit.profile.actor:
                self._duty.working()
        return act.state

    def leave(self) -> None:
        """The desk is left: nothing stands in front, and the next start goes on with what did."""
        ctx = self._kit.ctx()
        with self._kit.log.together():
            self._kit.log.append_decided(lambda: self._front.aside(ctx, ctx.new_id()))
            self._duty.leave_desk()

    def park(self, case_id: str) -> None:
        """Takes a case away from the front; its fields stay as they are."""
        with self._kit.log.together():
            self._park(case_id)
            self._duty.let_go(ended=False)

    def _park(self, case_id: str) -> None:
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            self._front.park(act)

    def resume(self, case_id: str) -> Case:
        """Goes on with a case that waited."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            if act.state.status in PAUSED:
                moves.resume(act, "agent")
        return act.state

    def wait_for_customer(self, case_id: str) -> Case:
        """Saves and sends what stands in the fields, and leaves the next word to the customer."""
        kit = self._kit
        policy = kit.policy()
        with kit.log.together():
            with kit.log.case_act(case_id, kit.ctx()) as act:
                composing.commit(act, kit.drafts.of(act.stream), policy, kit.calendar())
                moves.wait_for_customer(act)
                self._front.park(act)
                kit.drafts.done(act.stream)
            self._duty.let_go()
        return act.state

    def no_action(self, case_id: str, reason: str) -> Case:
        """Ends a case that needed nothing. `reason` is a no-action outcome of the taxonomy.

        The note becomes a fact with it; a reply that was not sent stays a draft of the case.
        """
        kit = self._kit
        with kit.log.together():
            with kit.log.case_act(case_id, kit.ctx()) as act:
                composing.write_note(act, kit.drafts.of(act.stream))
                moves.no_action(act, reason, kit.day())
                self._front.park(act)
                kit.drafts.done(act.stream, but=REPLY)
            self._duty.let_go()
        return act.state

    def serve_own(self, event_id: str) -> str | None:
        """A desk that works alone serves its own waiting items; the case, or None.

        `event_id` becomes the id of the `claimed` event. Raises `Refused` with both hands full.
        """
        kit = self._kit
        self._duty.with_a_free_hand()
        ctx = kit.ctx()
        waiting = [
            intake.Waiting(row.id, row.priority, row.due_at, row.opened_at, row.lang)
            for row in lists.to_serve(kit.own.conn)
        ]
        chosen = intake.choose(waiting, kit.profile.langs.split(","), ctx.now)
        if chosen is None:
            return None
        with kit.log.case_act(chosen.case, ctx) as act:
            act.add(Claimed(agent=ctx.actor, why=chosen.why), id=event_id)
        return chosen.case

    def settle(self) -> None:
        """After-contact work whose time is over has ended; so has busy with nothing in front."""
        if not self._front.cases():
            self._duty.let_go()
        self._duty.settle()

    def may_be_served(self) -> None:
        """Raises `Refused` to whoever is not on duty, or holds as much as the policy allows."""
        self._duty.on_duty()
        self._duty.with_a_free_hand()

    def next_of_mine(self, after: str | None) -> str | None:
        """My next conversation: unread first, then the most urgent; None when there is no other."""
        rows = lists.board(self._kit.own.conn, self._kit.profile.actor).mine
        others = [row for row in rows if row.id != after]
        unread = [row for row in others if row.unread]
        if unread:
            return unread[0].id
        ids = [row.id for row in rows]
        if after in ids and len(ids) > 1:
            return ids[(ids.index(after) + 1) % len(ids)]
        return others[0].id if others else None

    def _let_go(self, act: Act[Case], day: str, policy: Policy) -> None:
        case, rules = act.state, policy.reasons.owed
        now = case.current
        phone = now is not None and now.answered_at is not None and now.ended_at is None
        if case.offer is None and not moves.lacking(case, rules) and (case.ours_was_last or phone):
            if phone and now is not None:
                act.add(ContactEnded(contact=now.id))
            due_at = solved_by(act.state, policy, self._kit.calendar(), self._kit.clock())
            moves.resolve(act, day, rules, due_at)
            surveys.after_resolving(act, self._kit, day)
        elif case.status is Status.ACTIVE and case.ours_was_last:
            moves.wait_for_customer(act)
        elif case.status not in PAUSED and case.offer is None:
            raise Refused(lacking(case, rules))


def lacking(case: Case, rules: Sequence[StepsOwed]) -> Words:
    """What stands between this case and the next one, in words."""
    names = [*moves.lacking(case, rules)]
    if not case.ours_was_last:
        names.insert(0, "reply")
    words = [texts.LACKING[name] for name in names]
    return texts.STILL_MISSING.fill(n=len(words), names=joined(words))
