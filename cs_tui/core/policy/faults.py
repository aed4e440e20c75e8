"""What can be wrong with a document, in words: the shape of one, and how several fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cs_tui.core.placeholders import VOCABULARY, names_in
from cs_tui.core.policy.base import Pair
from cs_tui.texts import Words
from cs_tui.texts import content as texts
from cs_tui.texts import quiz as quiz_texts


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the path of the field inside its document, and why."""

    field: str
    reason: Words
    steps: tuple[int | str, ...] = ()
    """The same path as keys and list positions, where it is known."""


_REASONS: Final[Mapping[str, Words]] = {
    "missing": texts.REQUIRED,
    "extra_forbidden": texts.UNKNOWN_FIELD,
    "string_type": texts.NOT_TEXT,
    "string_too_short": texts.BLANK,
    "string_too_long": texts.WRONG_LENGTH,
    "string_pattern_mismatch": texts.BAD_PATTERN,
    "int_type": texts.NOT_WHOLE,
    "int_parsing": texts.NOT_WHOLE,
    "int_from_float": texts.NOT_WHOLE,
    "float_type": texts.NOT_A_NUMBER,
    "float_parsing": texts.NOT_A_NUMBER,
    "finite_number": texts.NOT_A_NUMBER,
    "bool_type": texts.NOT_YES_NO,
    "bool_parsing": texts.NOT_YES_NO,
    "tuple_type": texts.NOT_A_LIST,
    "dict_type": texts.NOT_A_TABLE,
    "model_type": texts.NOT_A_TABLE,
    "model_attributes_type": texts.NOT_A_TABLE,
    "date_type": texts.NOT_A_DATE,
    "date_parsing": texts.NOT_A_DATE,
    "date_from_datetime_parsing": texts.NOT_A_DATE,
    "date_from_datetime_inexact": texts.NOT_A_DATE,
    "literal_error": texts.NOT_ONE_OF,
    "greater_than": texts.OUT_OF_RANGE,
    "greater_than_equal": texts.OUT_OF_RANGE,
    "less_than": texts.OUT_OF_RANGE,
    "less_than_equal": texts.OUT_OF_RANGE,
    "too_short": texts.WRONG_LENGTH,
    "too_long": texts.WRONG_LENGTH,
    "rings_disagree": texts.RINGS_DISAGREE,
    "closure_backwards": texts.CLOSURE_BACKWARDS,
    "hours_backwards": texts.HOURS_BACKWARDS,
    "off_and_worked": texts.OFF_AND_WORKED,
    "quiet_always": texts.QUIET_ALWAYS,
    "one_time_only": texts.ONE_TIME_ONLY,
    "money_without_kind": texts.MONEY_WITHOUT_KIND,
    "tell_without_consent": texts.TELL_WITHOUT_CONSENT,
    **{f"quiz_{kind}": words for kind, words in quiz_texts.FAULTS.items()},
}


def shape_faults(
    error: ValidationError, document: object, model: type[BaseModel] | None = None
) -> tuple[Fault, ...]:
    """Every fault pydantic found in one document, with paths a person can follow in the file.

    With the `model` of the document, an unknown field is told with the nearest known one.
    """
    return tuple(
        Fault(
            path_of(detail["loc"], document), _near(detail, model) or _reason(detail), detail["loc"]
        )
        for detail in error.errors(include_url=False, include_input=False)
    )


def _near(detail: ErrorDetails, model: type[BaseModel] | None) -> Words | None:
    """What to say of an unknown field; None for other faults, and where nothing is near."""
    if detail["type"] != "extra_forbidden" or model is None:
        return None
    *above, wrong = detail["loc"]
    known = _fields_at(model, above)
    near = get_close_matches(str(wrong), known, n=1, cutoff=0.6)
    return texts.UNKNOWN_FIELD_NEAR.fill(near=near[0]) if near else None


def _fields_at(model: type[BaseModel], steps: Sequence[int | str]) -> list[str]:
    """The names of the fields at a place inside a model; none where it is no model."""
    here: object = model
    for step in steps:
        if isinstance(step, str) and isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(step)
            here = _model_in(field.annotation) if field else None
    known = isinstance(here, type) and issubclass(here, BaseModel)
    return list(here.model_fields) if known else []  # type: ignore[attr-defined]


def _model_in(annotation: object) -> object:
    """The first model inside an annotation such as `tuple[Leaf, ...]` or `Pair | None`."""
    inner = get_args(annotation)
    if not inner:
        return annotation
    return next((found for one in inner if isinstance(found := _model_in(one), type)), None)


def _reason(detail: ErrorDetails) -> Words:
    reason = _REASONS.get(detail["type"], texts.NOT_ACCEPTED)
    if "{" not in reason.zh:
        return reason
    return reason.fill(**{name: _both(str(value)) for name, value in detail["ctx"].items()})


def _both(listed: str) -> Words:
    """A list as pydantic words it, `'a', 'b' or 'c'`, in both languages."""
    return Words(zh=listed.replace(" or ", "、").replace(", ", "、"), en=listed)


def path_of(steps: Sequence[int | str], document: object) -> str:
    """`leaves[LOGIN].name.en`: list items by their id, by `#number` from 1 where they have none."""
    path, here = "", document
    for step in steps:
        inner = _inside(here, step)
        if isinstance(step, int):
            name = inner.get("id") if isinstance(inner, Mapping) else None
            path += f"[{name}]" if isinstance(name, str) and name else f"[#{step + 1}]"
        else:
            path += f".{step}" if path else step
        here = inner
    return path or "."


def _inside(here: object, step: int | str) -> object:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def repeated(path: str, ids: Iterable[str]) -> Iterator[Fault]:
    """A fault for every id that stands a second time."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield Fault(f"{path}[{one}].id", texts.TWICE.fill(id=one))
        seen.add(one)


def dangling(path: str, ids: Iterable[str], known: set[str], document: str) -> Iterator[Fault]:
    """A fault for every reference to something that `document` does not have."""
    for one in ids:
        if one not in known:
            yield Fault(path, texts.NO_SUCH_ID.fill(id=one, document=document))


def bad_placeholders(path: str, pair: Pair) -> Iterator[Fault]:
    """Placeholders outside the vocabulary, and those only one of the two languages has."""
    zh, en = set(names_in(pair.zh)), set(names_in(pair.en))
    for name in sorted((zh | en) - VOCABULARY):
        yield Fault(path, texts.UNKNOWN_PLACEHOLDER.fill(name=name))
    if zh != en:
        yield Fault(path, texts.UNEQUAL_PLACEHOLDERS.fill(names=", ".join(sorted(zh ^ en))))
