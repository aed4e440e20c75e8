"""Takes secrets out of everything a person wrote in an event, whoever forgot to (DOMAIN D5).

The last gate before the log: services redact what they are given, this makes sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args

from pydantic import AfterValidator, BaseModel

from cs_tui.core.events import Body
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.state import Frozen, change
from cs_tui.core.text import safe_text

M = TypeVar("M", bound=Frozen)
B = TypeVar("B", bound=Body)

EXEMPT: Final = frozenset({"order_no"})
"""Fields that hold a long number by their nature."""


def without_secrets(body: B) -> B:
    """The same body; card and ID numbers in its free texts keep four digits, codes none."""
    return _cleaned(body)


def _cleaned(value: M) -> M:
    free = free_texts(type(value))
    found: dict[str, Any] = {}
    for name, held in value.__dict__.items():
        clean = _one(held, free=name in free)
        if clean is not held:
            found[name] = clean
    return change(value, **found) if found else value


def _one(held: Any, *, free: bool) -> Any:
    """A value without secrets; the very same object when there was none in it."""
    if isinstance(held, str):
        if not free:
            return held
        text = redact(held).text
        return held if text == held else text
    if isinstance(held, Frozen):
        return _cleaned(held)
    if isinstance(held, tuple) and held:
        clean = tuple(_one(one, free=free) for one in held)
        changed = any(new is not old for new, old in zip(clean, held, strict=True))
        return clean if changed else held
    return held


@cache
def free_texts(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model in which somebody may have written anything."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if name not in EXEMPT
        and (_is_safe(field.metadata) or any(_in_annotation(field.annotation)))
    )


def _is_safe(metadata: Any) -> bool:
    return any(isinstance(one, AfterValidator) and one.func is safe_text for one in metadata)


def _in_annotation(annotation: object) -> Iterator[bool]:
    """Whether the parts of `tuple[SafeText, ...]` or `SafeText | None` are such texts."""
    yield _is_safe(getattr(annotation, "__metadata__", ()))
    for inner in get_args(annotation):
        yield from _in_annotation(inner)
