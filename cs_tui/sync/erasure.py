"""What desk and hub say to each other when a customer is to be erased."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cs_tui.sync.wire import Wire


class EraseAsked(Wire):
    """A customer is to be erased; `dry` asks what that would touch and does nothing."""

    customer: str = Field(min_length=1, max_length=100)
    why: Literal["asked", "consent", "purpose", "unlawful", "expired"]
    dry: bool = True


class Erasure(Wire):
    """What erasing a customer touches, or touched."""

    records: int
    cases: int
    messages: int
    quotes: int
    """Events that quote one of the cases: in handovers, reasons of a look, searches."""
    open: tuple[str, ...] = ()
    """The numbers of cases that are not over: while there are any, nothing can be erased."""
    done: bool = False
    backups: tuple[str, ...] = ()
    """The hub's own backups, made before: they hold the customer until they are dropped."""
    aside: tuple[str, ...] = ()
    """Former logs that a restore set aside beside the hub's: they hold the customer for good."""
    kept: int = 0
    """So many backups are kept, one a night; 0 where the hub makes none itself."""
