"""Keys pressed faster than the desk can follow do what they would have done one by one."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.app import App

from cs_tui.app import CsApp
from cs_tui.core.case import Status
from cs_tui.screens import typeahead
from cs_tui.screens.typeahead import TypeAhead
from tests.desk.driver import PATIENCE_S, at_desk
from tests.desk.world import World


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine an act may take longer than keys are held for a person."""
    monkeypatch.setattr(typeahead, "HOLD_S", PATIENCE_S)


PHRASE = "订单4471下单3天，退款１２９元，麻烦您1小时内处理"


async def test_a_hurried_no_action_is_a_no_action(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.hurries("ctrl+n", "ctrl+o", "9", "1")
        assert agent.front is None
    assert zh.case(number).status is Status.CANCELLED


async def test_a_hurried_known_issue_is_resolved(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.hurries("ctrl+n", "1", "ctrl+n")
    assert zh.case(number).status is Status.RESOLVED


async def test_a_phrase_committed_on_the_case_opens_the_reply_with_all_of_it(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        assert agent.on_case
        await agent.types(PHRASE)
        assert agent.reply.value == PHRASE
        assert agent.focused is agent.reply


async def test_without_the_waiting_the_same_keys_go_astray(
    zh: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TypeAhead, "on_event", App.on_event)
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.hurries("ctrl+n", "ctrl+o", "9", "1")
        assert agent.front == number


async def test_a_digit_before_anything_is_numbered_waits_and_is_never_typed(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        found, agent.desk.assist = agent.desk.assist, None
        agent.keys = 0
        agent.app.simulate_key("4")
        await agent.until(lambda: agent.app.acting, "the digit waiting")
        assert agent.reply.value == ""
        agent.desk.assist = found
        await agent.settles()
        assert list(zh.drafts(number)) == ["leaf"]
        assert agent.reply.value == ""


TURNS = 200
"""More than a key takes to reach the screen."""


async def test_what_is_typed_before_the_desk_is_there_is_whole_however_slowly_it_comes(
    zh: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
    monkeypatch.setattr(typeahead, "HOLD_S", 0.0)
    show = CsApp.show_first

    async def late(app: CsApp) -> None:
        for character in "k0z":
            app.post_message(events.Key(character, character))
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await show(app)

    monkeypatch.setattr(CsApp, "show_first", late)
    async with at_desk(zh) as agent:
        assert agent.reply.value == "k0z"
