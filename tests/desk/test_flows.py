"""How many keys the flows of a day take (DESIGN 4), on the real desk."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.texts import Lang
from tests.desk.driver import at_desk
from tests.desk.world import World


async def test_a_known_issue_takes_three_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("1")
        offered = agent.reply.value
        await agent.presses("ctrl+n")
        assert agent.keys == 3
    case = world.case(number)
    assert case.status is Status.RESOLVED
    assert case.messages[-1].text == offered
    assert case.messages[-1].delivery == "waiting"
    made = case.classification
    assert made.nature
    assert made.leaf
    assert made.outcome
    assert case.note.issue
    assert case.note.done
    kinds = world.kinds(number)
    acts = {act for kind, act in kinds if kind in ("message_out", "note_added", "case_resolved")}
    assert len(acts) == 1
    assert world.drafts(number) == {}


LETTERS: dict[Lang, str] = {"zh": "zj", "en": "em"}
"""安抚：着急 by pinyin initials, and Empathy: sad by the start of a word."""


async def test_a_phrase_picked_by_two_letters_is_sent_with_six_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("ctrl+t", *LETTERS[world.lang])
        await agent.until(lambda: bool(agent.rows) and agent.panel is not None, "phrases")
        await agent.presses("enter")
        offered = agent.reply.value
        await agent.presses("ctrl+n")
        assert agent.keys == 6
    case = world.case(number)
    assert (case.messages[-1].side, case.messages[-1].text) == ("agent", offered)
    assert case.status is Status.WAITING_CUSTOMER


async def test_by_hand_it_takes_eight_keys_to_classify_answer_and_save(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.keys = 0
        await agent.presses("ctrl+o", "4", "1", "2", "2", "ctrl+t")
        await agent.types(LETTERS[world.lang])
        await agent.presses("enter", "ctrl+s")
        assert agent.keys == 8
        assert agent.front == number
    case = world.case(number)
    assert case.messages[-1].side == "agent"
    made = case.classification
    assert (made.nature, made.outcome) == ("help", "informed")
    assert made.leaf
    assert case.status is Status.ACTIVE


QUESTION: dict[Lang, str] = {"zh": "退款多久到账", "en": "refund"}


async def test_knowledge_goes_into_the_reply_and_is_cited_with_three_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.keys = 0
        await agent.presses("ctrl+r")
        await agent.types(QUESTION[world.lang])
        await agent.until(lambda: bool(agent.rows), "articles")
        await agent.presses("enter")
        answer = agent.reply.value
        assert len(answer) > 20
        await agent.presses("ctrl+s")
        assert agent.keys == 3
    case = world.case(number)
    assert case.messages[-1].text == answer
    assert len(case.citations) == 1


async def test_a_callback_is_promised_with_three_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.keys = 0
        await agent.presses("ctrl+o", "2", "2")
        assert agent.keys == 3
        assert "promise" in world.drafts(number)
        await agent.types("好的" if world.lang == "zh" else "ok")
        await agent.presses("ctrl+s")
    promises = world.case(number).promises
    assert [promise.open for promise in promises] == [True]


async def test_no_action_takes_three_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.keys = 0
        await agent.presses("ctrl+o", "9", "1")
        assert agent.keys == 3
        assert agent.front is None
    assert world.case(number).status is Status.CANCELLED


async def test_one_key_undoes_and_what_was_typed_stands_in_the_fields_again(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("1")
        offered, issue = agent.reply.value, agent.field("note-issue").value
        await agent.presses("ctrl+n")
        assert agent.front is None
        await agent.presses("ctrl+z")
        assert agent.front == number
        assert (agent.reply.value, agent.field("note-issue").value) == (offered, issue)
    case = world.case(number)
    assert case.status is Status.ACTIVE
    assert [message.side for message in case.messages] == ["customer"]
    assert {"reply", "leaf", "nature", "outcome"} <= world.drafts(number).keys()
