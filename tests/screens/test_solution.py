"""Space 6, 7, 8: an option with its condition and limit, the customer's consent, carried out."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case, Status
from cs_tui.core.solution import SolutionOffered
from cs_tui.texts import solution as texts
from tests.driver import NARROW, WIDE, Agent, Profile, at_desk
from tests.screens.passing import staffed
from tests.screens.test_assessment import case_of, my_chat, on_the_case

pytestmark = pytest.mark.long

BROKEN = {"zh": "收到的杯子碎了，要退货", "en": "the glass arrived broken, I want to return it"}


async def files_it(agent: Agent, leaf: str) -> None:
    """The category is picked."""
    await agent.presses("ctrl+o", "4")
    await agent.types(leaf)
    await agent.presses("enter", "escape")


LEAF = {"zh": "破损与拒收", "en": "Damaged or refused"}
LATE = {"zh": "催发货", "en": "Chase dispatch"}


def reply_of(agent: Agent) -> str:
    return str(getattr(agent.app.screen.query_one("#reply"), "value", ""))


def last(case: Case) -> tuple[str, int, bool, bool]:
    one = case.solutions[-1]
    return one.option, one.amount_fen, one.agreed_at is not None, one.done_at is not None


async def test_offered_told_agreed_and_carried_out_step_by_step(
    profile: Profile,
) -> None:
    number = my_chat(profile, BROKEN[profile.lang])
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await files_it(agent, LEAF[profile.lang])
        await agent.presses("space", "6", "1")
        await agent.types("89.90")
        await agent.presses("enter")
        await agent.until(lambda: "89.90" in reply_of(agent), "the words of the option")
        await agent.sees(texts.OFFERED.say(profile.lang))
        await agent.presses("space", "7")
        await agent.sees(texts.TELL_TITLE.say(profile.lang))
        await agent.presses("1")
        await agent.sees(texts.STEPS_LEFT.say(profile.lang, n=3))
        await agent.presses("space", "8", "2")
        await agent.presses("0")
        await agent.until(
            lambda: texts.STEPS_LEFT.say(profile.lang, n=3) not in agent.screen, "nothing to do"
        )
        done = str(getattr(agent.app.screen.query_one("#note-done"), "value", ""))
        assert "89.90" in done
        assert "{" not in reply_of(agent) + done
    case = case_of(profile, number)
    assert last(case) == ("refund-full", 8990, True, True)
    assert case.solutions[-1].ticked == (1, 0, 2)
    assert case.status is Status.ACTIVE


async def test_without_the_consent_it_needs_it_says_so_and_does_nothing(profile: Profile) -> None:
    number = my_chat(profile, BROKEN[profile.lang])
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await files_it(agent, LEAF[profile.lang])
        await agent.presses("space", "6", "1")
        await agent.types("50")
        await agent.presses("enter", "space", "8")
        name = agent.app.policy.plays.options[0].name.say(profile.lang) if agent.app.policy else ""
        told = texts.CONSENT_FIRST.say(profile.lang, name=name)
        await agent.is_told(told)
    assert last(case_of(profile, number)) == ("refund-full", 5000, False, False)


async def test_a_coupon_asks_for_no_consent_and_no_amount(profile: Profile) -> None:
    number = my_chat(profile)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await files_it(agent, LATE[profile.lang])
        await agent.presses("space", "6", "1", "space", "8")
    assert last(case_of(profile, number)) == ("coupon-10", 1000, False, True)


async def test_beyond_my_limit_the_escalation_is_open_and_filled(profile: Profile) -> None:
    staffed(profile)
    number = my_chat(profile, BROKEN[profile.lang])
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await files_it(agent, LEAF[profile.lang])
        await agent.presses("space", "6", "1")
        await agent.types("20000")
        await agent.presses("enter")
        await agent.is_told(texts.BEYOND_LIMIT.say(profile.lang, amount="20000", limit="10000"))
        await agent.presses("1", "2")
        await agent.sees("20000")
        await agent.presses("enter")
        await agent.is_told(number)
    case = case_of(profile, number)
    assert case.solutions == ()
    assert case.offer is not None
    assert (case.offer.reason, case.offer.to.tier) == ("money", 3)
    assert "20000" in case.offer.note


@pytest.mark.parametrize("given", ["abc", "0", "", "1e5"])
async def test_what_is_no_amount_is_asked_again(zh: Profile, given: str) -> None:
    number = my_chat(zh, BROKEN["zh"])
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await files_it(agent, LEAF["zh"])
        await agent.presses("space", "6", "1")
        await agent.types(given)
        await agent.presses("enter")
        await agent.sees("多少元")
        await agent.presses("escape")
    assert case_of(zh, number).solutions == ()


async def test_a_case_with_an_open_option_says_what_lacks(zh: Profile) -> None:
    my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await files_it(agent, LATE["zh"])
        await agent.presses("space", "6", "1")
        await agent.sees("方案办妥")
        await agent.presses("space", "0")
        await agent.is_told("客户不要")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_options_say_when_how_much_and_whether_the_customer_must_agree(
    profile: Profile, size: tuple[int, int]
) -> None:
    my_chat(profile, BROKEN[profile.lang])
    async with at_desk(profile, size=size) as agent:
        await on_the_case(agent)
        await files_it(agent, LEAF[profile.lang])
        agent.app.clear_notifications()
        await agent.presses("space", "6")
        await agent.golden(f"options-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("4")
        agent.app.clear_notifications()
        await agent.golden(f"offered-{profile.lang}-{size[0]}")


async def test_what_was_offered_is_taken_back_by_its_name(zh: Profile) -> None:
    number = my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await files_it(agent, LATE["zh"])
        await agent.presses("space", "6", "1", "ctrl+z")
        await agent.is_told(f"已撤销：{SolutionOffered.called.zh}")
    assert case_of(zh, number).solutions == ()
