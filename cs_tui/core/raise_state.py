"""What is known of each time a case was raised: why, when, and from which class to which."""

from __future__ import annotations

from typing import Literal

from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen

RaisedFor = Literal["time", "grade"]


class Raise(Frozen):
    """One time the case was put before somebody, or before other cases."""

    why: RaisedFor
    at: Instant
    due_at: Instant | None = None
    """For time: the answer that was due then; each is raised once."""
    was: int = 0
    to: int = 0
    """For the grade: the class before and from then on."""
