"""Ctrl+O 8: a duplicate goes on in the other case, the customer is told once."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case, Customer, Status
from cs_tui.texts import desk as texts
from tests.driver import HOSTILE, MINUTE_MS, NARROW, WIDE, Profile, at_desk
from tests.screens.test_customer import TOLD, case_of, comes


def twice(profile: Profile) -> tuple[Case, Case]:
    """One customer, the same matter twice: the second is in front."""
    first = comes(profile, TOLD[profile.lang][0])
    profile.clock.goes_on(MINUTE_MS)
    second = comes(profile, TOLD[profile.lang][1], at=profile.clock.at)
    with profile.program() as desk:
        desk.run_now(desk.queue.put_in_front, second.id)
    return first, second


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_duplicate_is_merged_in_four_keys_and_the_other_goes_on(
    profile: Profile, size: tuple[int, int]
) -> None:
    first, second = twice(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.sees(texts.SAME_ORDER.say(profile.lang, number=first.number))
        await agent.presses("ctrl+o", "8", "1", "1")
        await agent.golden(f"joining-tell-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("enter")
        await agent.is_told("Ctrl+Z")
        said = f"并入了 {second.number}" if profile.lang == "zh" else f"took in {second.number}"
        await agent.sees(said, first.number)
    assert case_of(profile, second.number).merged_into == first.id
    told = case_of(profile, second.number).messages[-1].text
    assert first.number in told


async def test_ctrl_z_gives_both_cases_back(profile: Profile) -> None:
    first, second = twice(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "8", "1", "1", "enter")
        await agent.is_told("Ctrl+Z")
        await agent.presses("ctrl+z")
        await agent.is_told("合并工单" if profile.lang == "zh" else "merging")
    assert case_of(profile, second.number).status is Status.ACTIVE
    assert case_of(profile, first.number).ties == ()


async def test_the_other_case_is_merged_into_the_one_in_front(zh: Profile) -> None:
    first, second = twice(zh)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "8", "2", "1", "enter")
        await agent.is_told("Ctrl+Z")
        await agent.sees(f"并入了 {first.number}")
    assert case_of(zh, first.number).merged_into == second.id


async def test_any_case_is_linked_and_stays_open(profile: Profile) -> None:
    comes(profile, HOSTILE, name="[/b]", phone="13912345678")
    _, second = twice(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "8", "3")
        await agent.types("[/b]")
        await agent.sees("[/b]")
        await agent.presses("enter")
        await agent.is_told("Ctrl+Z")
    [tie] = case_of(profile, second.number).ties
    assert tie.sort == "linked"
    assert case_of(profile, tie.number).status is Status.ACTIVE


async def test_without_another_case_it_says_what_to_do(zh: Profile) -> None:
    case = comes(zh, "只有这一张")
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+f")
        await agent.types(case.number)
        await agent.presses("enter", "ctrl+o", "8", "1")
        await agent.is_told("没有别的未结工单")


async def test_what_may_be_one_thing_twice_is_named_as_it_is_taken(profile: Profile) -> None:
    with profile.program() as desk:
        first, second = (
            desk.run_now(
                desk.cases.open,
                channel="chat",
                text="?",
                answered=answered,
                customer=Customer(name=name, phone=phone, order_no="202611194471"),
            )
            for name, phone, answered in (
                ("Wang", "13800138000", True),
                ("Li", "13912345678", False),
            )
        )
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+n")
        await agent.is_told(first.number)
        await agent.sees(texts.SAME_ORDER.say(profile.lang, number=first.number))
        assert "Ctrl+O 8" in agent.told[-1]
    assert case_of(profile, second.number).owner is not None
