"""How offers are told: to whom, how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cs_tui.core.text import one_line

if TYPE_CHECKING:
    from cs_tui.core.offer_state import Offer, Target


def whom(to: Target, names: Mapping[str, str]) -> str:
    """What the receiver is called; `names` holds people by id and `team:..`, `tier:..` besides."""
    if to.person:
        teams = (names.get(f"team:{team}", team) for team in to.teams)
        return one_line("、".join((names.get(to.person, to.person), *teams)))
    if to.tier is not None:
        return one_line(names.get(f"tier:{to.tier}", f"T{to.tier}"))
    return one_line("、".join(names.get(f"team:{team}", team) for team in to.teams))


def standing(offer: Offer, now: int) -> str:
    """How an offer stands, with `late` for one nobody accepted in time."""
    return "late" if offer.late(now) else offer.standing
