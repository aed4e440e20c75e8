"""Ctrl+O 4: what fits stands first, with how surely and why; what is unsure is not chosen."""

from __future__ import annotations

import pytest

from cs_tui.screens.panels import PickPanel
from cs_tui.texts import desk as texts
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets.pick_list import PickList
from cs_tui.widgets.writing import Writing
from tests.driver import NARROW, WIDE, Profile, at_desk

SURE = {"zh": "退款什么时候到账", "en": "when will my refund arrive"}


def case_in_front(profile: Profile, text: str) -> str:
    with profile.program() as desk:
        case = profile.case(desk, text)
        desk.run_now(desk.queue.put_in_front, case.id)
        return case.number


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_panel_shows_three_with_how_surely_and_why(
    profile: Profile, size: tuple[int, int]
) -> None:
    case_in_front(profile, SURE[profile.lang])
    async with at_desk(profile, size=size) as agent:
        await agent.presses("ctrl+o", "4")
        await agent.golden(f"classification-{profile.lang}-{size[0]}", panel=True)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_where_nothing_is_sure_enough_the_panel_says_so(
    profile: Profile, size: tuple[int, int]
) -> None:
    case_in_front(profile, "qqqq zzzz")
    async with at_desk(profile, size=size) as agent:
        await agent.presses("ctrl+o", "4")
        await agent.golden(f"classification-unsure-{profile.lang}-{size[0]}", panel=True)


async def test_enter_takes_nothing_that_was_not_sure(zh: Profile) -> None:
    case_in_front(zh, "qqqq zzzz")
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "4", "enter")
        assert isinstance(agent.app.screen, PickPanel)
        assert agent.app.screen.query_one(PickList).highlighted is None
        await agent.presses("down", "enter")
        await agent.sees(panel_texts.NATURE.zh)


async def test_the_note_changes_what_is_suggested_while_it_is_typed(zh: Profile) -> None:
    case_in_front(zh, "qqqq zzzz")
    async with at_desk(zh) as agent:
        await agent.sees(texts.NO_SUGGESTION.zh)
        agent.app.screen.query_one("#note-issue", Writing).focus()
        await agent.types("发票抬头开错了怎么改")
        await agent.until(lambda: texts.NO_SUGGESTION.zh not in agent.screen, "a suggestion")
