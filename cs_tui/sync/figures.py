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
    """The figures in an answer, as far as this version knows them: a newer hub may have more.

    Raises `NotAHub` for an answer in another shape.
    """
    from cs_tui.core.metrics.day import DayFigures, as_known, every_figure
    from cs_tui.core.metrics.figures import METRICS

    try:
        day = as_known(TypeAdapter(DayFigures).validate_python(answer.model_extra or {}))
    except ValidationError as error:
        raise not_a_hub(url, texts.WRONG_SHAPE) from error
    if any(one.metric not in METRICS for _, one in every_figure(day)):
        raise not_a_hub(url, texts.WRONG_SHAPE)
    return day
