"""A customer says a rating on the phone: the agent enters it by keys."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case, Customer
from cs_tui.core.survey import SurveyAsked
from cs_tui.desk import Desk
from tests.driver import HOSTILE, HOUR_MS, MORNING, NARROW, WIDE, Profile, at_desk

PALETTE = {"zh": "登记客户评分", "en": "enter a customer"}


def asked(profile: Profile, desk: Desk, *, name: str = "张建国", channel: str = "phone") -> Case:
    """A call of mine after which the rule asked the customer to rate."""
    customer = Customer(name=name, phone="13800138000")
    case = desk.run_now(
        desk.cases.open,
        channel=channel,
        text="",
        answered=True,
        lang=profile.lang,
        customer=customer,
    )

    def asks() -> None:
        with desk.kit.log.case_act(case.id, desk.kit.ctx()) as act:
            me = desk.kit.profile.actor
            act.add(SurveyAsked(survey="s1", channel=channel, agent=me, day=desk.kit.day()))

    desk.run_now(asks)
    return case


def at_once(profile: Profile, case: Case) -> bool | None:
    """Whether the customer said that one contact was enough."""
    with profile.program() as desk:
        survey = desk.run_now(desk.cases.view, case.id).case.survey
    assert survey is not None
    return survey.at_once


def entered(profile: Profile, case: Case) -> tuple[int | None, str, str | None]:
    """What was recorded: how many, in which words, how."""
    with profile.program() as desk:
        survey = desk.run_now(desk.cases.view, case.id).case.survey
    assert survey is not None
    return survey.score, survey.comment, survey.how


async def test_two_digits_enter_the_rating_of_the_last_call(profile: Profile) -> None:
    with profile.program() as desk:
        case = asked(profile, desk)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+g")
        await agent.types(PALETTE[profile.lang])
        await agent.presses("enter", "5", "1")
        await agent.is_told(case.number)
    assert entered(profile, case) == (5, "", "phone")
    assert at_once(profile, case) is True


async def test_a_low_one_asks_why_and_opens_a_follow_up(zh: Profile) -> None:
    with zh.program() as desk:
        case = asked(zh, desk)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", "0", "2", "2")
        await agent.types("催了三次 4111111111111111")
        await agent.presses("enter")
        await agent.is_told("F4")
        await agent.sees(case.number)
    score, said, how = entered(zh, case)
    assert at_once(zh, case) is False
    assert (score, how) == (2, "phone")
    assert "催了三次" in said
    assert "4111111111111111" not in said


async def test_of_several_calls_one_is_picked(zh: Profile) -> None:
    with zh.program() as desk:
        first = asked(zh, desk, name="赵先生")
    zh.clock.at = MORNING
    with zh.program(at=MORNING + 1) as desk:
        second = asked(zh, desk, name="李女士")
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+g")
        await agent.types("评分")
        await agent.presses("enter", "2", "4", "3")
        await agent.is_told(first.number)
    assert entered(zh, first)[0] == 4
    assert at_once(zh, first) is None
    assert entered(zh, second)[0] is None


async def test_only_calls_the_rule_chose_are_offered(profile: Profile) -> None:
    with profile.program() as desk:
        asked(profile, desk, channel="chat")
    with profile.program(at=MORNING - 30 * HOUR_MS) as desk:
        asked(profile, desk)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "ctrl+o", "0")
        await agent.is_told("规则" if profile.lang == "zh" else "the rule chooses")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_who_is_rated_stands_in_the_question(profile: Profile, size: tuple[int, int]) -> None:
    with profile.program() as desk:
        asked(profile, desk, name=HOSTILE)
        asked(profile, desk)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f4", "ctrl+o", "0")
        await agent.golden(f"rating-whose-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("1")
        await agent.golden(f"rating-{profile.lang}-{size[0]}", panel=True)


async def test_escape_enters_nothing(zh: Profile) -> None:
    with zh.program() as desk:
        case = asked(zh, desk)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", "0", "1", "escape")
    assert entered(zh, case)[0] is None
