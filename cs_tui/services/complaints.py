"""Complaints: each step of the lane, with the times policy gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cs_tui.core import classification, complaint, evidence
from cs_tui.core.act import Act
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.case import Case
from cs_tui.core.complaint import ComplaintRegretted, ComplaintWithdrawn
from cs_tui.core.complaint_state import NATURE, Cause, Form, How, Ruling, Sort, Verdict, Weight
from cs_tui.core.evidence import Print
from cs_tui.core.policy.sla import ComplaintLimits
from cs_tui.core.privacy.redaction import redact
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import due as lists
from cs_tui.store.due import Due
from cs_tui.texts import complaint as texts


class Complaints:
    """Verbs on the complaint of a case. Free text is kept without card and ID numbers.

    All raise `Refused` when the step is not possible yet, or not any more.
    """

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def silent(self) -> tuple[Due, ...]:
        """Complaints, whoever owns them, of which the customer heard nothing in time."""
        return lists.silent(self._kit.reader.conn, self._kit.clock())

    def open(self, case_id: str) -> Case:
        """The case is a complaint from now on."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            self._begin(act)
        return act.state

    def receive(self, case_id: str, demand: str, sought: str, weight: Weight) -> Case:
        """Records what the customer demands and seeks; opens the lane where none is open."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            if act.state.complaint is None or act.state.complaint.withdrawn_at is not None:
                self._begin(act)
            complaint.receive(act, _clean(demand), _clean(sought), weight, *self._times())
        return act.state

    def heard(self, case_id: str, how: How) -> Case:
        """The customer heard from us outside this desk: acknowledges, later informs."""
        with self._step(case_id) as act:
            complaint.heard_from_us(act, how, *self._times())
        return act.state

    def regret(self, case_id: str) -> Case:
        """The customer was told that we are sorry for the trouble."""
        with self._step(case_id) as act:
            act.add(ComplaintRegretted())
        return act.state

    def find_out(
        self,
        case_id: str,
        form: Form,
        text: str,
        ref: str = "",
        sort: Sort = "other",
        file: Print | None = None,
    ) -> Case:
        """Adds a fact, or a piece of evidence with where it lies; `file` is what the file that
        `ref` names is known again by."""
        with self._step(case_id) as act:
            evidence.find_out(act, form, _clean(text), _clean(ref), sort, file)
        return act.state

    def check_evidence(self, case_id: str, item: str, found: Print | None) -> Verdict:
        """Keeps what came of looking at the file of an item again (None: it is not there)."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            return evidence.check(act, item, found)

    def decide(self, case_id: str, ruling: Ruling, remedy: str, amount_fen: int = 0) -> Case:
        """Decides; more money than my role may grant is refused."""
        limit = self.limit_fen()
        with self._step(case_id) as act:
            complaint.decide(act, ruling, _clean(remedy), amount_fen=amount_fen, limit_fen=limit)
        return act.state

    def tell(self, case_id: str, how: How) -> Case:
        """The customer was told the decision."""
        with self._step(case_id) as act:
            complaint.tell(act, how, *self._times())
        return act.state

    def end(self, case_id: str, *, accepted: bool, cause: Cause, alternative: str = "") -> Case:
        """What the customer answered, and what it came from."""
        with self._step(case_id) as act:
            complaint.end(act, accepted=accepted, cause=cause, alternative=_clean(alternative))
        return act.state

    def withdraw(self, case_id: str, reason: str) -> Case:
        """It is no complaint after all."""
        with self._step(case_id) as act:
            act.add(ComplaintWithdrawn(reason=_clean(reason)))
        return act.state

    def limit_fen(self) -> int:
        """What I may grant without asking, in fen; whoever works alone decides everything."""
        kit = self._kit
        shop = kit.policy().shop
        if kit.profile.alone:
            return max((row.up_to_fen for row in shop.compensation), default=0)
        return shop.may_grant_fen(kit.profile.role)

    @contextmanager
    def _step(self, case_id: str) -> Iterator[Act[Case]]:
        """A step of an open lane."""
        kit = self._kit
        with kit.log.case_act(case_id, kit.ctx()) as act:
            if act.state.complaint is None or not act.state.complaint.open:
                raise Refused(texts.OVER if act.state.complaint else texts.NO_COMPLAINT)
            yield act

    def _begin(self, act: Act[Case]) -> None:
        seen = act.state.classification.nature
        classification.classify(act, "nature", NATURE, seen=seen)
        complaint.begin(act, *self._times())

    def _times(self) -> tuple[ComplaintLimits, WorkCalendar]:
        return self._kit.policy().sla.complaint, self._kit.calendar()


def _clean(text: str) -> str:
    return redact(text).text
