"""What desk and hub say to each other of what is over: how long it is kept, and what is due."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from cs_tui.core.policy import Archive, Pair
from cs_tui.filing import Filed
from cs_tui.sync.wire import Wire


class ExpireAsked(Wire):
    """What is due is to be erased, some of it at a time; `dry` asks how much that is."""

    dry: bool = True


class Class(Wire):
    """One class of the rule as it stands."""

    id: str = ""
    """Empty: what no class holds, which is kept for good."""
    name: Pair | None = None
    keep_days: int | None = None
    """None: for good."""
    cases: int = Field(ge=0)
    """Over, and not erased."""
    archived: int = Field(ge=0)
    due: int = Field(ge=0)
    """Kept as long as the class says."""
    oldest_at: int | None = None
    """When the oldest of its cases was over."""


class Archived(Wire):
    """How what is over stands under the shop's rule, and what was erased of it just now."""

    after_days: int
    erase: bool
    classes: tuple[Class, ...] = ()
    waits: int = 0
    """Of those that are due: they owe something, or have to do with a case that is open."""
    left: int = 0
    """Of those that are due: they may be erased, counted up to what one night erases."""
    erased: int = 0
    """Cases erased by this request."""
    ran_at: int | None = None
    """When the rule was last carried out; None if it never was."""
    ran_erased: int = 0
    """How many cases it erased on that day."""


def told(
    archive: Archive,
    filed: Iterable[Filed],
    *,
    waits: int,
    left: int,
    erased: int = 0,
    ran_at: int | None = None,
    ran_erased: int = 0,
) -> Archived:
    """The same, from what was found in the tables."""
    classes = tuple(
        Class(
            id=one.kept.id if one.kept else "",
            name=one.kept.name if one.kept else None,
            keep_days=one.kept.keep_days if one.kept else None,
            cases=one.cases,
            archived=one.archived,
            due=one.due,
            oldest_at=one.oldest_at,
        )
        for one in filed
    )
    return Archived(
        after_days=archive.after_days,
        erase=archive.erase,
        classes=classes,
        waits=waits,
        left=left,
        erased=erased,
        ran_at=ran_at,
        ran_erased=ran_erased,
    )
