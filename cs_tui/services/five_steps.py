"""The five steps of a case: leaving one out, with a reason of the shop's list."""

from __future__ import annotations

from cs_tui.core import five_steps
from cs_tui.core.case import Case
from cs_tui.core.five_steps_state import Later
from cs_tui.core.policy import Policy, SkipReason
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.texts import five_steps as texts


class FiveSteps:
    """Verbs on the five steps of one case."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def reasons(self, step: Later) -> tuple[SkipReason, ...]:
        """Why this step may be left out."""
        return _fitting(self._kit.policy_to_show(), step)

    def skip(self, case_id: str, step: Later, reason: str) -> Case:
        """Leaves a step out; `reason` is an id of the shop's list.

        Raises `NotFound` for another reason, and `Refused` on a case that is over or not mine.
        """
        kit = self._kit
        wanted = next((one for one in _fitting(kit.policy(), step) if one.id == reason), None)
        if wanted is None:
            name = texts.NAMES[step]
            raise NotFound(texts.NO_SUCH_REASON.fill(given=one_line(reason), step=name))
        with kit.log.case_act(case_id, kit.ctx()) as act:
            five_steps.skip(act, step, wanted)
        return act.state


def _fitting(policy: Policy, step: Later) -> tuple[SkipReason, ...]:
    return tuple(one for one in policy.reasons.skips if not one.steps or step in one.steps)
