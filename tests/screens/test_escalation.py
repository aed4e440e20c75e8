"""Ctrl+O 1: why, to whom, until when, what they read; then it waits for somebody to accept."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cs_tui.core.case import Case, Status
from tests.driver import HOSTILE, MORNING, NARROW, WIDE, Agent, Profile, at_desk
from tests.screens.passing import MEI, NAMES, says, staffed

MOST_KEYS = 6
"""The budget of escalating with reason, tier and promised time, free text not counted."""


@dataclass
class Counting:
    """Presses keys and counts them."""

    agent: Agent
    n: int = 0

    async def presses(self, *keys: str) -> None:
        self.n += len(keys)
        await self.agent.presses(*keys)


def my_chat(profile: Profile) -> str:
    """A chat of mine in front; its number."""
    staffed(profile)
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)
        return case.number


def case_of(profile: Profile, number: str) -> Case:
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        return desk.run_now(desk.cases.view, row.id).case


async def test_a_case_is_escalated_within_the_budget_of_keys(profile: Profile) -> None:
    number = my_chat(profile)
    async with at_desk(profile) as agent:
        keys = Counting(agent)
        await keys.presses("ctrl+o", "1", "1", "1", "2", "enter")
        await agent.is_told(number)
    assert keys.n <= MOST_KEYS
    case = case_of(profile, number)
    waiting = case.offer
    assert waiting is not None
    assert (case.status, case.owner) == (Status.WAITING_INTERNAL, "me")
    assert (waiting.reason, waiting.to.tier) == ("skill", 2)
    assert waiting.promised_at == MORNING + 3_600_000
    assert case.subject in waiting.note


UNDONE = {"zh": "已撤销：", "en": "undone: "}


async def test_nobody_accepted_yet_so_one_key_takes_it_back(profile: Profile) -> None:
    number = my_chat(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "1", "1", "1", "2", "enter", "ctrl+z")
        await agent.is_told(UNDONE[profile.lang])
    case = case_of(profile, number)
    assert (case.status, case.offer, case.promises) == (Status.ACTIVE, None, ())


async def test_what_a_colleague_accepted_is_not_taken_back(zh: Profile) -> None:
    number = my_chat(zh)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "1", "1", "1", "2", "enter")
    with zh.program() as desk:
        says(desk, case_of(zh, number).id, MEI, "accepts")
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+z")
        await agent.is_told("已有同事接收")
    assert case_of(zh, number).owner == MEI


async def test_a_colleague_gets_it_without_an_escalation_and_the_clock_runs_on(
    profile: Profile,
) -> None:
    number = my_chat(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "1", "9")
        await agent.types(NAMES[profile.lang][MEI])
        await agent.presses("enter", "9", "enter")
        await agent.is_told(NAMES[profile.lang][MEI])
    case = case_of(profile, number)
    assert case.offer is not None
    assert (case.offer.why, case.offer.to.person, case.offer.told) == ("transfer", MEI, False)
    assert (case.status, case.escalated) == (Status.ACTIVE, False)


async def test_the_words_for_the_receiver_can_be_changed_and_keep_no_card_number(
    zh: Profile,
) -> None:
    number = my_chat(zh)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "1", "1", "1", "2")
        await agent.types(" 卡号 6222021234567890128")
        await agent.presses("enter")
        await agent.is_told(number)
    waiting = case_of(zh, number).offer
    assert waiting is not None
    assert "卡号" in waiting.note
    assert "6222021234567890128" not in waiting.note


@pytest.mark.parametrize("keys", [("1",), ("1", "1"), ("1", "1", "1"), ("1", "1", "1", "2")])
async def test_esc_on_the_way_changes_nothing(zh: Profile, keys: tuple[str, ...]) -> None:
    number = my_chat(zh)
    before = case_of(zh, number)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", *keys, "escape")
        agent.misses("Ctrl+J")
    assert case_of(zh, number).offers == before.offers == ()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_panel_says_what_is_asked(profile: Profile, size: tuple[int, int]) -> None:
    my_chat(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("ctrl+o", "1")
        for name, key in (("why", "3"), ("whom", "1"), ("until", "2"), ("note", "escape")):
            await agent.golden(f"escalation-{name}-{profile.lang}-{size[0]}", panel=True)
            await agent.presses(key)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_case_says_to_whom_it_is_offered_and_what_was_said(
    profile: Profile, size: tuple[int, int]
) -> None:
    number = my_chat(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("ctrl+o", "1", "3", "1", "2", "enter")
        await agent.is_told(number)
        agent.app.clear_notifications()
        await agent.golden(f"escalation-case-{profile.lang}-{size[0]}")


async def test_ctrl_n_leaves_an_offered_case_as_it_is(zh: Profile) -> None:
    number = my_chat(zh)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "1", "9")
        await agent.types("梅芳")
        await agent.presses("enter", "9", "enter", "ctrl+n")
    case = case_of(zh, number)
    assert (case.status, case.owner) == (Status.ACTIVE, "me")
    assert case.offer is not None


async def test_foreign_text_is_only_text_on_the_way(profile: Profile) -> None:
    staffed(profile)
    with profile.program() as desk:
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "1", "1", "1", "2")
        await agent.sees("[/x][b]a[/i] [@click=app.quit]x[/]")
        await agent.presses("enter")
        await agent.is_told(case.number)
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))
