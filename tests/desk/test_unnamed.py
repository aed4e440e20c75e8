"""A desk whose person has no name yet greets without it."""

from __future__ import annotations

import pytest

from cs_tui.bootstrap import open_desk, rename
from cs_tui.core.placeholders import names_in
from cs_tui.texts import Lang
from tests.desk.driver import at_desk
from tests.desk.world import World


@pytest.fixture
def unnamed(world: World) -> World:
    """A profile as plain commands leave it that were used before any first start."""
    desk = open_desk(world.places)
    rename(desk, name="", lang=world.lang)
    desk.close()
    return world


GREETING: dict[Lang, str] = {"zh": "请问有什么可以帮您？", "en": "How can I help you today?"}


async def test_the_greeting_leaves_the_sentence_with_the_name_out_and_is_sent(
    unnamed: World,
) -> None:
    number = unnamed.contact()
    async with at_desk(unnamed) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.until(lambda: agent.desk.greeting == GREETING[unnamed.lang], "greeting")
        await agent.presses("ctrl+s")
    assert unnamed.case(number).messages[-1].text == GREETING[unnamed.lang]


@pytest.mark.parametrize("channel", ["phone", "chat", "email", "social", "sms", "app"])
def test_no_greeting_is_offered_with_a_placeholder(unnamed: World, channel: str) -> None:
    number = unnamed.contact(channel=channel)
    with unnamed.other_program() as desk:
        view = desk.run_now(desk.cases.view, desk.run_now(desk.cases.named, number).id)
        assert names_in(desk.run_now(desk.assistant.beside, view, "").greeting) == ()


async def test_a_play_begins_with_itself_where_the_greeting_only_asks(unnamed: World) -> None:
    number = unnamed.contact()
    async with at_desk(unnamed) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("1")
        assert agent.reply.value
        assert GREETING[unnamed.lang] not in agent.reply.value
        assert not agent.reply.value.startswith("\n")


def test_the_name_stands_in_the_greeting_of_who_has_one(world: World) -> None:
    number = world.contact()
    with world.other_program() as desk:
        view = desk.run_now(desk.cases.view, desk.run_now(desk.cases.named, number).id)
        assert desk.kit.profile.name in desk.run_now(desk.assistant.beside, view, "").greeting
