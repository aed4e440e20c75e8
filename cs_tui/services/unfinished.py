"""What somebody is typing in a panel: kept like any draft until what it is for has happened."""

from __future__ import annotations

from cs_tui.services.kit import Kit
from cs_tui.store.drafts import Draft

_FIELD = "text"


class Unfinished:
    """Texts by their place, such as `offer/<case>`: what is asked there, and of which record."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def begun(self, place: str) -> str:
        """What was typed there last and came to nothing; empty when there is none."""
        kept = self._kit.drafts.of(_stream(place)).get(_FIELD)
        return kept.text if kept else ""

    def keep(self, place: str, text: str) -> None:
        """Keeps what is typed there now, without card and ID numbers."""
        self._kit.drafts.save([Draft(_stream(place), _FIELD, text, None, self._kit.clock())])

    def forget(self, place: str) -> None:
        """It became a fact, or is not wanted any more."""
        self.keep(place, "")


def _stream(place: str) -> str:
    return f"panel/{place}"
