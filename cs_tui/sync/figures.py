"""The figures of a day as the hub answers them: any JSON object, checked as `DayFigures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ConfigDict, TypeAdapter, ValidationError

from cs_tui.sync.answers import not_a_hub
from cs_tui.sync.wire import Wire
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    from cs_tui.core.metrics.day import DayFigures


class Loose(Wire):
    """Any JSON object."""

    model_config = ConfigDict(extra="allow")


def figures_in(url: str, answer: Loose) -> DayFigures:
    """The figures in an answer. Raises `NotAHub` for one in another shape."""
    from cs_tui.core.metrics.day import DayFigures

    try:
        return TypeAdapter(DayFigures).validate_python(answer.model_extra or {})
    except ValidationError as error:
        raise not_a_hub(url, texts.WRONG_SHAPE) from error
