"""What a person ticks by hand: before the shift begins, and before a case is closed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cs_tui.core.policy.base import Frozen, Named, Pair


class Tick(Named):
    """One thing only a person can check."""

    how: Pair
    """What to look at, in one sentence."""
    required: bool = True
    """Whether going on without it needs a reason."""


class Checklists(Frozen):
    """Every list of ticks, one revision of them."""

    version: Annotated[int, Field(ge=1)] = 1
    pre_shift: tuple[Tick, ...] = ()
    closing: tuple[Tick, ...] = ()
    """Before a case is resolved."""
    leaving: tuple[Tick, ...] = ()
    """Before the shift is closed."""
