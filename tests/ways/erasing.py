"""The way to the word that is typed before a customer is erased."""

from __future__ import annotations

from tests.driver import Profile
from tests.ways import Way


def over(profile: Profile) -> None:
    """A case that is over, whose customer is on record."""
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.no_action, case.id, "spam")


FOUND = ("ctrl+f", "A", "1", "0", "0", "1", "enter")
WAYS = (Way("erasing.erase", over, (*FOUND, "ctrl+o", "5", "9", "1")),)
