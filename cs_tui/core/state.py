"""What every folded state has, and the one way to make a changed copy of it."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from cs_tui.core.ports import Instant
from cs_tui.texts import Words


class Frozen(BaseModel):
    """A value that never changes; unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Void(Frozen):
    """An event that had no effect because a rule blocked it where it stands in the hub's order."""

    event: str
    act: str
    actor: str
    kind: str
    at: Instant
    reason: Words


class Conflict(Frozen):
    """Two people changed one field from the same value; a person chooses which one stays."""

    field: str
    event: str
    actor: str
    base: str | None
    current: str | None
    wanted: str | None


class State(Frozen):
    """The fold of a stream."""

    void: tuple[Void, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    newer: bool = False
    """The stream holds something this version does not know: shown, but read-only."""


S = TypeVar("S", bound=BaseModel)


@cache
def _fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(model.model_fields)


def change(state: S, /, **values: Any) -> S:
    """A copy of `state` with some fields replaced.

    Raises `TypeError` for a field the model does not have (`model_copy` would swallow it).
    """
    model = type(state)
    if not values.keys() <= _fields(model):
        unknown = ", ".join(sorted(values.keys() - _fields(model)))
        raise TypeError(f"{model.__name__} has no field {unknown}")
    # The fold makes this copy for every event, and pydantic's own copying costs ten times as much.
    copy = model.__new__(model)
    set_ = object.__setattr__
    set_(copy, "__dict__", {**state.__dict__, **values})
    set_(copy, "__pydantic_fields_set__", state.__pydantic_fields_set__)
    set_(copy, "__pydantic_extra__", None)
    set_(copy, "__pydantic_private__", None)
    return copy
