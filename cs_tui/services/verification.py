"""Checking who the customer is, by a means of the shop's list."""

from __future__ import annotations

from cs_tui.core import verification
from cs_tui.core.case import Case
from cs_tui.core.policy import Verification
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.texts import verification as texts


class Verifying:
    """Verbs on the identity of the customer of one case."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def means(self) -> tuple[Verification, ...]:
        """How it can be checked, and how it can fail."""
        return self._kit.policy_to_show().reasons.verifications

    def check(self, case_id: str, means: str) -> Case:
        """Records a check; `means` is an id of the shop's list.

        Raises `NotFound` for another one, and `Refused` on a case that is over or not mine.
        """
        kit = self._kit
        known = kit.policy().reasons.verifications
        wanted = next((one for one in known if one.id == means), None)
        if wanted is None:
            ids = ", ".join(one.id for one in known)
            raise NotFound(texts.NO_SUCH_MEANS.fill(given=one_line(means), known=ids))
        with kit.log.case_act(case_id, kit.ctx()) as act:
            verification.check(act, wanted)
        return act.state
