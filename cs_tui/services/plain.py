"""What plain commands do to a case: with the values they are given, and with nothing else.

What somebody is typing on a screen meanwhile is left alone: a command neither sends nor discards
the drafts of a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cs_tui.core import contact, moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.contact import ContactEnded
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import Kind, redact
from cs_tui.core.resolution import solved_by
from cs_tui.errors import Refused
from cs_tui.services import composing, surveys
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.field_names import PROMISE, REPLY
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.offers import addresses
from cs_tui.services.queue import lacking
from cs_tui.store import board as lists
from cs_tui.store import finding, offers
from cs_tui.store.board import BoardRow
from cs_tui.store.drafts import Draft
from cs_tui.texts import rules as texts

Which = Literal["mine", "queue", "offered", "all", "archived"]


class Plain:
    """Verbs on one case for plain commands."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def listed(self, which: Which, most: int) -> tuple[BoardRow, ...]:
        """The cases of a list, the most urgent first; all of them: mine first, then the latest.

        Offered are those that wait for me to accept them.
        """
        conn, actor = self._kit.reader.conn, self._kit.profile.actor
        if which == "offered":
            to_me = addresses(self._kit, self._kit.reader)
            waiting = offers.offered_to(conn, actor, to_me, most=most)
            rows = (lists.row_of(conn, one.case) for one in waiting)
            return tuple(row for row in rows if row is not None)
        if which == "all":
            found = finding.find(conn, "", actor, most=most)
            return lists.last_archived(found, self._kit.archived_until())
        if which == "archived":
            return lists.filed(conn, self._kit.archived_until(), most=most)
        board = lists.board(conn, actor, most=most)
        return board.mine if which == "mine" else board.queue

    def write(self, case_id: str, fields: Mapping[str, str]) -> Case:
        """Writes the fields, named as in `composing`, as one act; nothing when none says more.

        Raises `Refused` for an empty reply and for one in which a placeholder stands raw.
        """
        kit = self._kit
        if REPLY in fields and not fields[REPLY].strip():
            raise Refused(texts.EMPTY_REPLY)
        policy, now = kit.policy(), kit.clock()
        with kit.log.case_act(case_id, kit.ctx()) as act:
            drafts = {
                field: Draft(act.stream, field, text, _seen(act.state, field), now)
                for field, text in fields.items()
            }
            composing.commit(act, drafts, policy, kit.calendar())
        return act.state

    def promise(self, case_id: str, made: PromiseDraft) -> Case:
        """Promises something. Raises `Refused` for a time that has passed."""
        return self.write(case_id, {PROMISE: made.to_text()})

    def take_up(self, case_id: str) -> Case:
        """My case stands in front from now on; any other of mine that stood there is parked."""
        kit = self._kit
        for row in lists.board(kit.own.conn, kit.profile.actor).mine:
            if row.front and row.id != case_id:
                with kit.log.case_act(row.id, kit.ctx()) as act:
                    contact.park(act)
        with kit.log.case_act(case_id, kit.ctx()) as act:
            contact.front(act, kit.day())
        return act.state

    def count_for_me(self, case_id: str) -> Case:
        """A contact that I answered and nobody had in front counts as mine."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            now = act.state.current
            if now is not None and now.agent is None:
                contact.front(act, kit.day())
        return act.state

    def close(self, case_id: str) -> Case:
        """Resolves the case. Raises `Refused`, naming what lacks; then nothing was written."""
        kit = self._kit
        day, policy = kit.day(), kit.policy()
        rules = policy.reasons.owed
        with kit.log.case_act(case_id, kit.ctx()) as act:
            call = _call(act)
            if call is None and not act.state.ours_was_last and not act.state.status.over:
                raise Refused(lacking(act.state, rules))
            if call is not None:
                act.add(ContactEnded(contact=call))
            due_at = solved_by(act.state, policy, kit.calendar(), kit.clock())
            moves.resolve(act, day, rules, due_at)
            surveys.after_resolving(act, kit, day)
            contact.park(act)
        return act.state

    def wait(self, case_id: str) -> Case:
        """Leaves the next word to the customer."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            moves.wait_for_customer(act)
            contact.park(act)
        return act.state

    def no_action(self, case_id: str, reason: str) -> Case:
        """Ends a case that needed nothing. `reason` is a no-action outcome of the taxonomy."""
        kit = self._kit
        day = kit.day()
        with kit.log.case_act(case_id, kit.ctx()) as act:
            moves.no_action(act, reason, day)
            contact.park(act)
        return act.state


def without_secrets(texts: Mapping[str, str]) -> tuple[dict[str, str], tuple[Kind, ...]]:
    """Texts that may be stored, and the kinds of secrets that were taken out of them."""
    clean = {name: redact(text) for name, text in texts.items()}
    kinds = dict.fromkeys(kind for one in clean.values() for kind in one.found)
    return {name: one.text for name, one in clean.items()}, tuple(kinds)


def due_in(kit: Kit, what: str, ms: Instant, *, business: bool) -> PromiseDraft:
    """A promise due after so much time, or so much business time."""
    now = kit.clock()
    if not business:
        return PromiseDraft(what=what, due_at=now + ms)
    due = kit.policies.calendar(kit.own).add(now, ms)
    return PromiseDraft(what=what, due_at=due.at, due_confirmed=due.confirmed)


def _seen(case: Case, field: str) -> str | None:
    """A command sets a value over whatever stands there now."""
    value: str | None = getattr(case.classification, field, None)
    return value


def _call(act: Act[Case]) -> str | None:
    """The contact of the call that is going on, if one is."""
    now = act.state.current
    going_on = now is not None and now.answered_at is not None and now.ended_at is None
    return now.id if now is not None and going_on else None
