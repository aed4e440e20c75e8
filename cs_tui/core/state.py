"""What every folded state has, and the one way to make a changed copy of it."""

from __future__ import annotations

from typing import Any, Final, TypeVar

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

    @property
    def erased_kinds(self) -> frozenset[str]:
        """Kinds of events of this stream whose personal part may be kept nowhere any more."""
        return frozenset()

    @property
    def erased_events(self) -> tuple[str, ...]:
        """Single events of this stream of which the same is true, by their ids."""
        return ()

    @property
    def erased_wholly(self) -> bool:
        """Whether it is true of every event of this stream, also of those yet to arrive."""
        return False


class Quoting(State):
    """The fold of a stream in which customers are named or quoted who may be erased later."""

    erased: tuple[str, ...] = ()
    """The events in it whose words were erased with a customer they named or spoke of."""

    @property
    def erased_events(self) -> tuple[str, ...]:
        """What was said of erased customers."""
        return self.erased


S = TypeVar("S", bound=BaseModel)

# The fold copies a state for every event; pydantic's own copying costs ten times as much.
_make: Final = object.__new__
_set_fields: Final = BaseModel.__dict__["__dict__"].__set__
_set_given: Final = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra: Final = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private: Final = BaseModel.__dict__["__pydantic_private__"].__set__


def change(state: S, /, **values: Any) -> S:
    """A copy of `state` with some fields replaced.

    Raises `TypeError` for a field the model does not have (`model_copy` would swallow it).
    """
    before = state.__dict__
    after = before | values
    if len(after) != len(before):
        unknown = ", ".join(sorted(values.keys() - before.keys()))
        raise TypeError(f"{type(state).__name__} has no field {unknown}")
    copy = _make(type(state))
    _set_fields(copy, after)
    _set_given(copy, state.__pydantic_fields_set__)
    _set_extra(copy, None)
    _set_private(copy, None)
    return copy
