"""What happens because time passes, at a desk that works alone; for the others the hub does it."""

from __future__ import annotations

from dataclasses import replace

from cs_tui.core import moves
from cs_tui.core.case import Status
from cs_tui.core.policy import Policy
from cs_tui.core.ports import HUB, Instant
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists


class Closing:
    """Closes resolved cases nobody came back to."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def due(self) -> list[str]:
        """The resolved cases whose time (policy: 72 h) is over; none at a desk with a hub."""
        if not self._kit.profile.alone:
            return []
        return lists.resolved(self._kit.reader.conn, self._until(self._kit.policy_to_show()))

    def close(self, case_id: str) -> None:
        """Closes one of them, unless somebody came back to it meanwhile."""
        kit = self._kit
        until = self._until(kit.policy())
        with kit.log.case_act(case_id, replace(kit.ctx(), actor=HUB)) as act:
            case = act.state
            if case.status is Status.RESOLVED and case.updated_at <= until and not case.newer:
                moves.close(act)

    def _until(self, policy: Policy) -> Instant:
        """What was last touched by then is over."""
        return self._kit.clock() - policy.limits.resolve_close_ms
