"""Random histories for property tests: events of the right shape in an order nobody planned."""

from __future__ import annotations

import types
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cs_tui.core import fold
from cs_tui.core.events import Body, Event
from cs_tui.core.ports import HUB
from cs_tui.texts import Words
from tests.make import HOUR, LIN, MEI, NOW

# Few names, so that events of one history speak of the same things.
NAMES = st.sampled_from(["c1", "c2", "m1", "p1", LIN, "a1", "", "客户", "王\u200b小明"])
TIMES = st.integers(NOW - 20 * HOUR, NOW + 20 * HOUR) | st.sampled_from([0, -1, NOW])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False, width=16) | NAMES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
).filter(lambda value: "inf" not in repr(value))

_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: NAMES,
    int: st.integers(-2, 5) | TIMES,
    bool: st.booleans(),
    type(None): st.none(),
    Words: st.builds(Words, zh=NAMES, en=NAMES),
    Any: JSON,
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values a field with this annotation takes."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return values(inner[0])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple and Ellipsis not in inner:
        return st.tuples(*map(values, inner))
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=2)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return models(annotation)
    raise TypeError(f"no values for {annotation!r}")


def models(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Valid values of a model."""
    fields = {name: _bounded(field) for name, field in model.model_fields.items()}
    return st.fixed_dictionaries(fields).map(lambda data: model(**data))


def _bounded(field: FieldInfo) -> st.SearchStrategy[Any]:
    lowest = next((one.ge for one in field.metadata if isinstance(one, Ge)), None)
    highest = next((one.le for one in field.metadata if isinstance(one, Le)), None)
    if field.annotation is int and isinstance(lowest, int) and isinstance(highest, int):
        return st.integers(lowest, highest)
    return values(field.annotation)


def bodies(family: str) -> st.SearchStrategy[Body]:
    """What an event of a stream may say."""
    return st.one_of(*map(models, fold.STREAMS[family].kinds.values()))


def events(
    stream: str, said: Callable[[str], st.SearchStrategy[Body | None]] = bodies
) -> st.SearchStrategy[list[Event]]:
    """Events of a stream by several people, acts torn apart, times going back and forth."""
    one = st.tuples(
        said(fold.family(stream)),
        st.sampled_from([LIN, MEI, HUB]),
        st.sampled_from(["c1", "c2", "m1", "p1"]),
        TIMES,
    )
    return st.lists(one, max_size=25).map(lambda told: _numbered(stream, told))


def _numbered(stream: str, told: list[tuple[Body | None, str, str, int]]) -> list[Event]:
    return [
        Event(
            id=f"e{number}",
            stream=stream,
            kind=body.kind if body else "from_the_future",
            v=body.v if body else 1,
            act=act,
            actor=actor,
            at=at,
            skew_ms=None,
            body=body,
        )
        for number, (body, actor, act, at) in enumerate(told)
    ]
