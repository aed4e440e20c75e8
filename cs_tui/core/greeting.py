"""Which greeting fits: by channel, time of day, whether we know the customer, holiday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cs_tui.core.policy import Phrase

HOLIDAY: Final = "holiday_opening"
"""Openings that name the holiday; said before what any other day opens with."""
AGAIN: Final = "opening_again"
"""Said to who came lately and need not tell it all once more."""
BACK: Final = "opening_back"
"""Said to who was here before."""
OPENING: Final = "opening"


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a customer is met: all that a greeting may depend on but its language."""

    channel: str
    daypart: str
    known: bool
    """Whether we know who it is."""
    holiday: bool = False
    back: bool = False
    """Whether the customer was here before this case."""
    again: bool = False
    """Whether that was lately, about the same matter as far as anybody knows."""

    @property
    def situations(self) -> tuple[str, ...]:
        """The situations of phrases that open here, the most particular first."""
        may = ((AGAIN, self.again), (HOLIDAY, self.holiday), (BACK, self.back), (OPENING, True))
        return tuple(situation for situation, true in may if true)


def fitting(phrases: Iterable[Phrase], meeting: Meeting) -> list[Phrase]:
    """The greetings that may be said, the most particular first."""
    found = [phrase for phrase in phrases if _fits(phrase, meeting)]
    return sorted(
        found,
        key=lambda phrase: (
            meeting.situations.index(phrase.situation),
            phrase.known_customer is None,
            phrase.daypart is None,
            len(phrase.channels),
        ),
    )


def _fits(phrase: Phrase, meeting: Meeting) -> bool:
    if phrase.situation not in meeting.situations:
        return False
    return (
        meeting.channel in phrase.channels
        and phrase.daypart in (None, meeting.daypart)
        and phrase.known_customer in (None, meeting.known)
    )
