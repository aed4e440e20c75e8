"""Marks on verbs that say which lane they run on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Lane = Literal["write", "read", "search"]

_MARK = "__lane__"


def reads(verb: Callable[P, R]) -> Callable[P, R]:
    """Runs beside a save, on the read-only connection."""
    setattr(verb, _MARK, "read")
    return verb


def searches(verb: Callable[P, R]) -> Callable[P, R]:
    """Runs beside reads and saves, on the search index."""
    setattr(verb, _MARK, "search")
    return verb


def lane_of(verb: Callable[..., object]) -> Lane:
    """The lane a verb runs on."""
    found: Lane = getattr(verb, _MARK, "write")
    return found
