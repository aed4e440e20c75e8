"""The five steps of a case as the handbook has them, and what is known of them on a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from cs_tui.core.ports import Instant
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen

Step = Literal["contact", "needs", "plan", "execute", "follow_up"]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
"""In working order."""
Later = Literal["plan", "execute", "follow_up"]
"""The steps that may be left out: the first two are asked of every case, by its fields."""
LATER: Final[tuple[Later, ...]] = get_args(Later)


class Skipped(Frozen):
    """A step that was left out, and why."""

    step: Later
    reason: str
    name: Said
    """What the reason was called then."""
    by: str
    at: Instant


def added_up(one: Mapping[Step, int], other: Mapping[Step, int]) -> dict[Step, int]:
    """The milliseconds of each step, both together; steps nobody stood at are left out."""
    both = {step: one.get(step, 0) + other.get(step, 0) for step in STEPS}
    return {step: ms for step, ms in both.items() if ms}


def believed(steps_ms: Mapping[Step, int] | None, lasted_ms: int | None) -> Mapping[Step, int]:
    """What a desk told of the steps, where it fits the whole time; else nothing.

    No step can have lasted a negative time, and all of them no longer than the contact stood in
    front (`lasted_ms`; None: nobody believes how long that was).
    """
    if not steps_ms or lasted_ms is None:
        return {}
    fits = min(steps_ms.values()) >= 0 and sum(steps_ms.values()) <= lasted_ms
    return steps_ms if fits else {}
