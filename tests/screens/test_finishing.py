"""Leaving a case, when the hub is slow and people are quick: nothing twice, nothing lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cs_tui.desk import Desk
from cs_tui.errors import CsError, Offline, Refused
from cs_tui.screens import fields, typeahead
from cs_tui.services.cases import Cases
from cs_tui.services.lanes import reads
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as texts
from cs_tui.widgets.case_pane import CasePane
from tests.desk.driver import Agent, at_desk
from tests.desk.world import World

SECOND_LOOK = "还有一件事"


@pytest.fixture
def world(homes: Callable[[Lang], Path], tmp_path: Path) -> World:
    """A profile in Chinese whose person is on duty."""
    world = World.copy_of(homes("zh"), tmp_path / "home", "zh")
    with world.other_program() as desk:
        desk.run_now(desk.shifts.begin)
    return world


def slow_hub(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Serve-next answers only when the event is set."""
    answers = asyncio.Event()
    serve = type(agent.app.desk).serve_next

    async def late(desk: object) -> str | None:
        await answers.wait()
        return await serve(agent.app.desk)

    monkeypatch.setattr(type(agent.app.desk), "serve_next", late)
    return answers


def sent(world: World, number: str) -> list[str]:
    """What was written to the customer of a case."""
    return [said.text for said in world.case(number).messages if said.side == "agent"]


