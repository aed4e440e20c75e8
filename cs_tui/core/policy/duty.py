"""What a shop's people work with beside this program, looked at before a shift."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cs_tui.core.policy.base import Named, Pair

Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$", max_length=300)]


class System(Named):
    """A program of the shop, known to work when its address answers."""

    url: Address
    hint: Pair | None = None
    """What to do when it does not answer."""
