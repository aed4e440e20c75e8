"""One search from its first letter to its end: whether it came to something."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.gap import Missed


@dataclass(frozen=True, slots=True)
class InVain:
    """A search that came to nothing."""

    asked: str
    how: Missed


class Seeking:
    """Told what is typed and found; `ended` says what it came to, and begins the next one."""

    def __init__(self) -> None:
        self._asked, self._found, self._used = "", 0, False

    def found(self, asked: str, many: int) -> InVain | None:
        """So much fits what stands in the line now; a line that was emptied ends the search.

        Of what one types and takes back again the longest wording stands for the search.
        """
        asked = asked.strip()
        if not asked:
            return self.ended()
        if len(asked) >= len(self._asked) or not self._asked.startswith(asked):
            self._asked, self._found = asked, many
        return None

    def used(self) -> None:
        """Something was done with what was found."""
        self._used = True

    def ended(self) -> InVain | None:
        """The search is over; None where it came to something, or never began."""
        asked, found, used = self._asked, self._found, self._used
        self._asked, self._found, self._used = "", 0, False
        if used or not asked:
            return None
        return InVain(asked, "given_up" if found else "nothing")
