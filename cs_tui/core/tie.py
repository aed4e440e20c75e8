"""What ties one case to another: merged into it, or linked."""

from __future__ import annotations

from typing import Literal

from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen


class Tie(Frozen):
    """Another case, as this one names it."""

    sort: Literal["absorbed", "linked"]
    case: str
    number: str
    line: str = ""
    """What it was about."""
    by: str
    at: Instant
