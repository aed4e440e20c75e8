"""Ways to the fields of a step, one module for each step: a new step brings its own.

What is typed into every field (hostile text, card numbers) goes these ways too.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tests.driver import Profile


@dataclass(frozen=True)
class Way:
    """The keys from the desk to one field, and those that end what is typed there."""

    place: str
    """`module.function` of who opens the field."""
    prepared: Callable[[Profile], object]
    """What there must be before the desk opens."""
    keys: tuple[str, ...]
    then: tuple[str, ...] = ("enter",)


def ways() -> tuple[Way, ...]:
    """`WAYS` of every module here."""
    modules = [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__)]
    return tuple(way for module in modules for way in module.WAYS)
