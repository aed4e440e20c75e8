"""Several conversations at once, and a call in between: nothing typed is ever disturbed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from cs_tui import app
from tests.desk.driver import Agent, at_desk
from tests.desk.world import World

LONG = "\n".join(f"第{n}行" for n in range(1, 13))


@asynccontextmanager
async def three_conversations(zh: World) -> AsyncIterator[tuple[Agent, list[str]]]:
    """An agent who holds three chats, the last of them in front."""
    numbers = [zh.contact(text) for text in ("什么时候发货", "退款多久到账", "发票抬头写错了")]
    async with at_desk(zh) as agent:
        for number in numbers:
            await agent.presses("ctrl+n")
            await agent.until(lambda: agent.front is not None and agent.front in numbers, "a case")
            assert agent.front == number
            await agent.types("请稍等")
            await agent.presses("ctrl+s")
        yield agent, numbers


async def test_a_message_that_comes_in_never_touches_what_is_being_typed(zh: World) -> None:
    async with three_conversations(zh) as (agent, numbers):
        first, _, front = numbers
        agent.goes_to("reply")
        await agent.types("我正在")
        await agent.pastes(LONG)
        await agent.presses("up", "up", "left")
        before = (agent.reply.value, agent.reply.cursor_location, agent.reply.scroll_offset)
        zh.writes_again(first, "在吗？")
        zh.writes_again(front, "还有一个问题")
        await agent.sees("还有一个问题")
        await agent.sees("新 1")
        assert agent.focused is agent.reply
        assert agent.front == front
        now = (agent.reply.value, agent.reply.cursor_location, agent.reply.scroll_offset)
        assert now == before


async def test_a_machine_that_is_slower_than_the_looks_still_shows_what_came_in(
    zh: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LOOK_S", 0.005)
    async with three_conversations(zh) as (agent, numbers):
        zh.writes_again(numbers[2], "还有一个问题")
        await agent.sees("还有一个问题")


async def test_the_next_conversation_is_an_unread_one_and_reading_it_takes_the_mark_away(
    zh: World,
) -> None:
    async with three_conversations(zh) as (agent, numbers):
        second = numbers[1]
        zh.writes_again(second, "好了吗？")
        await agent.sees("新 1")
        await agent.presses("ctrl+right_square_bracket")
        assert agent.front == second
        await agent.sees("好了吗？")
        await agent.until(lambda: "新 1" not in agent.screen, "mark gone")


async def test_without_unread_messages_the_key_goes_round_through_all_of_mine(zh: World) -> None:
    async with three_conversations(zh) as (agent, numbers):
        seen = []
        for _ in numbers:
            await agent.presses("ctrl+right_square_bracket")
            seen.append(agent.front)
        assert sorted(seen, key=str) == sorted(numbers)


async def test_what_is_typed_waits_in_each_conversation(zh: World) -> None:
    async with three_conversations(zh) as (agent, numbers):
        agent.goes_to("reply")
        await agent.types("写了一半")
        await agent.presses("ctrl+right_square_bracket")
        assert agent.front != numbers[2]
        assert agent.reply.value == ""
        assert zh.drafts(numbers[2]) == {"reply": "写了一半"}
        while agent.front != numbers[2]:
            await agent.presses("ctrl+right_square_bracket")
        assert agent.reply.value == "写了一半"


async def test_after_a_call_the_draft_and_the_caret_stand_where_they_were_left(zh: World) -> None:
    async with three_conversations(zh) as (agent, numbers):
        agent.goes_to("note-done")
        await agent.types("已查仓库")
        await agent.presses("left", "left")
        await agent.presses("ctrl+p")
        assert agent.front not in numbers
        assert agent.field("note-done").value == ""
        call = str(agent.front)
        await agent.types("您好")
        await agent.presses("ctrl+o", "4", "1", "1", "1")
        agent.goes_to("note-issue")
        await agent.types("咨询发货")
        await agent.presses("ctrl+n")
        assert agent.front == numbers[2]
        done = agent.field("note-done")
        assert (done.value, done.cursor_location) == ("已查仓库", (0, 2))
        assert agent.focused is done
        await agent.types("！")
        assert done.value == "已查！仓库"
    assert zh.case(call).status.over


async def test_a_call_that_was_walked_away_from_draws_nobody_back(zh: World) -> None:
    async with three_conversations(zh) as (agent, numbers):
        waiting = zh.contact("怎么开发票")
        await agent.presses("ctrl+p")
        call = agent.front
        while agent.front != numbers[2]:
            await agent.presses("ctrl+right_square_bracket")
        await agent.types("好了")
        await agent.presses("ctrl+n")
        await agent.comes_to(waiting)
        assert call not in (None, waiting)
