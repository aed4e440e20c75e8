"""Who is asked to rate is chosen by rule, and what comes back is counted as it came."""

from __future__ import annotations

import random
import uuid
from datetime import datetime
from typing import get_args

import pytest
from pydantic import ValidationError

from cs_tui.core import survey
from cs_tui.core.case import Status
from cs_tui.core.moves import CaseClosed
from cs_tui.core.policy.sla import FollowUpRule, SurveyRule
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.survey import DAY_MS, Score, SurveyAnswered
from cs_tui.errors import Refused
from cs_tui.texts import followup as texts
from cs_tui.texts import rules as rule_texts
from tests.core.test_followup import calendar
from tests.make import DAY, LIN, NOW, Story, in_status

RULE = SurveyRule(channels=("chat",), outcomes=("solved",), every_days=30)


def at_site(clock: str) -> Instant:
    """An instant by the clock at the site."""
    zone = calendar().zone
    return round(datetime.fromisoformat(clock).replace(tzinfo=zone).timestamp()) * 1000


def asked(rule: SurveyRule = RULE, before: Instant | None = None) -> Story:
    story = in_status(Status.RESOLVED)
    act = story.act()
    survey.ask(act, rule, DAY, before, calendar())
    story.add(act)
    return story


def test_the_rule_asks_after_its_outcomes_on_its_channels() -> None:
    found = asked().case.survey
    assert found is not None
    assert (found.channel, found.agent, found.day, found.score) == ("chat", LIN, DAY, None)


@pytest.mark.parametrize(
    "rule",
    [SurveyRule(channels=("phone",)), SurveyRule(channels=("chat",), outcomes=("answered",))],
)
def test_other_channels_and_outcomes_are_not_asked(rule: SurveyRule) -> None:
    assert asked(rule).case.survey is None


def test_a_case_that_is_not_resolved_is_not_asked_about() -> None:
    act = in_status(Status.ACTIVE).act()
    survey.ask(act, RULE, DAY, None, calendar())
    assert act.events == []


@pytest.mark.parametrize(("days", "is_asked"), [(29, False), (30, True)])
def test_nobody_is_asked_twice_in_thirty_days(days: int, is_asked: bool) -> None:
    story = in_status(Status.RESOLVED)
    act = story.act(at=NOW)
    survey.ask(act, RULE, DAY, NOW - days * DAY_MS, calendar())
    assert bool(act.events) is is_asked


def test_of_ten_thousand_cases_the_share_is_drawn_and_everybody_draws_the_same() -> None:
    made = random.Random(11)
    ids = [str(uuid.UUID(int=made.getrandbits(128))) for _ in range(10_000)]
    for share in (0.05, 0.3, 0.5):
        rule = SurveyRule(share=share)
        found = [one for one in ids if survey.drawn(one, rule)]
        # 99.9 % of all draws lie within 3.29 standard deviations.
        assert abs(len(found) / len(ids) - share) < 3.29 * (share * (1 - share) / len(ids)) ** 0.5
        assert found == [one for one in ids if survey.drawn(one, rule)]
    assert all(survey.drawn(one, SurveyRule()) for one in ids)
    few, many = SurveyRule(share=0.05), SurveyRule(share=0.3)
    assert all(survey.drawn(one, many) for one in ids if survey.drawn(one, few))


def test_who_is_not_drawn_is_not_asked() -> None:
    assert not survey.drawn("c1", SurveyRule(share=0.01))
    assert asked(SurveyRule(channels=("chat",), share=0.01)).case.survey is None


@pytest.mark.parametrize(
    ("clock", "until"),
    [
        ("20:59", None),
        ("21:00", "2026-05-30 09:00"),
        ("23:59", "2026-05-30 09:00"),
        ("08:59", "2026-05-29 09:00"),
        ("09:00", None),
    ],
)
def test_what_falls_into_the_quiet_hours_waits_until_they_end(
    clock: str, until: str | None
) -> None:
    rule = SurveyRule(channels=("chat",), quiet=("21:00", "09:00"))
    story = in_status(Status.RESOLVED)
    act = story.act(at=at_site(f"2026-05-29 {clock}"))
    survey.ask(act, rule, DAY, None, calendar())
    found = story.add(act).survey
    assert found is not None
    assert found.from_at == (None if until is None else at_site(until))


def test_quiet_hours_within_one_day_are_no_longer_than_written() -> None:
    rule = SurveyRule(quiet=("12:00", "13:30"))
    noon, night = at_site("2026-05-29 12:10"), at_site("2026-05-29 23:00")
    assert survey.from_at(noon, rule, calendar()) == at_site("2026-05-29 13:30")
    assert survey.from_at(night, rule, calendar()) is None


def test_quiet_from_one_time_to_the_same_is_refused() -> None:
    with pytest.raises(ValidationError, match="quiet"):
        SurveyRule(quiet=("09:00", "09:00"))


def test_who_was_not_asked_cannot_be_entered_by_hand() -> None:
    act = in_status(Status.RESOLVED).act()
    with pytest.raises(Refused) as refused:
        survey.answer(act, 5, "phone", "", FollowUpRule(), calendar())
    assert refused.value.words == texts.NOT_ASKED


@pytest.mark.parametrize("score", get_args(Score))
def test_a_low_rating_opens_a_follow_up_for_the_owner(score: Score) -> None:
    story = asked()
    act = story.act()
    survey.answer(act, score, "phone", " 太慢 ", FollowUpRule(), calendar())
    case = story.add(act)

    assert case.survey is not None
    assert (case.survey.score, case.survey.comment, case.survey.how) == (score, "太慢", "phone")
    assert case.survey.low is (score <= 2)
    assert [one.plan for one in case.followups] == ["rating"] * (score <= 2)
    assert case.owner == LIN


def test_a_customer_rates_once() -> None:
    story = asked()
    story.tell(SurveyAnswered(score=4, how="channel"), HUB)
    story.tell(SurveyAnswered(score=1, how="channel"), HUB)
    assert story.case.survey is not None
    assert story.case.survey.score == 4
    assert [void.reason for void in story.case.void] == [texts.ANSWERED_ALREADY]


def test_what_the_customer_sent_cannot_be_undone_by_us() -> None:
    story = asked()
    came = story.tell(SurveyAnswered(score=2, how="channel"), HUB)
    assert came.body is not None
    assert came.body.kept(story.case, came) == rule_texts.CAME_FROM_OUTSIDE


def test_a_rating_may_come_after_the_case_was_closed() -> None:
    story = asked()
    story.tell(CaseClosed(), HUB)
    act = story.act(HUB)
    survey.answer(act, 1, "channel", "", FollowUpRule(), calendar())
    case = story.add(act)
    assert (case.status, case.void) == (Status.CLOSED, ())
    assert [one.open for one in case.followups] == [True]
