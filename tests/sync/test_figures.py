"""The figures of a day in an answer of the hub: what this version knows of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from cs_tui.core.metrics.day import DayFigures, day_figures
from cs_tui.services import telling
from cs_tui.sync.faults import NotAHub
from cs_tui.sync.figures import Loose, figures_in
from tests.core.metrics.test_day import CASE, CHAT, DAY

HERE = day_figures([CHAT], [CASE], None, DAY)
NEW = {"metric": "step_calm_down", "n": 12, "median": 4_000}


def answer() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TypeAdapter(DayFigures).dump_json(HERE))
    return found


def test_what_the_hub_answers_is_what_it_reckoned() -> None:
    assert figures_in("hub", Loose(**answer())) == HERE


@pytest.mark.parametrize("part", ["steps", "mix"])
def test_a_figure_of_a_newer_hub_is_left_out_and_the_others_are_told(part: str) -> None:
    newer = answer()
    newer["channels"][0][part].append(NEW)
    newer["channels"][0]["calm"] = NEW

    found = figures_in("hub", Loose(**newer))

    assert found == HERE
    assert [telling.figure(one, "en") for one in telling.of_channel(found.channels[0])]


@pytest.mark.parametrize("place", ["csat", "handling"])
def test_one_figure_in_the_place_of_another_is_no_answer_of_a_hub(place: str) -> None:
    other = answer()
    other["channels"][0][place] = NEW

    with pytest.raises(NotAHub):
        figures_in("hub", Loose(**other))