async def test_what_was_sent_is_not_sent_again_while_the_hub_is_slow(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.contact()
    world.contact("发票抬头写错了")
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        answers = slow_hub(agent, monkeypatch)
        await agent.types("您好")
        agent._send("ctrl+n")
        await agent.until(lambda: agent.desk._serving, "a question to the hub")
        assert agent.reply.value == ""
        agent.goes_to("reply")
        for character in SECOND_LOOK:
            agent._send(character)
        await agent.until(lambda: world.drafts(first) == {"reply": SECOND_LOOK}, "draft")
        answers.set()
        await agent.settles()
        assert agent.front == first
        assert agent.told[-1] == texts.SERVED_BESIDE.zh
        await agent.presses("ctrl+n")
    assert sent(world, first) == ["您好", SECOND_LOOK]


async def test_while_the_hub_is_slow_a_second_ctrl_n_says_so_and_sending_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        answers = slow_hub(agent, monkeypatch)
        await agent.types("您好")
        agent._send("ctrl+n")
        await agent.until(lambda: agent.desk._serving, "a question to the hub")
        agent._send("ctrl+n")
        await agent.until(lambda: texts.STILL_SERVING.zh in agent.told, "word about the hub")
        agent.goes_to("reply")
        agent._send("在")
        agent._send("ctrl+s")
        await agent.until(lambda: sent(world, first) == ["您好", "在"], "second message")
        answers.set()
        await agent.settles()


async def test_an_answer_given_before_the_latest_message_was_read_is_not_sent(
    world: World,
) -> None:
    number = world.contact()
    seen = world.case(number)
    world.writes_again(number, "等等，我要退款")
    with world.other_program() as desk:
        desk.run_now(desk.cases.keep_drafts, seen.id, {"reply": ("好的", None)})
        with pytest.raises(Refused):
            desk.run_now(desk.queue.finish, seen.id, seen.last_in)
    assert world.drafts(number) == {"reply": "好的"}
    assert sent(world, number) == []


async def test_what_was_typed_for_a_case_that_needs_no_action_stays(world: World) -> None:
    number = world.contact("打错了")
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.types("半句话")
        agent.goes_to("note-issue")
        await agent.types("客户说打错了")
        await agent.presses("ctrl+o", "9", "1")
    case = world.case(number)
    assert case.status == "cancelled"
    assert case.note.issue == "客户说打错了"
    assert world.drafts(number) == {"reply": "半句话"}


async def test_a_case_left_waiting_by_its_act_shows_an_empty_reply(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.types("请发照片")
        await agent.presses("ctrl+o", "3")
        assert sent(world, number) == ["请发照片"]
        assert agent.reply.value == ""


async def test_a_late_look_at_one_case_never_replaces_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [world.contact(), world.contact("发票抬头写错了")]
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.types("您好")
        await agent.presses("ctrl+n")
        assert agent.front == numbers[1]
        other = world.case(numbers[0]).id
        free = threading.Event()

        @reads
        def hold() -> None:
            free.wait()

        asked = asyncio.Event()
        run = Desk.run

        async def watched(
            desk: Desk, verb: Callable[..., object], /, *args: object, **more: object
        ) -> object:
            if verb.__name__ == "view" and args == (other,):
                asked.set()
            return await run(desk, verb, *args, **more)

        monkeypatch.setattr(Desk, "run", watched)
        held = asyncio.ensure_future(agent.app.desk.run(hold))
        opening = asyncio.ensure_future(agent.desk.open_case(other))
        await asked.wait()
        looking = asyncio.ensure_future(agent.desk.reload())
        await asyncio.sleep(0)
        free.set()
        await asyncio.gather(held, opening, looking)
        assert agent.front == numbers[0]


async def test_what_could_not_be_kept_is_kept_at_the_next_chance(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        keep = Cases.keep_drafts

        def full(*_: object) -> None:
            raise CsError(Words(zh="磁盘已满", en="disk full"))

        monkeypatch.setattr(Cases, "keep_drafts", full)
        agent.goes_to("reply")
        agent._send("好")
        await agent.until(lambda: agent.reply.value == "好", "text")
        with pytest.raises(CsError):
            await agent.desk.flush()
        monkeypatch.setattr(Cases, "keep_drafts", keep)
        agent.desk.flush_now()
        assert world.drafts(number) == {"reply": "好"}


async def test_a_key_held_down_says_what_is_missing_once(world: World) -> None:
    world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        before = len(agent.told)
        await agent.hurries(*["ctrl+n"] * 5)
        assert len(agent.told) - before == 1


async def test_nobody_claims_that_nobody_waits_when_the_hub_could_not_be_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(world) as agent:

        async def away(desk: object) -> str | None:
            raise Offline(texts.OFFLINE_NEXT)

        monkeypatch.setattr(Desk, "serve_next", away)
        await agent.presses("ctrl+n")
        assert agent.told == [texts.OFFLINE_NEXT.zh]


async def test_a_full_disk_is_told_in_words_and_what_was_typed_is_kept_when_there_is_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "KEEP_AGAIN_S", 0.1)
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        desk = agent.app.desk

        def pages(most: int) -> None:
            desk.kit.log.conn.execute(f"PRAGMA max_page_count={most}")

        await desk.run(pages, 1)
        agent.goes_to("reply")
        text = "磁盘满了" * 20_000
        await agent.pastes(text)
        await agent.until(lambda: any("磁盘" in told for told in agent.told), "word of the disk")
        await agent.presses("ctrl+s")
        assert agent.reply.value == text
        await desk.run(pages, 1_000_000)
        await agent.until(lambda: world.drafts(number) == {"reply": text}, "draft")


async def test_a_digit_never_becomes_a_word_to_the_customer_on_a_slow_machine(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "HOLD_S", 0.0)
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.hurries("ctrl+n", "1", "ctrl+n")
    assert "1" not in sent(world, number)


async def test_a_digit_pressed_while_the_hub_is_asked_fills_nothing_into_the_case_left_behind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        answers = slow_hub(agent, monkeypatch)
        await agent.types("您好")
        agent._send("ctrl+n")
        await agent.until(lambda: agent.desk._serving, "a question to the hub")
        agent.desk.set_focus(agent.desk.query_one(CasePane))
        agent._send("1")
        await agent.until(lambda: texts.STILL_SERVING.zh in agent.told, "word about the hub")
        answers.set()
        await agent.settles()
    assert world.drafts(number) == {}
    assert sent(world, number) == ["您好"]


async def test_what_is_typed_is_kept_also_when_the_fields_have_left_the_screen(
    world: World,
) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        agent.goes_to("reply")
        agent._send("好")
        await agent.until(lambda: agent.reply.value == "好", "text")
        desk = agent.desk
        await agent.reply.remove()
        desk.flush_now()
        assert world.drafts(number) == {"reply": "好"}
