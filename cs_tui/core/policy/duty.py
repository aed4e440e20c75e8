"""What a shop decides about being on duty: breaks, what is ticked before a shift, its systems."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cs_tui.core.policy.base import Milliseconds, Named, Pair

Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$", max_length=300)]
ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Break(Named):
    """A reason for 小休, and how long it usually lasts."""

    lasts_ms: Milliseconds = 600_000
    at: ClockTime | None = None
    """When it is planned, by the site's clock; None when it is taken as needed."""


class Tick(Named):
    """What only a person can see before a shift, ticked by hand."""


class System(Named):
    """A program of the shop beside this one, looked at before a shift by its address."""

    url: Address
    hint: Pair | None = None
    """What to do when it does not answer."""
