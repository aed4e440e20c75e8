"""The figures of a day, computed from the facts: the same on this terminal and on the hub."""

from __future__ import annotations

from cs_tui.core.metrics import CaseFacts, ContactFacts
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads


class WrapUp:
    """Verbs of the end of the day."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def facts(self, day: str) -> tuple[list[ContactFacts], list[CaseFacts]]:
        """The rows that `day_figures` needs for a shift day, of everybody in this log."""
        return self._kit.reader.day_facts(day)
