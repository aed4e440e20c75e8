"""Something that knowledge lacks, as F9 has it in a row."""

from __future__ import annotations

from cs_tui.services.gaps import Card
from tests.driver import MORNING


def lacking(asked: str) -> Card:
    """A card about what one customer asked so."""
    return Card(
        title=asked,
        gaps=("k",),
        article="",
        wordings=(asked,),
        lang="zh",
        cat="",
        cases=(),
        customers=1,
        nothing=1,
        given_up=0,
        last_at=MORNING,
    )
