"""What customers rated: against both denominators, with the mean, the response and the interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cs_tui.core.metrics.day import ChannelFigures, day_figures
from cs_tui.core.metrics.fact_rows import CaseFacts
from tests.core.metrics.test_day import CASE, CHAT, DAY, row


def asked(scores: Sequence[int | None], channel: str = "chat") -> list[CaseFacts]:
    """One case a score, resolved and asked about that day; None did not answer."""
    return [
        replace(
            CASE,
            case=f"{channel}{n}",
            survey_channel=channel,
            survey_day=DAY,
            survey_agent="lin",
            survey_score=score,
        )
        for n, score in enumerate(scores)
    ]


def rated(cases: Sequence[CaseFacts], channel: str = "chat") -> ChannelFigures:
    contacts = [replace(CHAT, contact=one.case, case=one.case, channel=channel) for one in cases]
    return row(day_figures(contacts, cases, None, DAY), channel)


def test_t5_a_day_of_1000_cases_says_both_denominators() -> None:
    scores = [5] * 90 + [3] * 18 + [1] * 12 + [None] * 380
    silent = [replace(CASE, case=f"silent{n}") for n in range(500)]
    day = rated([*asked(scores), *silent])
    assert (day.csat.value, day.positive_of_all.value) == (0.75, 0.09)
    assert (day.negative_of_rated.value, day.negative_of_all.value) == (0.1, 0.012)
    assert (day.survey_response.hits, day.survey_response.n) == (120, 500)
    assert day.csat.score == (90 * 5 + 18 * 3 + 12) / 120


def test_ratings_keep_their_interval_however_many_there_are() -> None:
    of_fifty = rated(asked([5] * 45 + [2] * 5)).csat
    assert of_fifty.display == "interval"
    assert of_fifty.interval == pytest.approx((0.786, 0.957), abs=0.0005)
    assert not of_fifty.unsure


def test_five_of_five_are_five_of_five_and_no_percentage() -> None:
    few = rated(asked([5] * 5)).csat
    assert (few.hits, few.n, few.display) == (5, 5, "counts")
    assert (few.value, few.interval, few.score) == (None, None, None)


def test_phone_and_chat_are_rated_apart() -> None:
    cases = [*asked([5] * 3), *asked([1] * 2, "phone")]
    contacts = [
        replace(CHAT, contact=one.case, case=one.case, channel=one.survey_channel or "")
        for one in cases
    ]
    day = day_figures(contacts, cases, None, DAY)
    assert [(one.channel, one.csat.hits, one.csat.n) for one in day.channels] == [
        ("chat", 3, 3),
        ("phone", 0, 2),
    ]


def test_a_case_reopened_after_it_was_rated_is_among_all_once() -> None:
    [case] = asked([4])
    again = replace(case, day_resolved=None, status="active")
    day = rated([again])
    assert (day.positive_of_all.hits, day.positive_of_all.n) == (1, 1)


def test_who_is_behind_a_rating_can_be_looked_at() -> None:
    day = rated(asked([5, 3, 1, None]))
    assert day.csat.cases == ("chat0", "chat1", "chat2")
    assert day.csat.missed == ("chat1", "chat2")
    assert day.negative_of_rated.cases == ("chat2",)
    assert day.survey_response.missed == ("chat3",)


def test_what_customers_say_of_the_first_contact_is_a_figure_of_its_own() -> None:
    said = (True, True, False, None)
    cases = [replace(one, survey_at_once=said[n]) for n, one in enumerate(asked([4] * 4))]
    figure = rated(cases).fcr_stated
    assert (figure.hits, figure.n) == (2, 3)
    assert figure.missed == ("chat2",)
    assert rated(asked([4] * 4)).fcr_stated.n == 0
