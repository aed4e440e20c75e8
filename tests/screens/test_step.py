"""What every screen of the working day does alike."""

from __future__ import annotations

import gc
import warnings

import pytest

from cs_tui.screens.step import StepScreen, acting
from tests.driver import NAMES, NARROW, Profile, at_desk


class Asked(StepScreen):
    """A screen with one act."""

    begun = 0

    @acting
    async def action_act(self) -> None:
        """Counts that it began."""
        self.begun += 1


async def unawaited(profile: Profile, *, early: bool) -> list[str]:
    """What Python complains of when the desk ends between an act's key and its first step."""
    async with at_desk(profile) as agent:
        screen = Asked()
        await agent.app.push_screen(screen)
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always", RuntimeWarning)
            if early:
                screen.run_worker(screen.redraw()).cancel()
            else:
                screen.action_act().cancel()
            await agent.settles()
            gc.collect()
        assert screen.begun == 0
    return [str(one.message) for one in found]


async def test_an_act_that_is_ended_before_its_first_step_was_never_begun(zh: Profile) -> None:
    assert await unawaited(zh, early=False) == []


async def test_an_act_begun_too_early_is_complained_of(zh: Profile) -> None:
    [complaint] = await unawaited(zh, early=True)
    assert "never awaited" in complaint


@pytest.mark.parametrize("key", ["f2", "f4", "f5", "f6", "f7", "f8", "f9", "f10"])
async def test_the_line_on_top_stands_as_soon_as_a_screen_does(zh: Profile, key: str) -> None:
    async with at_desk(zh) as agent:
        await agent.presses(key)

        assert agent.screen.splitlines()[0].strip().startswith(NAMES["zh"])


async def test_with_no_case_open_a_narrow_desk_shows_the_lists_and_only_keys_that_do_something(
    zh: Profile,
) -> None:
    with zh.program() as desk:
        zh.case(desk, name="王小明")
    async with at_desk(zh, size=NARROW) as agent:
        await agent.sees("还没有打开的工单", "我的 1", "王小明", "R 知识")
        agent.misses("S 发送")
        agent.misses("O 操作")
        await agent.presses("escape", "enter")
        await agent.sees("S 发送", "O 操作")
        agent.misses("我的 1")
