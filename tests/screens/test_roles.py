"""Screens that are for leads and admins: an agent is told why not, and is not offered them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.steps import STEPS
from tests.driver import Agent, Profile, at_desk
from tests.screens.passing import staffed

WHY = {
    "f8": {"zh": "看板给班长和管理员用", "en": "the floor is for leads and admins"},
    "f9": {"zh": "管理页给班长和管理员用", "en": "admin is for leads and admins"},
}


async def joined(agent: Agent, role: str) -> None:
    """The same person, as somebody with this role at a hub."""
    desk = agent.app.desk
    desk.kit.profile = replace(desk.kit.profile, hub_url="https://127.0.0.1:1", role=role)
    await agent.app._changed()


@pytest.mark.parametrize("key", ["f8", "f9"])
async def test_an_agent_is_told_who_a_screen_is_for_and_stays(profile: Profile, key: str) -> None:
    async with at_desk(profile) as agent:
        await joined(agent, "agent")
        await agent.presses(key)
        await agent.is_told(WHY[key][profile.lang])
        assert agent.mode == "desk"


@pytest.mark.parametrize("role", ["lead", "admin"])
async def test_who_leads_comes_in(zh: Profile, role: str) -> None:
    async with at_desk(zh) as agent:
        await joined(agent, role)
        await agent.presses("f8")
        assert agent.mode == "floor"
        await agent.presses("f9")
        assert agent.mode == "admin"


async def test_neither_help_nor_the_palette_offers_what_is_closed(zh: Profile) -> None:
    async with at_desk(zh, size=(130, 60)) as agent:
        await joined(agent, "agent")
        await agent.presses("f1")
        await agent.sees("打开：日终", "打开：同步")
        agent.misses("打开：看板")
        agent.misses("打开：管理")
        await agent.presses("escape", "ctrl+g")
        await agent.sees("日终", "同步")
        agent.misses("看板")


async def test_the_digits_of_the_screens_are_the_same_for_everybody(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await joined(agent, "agent")
        await agent.presses("ctrl+g", str([step.id for step in STEPS].index("sync") + 1))
        assert agent.mode == "sync"


async def test_a_desk_alone_has_every_screen(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        for step in STEPS:
            await agent.presses(step.key)
            assert agent.mode == step.id


async def test_the_role_is_the_one_the_hub_last_told(zh: Profile) -> None:
    staffed(zh, lead=True)
    async with at_desk(zh) as agent:
        await joined(agent, "agent")
        await agent.presses("f8")
        assert agent.mode == "floor"


async def test_a_tenth_screen_is_reached_with_nought(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        tenth = replace(STEPS[0], key="f12")
        agent.app.every_step = (*STEPS, tenth)
        assert len(agent.app.every_step) == 10
        await agent.presses("ctrl+g", "0")
        assert agent.mode == tenth.id
