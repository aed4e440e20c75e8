"""The promise ledger of a person: what is owed by when, kept, dropped."""

from __future__ import annotations

from cs_tui.core.case import Case
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.promise import PromiseDropped, PromiseKept, PromiseKind, promise
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists
from cs_tui.store import promises as ledger
from cs_tui.store.board import BoardRow
from cs_tui.store.promises import Owed

HOUR_MS = 3600 * 1000


class Promises:
    """Verbs on promises."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def owed(self) -> tuple[BoardRow, ...]:
        """The cases on which I owe something by a time, the most urgent first."""
        return lists.promised(self._kit.reader.conn, self._kit.profile.actor)

    @reads
    def ledger(self) -> tuple[Owed, ...]:
        """Every promise that is still owed on my cases, the earliest due first."""
        return ledger.owed(self._kit.reader.conn, self._kit.profile.actor)

    def make(
        self, case_id: str, what: str, due_at: Instant, form: PromiseKind = "callback"
    ) -> Case:
        """Promises something. Raises `Refused` for a time that has passed."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            promise(act, redact(what).text, due_at, form=form)
        return act.state

    def keep(self, case_id: str, promise_id: str) -> Case:
        """What was promised has happened."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            act.add(PromiseKept(promise=promise_id))
        return act.state

    def drop(self, case_id: str, promise_id: str, reason: str) -> Case:
        """The promise no longer stands; the customer knows why. Raises `Refused` when it is over.

        `reason` is kept without card numbers, ID numbers and codes.
        """
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            act.add(PromiseDropped(promise=promise_id, reason=redact(reason).text))
        return act.state

    def in_business_time(self, what: str, business_ms: int) -> PromiseDraft:
        """A promise due after so much business time; says whether the calendar knows that day."""
        kit = self._kit
        due = kit.policies.calendar(kit.own).add(kit.clock(), business_ms)
        return PromiseDraft(what=what, due_at=due.at, due_confirmed=due.confirmed)
