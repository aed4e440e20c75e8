"""The way to the line that finds the other record of a customer."""

from __future__ import annotations

from tests.driver import Profile
from tests.ways import Way


def in_front(profile: Profile) -> None:
    """A chat of mine, whose customer is on record."""
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)


WAYS = (Way("one_customer._merge", in_front, ("ctrl+o", "5", "8")),)
