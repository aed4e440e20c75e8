"""Ctrl+O 2: a time that is too late is named before it is picked, and once it is."""

from __future__ import annotations

import pytest

from tests.driver import Profile, at_desk
from tests.screens.test_assessment import my_chat, on_the_case

pytestmark = pytest.mark.long

BEYOND = {"zh": "晚于解决时限", "en": "must be solved"}
TOLD = {"zh": "晚于解决时限", "en": "later than it must be solved"}
ASKED = {"zh": "订单什么时候到", "en": "when does my order arrive"}
HALF_A_DAY_MS = 5 * 3_600_000


async def test_a_promise_later_than_the_case_must_be_solved_warns(profile: Profile) -> None:
    my_chat(profile, ASKED[profile.lang])
    profile.clock.goes_on(HALF_A_DAY_MS)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await agent.presses("ctrl+o", "2")
        await agent.sees(BEYOND[profile.lang])
        rows = [row for row in agent.panel.splitlines() if BEYOND[profile.lang] in row]
        assert len(rows) == 1, agent.panel
        await agent.presses("5")
        await agent.is_told(TOLD[profile.lang])
