"""How a case is judged, and what was confirmed with the customer: each a fact at once."""

from __future__ import annotations

from cs_tui.core import classification, listening
from cs_tui.core.case import Case
from cs_tui.core.classification import Facet
from cs_tui.services.kit import Kit


class Assessment:
    """Verbs on what an agent hears out of a conversation."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def judge(self, case_id: str, facet: Facet, value: str) -> Case:
        """Sets urgency, expectation, complexity or emotion. Raises `Refused` for an unknown value.

        The urgency decides the priority class with it, the complexity who is asked first from then
        on, where the policy names a skill for it.
        """
        rule = self._kit.policy().sla.complexity
        skill = rule.skill_for(value) if facet == "complexity" else ""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            seen = getattr(act.state.classification, facet)
            classification.classify(act, facet, value, seen=seen, skill=skill)
        return act.state

    def understood(self, case_id: str) -> Case:
        """The customer confirmed our wording of the problem. Raises `Refused` the second time."""
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            listening.confirm(act)
        return act.state
