"""One search from its first letter to its end: whether it came to something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cs_tui.core.gap import Missed

MOST_TRIES: Final = 3
"""Of what was typed over, so many wordings are told, the latest."""


@dataclass(frozen=True, slots=True)
class InVain:
    """A search that came to nothing."""

    asked: str
    how: Missed


class Seeking:
    """Told what is typed and found; `ended` says what it came to, and begins the next one.

    Wordings typed over one another, until the line is emptied or left, are tries at one question.
    Once something found is used, knowledge had the answer, and no try was in vain. Otherwise those
    that found nothing are told, and the last in any case: what found too much was put better.
    """

    def __init__(self) -> None:
        self._asked, self._found, self._used = "", 0, False
        self._left: tuple[InVain, ...] = ()

    def found(self, asked: str, many: int) -> tuple[InVain, ...]:
        """So much fits what stands in the line now; a line that was emptied ends the search.

        Of what one types and takes back again the longest wording stands for the try.
        """
        asked = asked.strip()
        if not asked:
            return self.ended()
        if not _grown(asked, self._asked):
            if not self._found:
                others = (one for one in self._left if one.asked != self._asked)
                self._left = (*others, InVain(self._asked, "nothing"))[-MOST_TRIES:]
            self._asked, self._found = asked, many
        elif len(asked) >= len(self._asked):
            self._asked, self._found = asked, many
        return ()

    def used(self) -> None:
        """Something was done with what was found."""
        self._used = True

    def ended(self) -> tuple[InVain, ...]:
        """The search is over: what of it was in vain; nothing where it came to something."""
        asked, found, used, left = self._asked, self._found, self._used, self._left
        self._asked, self._found, self._used, self._left = "", 0, False, ()
        if used or not asked:
            return ()
        others = tuple(one for one in left if one.asked != asked)
        return (*others, InVain(asked, "given_up" if found else "nothing"))


def _grown(one: str, other: str) -> bool:
    """Whether one of them is the other with something put in at one place, or nothing."""
    shorter, longer = sorted((one, other), key=len)
    head = 0
    while head < len(shorter) and shorter[head] == longer[head]:
        head += 1
    return longer.endswith(shorter[head:])
