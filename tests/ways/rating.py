"""The way to what came with a low rating."""

from __future__ import annotations

from tests.driver import Profile
from tests.screens.test_rating import asked
from tests.ways import Way


def rated(profile: Profile) -> None:
    """A customer was asked to rate a call."""
    with profile.program() as desk:
        asked(profile, desk, name="李女士")


WAYS = (Way("rating.enter", rated, ("f4", "ctrl+o", "0", "2", "2")),)
