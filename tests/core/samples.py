"""One full event of every kind: every field has a value, the same on every run."""

from __future__ import annotations

import types
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from cs_tui.core import fold
from cs_tui.core.events import Body, Event, Sealed, seal
from cs_tui.texts import Words
from tests.make import LIN, NOW

TYPES: dict[object, object] = {
    int: 3,
    bool: True,
    float: 0.5,
    type(None): None,
    Words: Words(zh="原因", en="reason"),
    Any: {"name": ["value", 1, None]},
}


def sample(annotation: Any, name: str) -> Any:
    """A value that a field with this annotation takes; not an empty one."""
    if annotation is str:
        return "desk" if name == "team" else f"{name} 一"
    if annotation in TYPES:
        return TYPES[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return sample(inner[0], name)
    if origin is Literal:
        return inner[-1]
    if origin in (Union, types.UnionType):
        return sample(next(one for one in inner if one is not type(None)), name)
    if origin is tuple:
        return (sample(inner[0], name),)
    if origin is dict:
        return {sample(inner[0], name): sample(inner[1], name)}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return whole(annotation)
    raise TypeError(f"no sample for {annotation!r}")


def whole(model: type[BaseModel]) -> Any:
    """A model with every field given; where its rules forbid that, with what it asks for alone."""
    fields = model.model_fields
    given = {name: sample(field.annotation, name) for name, field in fields.items()}
    try:
        return model(**given)
    except ValidationError:
        return model(**{name: given[name] for name, field in fields.items() if field.is_required()})


def sealed(kind: type[Body], family: str) -> Sealed:
    """An event of a kind, in the bytes that a terminal of today makes."""
    stream = f"{family}/{LIN}/2026-11-23" if family == "access" else f"{family}/s1"
    body: Body = whole(kind)
    event = Event(f"e-{kind.kind}", stream, kind.kind, kind.v, "a1", LIN, NOW, 7, body)
    return seal(event, "salt")


def everything() -> dict[str, Sealed]:
    """By kind and version, as `note_added 1`."""
    return {
        f"{name} {kind.v}": sealed(kind, family)
        for family, row in fold.STREAMS.items()
        for name, kind in row.kinds.items()
    }
