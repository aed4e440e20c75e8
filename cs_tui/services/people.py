"""What people here are called."""

from __future__ import annotations

from cs_tui.core.agent import Agent
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads


class People:
    """Verbs on the people this log knows."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def names(self) -> dict[str, str]:
        """The name of every person by id; mine is there too."""
        known = {
            state.id: state.name
            for state in self._kit.reader.states("agent/")
            if isinstance(state, Agent)
        }
        return known | {self._kit.profile.actor: self._kit.profile.name}
